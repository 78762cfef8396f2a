"""The town's table of holidays. Every change counts the open clocks again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.commons.tenancy.context import profile_of
from mithaq.kit.i18n import Text

from ..access import SETTINGS
from ..enums import HolidayStatus
from ..models import Holiday
from ..queries import drafted
from .ticking import recompute_clocks


@transaction.atomic
def draft_year(*, by: Actor, year: int) -> list[Holiday]:
    """Write the country's holidays of a year for officers to confirm; days written already stay as they are."""
    require_grant(by, SETTINGS)
    added = _draft(year, by)
    recompute_clocks(by=by, because="holidays")
    return added


def _draft(year: int, by: Actor) -> list[Holiday]:
    written = set(Holiday.objects.filter(date__year=year).values_list("date", flat=True))
    added = []
    for day in drafted(profile_of(by.municipality).code, year):
        if day.date not in written:
            row = Holiday(
                municipality=by.municipality,
                date=day.date,
                name=Text(day.name),
                status=day.status,
                source=day.source,
            )
            row.save()
            record("clocks.holiday_added", by=by, on=row, data=_as_data(row))
            added.append(row)
    return added


def _write_the_rest_of(year: int, by: Actor) -> None:
    """A year without days of ours is counted with the country's draft: one of ours must not stand for all of it."""
    if not Holiday.objects.filter(date__year=year).exists():
        _draft(year, by)


@transaction.atomic
def add_holiday(
    *,
    by: Actor,
    date: dt.date,
    name: Text,
    status: str = HolidayStatus.CONFIRMED,
    source: str = "",
) -> tuple[Holiday, int]:
    """One more day without work; gives it and how many clocks moved. ValidationError when it is there already."""
    require_grant(by, SETTINGS)
    _write_the_rest_of(date.year, by)
    row = Holiday(
        municipality=by.municipality, date=date, name=Text(name), status=status, source=source.strip()
    )
    row.full_clean(exclude=["municipality"])
    row.validate_constraints()
    row.save()
    record("clocks.holiday_added", by=by, on=row, data=_as_data(row))
    return row, recompute_clocks(by=by, because="holidays")


@transaction.atomic
def change_holiday(
    *, by: Actor, holiday: Holiday, date: dt.date, name: Text, status: str, source: str
) -> tuple[Holiday, int]:
    """Move or rename a day, or say where it comes from; gives it and how many clocks moved."""
    require(by, "edit", holiday)
    before = _as_data(Holiday.objects.get(pk=holiday.pk))
    _write_the_rest_of(date.year, by)
    holiday.date, holiday.name, holiday.status, holiday.source = date, Text(name), status, source.strip()
    holiday.full_clean(exclude=["municipality"])
    holiday.validate_constraints()
    holiday.save()
    record("clocks.holiday_changed", by=by, on=holiday, data={"old": before, "new": _as_data(holiday)})
    return holiday, recompute_clocks(by=by, because="holidays")


@transaction.atomic
def shift_holidays(*, by: Actor, holidays: Iterable[Holiday], days: int) -> tuple[int, int]:
    """The moon was seen later (or earlier): move these days together and confirm them; (how many, clocks moved).

    Together, so that who waits is told once. ValidationError when one would fall on a day that is there already.
    """
    rows = sorted(holidays, key=lambda row: row.date, reverse=days > 0)
    for row in rows:
        require(by, "edit", row)
        before, row.date = _as_data(row), row.date + dt.timedelta(days=days)
        _write_the_rest_of(row.date.year, by)
        row.status = HolidayStatus.CONFIRMED
        row.full_clean(exclude=["municipality"])
        row.validate_constraints()
        row.save()
        record("clocks.holiday_changed", by=by, on=row, data={"old": before, "new": _as_data(row)})
    return len(rows), recompute_clocks(by=by, because="holidays")


@transaction.atomic
def confirm_holidays(*, by: Actor, holidays: Iterable[Holiday]) -> int:
    """These days are known now; gives how many were only estimated. No due date changes."""
    count = 0
    for row in holidays:
        require(by, "edit", row)
        if row.status == HolidayStatus.ESTIMATED:
            row.status = HolidayStatus.CONFIRMED
            row.save(update_fields=["status"])
            record("clocks.holiday_confirmed", by=by, on=row, data=_as_data(row))
            count += 1
    return count


@transaction.atomic
def remove_holidays(*, by: Actor, holidays: Iterable[Holiday]) -> tuple[int, int]:
    """These days are worked after all; gives (how many, how many clocks moved)."""
    count = 0
    for row in holidays:
        require(by, "edit", row)
        record("clocks.holiday_removed", by=by, on=row, data=_as_data(row))
        row.delete()
        count += 1
    return count, recompute_clocks(by=by, because="holidays")


def _as_data(row: Holiday) -> dict[str, object]:
    return {
        "date": row.date.isoformat(),
        "name": dict(row.name),
        "status": str(row.status),
        "source": row.source,
    }
