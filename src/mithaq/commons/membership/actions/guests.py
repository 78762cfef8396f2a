"""People without an account who left an address, to be told what becomes of what they sent."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from mithaq.commons.access.actor import Actor
from mithaq.commons.people.models import Person
from mithaq.kit.parse import ParseError, normalise_phone


@transaction.atomic
def guest(*, by: Actor, name: str, email: str, language: str, phone: str = "") -> Person | None:
    """Somebody who can be written to; None when no address was given. ValidationError by field name."""
    person = unsaved_guest(by=by, name=name, email=email, phone=phone, language=language)
    if person is not None:
        person.save()
    return person


def unsaved_guest(*, by: Actor, name: str, email: str, language: str, phone: str = "") -> Person | None:
    """As `guest`, for a caller who first looks whether the same address stands there already."""
    email, phone = email.strip().lower(), phone.strip()
    if not email and not phone:
        return None
    if email:
        try:
            validate_email(email)
        except ValidationError as wrong:
            raise ValidationError({"email": wrong.messages}) from wrong
    if phone:
        try:
            phone = normalise_phone(phone, by.municipality.country)
        except ParseError as wrong:
            raise ValidationError({"phone": str(wrong)}) from wrong
    return Person(
        municipality=by.municipality, name=name, language=language, guest_email=email, guest_phone=phone
    )
