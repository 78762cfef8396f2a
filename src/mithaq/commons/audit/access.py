"""Who may read the history: everybody its public part, auditors all of it."""

from __future__ import annotations

from django.db.models import Q

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import Policy, only_if

from .queries import public_events

AUDIT = "town.audit"


class EntryPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return Q(event__in=public_events()) | only_if(actor.has(AUDIT))

    def audit(self, actor: Actor) -> Q:
        """See it with who did it and with its private fields, and check the chain."""
        return only_if(actor.has(AUDIT))
