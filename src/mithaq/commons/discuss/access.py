"""Who may see, publish and answer comments."""

from __future__ import annotations

from django.db.models import Model, Q
from django.http import Http404

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import ANYBODY, NOBODY, Policy, on_subjects, only_if
from mithaq.commons.receipts.codes import digests_of
from mithaq.kit.registry import record_of, records

from .enums import State
from .models import Comment

MODERATE = "discuss.moderate"
# Who appoints moderators takes the second look where there is no other moderator to take it.
ADMINISTER = "town.people"


def own(actor: Actor) -> Q:
    return Q(author=actor.person) if actor.person else NOBODY


def standing() -> Q:
    """Published, and still saying something: an erased comment stays only to carry its answer."""
    return Q(state=State.PUBLISHED) & (Q(erased_at__isnull=True) | Q(answered_at__isnull=False))


def appeal_waits() -> Q:
    return Q(appealed_at__isnull=False, appeal_decided_at__isnull=True)


def seen_of(actor: Actor, model: type[Model]) -> Q:
    """The comments on one kind of thing an actor may see: those for everybody, their own, all for moderators."""
    return (standing() & on_subjects(actor, model)) | own(actor) | only_if(actor.has(MODERATE))


class CommentPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        if actor.has(MODERATE):
            return ANYBODY
        subjects = NOBODY
        for record in records:
            if record.comments:
                subjects |= on_subjects(actor, record.model_class())
        appealed = only_if(actor.has(ADMINISTER)) & appeal_waits()
        return (standing() & subjects) | own(actor) | appealed

    def moderate(self, actor: Actor) -> Q:
        """Never one's own words, nor those their author took back; appeals have their own verb."""
        open_ones = Q(erased_at__isnull=True) & ~Q(state=State.WITHDRAWN) & ~appeal_waits()
        return only_if(actor.has(MODERATE)) & open_ones & ~own(actor)

    def decide_appeal(self, actor: Actor) -> Q:
        """By another than the moderator whose decision is appealed against, a moderator or an administrator."""
        first = Q(moderated_by=actor.person) if actor.person else NOBODY
        return only_if(actor.has(MODERATE, ADMINISTER)) & appeal_waits() & ~first & ~own(actor)

    def answer(self, actor: Actor) -> Q:
        """By grant; the subject's own policy may open it to others (see `actions.answer_comment`)."""
        return only_if(actor.has("discuss.answer")) & Q(state=State.PUBLISHED)


def require_author(actor: Actor, comment: Comment, receipt: str = "") -> None:
    """The signed-in author, or whoever holds the receipt; for others the comment is not there."""
    signed_in = actor.person is not None and comment.author_id == actor.person.pk
    if not signed_in and not (receipt and comment.receipt_digest in digests_of(receipt)):
        raise Http404


def takes_comments(model: type[Model] | Model) -> bool:
    try:
        return record_of(model).comments
    except LookupError:
        return False
