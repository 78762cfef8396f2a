"""Who sees a vote, who runs it, who keeps the roll and the booths. Ballots are seen by nobody."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import Policy, only_if

from .enums import COUNTED, State

RUN, BOOTH, ROLL = "voting.run", "voting.booth", "voting.roll"
OFFICERS = (RUN, BOOTH, ROLL)


class ElectionPolicy(Policy):
    path = ""

    def _at(self, **lookup: object) -> Q:
        return Q(**{f"{self.path}{name}": value for name, value in lookup.items()})

    def view(self, actor: Actor) -> Q:
        """Everybody, from the freeze on."""
        return self._at(frozen_at__isnull=False) | only_if(actor.has(*OFFICERS))

    def edit(self, actor: Actor) -> Q:
        """Whatever decides an outcome changes before the freeze only."""
        return self._at(state=State.DRAFT) & only_if(actor.has(RUN))

    def run(self, actor: Actor) -> Q:
        return only_if(actor.has(RUN))

    def booth(self, actor: Actor) -> Q:
        """Enter papers, tick the roll, help somebody vote."""
        return only_if(actor.has(BOOTH))

    def vote(self, actor: Actor) -> Q:
        """In the announced hours; a rehearsal from its opening on, whenever that is."""
        now = timezone.now()
        begun = self._at(opens_at__lte=now) | self._at(rehearsal=True)
        return begun & self._at(state=State.OPEN, closes_at__gt=now)

    def translate(self, actor: Actor) -> Q:
        """Words may still be translated when prices are frozen: the definition holds codes and numbers."""
        return only_if(actor.has(RUN, "translate"))


class PotPolicy(ElectionPolicy):
    path = "election__"


class OptionPolicy(ElectionPolicy):
    path = "pot__election__"


class OutcomePolicy(Policy):
    def view(self, actor: Actor) -> Q:
        """Nobody before the count, whatever they may do."""
        return Q(pot__election__state__in=COUNTED)


class RollPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return only_if(actor.has(ROLL, RUN))

    def edit(self, actor: Actor) -> Q:
        return Q(sealed_at__isnull=True) & only_if(actor.has(ROLL))


class BoothPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return only_if(actor.has(BOOTH, RUN))

    def edit(self, actor: Actor) -> Q:
        return Q(counted_at__isnull=True) & only_if(actor.has(BOOTH, RUN))
