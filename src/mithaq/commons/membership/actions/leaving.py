"""Leaving a town for good: the personal part goes, the public record stays coherent."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_scopes import scopes_disabled

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import erase_personal, record
from mithaq.commons.people.models import Person, User
from mithaq.commons.people.personal import personal

from .offices import somebody_still_manages


@transaction.atomic
def erase_person(*, by: Actor, person: Person) -> None:
    """Erase what identifies a person: name, addresses, their words in the history, what every app keeps of them.

    Their public contributions stay, by "a person who left". The account goes with its last person.
    """
    require(by, "erase", person)
    user = person.user
    with somebody_still_manages(by, timezone.localdate() + timedelta(days=1)):
        for kind in personal:
            kind.erase(person)
    person.name, person.guest_email, person.guest_phone = "", "", ""
    person.is_pseudonym, person.user, person.erased_at = False, None, timezone.now()
    person.save()
    record("people.erased", by=by, on=person)
    erase_personal(by=by, person=person)
    if user is not None:
        _let_go(user)


def _let_go(user: User) -> None:
    # The account may be known in other towns, which only the keys of rows tell here.
    with scopes_disabled():
        elsewhere = Person.objects.filter(user=user).exists()
    if not elsewhere and not user.is_operator:
        user.delete()
