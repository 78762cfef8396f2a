"""Letters and formal documents of a plan, each with its files."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible
from mithaq.commons.files.models import Attachment

from ..models import Plan, PlanDocument


@dataclass(frozen=True)
class Paper:
    """A document and the files attached to it, each with its size and SHA-256."""

    document: PlanDocument
    files: list[Attachment] = field(default_factory=list)


def files_of(actor: Actor, documents: list[PlanDocument]) -> dict[int, list[Attachment]]:
    """The files the actor may see, by document; one query for all."""
    if not documents:
        return {}
    kind = ContentType.objects.get_for_model(PlanDocument)
    rows = Attachment.objects.filter(subject_type=kind, subject_id__in=[one.pk for one in documents])
    found: dict[int, list[Attachment]] = defaultdict(list)
    for attachment in visible(actor, rows).order_by("uploaded_at", "pk"):
        found[attachment.subject_id].append(attachment)
    return found


def papers_of(actor: Actor, plan: Plan, **only: Any) -> list[Paper]:
    """The plan's documents in order of their date; `only` narrows them (in_pack=True)."""
    documents = list(PlanDocument.objects.filter(plan=plan, **only))
    files = files_of(actor, documents)
    return [Paper(document, files.get(document.pk, [])) for document in documents]
