"""Letters and formal documents of a plan, each with its files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from mithaq.commons.access.actor import Actor

from ..models import Plan, PlanDocument


@dataclass(frozen=True)
class Paper:
    """A document and the files attached to it, each with its size and SHA-256."""

    document: PlanDocument
    files: list[Any] = field(default_factory=list)


def papers_of(actor: Actor, plan: Plan, **only: Any) -> list[Paper]:
    """The plan's documents in order of their date; `only` narrows them (in_pack=True)."""
    return [Paper(document) for document in PlanDocument.objects.filter(plan=plan, **only)]
