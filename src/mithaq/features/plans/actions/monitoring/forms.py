"""The versioned forms of assessments, shipped as data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require_grant
from mithaq.commons.audit.actions import record
from mithaq.kit.i18n import Text

from ...access_monitoring import FOLLOW
from ...catalogues import read
from ...enums_monitoring import Scale
from ...models import AssessmentForm, AssessmentQuestion

SHIPPED_VERSION = 1


def shipped_form(kind: str) -> Mapping[str, Any]:
    """A shipped form as its file says it, for `add_form`."""
    return read(f"assessments/{kind}-{SHIPPED_VERSION}.toml")


def form_in_use(*, by: Actor, kind: str) -> AssessmentForm:
    """The town's newest form of a kind; the shipped one when it has none."""
    newest = AssessmentForm.objects.filter(kind=kind).order_by("-version").first()
    return newest or _make(by, shipped_form(kind))


@transaction.atomic
def add_form(*, by: Actor, data: Mapping[str, Any]) -> AssessmentForm:
    """A further version; assessments begun with an older one keep it. Raises ValidationError."""
    require_grant(by, FOLLOW, "plans.publish")
    if AssessmentForm.objects.filter(kind=data["kind"], version=data["version"]).exists():
        raise ValidationError(_("This version exists already. Give the changed form a higher number."))
    return _make(by, data)


def _make(by: Actor, data: Mapping[str, Any]) -> AssessmentForm:
    codes = [one["code"] for one in data["questions"]]
    if len(set(codes)) != len(codes):
        raise ValidationError(_("Two questions of the form have the same code."))
    for one in data["questions"]:
        if one["scale"] not in Scale.values:
            raise ValidationError(_("The question “%s” has unknown values.") % one["code"])
    form = AssessmentForm.objects.create(
        municipality=by.municipality, kind=data["kind"], version=data["version"], title=Text(data["title"])
    )
    AssessmentQuestion.objects.bulk_create(
        AssessmentQuestion(
            municipality=by.municipality,
            form=form,
            code=one["code"],
            order=order,
            title=Text(one["title"]),
            help=Text(one.get("help", {})),
            scale=one["scale"],
            required=one.get("required", True),
            per_commitment=one.get("per_commitment", False),
        )
        for order, one in enumerate(data["questions"], start=1)
    )
    record(
        "plans.assessment_form_added",
        by=by,
        on=form,
        data={"kind": form.kind, "version": form.version},
    )
    return form
