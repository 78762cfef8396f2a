"""Who sees and writes participation records. Counts as typed are for those who keep them; the rest is public."""

from __future__ import annotations

from django.db.models import Q

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import ANYBODY, Policy, only_if

from .models import FOLLOWED

RECORD, PUBLISH = "outreach.record", "outreach.publish"
OFFICERS = (RECORD, PUBLISH)
# The independent monitor reads the sums, to hold them against what was declared.
READERS = (*OFFICERS, "plans.monitor")


class ActivityPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return Q(published_at__isnull=False) | only_if(actor.has(*READERS))

    def edit(self, actor: Actor) -> Q:
        return only_if(actor.has(*OFFICERS))

    def count(self, actor: Actor) -> Q:
        """Whoever came to a meeting is counted there."""
        return self.edit(actor) & ~Q(subject_type__app_label="meetings", subject_type__model="meeting")

    def attach(self, actor: Actor) -> Q:
        """Lists of presence stay out: what is attached is read by everybody who reads the activity."""
        return self.edit(actor)

    def publish(self, actor: Actor) -> Q:
        return only_if(actor.has(PUBLISH))

    def translate(self, actor: Actor) -> Q:
        return only_if(actor.has(RECORD, "translate"))


class HeadcountPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return only_if(actor.has(*OFFICERS))

    def edit(self, actor: Actor) -> Q:
        return only_if(actor.has(*OFFICERS)) & ~Q(key__startswith=FOLLOWED)


class PublishedCountPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return ANYBODY


class DeclarationPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return Q(is_public=True) | only_if(actor.has(*READERS))

    def edit(self, actor: Actor) -> Q:
        return only_if(actor.has(*OFFICERS))


class CensusFigurePolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return ANYBODY

    def edit(self, actor: Actor) -> Q:
        return only_if(actor.has(*OFFICERS))
