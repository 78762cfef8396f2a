"""The letter to the appeal body, in Arabic and French: what was asked, what was answered, what is wanted."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from mithaq.commons.tenancy.context import profile_of
from mithaq.kit import formats
from mithaq.kit.formats import use_formats
from mithaq.kit.pdf import Document, Heading, Prose, Table, render

from .enums import Level, Outcome
from .law import law_of
from .models import Appeal

LANGUAGES = ("ar", "fr")


def appeal_letter(appeal: Appeal, language: str) -> bytes:
    """A PDF in "ar" or "fr", to be signed and sent by the asker."""
    profile = profile_of(appeal.municipality)
    with override(language), use_formats(profile.formats(language)):
        return render(_letter(appeal, language), language=language)


def _letter(appeal: Appeal, language: str) -> Document:
    inquiry, town = appeal.inquiry, appeal.municipality
    law = law_of(town).source.best(language)[0]
    rulings = list(inquiry.rulings.order_by("decided_at", "pk"))
    body = appeal.body_name.best(language)[0]
    opening = _(
        "I asked the municipality for information under the %(law)s. I turn to you because I was not given what "
        "I asked for, and I ask you to examine the decision."
    )
    rows = tuple(
        (
            formats.day(one.decided_at),
            str(Level(one.level).label),
            str(Outcome(one.outcome).label),
            one.ground_words.best(language)[0] or "—",
        )
        for one in rulings
    )
    said = appeal.text or _("I hold that the information is not covered by an exception of the law.")
    return Document(
        title=_("Appeal against a refusal of information"),
        author=inquiry.name or _("The asker"),
        subtitle=_("To: %(body)s") % {"body": body},
        day=timezone.localdate(),
        facts=(
            (_("Municipality"), town.name.best(language)[0]),
            (_("Number of the request"), inquiry.reference),
            (_("Filed"), formats.day(inquiry.filed_at)),
            (_("Appeal lodged"), formats.day(appeal.lodged_on)),
        ),
        colour=town.colour,
        arabic_digits=profile_of(town).digits == "arab",
        blocks=(
            Prose(opening % {"law": law}),
            Heading(_("What I asked for")),
            Prose(inquiry.text),
            Heading(_("What was decided")),
            Table(
                heads=(_("Day"), _("Level"), _("Outcome"), _("Ground")),
                rows=rows,
                caption=_("Decisions on the request"),
            ),
            *(Prose(one.text.best(language)[0], quiet=True) for one in rulings if one.text),
            Heading(_("Why I appeal")),
            Prose(said),
            Prose(_("Signature:")),
        ),
    )


def register_pdf(*, town: object, rows: list[tuple[str, ...]], year: int, language: str) -> bytes:
    """The register of questions of a year. rows: number, day, question, unit, due, answer."""
    heads = (_("Number"), _("Filed"), _("Question"), _("Unit"), _("Due"), _("Answer"))
    document = Document(
        title=_("Register of questions"),
        subtitle=str(year),
        author=str(town.name),  # type: ignore[attr-defined]
        day=timezone.localdate(),
        colour=town.colour,  # type: ignore[attr-defined]
        blocks=(Table(heads=heads, rows=tuple(rows), caption=_("Questions"), widths=(2, 3, 8, 4, 3, 8)),),
    )
    return render(document, language=language)
