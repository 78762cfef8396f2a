"""Who sees meetings and minutes, and who convenes, writes, approves and publishes."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import NOBODY, Policy, only_if
from mithaq.commons.people.queries import appointments_of, organisations_of
from mithaq.registers.bodies.access import seen, serves, sits_in

from .enums import MinutesState, Status

EDIT = "meetings.edit"
APPROVE = "meetings.approve"
CONVENE = "meetings.convene"
OFFICERS = (EDIT, APPROVE, CONVENE)


def _keeps(actor: Actor, path: str) -> Q:
    """Writes the meeting: by grant, or as the body's secretariat."""
    return only_if(actor.has(EDIT)) | serves(actor, path)


class MeetingPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        """As the body; a public meeting for everybody."""
        return seen(actor, "body__") | Q(is_public=True)

    def edit(self, actor: Actor) -> Q:
        return _keeps(actor, "body__")

    def approve(self, actor: Actor) -> Q:
        """Minutes are approved by another hand than the one that wrote them (see the action)."""
        return only_if(actor.has(APPROVE))

    def comment(self, actor: Actor) -> Q:
        """Questions: before and during a public meeting."""
        return Q(is_public=True, status=Status.PLANNED, ends_at__gt=timezone.now())

    def register(self, actor: Actor) -> Q:
        return Q(is_public=True, status=Status.PLANNED, ends_at__gt=timezone.now())

    def answer(self, actor: Actor) -> Q:
        return _keeps(actor, "body__")

    def attach(self, actor: Actor) -> Q:
        return _keeps(actor, "body__")

    def translate(self, actor: Actor) -> Q:
        return only_if(actor.has(EDIT, "translate"))


class MeetingPartPolicy(Policy):
    """Agenda, attendance, alerts: as the meeting."""

    def view(self, actor: Actor) -> Q:
        return seen(actor, "meeting__body__") | Q(meeting__is_public=True)

    def edit(self, actor: Actor) -> Q:
        return _keeps(actor, "meeting__body__")


class MinutesPolicy(Policy):
    """Published ones as the meeting; before, for members, secretariat and officers."""

    path = "meeting__"
    state = "state"

    def view(self, actor: Actor) -> Q:
        published = Q(**{self.state: MinutesState.PUBLISHED})
        public = seen(actor, "meeting__body__") | Q(meeting__is_public=True)
        inside = _keeps(actor, "meeting__body__") | sits_in(actor, "meeting__body__")
        return (published & public) | inside | only_if(actor.has(*OFFICERS, "plans.monitor"))

    def edit(self, actor: Actor) -> Q:
        return ~Q(**{self.state: MinutesState.PUBLISHED}) & _keeps(actor, "meeting__body__")


class MinutesPartPolicy(MinutesPolicy):
    """Decisions and action items stand in the minutes, and are seen with them."""

    state = "meeting__minutes__state"


class ActionItemPolicy(MinutesPartPolicy):
    def done(self, actor: Actor) -> Q:
        """Said by whoever is charged with it, or by the secretariat."""
        return Q(done_on__isnull=True) & (_keeps(actor, "meeting__body__") | owned(actor))


def owned(actor: Actor) -> Q:
    """Action items the actor is charged with: themselves, by a function they hold, or for an organisation."""
    if actor.person is None:
        return NOBODY
    today = timezone.localdate()
    return (
        Q(person=actor.person)
        | Q(function__in=appointments_of(actor.person, today).values("function"))
        | Q(organisation__in=organisations_of(actor.person, today).values("pk"))
    )


class InvitationPolicy(Policy):
    """Their own, and all of them for those who keep the meeting."""

    def view(self, actor: Actor) -> Q:
        mine = Q(person=actor.person) if actor.person else NOBODY
        return mine | _keeps(actor, "meeting__body__")

    def edit(self, actor: Actor) -> Q:
        return _keeps(actor, "meeting__body__")
