"""The regular meetings of bodies: made by themselves for each quarter, and missed if nobody holds them."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.audit.actions import record
from mithaq.commons.clocks.queries import calendar_of
from mithaq.kit.formats import formats
from mithaq.kit.i18n import Text
from mithaq.kit.workdays import WorkCalendar
from mithaq.registers.bodies.enums import Rhythm
from mithaq.registers.bodies.models import Body

from ..models import Meeting, MissedPeriod
from ..periods import Period, next_period, period_of
from ..queries import quarters_without, within
from .convening import NewItem, convene

HOUR, LASTS = dt.time(10), dt.timedelta(hours=2)
# What every regular meeting begins with; its secretariat changes it.
AGENDA = (
    NewItem(
        Text(
            ar="المصادقة على محضر الاجتماع السابق",
            fr="Approbation du procès-verbal précédent",
            en="Approval of the minutes of the last meeting",
        ),
        10,
    ),
    NewItem(
        Text(
            ar="متابعة ما تقرر سابقًا",
            fr="Suivi de ce qui a été décidé",
            en="Follow-up of what was decided",
        ),
        30,
    ),
    NewItem(
        Text(
            ar="تقدّم العمل والصعوبات",
            fr="Avancement et difficultés",
            en="Progress and obstacles",
        ),
        45,
    ),
    NewItem(Text(ar="حاجيات اللجنة", fr="Besoins du comité", en="What the body needs"), 15),
)


@transaction.atomic
def plan_ahead(*, by: Actor, today: dt.date | None = None) -> list[Meeting]:
    """The regular meeting of this period and of the next for each open body with a rhythm, where there is none.

    Run as often as one likes: a period that has a meeting, or had its regular one cancelled, gets no other.
    """
    today = today or timezone.localdate()
    bodies = Body.objects.filter(closed_on__isnull=True).exclude(meets_every=Rhythm.NONE).order_by("pk")
    calendar = calendar_of(by.municipality, today)
    made = []
    for body in bodies:
        period = period_of(body.meets_every, today)
        assert period is not None
        for one in (period, next_period(body.meets_every, period)):
            if body.term_ends and one.starts_on > body.term_ends:
                continue
            if meeting := _plan(by, body, one, today, calendar):
                made.append(meeting)
    return made


def _plan(by: Actor, body: Body, period: Period, today: dt.date, calendar: WorkCalendar) -> Meeting | None:
    if Meeting.objects.filter(within(period), body=body).exists():
        return None
    if Meeting.objects.filter(body=body, period_starts_on=period.starts_on).exists():
        return None
    day = _suggested_day(period, today, calendar)
    if day is None:
        return None
    starts_at = dt.datetime.combine(day, HOUR, tzinfo=formats().zone)
    return convene(
        by=by,
        body=body,
        starts_at=starts_at,
        ends_at=starts_at + LASTS,
        agenda=AGENDA,
        period_starts_on=period.starts_on,
        day_is_set=False,
    )


def _suggested_day(period: Period, today: dt.date, calendar: WorkCalendar) -> dt.date | None:
    """The first working day from the middle of the period on, or two weeks from now when that is later."""
    middle = period.starts_on + (period.ends_on - period.starts_on) / 2
    day = max(middle, today + dt.timedelta(days=14)) if period.starts_on <= today else middle
    day = min(day, period.ends_on)
    while day <= period.ends_on:
        if calendar.is_working(day):
            return day
        day += dt.timedelta(days=1)
    # The period ends in holidays: the last working day that is still to come.
    day = period.ends_on
    while day > max(today, period.starts_on):
        if calendar.is_working(day):
            return day
        day -= dt.timedelta(days=1)
    return None


@transaction.atomic
def notice_missed_periods(*, by: Actor) -> list[MissedPeriod]:
    """Raise the alert for each period that ended without a meeting, once."""
    found = []
    for body in Body.objects.filter(closed_on__isnull=True).exclude(meets_every=Rhythm.NONE).order_by("pk"):
        for period in quarters_without(body):
            row, new = MissedPeriod.objects.get_or_create(
                body=body, starts_on=period.starts_on, defaults={"ends_on": period.ends_on}
            )
            if new:
                facts = {"from": period.starts_on.isoformat(), "until": period.ends_on.isoformat()}
                record("meetings.period_missed", by=by, on=body, data=facts)
                found.append(row)
    return found
