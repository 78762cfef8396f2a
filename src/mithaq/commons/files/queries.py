"""Reading what is attached."""

from __future__ import annotations

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
