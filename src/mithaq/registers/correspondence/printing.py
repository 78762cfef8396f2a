"""The register on paper."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mithaq.commons.tenancy.context import profile_of
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit import formats
from mithaq.kit.pdf import Document, Table, render

from .enums import Direction
from .models import Letter
from .queries import register


def register_pdf(town: Municipality, direction: str, year: int, language: str) -> bytes:
    """All letters of one direction and year; those struck out stand in their place. `TooLarge` for thousands."""
    rows = tuple(line(one) for one in register(direction, year))
    heads = (
        pgettext("letter", "Number"),
        pgettext("letter", "Day"),
        pgettext("letter", "Correspondent"),
        pgettext("letter", "Subject"),
        pgettext("letter", "Went to"),
        pgettext("letter", "Answer"),
    )
    incoming = direction == Direction.IN
    title = _("Register of incoming letters") if incoming else _("Register of outgoing letters")
    document = Document(
        title=title,
        subtitle=str(year),
        author=str(town.name),
        day=timezone.localdate(),
        colour=town.colour,
        arabic_digits=profile_of(town).digits == "arab",
        blocks=(Table(heads=heads, rows=rows, caption=title, widths=(3, 3, 5, 8, 5, 3)),),
    )
    return render(document, language=language)


def line(letter: Letter) -> tuple[str, ...]:
    subject = letter.subject
    if letter.struck_at is not None:
        subject = _("struck out: %(reason)s") % {"reason": letter.struck_reason}
    return (
        letter.reference,
        formats.day(letter.on),
        letter.correspondent,
        subject,
        ", ".join(str(one.unit.name) for one in letter.routes.all()) or "—",
        letter.answers.reference if letter.answers is not None else "—",
    )
