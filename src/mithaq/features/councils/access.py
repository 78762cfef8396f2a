"""Who sees what bodies decide, who asks the members, and who answers."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import NOBODY, Denied, Policy, only_if
from mithaq.registers.bodies.access import EDIT, SEES_ALL, seen, serves, sits_in
from mithaq.registers.bodies.models import Body

from .enums import SHOWN, CallState, State

# Who serves bodies opens the desk; what they may change is for the policies.
OFFICERS = (EDIT, "meetings.edit")


def keeps(actor: Actor, path: str = "body__") -> Q:
    """Puts questions to the members and writes down what they say: by grant, or as the body's secretariat."""
    return only_if(actor.has(EDIT)) | serves(actor, path)


def inside(actor: Actor, path: str = "body__") -> Q:
    """Members, secretariat and the town's officers."""
    return only_if(actor.has(*SEES_ALL)) | serves(actor, path) | sits_in(actor, path)


def require_keeps(actor: Actor, body: Body) -> None:
    """Raise Denied unless the actor serves this body and it still meets."""
    if not Body.objects.filter(keeps(actor, ""), pk=body.pk, closed_on__isnull=True).exists():
        raise Denied("councils: a body that the actor serves")


def runs_board(actor: Actor, body: Body) -> bool:
    """Members of the body and its secretariat, while it meets."""
    mine = keeps(actor, "") | sits_in(actor)
    return Body.objects.filter(mine, pk=body.pk, closed_on__isnull=True).exists()


def require_board(actor: Actor, body: Body) -> None:
    if not runs_board(actor, body):
        raise Denied("councils: the board of a body")


class DecisionPolicy(Policy):
    """Shown as the body is, from the moment the members are asked; drafts stay inside."""

    def view(self, actor: Actor) -> Q:
        asked = ~Q(state=State.DRAFT) & ~Q(state=State.WITHDRAWN, rule="")
        return seen(actor, "body__") & (asked | inside(actor))

    def edit(self, actor: Actor) -> Q:
        return keeps(actor)

    def translate(self, actor: Actor) -> Q:
        return only_if(actor.has(EDIT, "translate"))


class PositionPolicy(Policy):
    """Asked through its decision; a member answers for their own seat."""

    def view(self, actor: Actor) -> Q:
        return self.cast(actor) | keeps(actor, "round__decision__body__")

    def cast(self, actor: Actor) -> Q:
        return Q(seat__person=actor.person) if actor.person else NOBODY


class ItemPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return seen(actor, "body__")

    def edit(self, actor: Actor) -> Q:
        return keeps(actor)


class CallPolicy(Policy):
    """Shown as the body is, from the moment it is asked about the criteria."""

    def view(self, actor: Actor) -> Q:
        return seen(actor, "body__") & (~Q(state=CallState.DRAFT) | inside(actor))

    def edit(self, actor: Actor) -> Q:
        return keeps(actor)

    def nominate(self, actor: Actor) -> Q:
        """Anybody with an account, until the end of the last day."""
        return Q(state=CallState.OPEN, closes_on__gte=timezone.localdate()) & only_if(not actor.is_anonymous)


class NomineePolicy(Policy):
    def view(self, actor: Actor) -> Q:
        shown = seen(actor, "call__body__") & Q(call__state__in=SHOWN, withdrawn_at__isnull=True)
        return shown | self.withdraw(actor)

    def edit(self, actor: Actor) -> Q:
        return keeps(actor, "call__body__")

    def withdraw(self, actor: Actor) -> Q:
        mine = Q(nominated_by=actor.person) if actor.person else NOBODY
        return mine | keeps(actor, "call__body__")


class QuarterPolicy(Policy):
    """Shown as the body is, owed ones too: that nothing was written is for everybody to see."""

    def view(self, actor: Actor) -> Q:
        return seen(actor, "body__")
