"""A receipt on paper: the code in large groups, a picture to scan, what was sent and when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.tenancy.models import Municipality
from mithaq.kit import formats
from mithaq.kit.i18n import active_language
from mithaq.kit.pdf import Code, Document, Heading, Prose, render

from .codes import grouped


def receipt_pdf(
    *, municipality: Municipality, title: Any, lines: Iterable[tuple[Any, Any]], code: str, url: str
) -> bytes:
    """A tagged PDF of one page in the active language. lines: (name, value); url: absolute, opens it all."""
    now = formats.local(timezone.now())
    document = Document(
        title=str(title),
        author=str(municipality.name),
        day=now.date(),
        facts=tuple((str(name), str(value)) for name, value in lines if str(value)),
        colour=municipality.colour,
        arabic_digits=False,
        blocks=(
            Heading(_("Your receipt")),
            Prose(grouped(code)),
            Prose(
                _(
                    "Keep this paper. With these digits anybody can see what became of it and go on in your name."
                )
            ),
            Code(url, _("Code to scan: it opens what you sent")),
            Prose(url, quiet=True),
        ),
    )
    return render(document, language=active_language())
