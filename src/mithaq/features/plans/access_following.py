"""Who may follow a promise: say how far it has come, check what others say, tell what they saw.

Everybody reads what was accepted or published of a plan they may read. `plans.follow` is the right of the officer
who follows the plan: to ask, to check and to measure. Writers of the plan (`plans.edit`) report on its steps.
"""

from __future__ import annotations

from django.db.models import Q

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import NOBODY, Policy, only_if
from mithaq.commons.discuss.enums import State

from .access import SEES_DRAFTS, PlanPartPolicy, plan_seen
from .enums import FROZEN, REPORTED, WRITABLE
from .enums_following import UpdateState
from .enums_lifecycle import BINDING, PROMISED

FOLLOW = "plans.follow"
REPORTERS = ("plans.edit", FOLLOW)


def sees_all(actor: Actor) -> bool:
    """Reads at the desk what is not accepted yet; the independent monitor does too."""
    return actor.has(*SEES_DRAFTS, FOLLOW)


def reported(actor: Actor, path: str) -> Q:
    """Of a plan whose progress may still be told, for those who tell it."""
    return Q(**{f"{path}status__in": REPORTED}) & only_if(actor.has(*REPORTERS))


def followed(actor: Actor, path: str) -> Q:
    """The same, for the officer who follows the plan."""
    return Q(**{f"{path}status__in": REPORTED}) & only_if(actor.has(FOLLOW))


class CommitmentPolicy(PlanPartPolicy):
    def report(self, actor: Actor) -> Q:
        return reported(actor, "plan__")

    def measure(self, actor: Actor) -> Q:
        return reported(actor, "plan__")

    def move(self, actor: Actor) -> Q:
        """Along `enums_lifecycle.COMMITMENT_MOVES`; which grant leads where stands beside it."""
        return ~Q(plan__status__in=FROZEN) & only_if(actor.has("plans.edit", "plans.publish", FOLLOW))

    def amend(self, actor: Actor) -> Q:
        """A promise that binds the town changes by amendment only, made by who publishes the plan."""
        bound = Q(plan__status__in=BINDING, status__in=PROMISED)
        return bound & only_if(actor.has("plans.publish"))

    def observe(self, actor: Actor) -> Q:
        """Anybody, once the plan is adopted and as long as it is not archived."""
        return Q(plan__published_at__isnull=False) & ~Q(plan__status__in=WRITABLE | FROZEN)


class EvidencePolicy(Policy):
    def view(self, actor: Actor) -> Q:
        seen = plan_seen(actor, "commitment__plan__")
        return seen & (Q(published_at__isnull=False) | only_if(sees_all(actor)))

    def attach(self, actor: Actor) -> Q:
        return reported(actor, "commitment__plan__")


class StatusChangePolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return plan_seen(actor, "milestone__commitment__plan__")


class UpdatePolicy(Policy):
    def view(self, actor: Actor) -> Q:
        seen = plan_seen(actor, "commitment__plan__")
        return seen & (Q(state=UpdateState.VALIDATED) | only_if(sees_all(actor)))

    def validate(self, actor: Actor) -> Q:
        return followed(actor, "commitment__plan__") & Q(state=UpdateState.WAITING)


class RequestPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        """That an institution was asked, and did or did not answer, is everybody's to know."""
        return plan_seen(actor, "plan__")

    def manage(self, actor: Actor) -> Q:
        return followed(actor, "plan__")


class ObservationPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        seen = plan_seen(actor, "commitment__plan__")
        own = Q(author=actor.person) if actor.person else NOBODY
        shown = Q(state=State.PUBLISHED, erased_at__isnull=True)
        return seen & (shown | own | only_if(actor.has("discuss.moderate")))

    def moderate(self, actor: Actor) -> Q:
        """Never one's own."""
        own = Q(author=actor.person) if actor.person else NOBODY
        return only_if(actor.has("discuss.moderate")) & Q(erased_at__isnull=True) & ~own

    def attach(self, actor: Actor) -> Q:
        """The house takes the pictures in, together with the words."""
        return only_if(actor.is_system)


class IndicatorPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return plan_seen(actor, "commitment__plan__")

    def edit(self, actor: Actor) -> Q:
        return reported(actor, "commitment__plan__")

    def translate(self, actor: Actor) -> Q:
        return only_if(actor.has("plans.edit", "translate"))


class MeasurementPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return plan_seen(actor, "indicator__commitment__plan__")

    def edit(self, actor: Actor) -> Q:
        return reported(actor, "indicator__commitment__plan__")
