"""Reading meetings: what is planned, what was held, and which quarters passed without any."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible
from mithaq.commons.people.models import Organisation, Person
from mithaq.commons.people.queries import in_force
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.formats import formats, local
from mithaq.registers.bodies.enums import Rhythm
from mithaq.registers.bodies.models import Body, Seat

from .access import owned
from .enums import COUNTED, MinutesState, Presence, Reply, Status
from .models import ActionItem, Invitation, Meeting, Registration
from .periods import Period, periods_in


def within(period: Period, field: str = "starts_at") -> Q:
    """Rows whose moment lies on a day of the period, on the town's clock."""
    zone = formats().zone
    first = dt.datetime.combine(period.starts_on, dt.time(), tzinfo=zone)
    after = dt.datetime.combine(period.ends_on + dt.timedelta(days=1), dt.time(), tzinfo=zone)
    return Q(**{f"{field}__gte": first, f"{field}__lt": after})


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

    Counted from the first whole period since the house knows the body: since it was written down, or its first
    recorded meeting when that is earlier. period: only those that ended within it.
    """
    if body.meets_every == Rhythm.NONE:
        return []
    rows = Meeting.objects.filter(body=body).order_by("starts_at").values_list("starts_at", "status")
    days = [(local(starts_at).date(), status) for starts_at, status in rows]
    begins = min([local(body.created_at).date(), *(day for day, _status in days[:1])])
    ends = min(timezone.localdate(), body.closed_on or timezone.localdate())
    if begins > ends:
        return []
    held = [day for day, status in days if status == Status.HELD]
    return [
        one
        for one in periods_in(body.meets_every, Period(starts_on=begins, ends_on=ends))
        if begins <= one.starts_on
        and one.ends_on < ends
        and (period is None or period.starts_on <= one.ends_on <= period.ends_on)
        and not any(one.starts_on <= day <= one.ends_on for day in held)
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


# What concerns one person


def invitations_of(person: Person) -> QuerySet[Invitation]:
    """The invitations of a person to meetings that are not over, the soonest first."""
    rows = Invitation.objects.filter(person=person, meeting__ends_at__gt=timezone.now())
    return rows.select_related("meeting__body", "meeting__zone").order_by("meeting__starts_at", "pk")


def actions_of(actor: Actor) -> QuerySet[ActionItem]:
    """What the actor is charged with and has not done: by name, by function, for an organisation."""
    rows = ActionItem.objects.filter(owned(actor), done_on__isnull=True).distinct()
    return rows.select_related("meeting__body", "person", "organisation", "function").order_by("due_on", "pk")


def calendar_of_person(person: Person) -> QuerySet[Meeting]:
    """The meetings of a person: those they are invited or registered to, and those of bodies they sit in."""
    sits = Seat.objects.filter(in_force(timezone.localdate()), person=person).values("body")
    declined = Invitation.objects.filter(person=person, reply=Reply.DECLINED).values("meeting")
    rows = Meeting.objects.filter(
        Q(body__in=sits)
        | Q(pk__in=Invitation.objects.filter(person=person).values("meeting"))
        | Q(pk__in=Registration.objects.filter(person=person, cancelled_at__isnull=True).values("meeting"))
    )
    return rows.exclude(pk__in=declined).select_related("body", "zone").order_by("starts_at", "pk")


# What the secretariat has to do


def minutes_owed(actor: Actor) -> QuerySet[Meeting]:
    """Meetings the actor keeps that were held and have no published minutes yet, the oldest first."""
    rows = visible(actor, Meeting.objects.filter(status=Status.HELD), "edit")
    rows = rows.exclude(minutes__state=MinutesState.PUBLISHED)
    return rows.select_related("body", "minutes").order_by("ends_at", "pk")


def to_say_whether_held(actor: Actor) -> QuerySet[Meeting]:
    """Planned meetings the actor keeps that are over, the oldest first."""
    rows = visible(actor, Meeting.objects.filter(status=Status.PLANNED, ends_at__lt=timezone.now()), "edit")
    return rows.select_related("body").order_by("ends_at", "pk")


def drafts_to_approve(actor: Actor) -> QuerySet[Meeting]:
    """Meetings whose minutes wait for the actor's approval."""
    rows = visible(actor, Meeting.objects.filter(minutes__state=MinutesState.DRAFT), "approve")
    if actor.person is not None:
        rows = rows.exclude(minutes__drafted_by=actor.person)
    return rows.select_related("body", "minutes").order_by("ends_at", "pk")


def needs_open(actor: Actor) -> QuerySet[Meeting]:
    """Meetings the actor keeps for which nobody has said whether a need for access is met, the soonest first."""
    unsaid = Q(needs_met__isnull=True) & ~Q(access_needs="")
    asked = Q(pk__in=Invitation.objects.filter(unsaid).exclude(reply=Reply.DECLINED).values("meeting"))
    asked |= Q(pk__in=Registration.objects.filter(unsaid, cancelled_at__isnull=True).values("meeting"))
    rows = visible(actor, Meeting.objects.exclude(status=Status.CANCELLED), "edit")
    return rows.filter(asked).select_related("body").order_by("starts_at", "pk")


def minutes_due_on(meeting: Meeting) -> dt.date:
    """Until when its minutes are to be published."""
    return local(meeting.ends_at).date() + dt.timedelta(days=meeting.body.minutes_days)


@dataclass(frozen=True)
class Needs:
    """What people asked for to be able to take part: how many did, and for how many it was provided or not."""

    asked: int
    met: int
    unmet: int


def needs_of(meeting: Meeting) -> Needs:
    asked = [
        met
        for model in (Invitation, Registration)
        for met in model.objects.filter(meeting=meeting)
        .exclude(access_needs="")
        .values_list("needs_met", flat=True)
    ]
    return Needs(len(asked), asked.count(True), asked.count(False))
