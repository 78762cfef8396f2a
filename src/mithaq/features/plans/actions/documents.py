"""Letters and formal documents that go with a plan; the file itself is an attachment with its SHA-256."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.commons.files.actions import attach
from mithaq.kit.i18n import Text

from ..models import Plan, PlanDocument
from .conflicts import put, unchanged

FIELDS = ("kind", "title", "dated", "signatory", "in_pack")


@transaction.atomic
def add_document(
    *,
    by: Actor,
    plan: Plan,
    kind: str,
    title: Text,
    upload: File[Any],
    dated: dt.date | None = None,
    signatory: Text | None = None,
    in_pack: bool = False,
) -> PlanDocument:
    """A document with its file. Raises ValidationError by field, also when the file is refused."""
    require(by, "attach", plan)
    document = PlanDocument(plan=plan, municipality=plan.municipality)
    fields = {"kind": kind, "title": title, "dated": dated, "signatory": signatory or Text()}
    put(document, fields | {"in_pack": in_pack}, allowed=FIELDS)
    _check(document)
    document.save()
    attachment = attach(by=by, to=document, upload=upload, title=title, kind=kind)
    record(
        "plans.document_added",
        by=by,
        on=document,
        data={"kind": kind, "dated": dated.isoformat() if dated else "", "sha256": attachment.sha256},
    )
    return document


@transaction.atomic
def change_document(
    *, by: Actor, document: PlanDocument, fields: Mapping[str, Any], seen: str = ""
) -> PlanDocument:
    """Set fields (`FIELDS`); the file itself stays: another file is another document."""
    require(by, "attach", document)
    fresh = unchanged(document, seen)
    changed = put(fresh, fields, allowed=FIELDS)
    if changed:
        _check(fresh)
        fresh.save()
        record("plans.document_changed", by=by, on=fresh, data={"fields": changed})
    return fresh


@transaction.atomic
def set_pack(*, by: Actor, plan: Plan, documents: Iterable[PlanDocument]) -> None:
    """Say which documents one should read before commenting."""
    require(by, "edit", plan)
    wanted = {one.pk for one in documents}
    for document in plan.documents.all():
        if document.in_pack != (document.pk in wanted):
            change_document(by=by, document=document, fields={"in_pack": document.pk in wanted})


def _check(document: PlanDocument) -> None:
    if document.dated and document.dated > timezone.localdate():
        raise ValidationError({"dated": _("A document cannot bear a date that is still to come.")})
    document.full_clean()
