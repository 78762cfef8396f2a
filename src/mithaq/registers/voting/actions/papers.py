"""Paper: ballots entered twice by two officers, every difference decided with a reason, numbers held together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import Denied, require
from mithaq.commons.audit.actions import record
from mithaq.kit.conflicts import unchanged
from mithaq.kit.i18n import Text
from mithaq.methods.transparency.ballots import CastBallot

from ..choices import checked
from ..enums import PAPER_READY, Channel, PaperState, State
from ..keys import slot_and_mark
from ..models import Booth, Election, Option, Paper, Pot, Sheet, TakingPart, Voter
from ..queries.booths import reconciled
from ..reading import LineProblem
from .casting import add_paper_ballots
from .entries import Entry, WrongLines
from .handling import count_handled
from .proving import find_voter

# What an entry writes of a paper.
ENTERED = ["first", "first_by", "second", "second_by", "state", "choice", "reason", "resolved_by"]


@transaction.atomic
def set_booth(
    *,
    by: Actor,
    election: Election,
    name: Text,
    numbers: Mapping[Pot, tuple[int, int]],
    place: Text | None = None,
) -> Booth:
    """A booth and the numbered ballots it is given: pot → (first, last). No number of a pot is given twice."""
    require(by, "run", election)
    fresh = unchanged(election)
    if fresh.state not in (State.FROZEN, State.OPEN):
        raise ValidationError(_("Booths are set up between the freeze and the close."))
    booth = Booth(municipality=by.municipality, election=fresh, name=name, place=place or Text())
    booth.full_clean(exclude=["municipality"])
    booth.save()
    if not numbers:
        raise ValidationError(_("A booth needs ballots: from which number to which?"))
    for pot, (first, last) in numbers.items():
        if pot.election_id != fresh.pk or not 1 <= first <= last:
            raise ValidationError(_("The numbers run from a first to a last one, from 1 on."))
        if Sheet.objects.filter(pot=pot, first__lte=last, last__gte=first).exists():
            raise ValidationError(_("Some of these numbers were given to another booth."))
        Sheet.objects.create(municipality=by.municipality, booth=booth, pot=pot, first=first, last=last)
    record("voting.booth_set", by=by, on=booth, data={"ballots": {p.pk: list(n) for p, n in numbers.items()}})
    return booth


def tick(*, by: Actor, booth: Booth, identity: str) -> int:
    """The roll is ticked when somebody is handed paper: once, and never besides a vote online.

    Gives how many ballots they are handed. ValidationError names why not.
    """
    require(by, "booth", booth.election)
    election = Election.objects.get(pk=booth.election_id)
    require(by, "vote", election)
    # Outside of any transaction: wrong guesses are counted also when the answer is an error.
    voter = find_voter(election, identity)
    return _tick(by, booth, election, voter)


@transaction.atomic
def _tick(by: Actor, booth: Booth, election: Election, voter: Voter) -> int:
    pots = [
        pot
        for pot in Pot.objects.select_for_update(no_key=True).filter(sheets__booth=booth).order_by("pk")
        if pot.zone_id in (None, voter.zone_id)
    ]
    if not pots:
        raise ValidationError(_("This voter’s zone does not vote at this booth."))
    for pot in pots:
        _slot, mark = slot_and_mark(by.municipality.slug, election.pk, pot.pk, voter.pk)
        if TakingPart.objects.filter(pot=pot, mark=mark).exists():
            raise ValidationError(
                _("This voter has already voted on “%(pot)s”, online or on paper.") % {"pot": pot.name}
            )
        TakingPart.objects.create(
            municipality=by.municipality,
            pot=pot,
            mark=mark,
            channel=Channel.PAPER,
            age_band=voter.age_band,
            sex=voter.sex,
            booth=booth,
        )
    count_handled(election, by, Channel.PAPER)
    return len(pots)


# ---------------------------------------------------------------------- entries


@transaction.atomic
def enter_papers(*, by: Actor, sheet: Sheet, entries: Sequence[Entry]) -> int:
    """One officer's reading of papers; the second reading comes from another officer, who does not see the first.

    All or nothing: WrongLines names each entry (by its place, from 1) that cannot be taken.
    """
    require(by, "booth", sheet.booth.election)
    if by.person is None:
        raise Denied("papers are entered by an officer in person")
    fresh = _open_sheet(sheet)
    options = list(fresh.pot.options.all())
    before = {
        one.number: one
        for one in Paper.objects.select_for_update().filter(
            sheet=fresh, number__in=[entry.number for entry in entries]
        )
    }
    problems, seen, new, second, again = [], set[int](), [], [], []
    for line, entry in enumerate(entries, start=1):
        try:
            if entry.number in seen:
                raise ValidationError(_("Paper %(number)s stands here twice.") % {"number": entry.number})
            seen.add(entry.number)
            said = _said(fresh, options, entry)
            present = before.get(entry.number)
            if present is not None and present.state == PaperState.STRUCK:
                _enter_again(present, said, by)
                again.append(present)
            elif present is None:
                new.append(
                    Paper(
                        municipality=by.municipality,
                        sheet=fresh,
                        number=entry.number,
                        first=said,
                        first_by=by.person,
                    )
                )
            else:
                _second(present, said, by)
                second.append(present)
        except ValidationError as wrong:
            problems.append(LineProblem(line, " ".join(wrong.messages)))
    if problems:
        raise WrongLines(problems)
    Paper.objects.bulk_create(new)
    Paper.objects.bulk_update([*second, *again], ENTERED)
    facts = {"pot": fresh.pot_id, "papers": len(entries), "second": len(second)}
    record("voting.papers_entered", by=by, on=fresh.booth, data=facts)
    return len(entries)


def _open_sheet(sheet: Sheet) -> Sheet:
    fresh = Sheet.objects.select_related("pot__election", "booth").get(pk=sheet.pk)
    booth = unchanged(fresh.booth)
    if booth.counted_at is not None:
        raise ValidationError(_("The papers of this booth are in the count already."))
    # Not before: whoever enters papers reads how a booth votes, and nobody knows that while others still vote.
    if fresh.pot.election.state != State.CLOSED:
        raise ValidationError(_("Papers are entered after the close of the vote and before its count."))
    return fresh


def _said(sheet: Sheet, options: Sequence[Option], entry: Entry) -> dict[str, Any]:
    if not sheet.first <= entry.number <= sheet.last:
        told = _("Paper %(number)s was not given to this booth: it has %(first)s to %(last)s.")
        raise ValidationError(told % {"number": entry.number, "first": sheet.first, "last": sheet.last})
    if not entry.vote and not entry.points:
        return {"vote": [], "points": []}
    ballot = checked(sheet.pot, options, entry.vote, entry.points or {})
    return {"vote": list(ballot.vote), "points": list(ballot.points)}


def _second(paper: Paper, said: dict[str, Any], by: Actor) -> None:
    if paper.second_by_id is not None:
        raise ValidationError(_("Paper %(number)s was entered twice already.") % {"number": paper.number})
    if paper.first_by_id == by.person.pk:  # type: ignore[union-attr]
        told = _("You entered paper %(number)s yourself; the second entry comes from another officer.")
        raise ValidationError(told % {"number": paper.number})
    paper.second, paper.second_by = said, by.person
    agreed = said == paper.first
    paper.state = PaperState.AGREED if agreed else PaperState.DIFFERS
    paper.choice = said if agreed else None


def _enter_again(paper: Paper, said: dict[str, Any], by: Actor) -> None:
    """What was struck out turns up after all: a first entry like any other. The history holds what was."""
    paper.first, paper.first_by, paper.state = said, by.person, PaperState.ONCE
    paper.second = paper.second_by = paper.choice = paper.resolved_by = None
    paper.reason = ""


@transaction.atomic
def resolve(*, by: Actor, paper: Paper, entry: Entry, reason: str) -> Paper:
    """Two entries differ: somebody looked at the paper again, and says what is on it and why it was misread."""
    require(by, "booth", paper.sheet.booth.election)
    sheet = _open_sheet(paper.sheet)
    fresh = unchanged(paper)
    if fresh.state != PaperState.DIFFERS:
        raise ValidationError(_("The two entries of this paper do not differ."))
    if not reason.strip():
        raise ValidationError({"reason": _("Say what is on the paper and why it was read differently.")})
    fresh.choice = _said(sheet, list(sheet.pot.options.all()), entry)
    fresh.state, fresh.reason, fresh.resolved_by = PaperState.RESOLVED, reason.strip(), by.person
    fresh.save()
    facts = {"pot": sheet.pot_id, "paper": fresh.number, "reason": fresh.reason}
    record("voting.paper_resolved", by=by, on=sheet.booth, data=facts)
    return fresh


@transaction.atomic
def strike_paper(*, by: Actor, sheet: Sheet, number: int, reason: str) -> Paper:
    """There is no such paper: somebody looked in the box for a number that another officer typed.

    What was entered under it no longer counts as entered; the reason stays.
    """
    require(by, "booth", sheet.booth.election)
    if by.person is None:
        raise Denied("entries are struck out by an officer in person")
    fresh = _open_sheet(sheet)
    rows = Paper.objects.select_for_update().exclude(state=PaperState.STRUCK)
    paper = rows.filter(sheet=fresh, number=number).first()
    if paper is None:
        raise ValidationError({"number": _("No paper of this number was entered.")})
    if by.person.pk in (paper.first_by_id, paper.second_by_id):
        raise ValidationError(_("You entered this paper yourself; another officer strikes it out."))
    if not reason.strip():
        raise ValidationError({"reason": _("Say why there is no such paper.")})
    paper.state, paper.choice = PaperState.STRUCK, None
    paper.reason, paper.resolved_by = reason.strip(), by.person
    paper.save()
    facts = {"pot": fresh.pot_id, "paper": number, "reason": paper.reason}
    record("voting.paper_struck", by=by, on=fresh.booth, data=facts)
    return paper


@transaction.atomic
def write_minutes(
    *,
    by: Actor,
    booth: Booth,
    minutes: str,
    numbers: Mapping[Sheet, tuple[int, int, int]],
    unnumbered: Mapping[Sheet, int] | None = None,
) -> Booth:
    """The booth's minutes: sheet → (papers in the box, spoiled, left over), and what happened in words.

    unnumbered: of those in the box, how many bear no number of this booth that can be read; they are void.
    """
    require(by, "booth", booth.election)
    fresh = unchanged(booth)
    if fresh.counted_at is not None:
        raise ValidationError(_("The papers of this booth are in the count already."))
    fresh.minutes = minutes.strip()
    fresh.closed_at = fresh.closed_at or timezone.now()
    fresh.save()
    for sheet, (in_box, spoiled, unused) in numbers.items():
        row = unchanged(sheet)
        void = (unnumbered or {}).get(sheet, 0)
        if void > in_box:
            raise ValidationError(_("More papers without a valid number than papers in the box."))
        if (row.in_box, row.spoiled, row.unused, row.unnumbered) != (in_box, spoiled, unused, void):
            # A reason explains the numbers for which it was given, and no others.
            row.in_box, row.spoiled, row.unused, row.unnumbered = in_box, spoiled, unused, void
            row.reason, row.reason_by = "", None
            row.save()
    facts = {str(sheet.pot_id): list(said) for sheet, said in numbers.items()}
    void_ones = {str(sheet.pot_id): many for sheet, many in (unnumbered or {}).items() if many}
    record("voting.minutes_written", by=by, on=fresh, data={"numbers": facts, "unnumbered": void_ones})
    return fresh


@transaction.atomic
def explain_gap(*, by: Actor, sheet: Sheet, reason: str) -> Sheet:
    """Numbers of a sheet do not agree: why, for everybody to read beside the result.

    From the close on, when no number moves by itself any more, until the papers are in the count.
    """
    require(by, "booth", sheet.booth.election)
    booth = unchanged(sheet.booth)
    if booth.counted_at is not None:
        raise ValidationError(_("The papers of this booth are in the count already."))
    row = unchanged(sheet)
    numbers = next(one for one in reconciled(booth) if one.sheet.pk == row.pk)
    if Election.objects.get(pk=booth.election_id).state != State.CLOSED or not numbers.has_gap:
        raise ValidationError(
            _("There is nothing to explain: write the minutes, and wait for the close of the vote.")
        )
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the numbers differ.")})
    row.reason, row.reason_by = reason.strip(), by.person
    row.save()
    record("voting.gap_explained", by=by, on=sheet.booth, data={"pot": row.pot_id, "reason": row.reason})
    return row


@transaction.atomic
def count_booth(*, by: Actor, booth: Booth) -> int:
    """Papers become ballots, once the vote is closed and every paper and every number is settled; gives how many."""
    require(by, "booth", booth.election)
    fresh = unchanged(booth)
    if fresh.counted_at is not None:
        raise ValidationError(_("The papers of this booth are in the count already."))
    if Election.objects.get(pk=fresh.election_id).state != State.CLOSED:
        raise ValidationError(_("Papers are added to the count when the vote is closed."))
    rows = reconciled(fresh)
    if not all(one.may_count for one in rows):
        raise ValidationError(
            _(
                "Something is not settled yet: papers entered once or differently, minutes, or numbers that differ."
            )
        )
    total = 0
    for one in rows:
        papers = Paper.objects.filter(sheet=one.sheet, state__in=PAPER_READY)
        total += add_paper_ballots(pot=one.sheet.pot, choices=_choices(papers))
    fresh.counted_at = timezone.now()
    fresh.save()
    facts = {
        str(one.sheet.pot_id): {
            "in_box": one.in_box,
            "ticked": one.ticked,
            "entered": one.entered,
            "unnumbered": one.sheet.unnumbered,
        }
        for one in rows
    }
    record("voting.booth_counted", by=by, on=fresh, data={"ballots": total, "numbers": facts})
    return total


def _choices(papers: Iterable[Paper]) -> list[CastBallot]:
    """Without the void ones; in no order of numbers, since the rows carry none."""
    said = [one.choice for one in papers if one.choice and one.choice["vote"]]
    return [CastBallot(tuple(one["vote"]), tuple(one["points"])) for one in said]
