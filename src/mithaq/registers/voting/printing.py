"""What is printed: receipts, numbered ballots, tally sheets, and codes for voters without a phone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.kit import formats
from mithaq.kit.i18n import active_language
from mithaq.kit.pdf import Block, Code, Document, Heading, Points, Prose, Table, render
from mithaq.kit.shaping import LRI, PDI

from .models import Booth, Election, Option, Pot, Roll, Sheet
from .wording import ballot_words

# So many ballots in one file: a booth prints its numbers in parts.
MOST_AT_ONCE = 100
BOX = "☐"


def latin(words: str) -> str:
    """Digits and codes kept in their order on an Arabic sheet."""
    return f"{LRI}{words}{PDI}"


def _document(election: Election, title: str, blocks: Iterable[Block], subtitle: str = "") -> bytes:
    town = election.municipality
    watermark = _("REHEARSAL – this does not count") if election.rehearsal else ""
    return render(
        Document(
            title=title,
            subtitle=" · ".join(one for one in (watermark, subtitle) if one),
            author=str(town.name),
            day=timezone.localdate(),
            blocks=tuple(blocks),
            colour=town.colour,
            arabic_digits=formats.formats().numbering == "arab",
        ),
        language=active_language(),
    )


def receipt_pdf(*, pot: Pot, code: str, commitment: str, url: str) -> bytes:
    """It shows that a ballot is in the box, and not what it says: that is only in the file for the verifier."""
    blocks: tuple[Block, ...] = (
        Heading(_("Number of your receipt")),
        Prose(latin(code)),
        Code(url, _("Code to scan: it shows whether your ballot is counted")),
        Points(
            (
                _("With this number anybody can see whether the ballot is in the box, and not what it says."),
                _("You can vote again until the close; then this number says that it was replaced."),
                _("After the close, look again: the page says whether your ballot was counted."),
            )
        ),
        Heading(_("What stands for your ballot in the public log")),
        Prose(latin(commitment)),
        Prose(latin(url), quiet=True),
    )
    return _document(pot.election, _("Receipt of a ballot"), blocks, f"{pot.election.name} · {pot.name}")


def ballots_pdf(*, sheet: Sheet, first: int, last: int) -> bytes:
    """A page for the officers, then numbered ballots, a page for each: its number, the prices and a code to scan."""
    pot = sheet.pot
    options = list(pot.options.all())
    election = pot.election
    words = ballot_words(election.ballot_kind, election.most, pot.envelope)
    numbers = range(max(first, sheet.first), min(last, sheet.last, first + MOST_AT_ONCE - 1) + 1)
    blocks: list[Block] = [
        Prose(
            _("Ballots no. %(first)s to %(last)s, each on a page of its own.")
            % {"first": formats.number(numbers[0]), "last": formats.number(numbers[-1])}
        )
        if numbers
        else Prose(_("There are no ballots with these numbers.")),
        Heading(_("At the booth")),
        Points(
            (
                _("Tick the roll first. Then let the voter draw one of the ballots, which lie face down."),
                _(
                    "Nobody notes who drew which number: a number only says that a paper is one of this booth."
                ),
                _("The voter marks the ballot alone, folds it twice and puts it into the box."),
                _("A spoiled ballot is exchanged, kept apart, and counted in the minutes."),
            ),
            numbered=True,
        ),
    ]
    about = f"{election.name} · {pot.name} · {sheet.booth.name}"
    for number in numbers:
        blocks += [
            Heading(_("Ballot no. %(number)s") % {"number": formats.number(number)}, new_page=True),
            Prose(about, quiet=True),
            *([Prose(_("REHEARSAL – this does not count"))] if election.rehearsal else []),
            Prose(words),
            _options_table(options),
            Code(f"{pot.process}#{number}", _("Code to scan: the number of this paper")),
        ]
    title = _("Ballots: %(pot)s") % {"pot": pot.name}
    return _document(election, title, blocks, f"{election.name} · {sheet.booth.name}")


def _options_table(options: Sequence[Option]) -> Table:
    return Table(
        heads=(_("Your choice"), _("Code"), _("Project"), _("Price")),
        rows=tuple((BOX, latin(one.code), str(one.title), formats.money(one.cost)) for one in options),
        figures=frozenset({3}),
        widths=(2, 1, 5, 3),
        roomy=True,
    )


def tally_sheet_pdf(*, booth: Booth) -> bytes:
    """The booth's minutes to fill in by hand, and for each envelope the lines to tally on."""
    blocks: list[Block] = [
        Code(f"{booth.election_id}/booth/{booth.pk}", _("Code to scan: the number of this booth")),
    ]
    for sheet in booth.sheets.select_related("pot").prefetch_related("pot__options"):
        given = _("Ballots given: no. %(first)s to %(last)s") % {
            "first": formats.number(sheet.first),
            "last": formats.number(sheet.last),
        }
        blocks += [
            Heading(str(sheet.pot.name)),
            Prose(given),
            Table(
                heads=(_("What"), _("How many")),
                rows=tuple(
                    (label, "")
                    for label in (
                        _("voters ticked on the roll"),
                        _("papers in the box"),
                        _("papers spoiled and exchanged"),
                        _("papers left over"),
                        _("blank or void papers"),
                        _("papers without a valid number"),
                    )
                ),
                widths=(3, 2),
                roomy=True,
            ),
            Table(
                heads=(_("Code"), _("Project"), _("Strokes"), _("Together")),
                rows=tuple((latin(one.code), str(one.title), "", "") for one in sheet.pot.options.all()),
                widths=(1, 3, 5, 2),
                roomy=True,
            ),
        ]
    blocks += [
        Heading(_("Minutes")),
        Points((_("Opened at:"), _("Closed at:"), _("What happened:"), _("Names and signatures:"))),
    ]
    return _document(booth.election, _("Tally sheet: %(booth)s") % {"booth": booth.name}, blocks)


def codes_pdf(*, roll: Roll, codes: Sequence[tuple[int, str]]) -> bytes:
    """Codes to hand out: number in the town's own list and code. Nobody can print the same code twice."""
    town = roll.municipality
    return render(
        Document(
            title=_("Codes to vote with"),
            subtitle=str(roll.name),
            author=str(town.name),
            day=timezone.localdate(),
            blocks=(
                Prose(_("Hand each code to its voter in person, and burn what is left over.")),
                Table(
                    heads=(_("Number in the list"), _("Code")),
                    rows=tuple((formats.number(number), latin(code)) for number, code in codes),
                    widths=(1, 3),
                ),
            ),
            colour=town.colour,
        ),
        language=active_language(),
    )
