"""What the monitor says of progress figures: the latest word on each, and whether the figure still stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from ...models import Commitment, FigureCheck, Milestone, Plan
from ..progress import progress_of, steps_of

# The key of the commitment's own progress among those of its milestones.
WHOLE = 0


def figure_of(commitment: Commitment, milestone: Milestone | None) -> str:
    """What the page says now: a step's status, or steps done of all, "3/7"."""
    if milestone is not None:
        return str(milestone.status)
    return figure_of_steps(commitment.milestones.all())


def figure_of_steps(milestones: Iterable[Milestone]) -> str:
    today = timezone.localdate()
    progress = progress_of(steps_of(milestones, today), today)
    return f"{progress.done}/{progress.total}"


@dataclass(frozen=True)
class Word:
    """The latest word on one figure. is_current: the figure is still what the monitor looked at."""

    check: FigureCheck
    is_current: bool


def check_rows() -> QuerySet[FigureCheck]:
    return FigureCheck.objects.select_related(
        "by", "replied_by", "milestone__commitment", "commitment__plan"
    ).order_by("-at", "-pk")


def words_on(commitment: Commitment, milestones: Iterable[Milestone] | None = None) -> dict[int, Word]:
    """The latest word on each figure of a commitment, by milestone (`WHOLE` for its progress). One query.

    milestones: those already read; they cost one query more otherwise.
    """
    latest: dict[int, FigureCheck] = {}
    for check in check_rows().filter(commitment=commitment):
        latest.setdefault(check.milestone_id or WHOLE, check)
    if not latest:
        return {}
    steps = list(commitment.milestones.all() if milestones is None else milestones)
    now = {step.pk: str(step.status) for step in steps} | {WHOLE: figure_of_steps(steps)}
    return {pk: Word(check, check.figure == now.get(pk)) for pk, check in latest.items()}


def contested_of(plan: Plan) -> list[FigureCheck]:
    """What is contested in a plan: the latest word on each figure where it is a contest, newest first."""
    seen: set[tuple[int, int | None]] = set()
    found = []
    for check in check_rows().filter(commitment__plan=plan):
        key = (check.commitment_id, check.milestone_id)
        if key not in seen and check.is_contested:
            found.append(check)
        seen.add(key)
    return found


def waiting_replies() -> QuerySet[FigureCheck]:
    """Contested figures the municipality has not answered yet, the oldest first."""
    rows = check_rows().filter(stance="contested", replied_at__isnull=True)
    return rows.order_by("at", "pk")
