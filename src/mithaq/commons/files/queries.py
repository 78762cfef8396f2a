"""Reading what is attached."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import on_subjects

from .models import Attachment


def attachments_of(actor: Actor, obj: Model, kind: str | None = None) -> QuerySet[Attachment]:
    """The files of a record that the actor may see, oldest first: one query. kind: None for every kind."""
    model = type(obj)
    mine = Q(subject_type=ContentType.objects.get_for_model(model), subject_id=obj.pk)
    seen = on_subjects(actor, model) & Q(is_public=True) | on_subjects(actor, model, "attach")
    rows = Attachment.objects.filter(mine & seen)
    if kind is not None:
        rows = rows.filter(kind=kind)
    return rows.order_by("uploaded_at", "pk")


def latest_versions(rows: Iterable[Attachment]) -> list[Attachment]:
    """Of files of one record: each that was never covered, and of each that was, its latest version alone."""
    ordered = sorted(rows, key=lambda one: one.pk)
    last = {one.original_id: one.pk for one in ordered if one.original_id is not None}
    covered, latest = set(last), set(last.values())
    return [one for one in ordered if one.pk not in covered and (one.original_id is None or one.pk in latest)]
