"""The whole plan as one JSON document, made of the published datasets and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from mithaq.commons.access.actor import Actor, anonymous
from mithaq.commons.access.policy import visible
from mithaq.commons.publish.columns import json_row
from mithaq.kit.registry import Dataset, Record, records

from .queries.public import plan_to_read

# Key in the document → record, and the path from its rows to the plan.
PARTS = {
    "institutions": ("plans.institution", "plan"),
    "sections": ("plans.section", "plan"),
    "commitments": ("plans.commitment", "plan"),
    "milestones": ("plans.milestone", "commitment__plan"),
    "endorsements": ("plans.endorsement", "plan"),
    "documents": ("plans.document", "plan"),
    "declared_figures": ("plans.figure", "plan"),
}


def rows_of(record: Record, actor: Actor, **only: Any) -> tuple[Dataset, QuerySet[Any]]:
    """The record's dataset and its public rows among `only`, with all that the fields read joined."""
    dataset = record.dataset
    assert dataset is not None
    rows = visible(actor, record.model_class()._default_manager.filter(**only))
    if dataset.select_related:
        rows = rows.select_related(*dataset.select_related)
    return dataset, rows.prefetch_related(*dataset.prefetch_related).order_by(*dataset.order_by)


def written(dataset: Dataset, rows: Iterable[Any]) -> list[dict[str, Any]]:
    return [json_row(dataset, row) for row in rows]


def machine_copy_of(actor: Actor, pk: int) -> dict[str, Any]:
    """The plan for anybody's program: what an anonymous visitor may see, whoever asks."""
    everybody = anonymous(actor.municipality)
    plan = plan_to_read(everybody, pk)
    copy: dict[str, Any] = {"plan": written(*rows_of(records.get("plans.plan"), everybody, pk=plan.pk))[0]}
    for key, (code, path) in PARTS.items():
        copy[key] = written(*rows_of(records.get(code), everybody, **{path: plan}))
    return copy
