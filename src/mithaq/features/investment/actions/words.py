"""Words as they are sent, checked once for ideas and applications."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from mithaq.commons.discuss.language import gives_contact_away

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
