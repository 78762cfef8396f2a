"""Reading clocks: which one runs, how it is counted, how often promises are kept, whom to tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, F, Model, Q, QuerySet
from django.utils import timezone

from mithaq.commons.notify.queries import with_parents
from mithaq.commons.people.models import Person
from mithaq.commons.people.queries import holders_of
from mithaq.commons.tenancy.context import profile_of
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit import countries, workdays
from mithaq.kit.registry import record_of
from mithaq.kit.workdays import DayLine, WorkCalendar

from .definitions import ClockKind
from .enums import ClockState, ClockUnit, HolidayStatus
from .models import Clock, Holiday
from .reckoning import Setting, reckon

# How far ahead holidays are looked up: no term reaches further.
YEARS_AHEAD = 2


@lru_cache(maxsize=64)
def drafted(country: str, year: int) -> tuple[workdays.Holiday, ...]:
    """The holidays of a year as the country's file and the library of holidays say."""
    return tuple(countries.draft_holidays(country, year))


def calendar_of(municipality: Municipality, since: dt.date) -> WorkCalendar:
    """The town's working calendar from the year of `since` on.

    A year for which the town has written nothing yet is counted with the country's draft.
    """
    profile = profile_of(municipality)
    written: dict[int, list[workdays.Holiday]] = {}
    for row in Holiday.objects.filter(municipality=municipality, date__gte=dt.date(since.year, 1, 1)):
        written.setdefault(row.date.year, []).append(row.as_day())
    last = max(since, timezone.localdate()).year + YEARS_AHEAD
    days: list[workdays.Holiday] = []
    for year in range(since.year, last + 1):
        days += written[year] if year in written else drafted(profile.code, year)
    return WorkCalendar.of(profile.weekend, days)


def setting_of(municipality: Municipality, since: dt.datetime) -> Setting:
    """Calendar and time zone for clocks that started at `since` or later."""
    zone = profile_of(municipality).zone
    return Setting(calendar_of(municipality, since.astimezone(zone).date()), zone)


def clocks_on(obj: Model) -> QuerySet[Clock]:
    """All clocks of one thing, newest first."""
    about = ContentType.objects.get_for_model(obj)
    return Clock.objects.filter(subject_type=about, subject_id=obj.pk).order_by("-pk")


def clock_of(kind: str, obj: Model) -> Clock | None:
    """The latest clock of this kind on one thing, open or done."""
    return clocks_on(obj).filter(kind=kind).first()


def concerns(kind: ClockKind, obj: Model) -> bool:
    """Whether such a promise is made about this thing: it is of one of the kind's subjects, or belongs to one."""
    return not kind.subjects or not codes_of(obj).isdisjoint(kind.subjects)


def codes_of(obj: Model) -> set[str]:
    """The codes of a thing and of what it belongs to, as far as they are public nouns."""
    found = set()
    for thing in with_parents(obj):
        with suppress(LookupError):  # no public noun
            found.add(record_of(thing).code)
    return found


def clocks_of(kind: str, objects: Iterable[Model]) -> dict[int, Clock]:
    """The latest clock of this kind by the id of each thing, all of one model; one query."""
    things = list(objects)
    if not things:
        return {}
    about = ContentType.objects.get_for_model(things[0])
    rows = Clock.objects.filter(kind=kind, subject_type=about, subject_id__in=[one.pk for one in things])
    return {clock.subject_id: clock for clock in rows.order_by("pk")}


def open_clocks(*kinds: str) -> QuerySet[Clock]:
    """Clocks that are not done, the soonest due first."""
    rows = Clock.objects.exclude(state=ClockState.DONE).order_by("due_at", "pk")
    return rows.filter(kind__in=kinds) if kinds else rows


@dataclass(frozen=True)
class Reckoning:
    """How a due date comes about. lines: one for each day; empty for terms in hours and fixed dates."""

    clock: Clock
    lines: list[DayLine]

    @property
    def estimated(self) -> list[workdays.Holiday]:
        """Holidays inside the term that may still move, and the due date with them."""
        if self.clock.unit != ClockUnit.WORKING:
            return []
        return [
            line.holiday
            for line in self.lines
            if line.holiday and line.holiday.status == HolidayStatus.ESTIMATED
        ]


def reckoning(clock: Clock) -> Reckoning:
    """Day by day, for everybody to check."""
    return Reckoning(clock, reckon(clock, setting_of(clock.municipality, clock.started_at)))


@dataclass(frozen=True)
class Rate:
    """How often promises of one kind are kept."""

    on_time: int
    late: int
    """Kept, after their due moment."""
    overdue: int
    """Not kept yet, and past it."""

    @property
    def total(self) -> int:
        return self.on_time + self.late + self.overdue

    @property
    def share(self) -> float | None:
        """On time, of all that were closed or should have been (0 to 1); None when there is none yet."""
        return self.on_time / self.total if self.total else None


def rate(kind: str, since: dt.datetime | None = None) -> Rate:
    """On time / (closed + open overdue), of clocks closed after `since` and of all that are overdue now.

    What is still open counts against the rate: leaving the oldest unanswered must not embellish it.
    """
    closed = Q(state=ClockState.DONE)
    if since is not None:
        closed &= Q(stopped_at__gte=since)
    counts = Clock.objects.filter(kind=kind).aggregate(
        on_time=Count("pk", filter=closed & Q(stopped_at__lte=F("due_at"))),
        late=Count("pk", filter=closed & Q(stopped_at__gt=F("due_at"))),
        overdue=Count("pk", filter=Q(state=ClockState.RUNNING, due_at__lt=timezone.now())),
    )
    return Rate(**counts)


def people_with_grants(grants: Iterable[str], day: dt.date | None = None) -> list[Person]:
    """The persons of the town in scope whose functions carry one of these grants on a day (today)."""
    return holders_of(grants, day or timezone.localdate())


def known_years() -> list[int]:
    """The years for which the town has written holidays."""
    return sorted({day.year for day in Holiday.objects.dates("date", "year")})
