"""The arithmetic of one clock: when it is due, and how that comes about day by day."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from mithaq.kit.workdays import ONE_DAY, DayLine, WorkCalendar

from .enums import ClockUnit
from .models import Clock

COUNTED_IN_DAYS = (ClockUnit.CALENDAR, ClockUnit.WORKING)
END_OF_DAY = dt.time(23, 59, 59)


@dataclass(frozen=True)
class Setting:
    """Where a clock hangs: the town's calendar and its time zone."""

    calendar: WorkCalendar
    zone: ZoneInfo

    def day_of(self, moment: dt.datetime) -> dt.date:
        return moment.astimezone(self.zone).date()

    def end_of(self, day: dt.date) -> dt.datetime:
        """The last second of a day on the town's clock: who answers that evening is in time."""
        return dt.datetime.combine(day, END_OF_DAY, self.zone)


def paused_days(clock: Clock, setting: Setting) -> frozenset[dt.date]:
    """Days that do not count because the clock stood still.

    As with a term, the day after the pause began is the first and the day it ended is the last.
    """
    found: set[dt.date] = set()
    for first, last in clock.pauses:
        day = setting.day_of(dt.datetime.fromisoformat(first))
        end = setting.day_of(dt.datetime.fromisoformat(last))
        while day < end:
            day += ONE_DAY
            found.add(day)
    return frozenset(found)


def due(clock: Clock, setting: Setting) -> dt.datetime:
    """The last moment at which the promise is kept."""
    if clock.unit == ClockUnit.FIXED:
        return clock.due_at
    if clock.unit == ClockUnit.HOUR:
        hours = clock.n + (clock.extension_n if clock.extension_unit == ClockUnit.HOUR else 0)
        return clock.started_at + dt.timedelta(hours=hours) + clock.paused_total
    return setting.end_of(reckon(clock, setting)[-1].date)


def reckon(clock: Clock, setting: Setting) -> list[DayLine]:
    """Every day from the start to the due date, with its rank or why it does not count; empty for hours."""
    if clock.unit in (ClockUnit.HOUR, ClockUnit.FIXED):
        return []
    paused = paused_days(clock, setting)
    started = setting.day_of(clock.started_at)
    lines = _term(setting.calendar, started, clock.n, clock.unit, clock.start_rule, paused)
    if not clock.extension_n:
        return lines
    rank = max((line.number or 0 for line in lines), default=0)
    # The extension counts from the day after the first due date, whatever the rule of the first term.
    more = _term(
        setting.calendar, lines[-1].date, clock.extension_n, clock.extension_unit, "day_after", paused
    )
    return lines + [replace(line, number=line.number + rank if line.number else None) for line in more[1:]]


def _term(
    calendar: WorkCalendar, start: dt.date, n: int, unit: str, rule: str, paused: frozenset[dt.date]
) -> list[DayLine]:
    same_day = rule == "same_day"
    if unit == ClockUnit.MONTH:
        # A term in months ends on the day of the same number; in days it is that long.
        n, unit = (add_months(start, n) - start).days + same_day, ClockUnit.CALENDAR
    return calendar.reckon(
        start,
        n,
        "working" if unit == ClockUnit.WORKING else "calendar",
        "same_day" if same_day else "day_after",
        paused,
    )


def add_months(day: dt.date, n: int) -> dt.date:
    """The day of the same number n months later, or the last of that month when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def next_moment(clock: Clock, after: dt.datetime) -> dt.datetime | None:
    """When the house must look at the clock again; None when nothing is to come."""
    if clock.state != "running" or clock.escalated_at is not None:
        return None
    ahead = [moment for moment in reminder_moments(clock) if moment > after]
    return min([*ahead, clock.due_at])


def reminder_moments(clock: Clock) -> list[dt.datetime]:
    """When the officers in charge are reminded, in order."""
    moments = (clock.due_at - before for before in clock.definition.remind)
    return sorted(moment for moment in moments if moment > clock.started_at)
