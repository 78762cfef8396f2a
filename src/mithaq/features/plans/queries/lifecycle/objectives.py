"""Which commitments serve which objectives and goals, and which objectives nobody serves yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible

from ...catalogues import Goal, goal_of, goals
from ...models import Commitment, Objective, ObjectiveSet, Plan


@dataclass(frozen=True)
class Row:
    """An objective, or a goal or target, and for each commitment of the matrix whether it serves it."""

    code: str
    title: object
    marks: list[bool]
    key: int = 0
    is_target: bool = False

    @property
    def is_served(self) -> bool:
        return any(self.marks)


@dataclass(frozen=True)
class Matrix:
    """objectives: the list it is about; None for the Sustainable Development Goals."""

    objectives: ObjectiveSet | None
    commitments: Sequence[Commitment]
    rows: list[Row]

    @property
    def gaps(self) -> list[Row]:
        return [row for row in self.rows if not row.is_served]


@dataclass(frozen=True)
class Coverage:
    plans: list[Plan]
    commitments: list[Commitment]
    matrices: list[Matrix]
    sdg: Matrix
    # Goals that no commitment serves.
    unserved: list[Goal]


def coverage(actor: Actor, plan: Plan | None = None) -> Coverage:
    """Of one plan, or of all plans of the town that the actor may read; six queries at any size."""
    rows = Commitment.objects.select_related("plan").order_by("plan__starts_on", "plan", "number")
    found = visible(actor, rows.filter(plan=plan) if plan else rows)
    commitments = list(found)
    sets = visible(actor, ObjectiveSet.objects.all()).prefetch_related("objectives")
    pairs = Objective.commitments.through.objects.filter(commitment__in=[one.pk for one in commitments])
    serving: dict[int, set[int]] = defaultdict(set)
    for objective, commitment in pairs.values_list("objective_id", "commitment_id"):
        serving[objective].add(commitment)
    matrices = [
        Matrix(
            one,
            commitments,
            [
                Row(
                    objective.code,
                    objective.title,
                    [commitment.pk in serving[objective.pk] for commitment in commitments],
                    objective.pk,
                )
                for objective in one.objectives.all()
            ],
        )
        for one in sets
    ]
    plans = list({one.plan_id: one.plan for one in commitments}.values())
    sdg = goals_matrix(commitments)
    served = {row.code for row in sdg.rows}
    missing = [goal for goal in goals().values() if str(goal.number) not in served]
    return Coverage(plans, commitments, [one for one in matrices if one.rows], sdg, missing)


def goals_matrix(commitments: Sequence[Commitment]) -> Matrix:
    """Goals and targets that any commitment names; a target counts for its goal."""
    tags = {tag for one in commitments for tag in with_goals(one.sdg)}
    rows = []
    for tag in sorted(tags, key=_order):
        goal = goal_of(tag)
        assert goal is not None
        marks = [tag in with_goals(one.sdg) for one in commitments]
        rows.append(Row(tag, goal.name, marks, is_target="." in tag))
    return Matrix(None, commitments, rows)


def with_goals(tags: Iterable[object]) -> set[str]:
    """The tags that name a goal, and the goals of the targets among them."""
    named = {str(tag) for tag in tags if goal_of(str(tag))}
    return named | {tag.partition(".")[0] for tag in named}


def _order(tag: str) -> tuple[int, str]:
    """16 before 16.3 before 16.10; targets with a letter after those with a number."""
    goal, _dot, target = tag.partition(".")
    return int(goal), f"{target:>3}" if target.isdigit() else target and f"~{target}"


def served_by(actor: Actor, commitment: Commitment) -> list[Objective]:
    rows = visible(actor, Objective.objects.filter(commitments=commitment))
    return list(rows.select_related("within").order_by("within__kind", "within", "order"))


def links_of(plan: Plan) -> set[tuple[int, int]]:
    """Pairs (commitment, objective) of primary keys."""
    through = Objective.commitments.through
    rows = through.objects.filter(commitment__plan=plan)
    return set(rows.values_list("commitment_id", "objective_id"))
