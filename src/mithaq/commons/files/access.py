"""A file is seen by those who see what it belongs to."""

from __future__ import annotations

from django.db.models import Q

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import NOBODY, Policy, on_subjects
from mithaq.kit.registry import Record, records


def attachable() -> list[Record]:
    return [record for record in records if record.attachments]


class AttachmentPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        rule = NOBODY
        for record in attachable():
            model = record.model_class()
            rule |= on_subjects(actor, model) & Q(is_public=True) | on_subjects(actor, model, "attach")
        return rule

    def cover(self, actor: Actor) -> Q:
        """Black parts of a picture out for everybody."""
        return self.remove(actor) & Q(content_type__startswith="image/")

    def remove(self, actor: Actor) -> Q:
        rule = NOBODY
        for record in attachable():
            rule |= on_subjects(actor, record.model_class(), "attach")
        return rule
