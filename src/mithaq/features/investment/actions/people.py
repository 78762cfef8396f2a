"""Words, names and addresses as they are sent, checked once for ideas and applications."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.discuss.actions.posting import clean_name
from mithaq.commons.discuss.language import gives_contact_away
from mithaq.commons.people.models import Person
from mithaq.kit.parse import ParseError, normalise_phone

__all__ = ["clean_name", "clean_words", "guest"]

LONGEST = 4000


def clean_words(text: str, country: str, field: str, *, longest: int = LONGEST, required: bool = True) -> str:
    """Without blank edges. ValidationError when empty, too long, or giving an address away to everybody."""
    text = text.replace("\r\n", "\n").strip()
    if not text and required:
        raise ValidationError({field: _("Write something here: one sentence is enough.")})
    if len(text) > longest:
        raise ValidationError({field: _("At most %(limit)s characters.") % {"limit": longest}})
    if gives_contact_away(text, country):
        raise ValidationError(
            {field: _("Everybody can read this: take the e-mail address or phone number out of it.")}
        )
    return text


def guest(by: Actor, name: str, email: str, phone: str, language: str) -> Person | None:
    """Somebody without an account who wants to be told; None when no address was given."""
    email, phone = email.strip().lower(), phone.strip()
    if email:
        try:
            validate_email(email)
        except ValidationError as error:
            raise ValidationError({"email": error.messages}) from error
    if phone:
        try:
            phone = normalise_phone(phone, by.municipality.country)
        except ParseError as error:
            raise ValidationError({"phone": str(error)}) from error
    if not email and not phone:
        return None
    return Person.objects.create(name=name, language=language, guest_email=email, guest_phone=phone)
