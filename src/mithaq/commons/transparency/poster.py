"""The latest checkpoint on one sheet, to be hung where everybody passes: what hangs there cannot be rewritten."""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality
from mithaq.commons.tenancy.queries import address_of
from mithaq.kit import formats
from mithaq.kit.pdf import Code, Document, Heading, Points, Prose, render
from mithaq.kit.shaping import LRI, PDI

from .models import Checkpoint
from .queries import valid_keys
from .showing import grouped, root_words

FOLDER = "log-posters"
# Raised when the layout changes: kept copies are then written anew.
LAYOUT = 1


def poster_pdf(municipality: Municipality, checkpoint: Checkpoint, language: str) -> bytes:
    """Set once for each checkpoint and language, then kept."""
    path = f"{FOLDER}/{municipality.pk}/{checkpoint.size}-{checkpoint.root[:16]}-{language}-{LAYOUT}.pdf"
    if default_storage.exists(path):
        with default_storage.open(path, "rb") as kept:
            found: bytes = kept.read()
        return found
    with inside(municipality, language):
        written = render(poster(municipality, checkpoint), language=language)
    default_storage.save(path, ContentFile(written))
    return written


def poster(municipality: Municipality, checkpoint: Checkpoint) -> Document:
    address = f"{address_of(municipality)}/log"
    count = ngettext("%(number)s entry", "%(number)s entries", checkpoint.size) % {
        "number": formats.number(checkpoint.size)
    }
    return Document(
        title=_("The log of our municipality"),
        subtitle=_("Keep this sheet: it is a witness that nothing was rewritten."),
        author=str(municipality.name),
        day=timezone.localdate(checkpoint.at),
        colour=municipality.colour,
        facts=(
            (_("On"), formats.day_time(checkpoint.at)),
            (_("Length"), count),
            (_("Where to check"), latin(address)),
        ),
        blocks=(
            Code(
                text=f"{address}/checkpoint",
                label=_("Code to scan: the address of the latest checkpoint, %(address)s")
                % {"address": f"{address}/checkpoint"},
            ),
            Heading(_("The hash that vouches for every entry up to this day")),
            Prose(latin(grouped(root_words(checkpoint)))),
            Heading(_("How to use it")),
            Points(
                (
                    _("Take a picture of this sheet, or copy the hash and the length."),
                    _("Later, ask the verifier whether today’s log still begins with this one."),
                    _("If it says no, the history was rewritten: tell the council and the newspapers."),
                ),
                numbered=True,
            ),
            Heading(_("The checkpoint as machines read it")),
            Prose("\n\n".join(latin(line) for line in checkpoint.text.splitlines() if line)),
            Heading(_("The key that signs it")),
            Prose("\n\n".join(latin(one.key) for one in valid_keys())),
        ),
    )


def latin(words: str) -> str:
    """Letters that a machine reads, kept in their order on an Arabic sheet."""
    return f"{LRI}{words}{PDI}"
