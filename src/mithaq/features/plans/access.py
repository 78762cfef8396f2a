"""Who may do what to a plan and its parts."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import Policy, only_if

from .enums import FROZEN, REPORTED, WRITABLE

SEES_DRAFTS = ("plans.edit", "plans.publish", "plans.monitor", "translate")


def published(path: str = "") -> Q:
    """What everybody may read, in whichever town."""
    return Q(**{f"{path}published_at__isnull": False})


def plan_seen(actor: Actor, path: str = "") -> Q:
    """Published plans for everybody; all of them for those who write, publish, monitor or translate."""
    return published(path) | only_if(actor.has(*SEES_DRAFTS))


def _written(actor: Actor, path: str = "") -> Q:
    """The text is still being written."""
    return Q(**{f"{path}status__in": WRITABLE}) & only_if(actor.has("plans.edit"))


def _kept(actor: Actor, path: str = "") -> Q:
    """What still comes in later: letters, endorsements and their withdrawal."""
    return ~Q(**{f"{path}status__in": FROZEN}) & only_if(actor.has("plans.edit"))


class PlanPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return plan_seen(actor)

    def edit(self, actor: Actor) -> Q:
        return _written(actor)

    def translate(self, actor: Actor) -> Q:
        return only_if(actor.has("plans.edit", "translate"))

    def publish(self, actor: Actor) -> Q:
        return only_if(actor.has("plans.publish"))

    def monitor(self, actor: Actor) -> Q:
        return only_if(actor.has("plans.monitor", "plans.publish"))

    def follow(self, actor: Actor) -> Q:
        """Ask institutions how far they have come, and check what they say."""
        return Q(status__in=REPORTED) & only_if(actor.has("plans.follow"))

    def attach(self, actor: Actor) -> Q:
        return _kept(actor)

    def comment(self, actor: Actor) -> Q:
        now = timezone.now()
        return Q(
            published_at__isnull=False,
            consultations__opened_at__isnull=False,
            consultations__opens_at__lte=now,
            consultations__closes_at__gt=now,
        )

    def answer(self, actor: Actor) -> Q:
        return only_if(actor.has("discuss.answer"))

    def endorse(self, actor: Actor) -> Q:
        return _kept(actor)


class PlanPartPolicy(Policy):
    """Sections, commitments, documents, consultations: as their plan."""

    def view(self, actor: Actor) -> Q:
        return plan_seen(actor, "plan__")

    def edit(self, actor: Actor) -> Q:
        return _written(actor, "plan__")

    def translate(self, actor: Actor) -> Q:
        return only_if(actor.has("plans.edit", "translate"))

    def attach(self, actor: Actor) -> Q:
        return _kept(actor, "plan__")


class MilestonePolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return plan_seen(actor, "commitment__plan__")

    def edit(self, actor: Actor) -> Q:
        return _written(actor, "commitment__plan__")

    def report(self, actor: Actor) -> Q:
        """How far it has come is said by who writes or follows the plan, until the plan is assessed."""
        open_plan = Q(commitment__plan__status__in=REPORTED)
        return open_plan & only_if(actor.has("plans.edit", "plans.follow"))

    def translate(self, actor: Actor) -> Q:
        return only_if(actor.has("plans.edit", "translate"))
