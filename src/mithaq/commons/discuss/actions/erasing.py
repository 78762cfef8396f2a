"""What authors take along: their name and words. The answers stay, they are the town's."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from mithaq.commons.access.actor import Actor, system
from mithaq.commons.audit.actions import erase_personal, record
from mithaq.commons.membership.actions.leaving import erase_person
from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.pages import public_changed

from ..access import require_author
from ..models import Comment
from .held import hold


@transaction.atomic
def erase_comments(person: Person) -> int:
    """Blank name, text and appeal of everything a person said, here and in the history; gives how many."""
    house = system(person.municipality)
    said = list(Comment.objects.select_for_update().filter(author=person).order_by("pk"))
    erase_personal(by=house, person=person, on=said)
    return _blank([comment for comment in said if comment.erased_at is None], by=house)


@transaction.atomic
def erase_own(*, by: Actor, comment: Comment, receipt: str = "") -> None:
    """The author, signed in or by receipt, has the name and words of one comment forgotten, answered or not.

    A guest is forgotten as a whole, address and all: they are known by this comment alone.
    """
    hold([comment])
    require_author(by, comment, receipt)
    if comment.erased_at is not None:
        return
    house = system(by.municipality, by.channel)
    guest = comment.author
    if guest is not None and guest.user_id is None:
        # Who holds the receipt is this guest.
        author = Actor(municipality=by.municipality, person=guest, channel=by.channel)
        erase_person(by=author, person=guest)
        return
    erase_personal(by=house, person=None, on=[comment])
    _blank([comment], by=house)


def _blank(comments: list[Comment], *, by: Actor) -> int:
    Comment.objects.filter(pk__in=[comment.pk for comment in comments]).update(
        name="", text="", appeal_text="", erased_at=timezone.now()
    )
    for comment in comments:
        # What keeps copies (search) or promises (clocks) about a comment hears of it by this.
        record("discuss.erased", by=by, on=comment)
    if comments:
        public_changed(by.municipality.pk)
    return len(comments)
