"""Coming into a town, and how one appears there."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.commons.people.actions import account_for
from mithaq.commons.people.models import Person, User
from mithaq.commons.people.queries import person_of
from mithaq.commons.tenancy.models import Municipality

from ..access import PEOPLE


@transaction.atomic
def join(
    *, user: User, municipality: Municipality, name: str, language: str, is_pseudonym: bool = False
) -> Person:
    """The person an account is in this town, made at its first sign-in here; the one there is, afterwards."""
    if known := person_of(user, municipality):
        return known
    person = Person(user=user, name=name.strip(), is_pseudonym=is_pseudonym, language=language)
    person.full_clean(exclude=["municipality"])
    person.save()
    record(
        "people.joined",
        by=Actor(municipality=municipality, person=person),
        on=person,
        data={"language": language},
        personal={"name": person.name},
    )
    return person


@transaction.atomic
def change_profile(*, by: Actor, person: Person, name: str, language: str, is_pseudonym: bool) -> Person:
    """Another name to show, another language. What was published under the old name follows the new one."""
    require(by, "edit", person)
    new = {"name": name.strip(), "language": language, "is_pseudonym": is_pseudonym}
    changed = [field for field, value in new.items() if getattr(person, field) != value]
    if not changed:
        return person
    for field in changed:
        setattr(person, field, new[field])
    person.full_clean(exclude=["municipality"])
    person.save(update_fields=changed)
    personal = {"name": person.name} if "name" in changed else None
    record("people.profile_changed", by=by, on=person, data={"changed": changed}, personal=personal)
    return person


@transaction.atomic
def invite(*, by: Actor, name: str, language: str, email: str = "", phone: str = "") -> Person:
    """Somebody an officer wants to appoint, before they ever came: they sign in with a code sent to that address.

    Whether the address already has an account elsewhere is never told.
    """
    require_grant(by, PEOPLE)
    user = account_for(email=email, phone=phone)
    if person_of(user, by.municipality):
        raise ValidationError(
            _("Somebody in this town already uses this address. Appoint them from the list.")
        )
    person = Person(user=user, name=name.strip(), language=language, joined_at=timezone.now())
    person.full_clean(exclude=["municipality"])
    person.save()
    record("people.invited", by=by, on=person, personal={"name": person.name})
    return person
