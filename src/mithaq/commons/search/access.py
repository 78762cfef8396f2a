"""Who sets the town's search words. What a search shows is for the policy of each record."""

from __future__ import annotations

from django.db.models import Q

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import Policy, only_if

SETTINGS = "town.settings"


class SynonymPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return only_if(actor.has(SETTINGS))

    edit = view
