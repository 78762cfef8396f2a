"""Reading zones."""

from __future__ import annotations

from django.db.models import QuerySet

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible

from .models import Zone


def zones_of(actor: Actor) -> QuerySet[Zone]:
    """All zones the actor may see, closed ones too, in order."""
    return visible(actor, Zone.objects.all()).order_by("kind", "code", "pk")


def open_zones(actor: Actor) -> QuerySet[Zone]:
    """Those that something new can be placed in."""
    return zones_of(actor).filter(closed_on__isnull=True)
