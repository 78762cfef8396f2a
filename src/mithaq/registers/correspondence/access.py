"""Who reads letters: the keepers of the register all of them, a unit's officers those that went to it."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import NOBODY, Policy, only_if
from mithaq.commons.people.queries import units_of

from .models import LetterRoute

KEEP = "correspondence.keep"
READ = "correspondence.read"
OFFICERS = (KEEP, READ)


def came_to_my_units(actor: Actor) -> Q:
    if actor.person is None or not actor.has(READ):
        return NOBODY
    units = units_of(actor.person, timezone.localdate()).values("pk")
    return Q(pk__in=LetterRoute.objects.filter(unit__in=units).values("letter"))


class LetterPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return only_if(actor.has(KEEP)) | came_to_my_units(actor)

    def edit(self, actor: Actor) -> Q:
        return only_if(actor.has(KEEP)) & Q(struck_at__isnull=True)

    def attach(self, actor: Actor) -> Q:
        return self.edit(actor)
