"""Who runs the programme, who examines ideas, who writes them down, and who may read what."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import NOBODY, Policy, only_if
from mithaq.commons.people.queries import organisations_of

from .enums import ALIVE, SHOWN, Category, IdeaState, State
from .models import Facilitator, Member

# The secretary-general: years, money, calls, members, the vote and its adoption.
RUN = "investment.run"
# The technician: sheets and questions to agencies.
ASSESS = "investment.assess"
# The animator: what is said elsewhere than on the web, and what is read before it is shown.
ANIMATE = "investment.animate"
OFFICERS = (RUN, ASSESS, ANIMATE)


def facilitates(actor: Actor) -> Q:
    """Rows of Facilitator that hold for the actor today."""
    if actor.person is None:
        return NOBODY
    return Q(person=actor.person, ended_on__isnull=True)


def stands_beside(actor: Actor, cycle_id: int, zone_id: int | None) -> bool:
    """Whether the actor is a facilitator of this zone."""
    return Facilitator.objects.filter(facilitates(actor), cycle=cycle_id, zone=zone_id).exists()


def supervises(actor: Actor, path: str) -> Q:
    """Rows of years in which the actor speaks for an association that is a member, or facilitates."""
    if actor.person is None:
        return NOBODY
    mine = organisations_of(actor.person, timezone.localdate())
    members = Member.objects.filter(category=Category.CSO, left_on__isnull=True, organisation__in=mine)
    beside = Facilitator.objects.filter(facilitates(actor))
    return Q(**{f"{path}__in": members.values("cycle")}) | Q(**{f"{path}__in": beside.values("cycle")})


class CyclePolicy(Policy):
    """Shown from the call on."""

    def view(self, actor: Actor) -> Q:
        return ~Q(state=State.PREPARING) | only_if(actor.has(*OFFICERS))

    def edit(self, actor: Actor) -> Q:
        return only_if(actor.has(RUN))

    def suggest(self, actor: Actor) -> Q:
        """Anybody, with an account or without, while ideas are collected."""
        return Q(state=State.IDEAS)

    def write_down(self, actor: Actor) -> Q:
        """What others said: officers, and facilitators in their zone (the action asks for the zone)."""
        beside = Facilitator.objects.filter(facilitates(actor)).values("cycle")
        return Q(state__in=(State.IDEAS, State.FEASIBILITY)) & (
            only_if(actor.has(*OFFICERS)) | Q(pk__in=beside)
        )

    def translate(self, actor: Actor) -> Q:
        return only_if(actor.has(RUN, "translate"))


class OfCyclePolicy(Policy):
    """Parts of a year: shown as it is."""

    def view(self, actor: Actor) -> Q:
        return ~Q(cycle__state=State.PREPARING) | only_if(actor.has(*OFFICERS))

    def edit(self, actor: Actor) -> Q:
        return only_if(actor.has(RUN))


class CallPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return Q(published_at__isnull=False) | only_if(actor.has(RUN))

    def edit(self, actor: Actor) -> Q:
        return only_if(actor.has(RUN))

    def apply(self, actor: Actor) -> Q:
        today = timezone.localdate()
        return Q(published_at__isnull=False, opens_on__lte=today, closes_on__gte=today)


class ApplicationPolicy(Policy):
    """Private: the applicant and whoever decides. Holders of the receipt are let in by their page."""

    def view(self, actor: Actor) -> Q:
        mine = Q(person=actor.person) if actor.person else NOBODY
        return mine | only_if(actor.has(RUN))

    def decide(self, actor: Actor) -> Q:
        mine = Q(person=actor.person) if actor.person else NOBODY
        return only_if(actor.has(RUN)) & ~mine


class IdeaPolicy(Policy):
    def own(self, actor: Actor) -> Q:
        return Q(author=actor.person) if actor.person else NOBODY

    def view(self, actor: Actor) -> Q:
        beside = Q(agent=actor.person) if actor.person else NOBODY
        return Q(state__in=SHOWN, erased_at__isnull=True) | self.own(actor) | beside | self.edit(actor)

    def edit(self, actor: Actor) -> Q:
        return only_if(actor.has(*OFFICERS))

    def read(self, actor: Actor) -> Q:
        """Deciding whether it is shown; never of one's own."""
        return only_if(actor.has(ANIMATE, RUN)) & ~self.own(actor)

    def assess(self, actor: Actor) -> Q:
        return only_if(actor.has(ASSESS)) & ~self.own(actor)

    def support(self, actor: Actor) -> Q:
        return Q(state__in=ALIVE, is_informal=False)

    def comment(self, actor: Actor) -> Q:
        return Q(state__in=ALIVE)

    def answer(self, actor: Actor) -> Q:
        return only_if(actor.has(*OFFICERS))

    def attach(self, actor: Actor) -> Q:
        return only_if(actor.has(*OFFICERS)) & ~Q(state=IdeaState.WITHDRAWN)

    def translate(self, actor: Actor) -> Q:
        return Q(state__in=SHOWN) & only_if(actor.has(*OFFICERS, "translate"))


class LiaisonPolicy(Policy):
    """Not for everybody: officers, and the associations that supervise the programme."""

    def view(self, actor: Actor) -> Q:
        return only_if(actor.has(*OFFICERS)) | supervises(actor, "idea__cycle")

    def edit(self, actor: Actor) -> Q:
        return only_if(actor.has(ASSESS, RUN))
