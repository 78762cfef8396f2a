"""Who sets the town up, and who translates its texts."""

from __future__ import annotations

from django.db.models import Q

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import Policy, only_if


class TownPolicy(Policy):
    """The municipality as a thing of its own: everybody sees it, only its own officers touch it."""

    def view(self, actor: Actor) -> Q:
        return Q(pk=actor.municipality.pk)

    def edit(self, actor: Actor) -> Q:
        return self.view(actor) & only_if(actor.has("town.settings"))

    def translate(self, actor: Actor) -> Q:
        return self.view(actor) & only_if(actor.has("translate"))
