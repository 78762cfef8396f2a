"""Who reads a request, who works on it. Every page, feed, file, search and message asks these rules and no others."""

from __future__ import annotations

from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import ANYBODY, NOBODY, Policy, only_if
from mithaq.commons.people.models import Appointment
from mithaq.commons.people.queries import in_force
from mithaq.commons.receipts.codes import digests_of

from .enums import Publicity, State
from .models import Request

# Takes requests in, reads them for publication, sends them where they belong; sees them all.
OFFICE = "requests.office"
# Answers for the unit in which the officer holds a function.
ANSWER = "requests.answer"
# Hears of what is late, and decides on what was contested.
HEAD = "requests.head"
SETTINGS = "requests.settings"
OFFICERS = (OFFICE, ANSWER, HEAD)


def shown() -> Q:
    """For everybody's eyes."""
    return Q(publicity=Publicity.SHOWN)


def own(actor: Actor) -> Q:
    return Q(author=actor.person) if actor.person else NOBODY


def of_my_units(actor: Actor) -> Q:
    """What is served by a unit in which the officer holds a function today."""
    if actor.person is None or not actor.has(ANSWER):
        return NOBODY
    held = Appointment.objects.filter(in_force(timezone.localdate()), person=actor.person)
    return Q(unit__in=held.values("function__organisation"))


class RequestPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        if actor.has(OFFICE, HEAD):
            return ANYBODY
        return shown() | own(actor) | of_my_units(actor)

    def work(self, actor: Actor) -> Q:
        """Answer, plan, write to the sender. Never on one's own request."""
        mine = only_if(actor.has(OFFICE, HEAD)) | of_my_units(actor)
        return mine & ~own(actor) & ~Q(state__in=(State.MERGED, State.WITHDRAWN))

    def route(self, actor: Actor) -> Q:
        """Send it to another unit, to a colleague, under another category."""
        return self.work(actor)

    def read(self, actor: Actor) -> Q:
        """Decide what everybody reads of it."""
        return only_if(actor.has(OFFICE)) & ~own(actor)

    def decide(self, actor: Actor) -> Q:
        """On what was contested: another than who answered."""
        first = Q(answered_by=actor.person) if actor.person else NOBODY
        return only_if(actor.has(HEAD, OFFICE)) & Q(state=State.CONTESTED) & ~first & ~own(actor)

    def attach(self, actor: Actor) -> Q:
        return self.work(actor)

    def translate(self, actor: Actor) -> Q:
        return NOBODY


class CategoryPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return ANYBODY

    def edit(self, actor: Actor) -> Q:
        return only_if(actor.has(SETTINGS))

    def translate(self, actor: Actor) -> Q:
        return only_if(actor.has(SETTINGS, "translate"))


class ReplyPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return only_if(actor.has(*OFFICERS, SETTINGS))

    def edit(self, actor: Actor) -> Q:
        return only_if(actor.has(SETTINGS))


class KeyPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return only_if(actor.has(SETTINGS))

    def edit(self, actor: Actor) -> Q:
        return self.view(actor)


class EndpointPolicy(KeyPolicy):
    """As keys: for those who set subjects."""


def holds(actor: Actor, request: Request, receipt: str = "") -> bool:
    """Its sender: signed in, or with the receipt."""
    if actor.person is not None and request.author_id == actor.person.pk:
        return True
    return bool(receipt) and request.receipt_digest in digests_of(receipt)


def require_holder(actor: Actor, request: Request, receipt: str = "") -> None:
    """For others than its sender the request is not there."""
    if not holds(actor, request, receipt):
        raise Http404
