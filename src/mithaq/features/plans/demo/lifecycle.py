"""What the plans serve, and the promise that changed, as the town’s own file tells it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from ..actions.lifecycle.amendments import amend_milestone
from ..actions.lifecycle.objectives import (
    add_objectives,
    link_objectives,
    publish_objectives,
    write_objective,
)
from ..models import Commitment, Milestone, ObjectiveSet, Plan
from .cast import Cast, texts

FOLDER = Path(__file__).parent


def enter_life(cast: Cast) -> None:
    """Once all plans of the town stand."""
    path = FOLDER / f"life_{cast.municipality.slug}.toml"
    row = tomllib.loads(path.read_text(encoding="utf-8"))
    served: dict[str, set[tuple[int, int]]] = {}
    for one in row["objectives"]:
        enter_objectives(cast, one, served)
    for code, links in served.items():
        link_objectives(by=cast.by_role("plan_officer"), plan=Plan.objects.get(code=code), links=links)
    for one in row["amendments"]:
        enter_amendment(cast, one)


def enter_objectives(
    cast: Cast, row: dict[str, Any], served: dict[str, set[tuple[int, int]]]
) -> ObjectiveSet:
    """`served` gathers (commitment, objective) by plan: a plan's links are saved together."""
    by = cast.by_role("plan_officer")
    fields = {
        "kind": row["kind"],
        "title": texts(row["title"]),
        "starts_on": cast.day(row["starts"]),
        "ends_on": cast.day(row["ends"]),
    }
    objectives = add_objectives(by=by, fields=fields)
    for one in row["rows"]:
        objective = write_objective(
            by=by, objectives=objectives, fields={"code": one["code"], "title": texts(one["title"])}
        )
        for place in one["serves"]:
            plan, _slash, number = place.partition("/")
            commitment = Commitment.objects.get(plan__code=plan, number=int(number))
            served.setdefault(plan, set()).add((commitment.pk, objective.pk))
    return publish_objectives(by=by, objectives=objectives)


def enter_amendment(cast: Cast, row: dict[str, Any]) -> None:
    milestone = Milestone.objects.select_related("commitment").get(
        commitment__plan__code=row["plan"], commitment__number=row["commitment"], order=row["milestone"]
    )
    amend_milestone(
        by=cast.by_role("mayor_office"),
        milestone=milestone,
        fields={"output": texts(row["output"])},
        reason=texts(row["reason"]),
        decided_on=cast.day(row["decided"]),
    )
