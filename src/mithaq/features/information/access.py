"""Who reads and handles requests for information, and what everybody reads of them."""

from __future__ import annotations

from django.db.models import Model, Q
from django.http import Http404

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import ANYBODY, NOBODY, Policy, only_if
from mithaq.commons.receipts.codes import digests_of

from .enums import QuestionState
from .models import Inquiry, Question

HANDLE = "information.handle"
REVIEW = "information.review"
QUESTIONS = "information.questions"
INDEX = "information.index"
OFFICERS = (HANDLE, REVIEW)


def own(actor: Actor) -> Q:
    return Q(person=actor.person) if actor.person else NOBODY


class InquiryPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return only_if(actor.has(*OFFICERS)) | own(actor)

    def handle(self, actor: Actor) -> Q:
        return only_if(actor.has(HANDLE)) & ~own(actor)

    def review(self, actor: Actor) -> Q:
        """By another than whoever decided first."""
        return only_if(actor.has(REVIEW)) & ~own(actor) & ~decided_by(actor)

    def attach(self, actor: Actor) -> Q:
        return only_if(actor.has(*OFFICERS))


def decided_by(actor: Actor) -> Q:
    if actor.person is None:
        return NOBODY
    mine = Inquiry.objects.filter(rulings__by=actor.person).values("pk")
    return Q(pk__in=mine)


class DisclosurePolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return Q(hidden_at__isnull=True) | only_if(actor.has(*OFFICERS))

    def edit(self, actor: Actor) -> Q:
        return only_if(actor.has(HANDLE))

    def attach(self, actor: Actor) -> Q:
        return only_if(actor.has(HANDLE))

    def translate(self, actor: Actor) -> Q:
        return only_if(actor.has(HANDLE, "translate"))


class QuestionPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        entered = Q(state__in=[QuestionState.SHOWN, QuestionState.ANSWERED], erased_at__isnull=True)
        return entered | only_if(actor.has(QUESTIONS)) | own(actor)

    def handle(self, actor: Actor) -> Q:
        return only_if(actor.has(QUESTIONS)) & ~own(actor)

    def translate(self, actor: Actor) -> Q:
        return only_if(actor.has(QUESTIONS, "translate"))


class IndexItemPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return ANYBODY

    def edit(self, actor: Actor) -> Q:
        return only_if(actor.has(INDEX))

    def translate(self, actor: Actor) -> Q:
        return only_if(actor.has(INDEX, "translate"))


def require_asker(actor: Actor, row: Inquiry | Question, receipt: str = "") -> None:
    """The asker with an account, or whoever holds the receipt; for others the thing is not there."""
    if not is_asker(actor, row, receipt):
        raise Http404


def is_asker(actor: Actor, row: Inquiry | Question | Model, receipt: str = "") -> bool:
    assert isinstance(row, Inquiry | Question)
    signed_in = actor.person is not None and row.person_id == actor.person.pk
    return signed_in or bool(receipt and row.receipt_digest in digests_of(receipt))
