"""Everybody sees the zones, closed ones too; the town's administrators write them."""

from __future__ import annotations

from django.db.models import Q

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import ANYBODY, Policy, only_if

SETTINGS = "town.settings"


class ZonePolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return ANYBODY

    def edit(self, actor: Actor) -> Q:
        return only_if(actor.has(SETTINGS))
