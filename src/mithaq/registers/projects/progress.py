"""How far a project has come and how late it is: computed, never typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone

from .enums import BEGUN, BUILT, CLOSED, Stage
from .models import Project, Step


def physical(steps: Iterable[Step]) -> int | None:
    """Percent of the work done: the weight of the steps that are done; None when no step is known."""
    rows = list(steps)
    whole = sum(step.weight for step in rows)
    done = sum(step.weight for step in rows if step.done_on is not None)
    return done * 100 // whole if whole else None


def financial(project: Project) -> int | None:
    """Percent of the contract paid (of the vote, for works without a contract); over 100 when it was overrun."""
    base = project.cost_contracted or (project.cost_voted if project.stage in BEGUN else None)
    if not base:
        return None
    return int((project.cost_paid or Decimal(0)) * 100 / base)


@dataclass(frozen=True)
class Delay:
    """Days after the end that was promised first. running: it grows by a day every day."""

    days: int
    running: bool


def delay(project: Project, today: dt.date | None = None) -> Delay | None:
    """How late a project is, or was when it was finished; None when it is in time or promised nothing.

    A suspended project goes on being late; one that was abandoned is no longer expected.
    """
    if project.promised_end is None or project.stage == Stage.ABANDONED:
        return None
    running = project.ended_on is None and project.stage not in BUILT
    until = (today or timezone.localdate()) if running else project.ended_on
    if until is None or until <= project.promised_end:
        return None
    return Delay((until - project.promised_end).days, running)


def is_late(project: Project, today: dt.date | None = None) -> bool:
    """Late at this moment: past its first promise and not finished."""
    late = delay(project, today)
    return late is not None and late.running and project.stage not in CLOSED
