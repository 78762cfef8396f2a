"""The road of a project, put together from its moves, new plannings and steps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from mithaq.kit.formats import day
from mithaq.kit.i18n import Text

from .enums import Stage
from .models import Move, Replan, Step


@dataclass(frozen=True)
class Moment:
    """One thing that happened: when, what in words, why; `tone` is a class of the timeline."""

    on: dt.date
    what: Any
    why: Text | None = None
    tone: str = "done"


def timeline(moves: Iterable[Move], replans: Iterable[Replan], steps: Iterable[Step]) -> list[Moment]:
    """The newest first; of one day, what was written last stands on top."""
    found = [
        *(Moment(one.on, _stage(one), one.reason or None, _tone(one)) for one in moves),
        *(Moment(one.on, _replanned(one), one.reason, "soon") for one in replans),
        *(Moment(one.done_on, _step(one)) for one in steps if one.done_on is not None),
    ]
    found.reverse()
    return sorted(found, key=lambda moment: moment.on, reverse=True)


def _stage(move: Move) -> str:
    return gettext("Stage: %(stage)s") % {"stage": Stage(move.stage).label}


def _tone(move: Move) -> str:
    return "late" if move.stage in (Stage.SUSPENDED, Stage.ABANDONED) else "done"


def _replanned(one: Replan) -> str:
    told = {"new": day(one.new_end), "old": day(one.old_end)}
    return gettext("Planned end: %(new)s instead of %(old)s.") % told


def _step(step: Step) -> str:
    return gettext("Step done: %(step)s") % {"step": step.title}
