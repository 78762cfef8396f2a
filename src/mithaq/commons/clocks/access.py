"""Everybody may know the town's holidays: due dates are counted with them. Its administrators change them."""

from __future__ import annotations

from django.db.models import Q

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import ANYBODY, Policy, only_if

SETTINGS = "town.settings"


class HolidayPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return ANYBODY

    def edit(self, actor: Actor) -> Q:
        return only_if(actor.has(SETTINGS))
