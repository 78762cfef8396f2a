"""What a person who leaves takes along: their name and words. The answers stay, they are the town's."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.pages import public_changed

from ..models import Comment


@transaction.atomic
def erase_comments(person: Person) -> int:
    """Blank name, text and appeal of everything a person said; gives how many comments."""
    rows = Comment.objects.filter(author=person, erased_at__isnull=True)
    count = rows.update(name="", text="", appeal_text="", erased_at=timezone.now())
    if count:
        public_changed(person.municipality_id)
    return count
