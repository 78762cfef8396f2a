"""Reading meetings: what is planned, what was held, and which quarters passed without any."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible
from mithaq.commons.people.models import Organisation
from mithaq.commons.tenancy.models import Municipality
from mithaq.registers.bodies.models import Body

from .enums import COUNTED, Presence, Reply, Status
from .models import Invitation, Meeting
from .periods import Period, period_of, periods_in


def within(period: Period, field: str = "starts_at") -> Q:
    """Rows whose moment lies on a day of the period, in the town's time."""
    return Q(**{f"{field}__date__gte": period.starts_on, f"{field}__date__lte": period.ends_on})


def meetings_of(where: Body | Actor, period: Period | None = None) -> QuerySet[Meeting]:
    """The meetings of a body, or all that an actor may see; of a period or of always, the earliest first."""
    rows = (
        Meeting.objects.filter(body=where)
        if isinstance(where, Body)
        else visible(where, Meeting.objects.all())
    )
    if period is not None:
        rows = rows.filter(within(period))
    return rows.select_related("body", "zone", "minutes").order_by("starts_at", "pk")


def meetings_about(subject: Model) -> QuerySet[Meeting]:
    """The meetings convened about a record, the latest first."""
    about = ContentType.objects.get_for_model(subject)
    rows = Meeting.objects.filter(subject_type=about, subject_id=subject.pk)
    return rows.select_related("body", "minutes").order_by("-starts_at", "-pk")


def next_meeting(body: Body) -> Meeting | None:
    """The first planned meeting that is not over."""
    return meetings_of(body).filter(status=Status.PLANNED, ends_at__gt=timezone.now()).first()


def with_minutes() -> Q:
    """Held, with approved minutes: what counts as a meeting that took place."""
    return Q(status=Status.HELD, minutes__state__in=COUNTED)


def held_count(where: Municipality | Body, period: Period | None = None, *, public_only: bool = False) -> int:
    """How many meetings have minutes, of one body or of the whole town; public_only: open to everybody."""
    rows = Meeting.objects.filter(with_minutes(), **_in(where))
    if period is not None:
        rows = rows.filter(within(period))
    return rows.filter(is_public=True).count() if public_only else rows.count()


def _in(where: Municipality | Body) -> dict[str, Body | Municipality]:
    return {"body": where} if isinstance(where, Body) else {"municipality": where}


@dataclass(frozen=True)
class Tally:
    """The meetings of a period. planned: all that were, whatever became of them; held: said to have taken
    place; with_minutes: of those, with approved minutes; missed: past, and nobody says they were held.
    """

    planned: int
    held: int
    with_minutes: int
    cancelled: int
    missed: int
    coming: int


def tally(where: Municipality | Body, period: Period, *, public_only: bool = False) -> Tally:
    """ "4 planned, 2 held, 1 missed": of one body or of the whole town, in one query."""
    rows = Meeting.objects.filter(within(period), **_in(where)).select_related("body", "minutes")
    if public_only:
        rows = rows.filter(is_public=True)
    meetings = list(rows)
    held = [one for one in meetings if one.status == Status.HELD]
    missed = sum(one.is_missed for one in meetings)
    cancelled = sum(one.status == Status.CANCELLED for one in meetings)
    return Tally(
        planned=len(meetings),
        held=len(held),
        with_minutes=sum(one.written is not None and one.written.state in COUNTED for one in held),
        cancelled=cancelled,
        missed=missed,
        coming=len(meetings) - len(held) - missed - cancelled,
    )


def quarters_without(body: Body, period: Period | None = None) -> list[Period]:
    """The periods of the body's own rhythm (mostly quarters) that ended without a held meeting, in order.

    Counted from the first whole period of the body's life; period: only those that ended within it.
    """
    today = timezone.localdate()
    begins = body.term_starts or timezone.localdate(body.created_at)
    ends = min(today, body.closed_on or today)
    if period_of(body.meets_every, begins) is None or begins > ends:
        return []
    days = [
        timezone.localdate(moment)
        for moment in Meeting.objects.filter(body=body, status=Status.HELD).values_list(
            "starts_at", flat=True
        )
    ]
    return [
        one
        for one in periods_in(body.meets_every, Period(starts_on=begins, ends_on=ends))
        if begins <= one.starts_on
        and one.ends_on < ends
        and (period is None or period.starts_on <= one.ends_on <= period.ends_on)
        and not any(one.starts_on <= day <= one.ends_on for day in days)
    ]


@dataclass(frozen=True)
class Participation:
    """How one institution answered and came. attended of invited, over the meetings that were held."""

    organisation: Organisation
    invited: int
    accepted: int
    declined: int
    attended: int
    excused: int


def participation(where: Municipality | Body, period: Period | None = None) -> list[Participation]:
    """For each institution invited to meetings that were held: answers and presence, by code."""
    rows = Invitation.objects.filter(meeting__status=Status.HELD)
    rows = rows.filter(meeting__body=where) if isinstance(where, Body) else rows.filter(municipality=where)
    if period is not None:
        rows = rows.filter(within(period, "meeting__starts_at"))
    found: dict[int, list[Invitation]] = {}
    organisations: dict[int, Organisation] = {}
    for row in rows.select_related("organisation", "seat__organisation"):
        if (organisation := row.for_organisation) is not None:
            organisations[organisation.pk] = organisation
            found.setdefault(organisation.pk, []).append(row)
    return [
        Participation(
            organisation=organisation,
            invited=len(found[pk]),
            accepted=sum(row.reply == Reply.ACCEPTED for row in found[pk]),
            declined=sum(row.reply == Reply.DECLINED for row in found[pk]),
            attended=sum(row.presence == Presence.PRESENT for row in found[pk]),
            excused=sum(row.presence == Presence.APOLOGIES for row in found[pk]),
        )
        for pk, organisation in sorted(organisations.items(), key=lambda pair: pair[1].code)
    ]
