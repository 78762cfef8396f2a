"""Who sees bodies and their members, and who writes them."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import NOBODY, Policy, only_if
from mithaq.commons.people.models import Appointment
from mithaq.commons.people.queries import in_force

from .models import Seat

EDIT = "bodies.edit"
# Whoever serves bodies, or checks them, sees those that are not shown to everybody.
SEES_ALL = (EDIT, "meetings.edit", "plans.monitor", "plans.publish")


def serves(actor: Actor, path: str = "") -> Q:
    """Bodies whose secretariat is a function that the actor holds today."""
    if actor.person is None:
        return NOBODY
    held = Appointment.objects.filter(in_force(timezone.localdate()), person=actor.person)
    return Q(**{f"{path}secretariat__in": held.values("function")})


def sits_in(actor: Actor, path: str = "") -> Q:
    """Bodies where the actor has a seat today."""
    if actor.person is None:
        return NOBODY
    mine = Seat.objects.filter(in_force(timezone.localdate()), person=actor.person)
    return Q(**{f"{path}pk__in" if path else "pk__in": mine.values("body")})


def seen(actor: Actor, path: str = "") -> Q:
    """Public ones for everybody; the others for their members, their secretariat and the town's officers."""
    return (
        Q(**{f"{path}is_public": True})
        | only_if(actor.has(*SEES_ALL))
        | serves(actor, path)
        | sits_in(actor, path)
    )


class BodyPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return seen(actor)

    def edit(self, actor: Actor) -> Q:
        return Q(closed_on__isnull=True) & (only_if(actor.has(EDIT)) | serves(actor))

    def close(self, actor: Actor) -> Q:
        return only_if(actor.has(EDIT))

    def translate(self, actor: Actor) -> Q:
        return only_if(actor.has(EDIT, "translate"))


class SeatPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return seen(actor, "body__")

    def edit(self, actor: Actor) -> Q:
        return Q(body__closed_on__isnull=True) & (only_if(actor.has(EDIT)) | serves(actor, "body__"))
