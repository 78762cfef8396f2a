"""What a person who leaves takes along: their name and words. The answers stay, they are the town's."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from mithaq.commons.access.actor import system
from mithaq.commons.audit.actions import erase_personal
from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.pages import public_changed

from ..models import Comment


@transaction.atomic
def erase_comments(person: Person) -> int:
    """Blank name, text and appeal of everything a person said, here and in the history; gives how many."""
    said = list(Comment.objects.filter(author=person))
    erase_personal(by=system(person.municipality), person=person, on=said)
    rows = Comment.objects.filter(author=person, erased_at__isnull=True)
    count = rows.update(name="", text="", appeal_text="", erased_at=timezone.now())
    if count:
        public_changed(person.municipality.pk)
    return count
