"""The dates of a published page as days: a month ends on its last day, a year in December."""

from __future__ import annotations

import calendar
import datetime as dt

from ...reading import ParsedPlan
from ...reading.shapes import FoundDate


def first_day(found: FoundDate) -> dt.date:
    return dt.date(found.year, found.month or 1, found.day or 1)


def last_day(found: FoundDate) -> dt.date:
    month = found.month or 12
    return dt.date(found.year, month, found.day or calendar.monthrange(found.year, month)[1])


def days_of(parsed: ParsedPlan) -> tuple[dt.date | None, dt.date | None, dt.date | None]:
    """(start, end, submission). Of two ends the one at the head of the page; an impossible end is left out.

    Both contradictions stand among the doubts, and the words of the page in the section on dates.
    """
    submission = first_day(parsed.submission) if parsed.submission and parsed.submission.day else None
    start = submission or (dt.date(parsed.period[0], 1, 1) if parsed.period else None)
    end = last_day(parsed.end_dates[0]) if parsed.end_dates else None
    if start and end and end <= start:
        end = None
    return start, end, submission
