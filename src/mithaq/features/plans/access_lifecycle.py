"""Who may read and write amendments and objectives. The public table of commitments is the officers' own."""

from __future__ import annotations

from django.db.models import Q

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import Policy, only_if

from .access import SEES_DRAFTS, plan_seen, published


class AmendmentPolicy(Policy):
    """Written by `actions.lifecycle.amendments` and never changed; translators may add a language."""

    def view(self, actor: Actor) -> Q:
        return plan_seen(actor, "commitment__plan__")

    def translate(self, actor: Actor) -> Q:
        return only_if(actor.has("plans.edit", "translate"))


class ObjectiveSetPolicy(Policy):
    path = ""

    def view(self, actor: Actor) -> Q:
        return published(self.path) | only_if(actor.has(*SEES_DRAFTS))

    def edit(self, actor: Actor) -> Q:
        return only_if(actor.has("plans.edit"))

    def translate(self, actor: Actor) -> Q:
        return only_if(actor.has("plans.edit", "translate"))


class ObjectivePolicy(ObjectiveSetPolicy):
    path = "within__"
