"""Dates as plans print them: "avril 2023", "30th Août 2021", "8 Février 2024", "Jan 2026", "2021"."""

import calendar
import re

from .lines import key
from .shapes import FoundDate
from .vocabulary import MONTHS

_YEARS = range(1990, 2101)
_DAY_MONTH_YEAR = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th|er|e)? )?(?:of |de )?([a-z]{3,}) (\d{4})")
_MONTH_DAY_YEAR = re.compile(r"([a-z]{3,}) (\d{1,2})(?:st|nd|rd|th)? (\d{4})")
_NUMERIC = re.compile(r"(\d{1,2}) (\d{1,2}) (\d{4})")
_ISO = re.compile(r"(\d{4}) (\d{1,2})(?: (\d{1,2}))?")
_YEAR = re.compile(r"\d{4}")
_PERIOD = re.compile(r"(?<!\d)(\d{4})\s*[–—\-/]\s*(\d{4})(?!\d)")


def read_date(text: str, place: str, line: int) -> FoundDate | None:
    """The date that the whole of `text` is, or None; impossible days and months are None too."""
    flat = key(text)
    if match := _DAY_MONTH_YEAR.fullmatch(flat):
        parts = (match[3], MONTHS.get(match[2]), match[1])
    elif match := _MONTH_DAY_YEAR.fullmatch(flat):
        parts = (match[3], MONTHS.get(match[1]), match[2])
    elif match := _NUMERIC.fullmatch(flat):
        parts = (match[3], int(match[2]), match[1])
    elif match := _ISO.fullmatch(flat):
        parts = (match[1], int(match[2]), match[3])
    elif _YEAR.fullmatch(flat):
        return _checked(text, place, line, int(flat), None, None)
    else:
        return None
    year, month, day = parts
    if month is None:
        return None
    return _checked(text, place, line, int(year), month, int(day) if day else None)


def _checked(
    text: str, place: str, line: int, year: int, month: int | None, day: int | None
) -> FoundDate | None:
    if year not in _YEARS or (month is not None and month not in range(1, 13)):
        return None
    if month is not None and day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return FoundDate(place, text.strip(), line, year, month, day)


def read_period(text: str) -> tuple[int, int] | None:
    """First and last year of "… 2021 – 2023"."""
    match = _PERIOD.search(text)
    if match is None or int(match[1]) not in _YEARS or int(match[2]) not in _YEARS:
        return None
    return int(match[1]), int(match[2])
