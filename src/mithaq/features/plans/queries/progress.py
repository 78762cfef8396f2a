"""How far promises have come, computed from their milestones and today's date, never typed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from ..enums import MilestoneStatus
from ..models import Milestone

SOON_DAYS = 14


def state_of(milestone: Milestone, today: dt.date) -> str:
    """done, late (open and past due), soon (due within 14 days), open or cancelled."""
    if milestone.status == MilestoneStatus.CANCELLED:
        return "cancelled"
    if not milestone.is_open:
        return "done"
    left = (milestone.due_on - today).days
    return "late" if left < 0 else "soon" if left <= SOON_DAYS else "open"


@dataclass(frozen=True)
class Step:
    """A milestone as a page shows it. done_on is the due date where the day of completion is not known."""

    milestone: Milestone
    state: str

    @property
    def done_on(self) -> dt.date | None:
        return (self.milestone.completed_on or self.milestone.due_on) if self.state == "done" else None


@dataclass(frozen=True)
class Progress:
    """Counts of milestones: done (of which in_time), late and still open, due in time; cancelled ones apart."""

    done: int = 0
    in_time: int = 0
    late: int = 0
    due: int = 0
    cancelled: int = 0

    @property
    def total(self) -> int:
        return self.done + self.late + self.due

    @property
    def came_due(self) -> int:
        """Promises that can be judged: done, or past their date."""
        return self.done + self.late

    @property
    def share_in_time(self) -> float | None:
        """In-time promises among those that can be judged, 0 to 1; None when there is none yet."""
        return self.in_time / self.came_due if self.came_due else None


def steps_of(milestones: Iterable[Milestone], today: dt.date) -> list[Step]:
    return [Step(milestone, state_of(milestone, today)) for milestone in milestones]


def progress_of(steps: Iterable[Step], today: dt.date) -> Progress:
    done = in_time = late = due = cancelled = 0
    for step in steps:
        if step.state == "cancelled":
            cancelled += 1
        elif step.state == "done":
            done += 1
            in_time += step.milestone.days_late(today) == 0
        elif step.state == "late":
            late += 1
        else:
            due += 1
    return Progress(done=done, in_time=in_time, late=late, due=due, cancelled=cancelled)
