"""Due dates of a plan for calendar programs (iCalendar, RFC 5545): steps, consultations, assessments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Event

from mithaq.commons.notify.links import address_of
from mithaq.registers.meetings.calendars import empty_calendar, host_of, one_line

from .addresses import consultation_url, milestone_url
from .addresses_monitoring import monitoring_url
from .enums import MilestoneStatus
from .models import Assessment, Commitment, Consultation, Milestone, Plan


@dataclass(frozen=True)
class Due:
    """One date. identity: its name for ever, so that calendars follow it when a promise is amended."""

    identity: str
    day: dt.date
    summary: str
    description: str
    path: str
    changed_at: dt.datetime


def due_dates(plan: Plan, commitment: Commitment | None = None) -> bytes:
    """Whole days that block nobody's time; of one commitment, or of the whole plan. In the active language."""
    base = address_of(plan.municipality)
    name = commitment.title if commitment else plan.title
    found = empty_calendar(_("Due dates: %(what)s") % {"what": one_line(name)})
    dates: Iterable[Due] = _steps(plan, commitment)
    if commitment is None:
        dates = chain(dates, _consultations(plan), _assessments(plan))
    for one in dates:
        event = Event()
        event.add("uid", f"{one.identity}@{host_of(base)}")
        event.add("dtstamp", one.changed_at.astimezone(dt.UTC))
        event.add("dtstart", one.day)
        event.add("dtend", one.day + dt.timedelta(days=1))
        event.add("summary", one_line(one.summary))
        event.add("description", one_line(one.description))
        event.add("url", base + one.path)
        event.add("transp", "TRANSPARENT")
        found.add_component(event)
    return found.to_ical()


def _steps(plan: Plan, commitment: Commitment | None) -> Iterator[Due]:
    rows = Milestone.objects.filter(commitment__plan=plan).exclude(status=MilestoneStatus.CANCELLED)
    if commitment is not None:
        rows = rows.filter(commitment=commitment)
    for step in rows.select_related("commitment", "responsible").order_by("due_on", "pk"):
        said = {"step": step.activity, "state": step.get_status_display()}
        yield Due(
            identity=f"step-{step.pk}",
            day=step.due_on,
            summary=_("%(step)s (%(state)s)") % said,
            description=f"{step.commitment.title} · {step.responsible.name}",
            path=milestone_url(step),
            changed_at=step.commitment.updated_at,
        )


def _consultations(plan: Plan) -> Iterator[Due]:
    for row in Consultation.objects.filter(plan=plan, opened_at__isnull=False).order_by("pk"):
        assert row.opened_at is not None
        yield Due(
            identity=f"consultation-{row.pk}",
            day=timezone.localdate(row.closes_at),
            summary=_("Last day to comment: %(plan)s") % {"plan": plan.title},
            description=str(row.summary),
            path=consultation_url(row),
            changed_at=row.opened_at,
        )


def _assessments(plan: Plan) -> Iterator[Due]:
    for row in Assessment.objects.filter(plan=plan).select_related("commitment").order_by("due_on", "pk"):
        counted = timezone.make_aware(dt.datetime.combine(row.counts_from, dt.time()))
        yield Due(
            identity=f"assessment-{row.pk}",
            day=row.due_on,
            summary=row.get_kind_display(),
            description=str(row.commitment.title if row.commitment else plan.title),
            path=monitoring_url(plan),
            changed_at=counted,
        )
