"""Dates that follow one another, refused with a sentence where they do not."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from mithaq.kit.formats import day


def require_in_order(start: dt.date | None, end: dt.date | None, *, field: str = "ends_on") -> None:
    """The end is not before the start; either may be unknown."""
    if start and end and end < start:
        said = {"start": day(start), "end": day(end)}
        raise ValidationError({field: _("The end (%(end)s) comes before the start (%(start)s).") % said})


def require_after(start: dt.date | None, end: dt.date | None, *, field: str = "ends_on") -> None:
    """The end is later than the start: a plan of no length is none."""
    require_in_order(start, end, field=field)
    if start and end and end == start:
        raise ValidationError({field: _("The plan ends on the day it starts. Give a later end.")})


def require_within(
    start: dt.date | None, end: dt.date | None, inner: dt.date | None, *, field: str, label: str
) -> None:
    """`inner` does not lie outside start to end."""
    if inner and ((start and inner < start) or (end and inner > end)):
        said = {"day": day(inner), "label": label}
        raise ValidationError({field: _("%(day)s lies outside the dates of the %(label)s.") % said})
