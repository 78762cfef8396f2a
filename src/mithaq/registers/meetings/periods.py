"""Quarters, half-years and years, as bodies promise to meet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mithaq.commons.manifest.definitions import Period
from mithaq.registers.bodies.enums import Rhythm

MONTHS = {Rhythm.QUARTER: 3, Rhythm.HALF_YEAR: 6, Rhythm.YEAR: 12}


def period_of(rhythm: str, day: dt.date) -> Period | None:
    """The calendar quarter, half-year or year with a day in it; None for a body that meets when needed."""
    months = MONTHS.get(Rhythm(rhythm))
    if months is None:
        return None
    first = (day.month - 1) // months * months + 1
    starts_on = dt.date(day.year, first, 1)
    return Period(starts_on=starts_on, ends_on=_months_later(starts_on, months) - dt.timedelta(days=1))


def quarter_of(day: dt.date) -> Period:
    found = period_of(Rhythm.QUARTER, day)
    assert found is not None
    return found


def next_period(rhythm: str, period: Period) -> Period:
    found = period_of(rhythm, period.ends_on + dt.timedelta(days=1))
    assert found is not None
    return found


def periods_in(rhythm: str, span: Period) -> Iterator[Period]:
    """The whole periods that touch a span, in order; none for a body that meets when needed."""
    period = period_of(rhythm, span.starts_on)
    while period is not None and period.starts_on <= span.ends_on:
        yield period
        period = next_period(rhythm, period)


def _months_later(day: dt.date, months: int) -> dt.date:
    years, month = divmod(day.month - 1 + months, 12)
    return dt.date(day.year + years, month + 1, 1)


__all__ = ["Period", "next_period", "period_of", "periods_in", "quarter_of"]
