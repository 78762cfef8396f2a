"""What a person who leaves takes along: their name and words. The answers stay, they are the town's."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from mithaq.commons.access.actor import system
from mithaq.commons.audit.actions import erase_personal, record
from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.pages import public_changed

from ..models import Comment


@transaction.atomic
def erase_comments(person: Person) -> int:
    """Blank name, text and appeal of everything a person said, here and in the history; gives how many."""
    house = system(person.municipality)
    said = list(Comment.objects.select_for_update().filter(author=person).order_by("pk"))
    erase_personal(by=house, person=person, on=said)
    standing = [comment for comment in said if comment.erased_at is None]
    Comment.objects.filter(pk__in=[comment.pk for comment in standing]).update(
        name="", text="", appeal_text="", erased_at=timezone.now()
    )
    for comment in standing:
        # What keeps copies (search) or promises (clocks) about a comment hears of it by this.
        record("discuss.erased", by=house, on=comment)
    if standing:
        public_changed(person.municipality.pk)
    return len(standing)
