"""Who monitors a plan, and what only they may do: declare, assess, countersign. Nobody else, the house included."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import NOBODY, Denied, Policy, only_if
from mithaq.commons.people.queries import in_force, organisations_of
from mithaq.registers.bodies.enums import SeatRole
from mithaq.registers.bodies.models import Seat

from .access import plan_seen
from .enums_monitoring import AssessmentState, Stance
from .models import Monitor, Plan

# The monitor's own work; reading drafts and evidence is "plans.monitor".
ASSESS = "plans.assess"
# The officer who follows, evaluates and learns.
FOLLOW = "plans.follow"
NAMES_MONITORS = ("plans.publish", FOLLOW)


def speaks_for(actor: Actor, day: dt.date | None = None) -> Q:
    """The rows of Monitor, in force on a day (today), whose work this person does.

    Named themselves, speaking for the organisation named, or seated in the body named (not as an observer).
    """
    if actor.person is None or not actor.has(ASSESS):
        return NOBODY
    day = day or timezone.localdate()
    seats = Seat.objects.filter(in_force(day), person=actor.person).exclude(role=SeatRole.OBSERVER)
    named = Q(person=actor.person) | Q(body__in=seats.values("body"))
    named |= Q(organisation__in=organisations_of(actor.person, day).values("pk"))
    return named & in_force(day)


def monitored_by(actor: Actor) -> Q:
    """The plans this person monitors today."""
    return Q(pk__in=Monitor.objects.filter(speaks_for(actor)).values("plan"))


def require_monitor_of(actor: Actor, plan: Plan) -> Monitor:
    """The row that names this person as the plan's monitor; Denied for everybody else."""
    found = Monitor.objects.filter(speaks_for(actor), plan=plan).order_by("pk").first()
    if found is None:
        raise Denied("not the monitor of this plan")
    return found


def is_monitor_of(actor: Actor, plan: Plan) -> bool:
    return Monitor.objects.filter(speaks_for(actor), plan=plan).exists()


class MonitorPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return plan_seen(actor, "plan__")

    def edit(self, actor: Actor) -> Q:
        return only_if(actor.has(*NAMES_MONITORS))

    def declare(self, actor: Actor) -> Q:
        return speaks_for(actor)


class AssessmentPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        """Nobody but those who follow the plan reads it before it is signed."""
        signed = Q(state=AssessmentState.SIGNED) & plan_seen(actor, "plan__")
        return signed | only_if(actor.has("plans.monitor"))

    def answer(self, actor: Actor) -> Q:
        plans = Monitor.objects.filter(speaks_for(actor)).values("plan")
        return Q(state=AssessmentState.OPEN, plan__in=plans)

    def sign(self, actor: Actor) -> Q:
        return self.answer(actor)

    def attach(self, actor: Actor) -> Q:
        return self.answer(actor)


class AssessmentAnswerPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        signed = Q(assessment__state=AssessmentState.SIGNED) & plan_seen(actor, "assessment__plan__")
        return signed | only_if(actor.has("plans.monitor"))


class FigureCheckPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return plan_seen(actor, "commitment__plan__")

    def reply(self, actor: Actor) -> Q:
        contested = Q(stance=Stance.CONTESTED, replied_at__isnull=True)
        return contested & only_if(actor.has("plans.edit", FOLLOW))


class StrategyPolicy(Policy):
    """The participation strategy and its activities."""

    def view(self, actor: Actor) -> Q:
        return plan_seen(actor, "plan__")

    def edit(self, actor: Actor) -> Q:
        return only_if(actor.has(FOLLOW, "plans.edit"))

    def translate(self, actor: Actor) -> Q:
        return only_if(actor.has(FOLLOW, "plans.edit", "translate"))
