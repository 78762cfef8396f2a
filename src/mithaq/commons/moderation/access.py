from __future__ import annotations

from django.db.models import Q

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import Policy, only_if


class ReportPolicy(Policy):
    """Reports are between those who report and the moderators."""

    def view(self, actor: Actor) -> Q:
        return only_if(actor.has("discuss.moderate"))

    def settle(self, actor: Actor) -> Q:
        return self.view(actor) & Q(settled_at__isnull=True)
