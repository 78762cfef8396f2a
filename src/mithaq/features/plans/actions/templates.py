"""The versioned template of sections and questions."""

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

from ..catalogues import STANDARD_TEMPLATE, template_data
from ..enums import QuestionKind
from ..models import PlanTemplate, Question, QuestionGroup


@transaction.atomic
def ensure_template(*, by: Actor, data: Mapping[str, Any] | None = None) -> PlanTemplate:
    """The template `data` describes (the shipped one by default), made unless this version exists.

    A version that a plan was written against never changes: improve it as a new version, beside the old one.
    Raises ValidationError when `data` holds together badly.
    """
    data = data or template_data(*STANDARD_TEMPLATE)
    code, version = data["code"], data["version"]
    if existing := PlanTemplate.objects.filter(code=code, version=version).first():
        return existing
    if not by.is_system:
        require_grant(by, "plans.edit")
    _check(data)
    template = PlanTemplate.objects.create(code=code, version=version, title=Text(data["title"]))
    groups = {
        one["code"]: QuestionGroup.objects.create(
            template=template, code=one["code"], order=order, title=Text(one["title"])
        )
        for order, one in enumerate(data["groups"])
    }
    for order, one in enumerate(data["questions"]):
        Question.objects.create(
            template=template,
            group=groups[one["group"]],
            code=one["code"],
            order=order,
            kind=one["kind"],
            title=Text(one["title"]),
            help=Text(one.get("help", {})),
            required=one.get("required", False),
            min_length=one.get("min_length", 0),
        )
    record("plans.template_added", by=by, on=template, data={"code": code, "version": version})
    return template


def _check(data: Mapping[str, Any]) -> None:
    groups = [one["code"] for one in data["groups"]]
    codes = [one["code"] for one in data["questions"]]
    if len(set(groups)) != len(groups) or len(set(codes)) != len(codes):
        raise ValidationError(_("Two groups or two questions of the template have the same code."))
    for one in data["questions"]:
        if one["group"] not in groups:
            raise ValidationError(_("The question “%s” names a group that is not there.") % one["code"])
        if one["kind"] not in QuestionKind.values:
            raise ValidationError(_("The question “%s” is of an unknown kind.") % one["code"])
