"""A ballot goes into the box: one for each voter and pot, the last one counts, apart from whoever cast it."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import Denied
from mithaq.commons.receipts.codes import RANDOM, grouped
from mithaq.commons.transparency.actions import submit_ballot, withdraw_ballot
from mithaq.commons.transparency.leaves import leaf
from mithaq.commons.transparency.models import Waiting
from mithaq.methods.transparency.ballots import CastBallot, new_nonce
from mithaq.methods.transparency.ballots import Receipt as Paper

from ..choices import checked
from ..enums import Channel, State
from ..keys import slot_and_mark
from ..models import Ballot, Election, Pot, Replaced, TakingPart, Voter
from .proving import Proof

PART = 500


@dataclass(frozen=True)
class Receipt:
    """What the voter takes home. `paper.data` is what the verifier reads; `code` what they type on the page."""

    pot: Pot
    paper: Paper

    @property
    def commitment(self) -> str:
        return self.paper.commitment

    @property
    def code(self) -> str:
        return grouped(code_of(self.commitment))


def code_of(commitment_: str) -> str:
    """16 digits that follow from a commitment, the last two of them check digits, as on all receipts."""
    number = int(commitment_, 16) % 10**RANDOM
    return f"{number:0{RANDOM}d}{98 - number * 100 % 97:02d}"


@transaction.atomic
def cast(
    *, by: Actor, pot: Pot, proof: Proof, choice: CastBallot, channel: str = "", nonce: str = ""
) -> Receipt:
    """Put a ballot into the box and give its receipt. An earlier ballot of the same voter is withdrawn.

    nonce: of the form that was sent; sent twice, the same form gives the same receipt and one ballot. Sent once
    more after another one, it is a new ballot: the last that a voter sends counts.
    ValidationError: the vote is not open, the choice cannot be counted, or the voter voted on paper.
    """
    # Whoever closes the vote waits for this row, and so finds every ballot whose voter got a receipt.
    locked = Pot.objects.select_for_update(no_key=True).get(pk=pot.pk)
    election = Election.objects.get(pk=locked.election_id)
    now = timezone.now()
    # A rehearsal opens whenever the officers like.
    begun = election.rehearsal or election.opens_at <= now
    if election.state != State.OPEN or not begun or now >= election.closes_at:
        raise ValidationError(_("This vote is not open."))
    voter = Voter.objects.filter(pk=proof.voter, roll=election.roll_id).first()
    if voter is None or proof.election != election.pk:
        raise Denied("this proof is for another vote")
    if locked.zone_id is not None and locked.zone_id != voter.zone_id:
        raise Denied("the voter lives in another zone")
    locked.election = election
    points = dict(zip(choice.vote, choice.points, strict=True)) if choice.points else {}
    ballot = checked(locked, list(locked.options.all()), choice.vote, points)
    slot, mark = slot_and_mark(by.municipality.slug, election.pk, locked.pk, voter.pk)
    before = Ballot.objects.filter(pot=locked, slot=slot).first()
    receipt = _receipt(locked, ballot, slot, nonce or new_nonce(), again=before is not None)
    if before is not None and before.commitment == receipt.commitment:
        return receipt
    _note_taking_part(locked, mark, voter, channel or proof.channel)
    if before is not None:
        _withdraw(locked, before)
    row = _row(receipt, slot)
    row.save(force_insert=True)
    submit_ballot(locked.process, row.commitment)
    return receipt


def _receipt(pot: Pot, ballot: CastBallot, slot: str, form: str, *, again: bool) -> Receipt:
    """Its secret number follows from the voter's slot and from the number of their form.

    So no two voters share one, nobody chooses it, and what was withdrawn never comes back: the log holds for ever
    that it counts no more.
    """
    turn = 0
    while True:
        nonce = hmac.new(slot.encode(), f"{form}\n{turn}".encode(), hashlib.sha256).hexdigest()[:32]
        receipt = Receipt(pot, Paper(pot.process, ballot, nonce))
        if not again or not Replaced.objects.filter(pot=pot, commitment=receipt.commitment).exists():
            return receipt
        turn += 1


def _row(receipt: Receipt, slot: str | None, *, paper: bool = False) -> Ballot:
    return Ballot(
        municipality_id=receipt.pot.municipality_id,
        pot=receipt.pot,
        slot=slot,
        vote=list(receipt.paper.ballot.vote),
        points=list(receipt.paper.ballot.points),
        nonce=receipt.paper.nonce,
        commitment=receipt.commitment,
        code=code_of(receipt.commitment),
        paper=paper,
    )


def _note_taking_part(pot: Pot, mark: str, voter: Voter, channel: str) -> None:
    found = TakingPart.objects.filter(pot=pot, mark=mark).first()
    if found is None:
        TakingPart.objects.create(
            municipality_id=pot.municipality_id,
            pot=pot,
            mark=mark,
            channel=channel,
            age_band=voter.age_band,
            sex=voter.sex,
        )
    elif found.channel == Channel.PAPER:
        raise ValidationError(_("By the roll you have voted on paper; that ballot cannot be replaced."))
    elif found.channel != channel:
        found.channel = channel
        found.save()


def _withdraw(pot: Pot, before: Ballot) -> None:
    """The log learns that the commitment counts no more; what the ballot said is deleted."""
    Replaced.objects.create(
        municipality_id=pot.municipality_id, pot=pot, commitment=before.commitment, code=before.code
    )
    withdraw_ballot(pot.process, before.commitment)
    before.delete()


@transaction.atomic
def add_paper_ballots(*, pot: Pot, choices: Iterable[CastBallot]) -> int:
    """Papers out of the box, entered twice and agreed: from here on ballots like all others. For `papers`."""
    return _put_in(pot, [(choice, None) for choice in choices], paper=True)


def _put_in(pot: Pot, ballots: Sequence[tuple[CastBallot, str | None]], *, paper: bool) -> int:
    """Many at once: (choice, slot)."""
    rows = [
        _row(Receipt(pot, Paper(pot.process, choice, new_nonce())), slot, paper=paper)
        for choice, slot in ballots
    ]
    Ballot.objects.bulk_create(rows, batch_size=PART)
    if not paper:
        _submit_all(pot, (row.commitment for row in rows))
    return len(rows)


def submit_papers(pot: Pot) -> None:
    """At the count, together with the last ballots cast online: earlier, their places would tell their booth."""
    _submit_all(pot, Ballot.objects.filter(pot=pot, paper=True).values_list("commitment", flat=True))


def _submit_all(pot: Pot, commitments: Iterable[str]) -> None:
    Waiting.objects.bulk_create(
        [
            Waiting(
                municipality_id=pot.municipality_id,
                entry=leaf("ballot", process=pot.process, commitment=one),
                mixed=True,
            )
            for one in commitments
        ],
        batch_size=PART,
    )


@transaction.atomic
def cast_in_bulk(*, by: Actor, pot: Pot, ballots: Iterable[tuple[Voter, CastBallot, str]]) -> int:
    """Many ballots at once, (voter, choice, channel), for the demonstration and for rehearsals: by the house alone.

    Choices are taken as they are. Gives how many went in; the hour is not asked, the vote must be open.
    """
    election = pot.election
    if not by.is_system or election.state != State.OPEN or not (election.rehearsal or by.channel == "demo"):
        raise Denied("ballots in bulk are for demonstrations and rehearsals")
    given, parts = [], []
    make = partial(slot_and_mark, by.municipality.slug, election.pk, pot.pk)
    for voter, choice, channel in ballots:
        slot, mark = make(voter.pk)
        given.append((choice, slot))
        facts: dict[str, Any] = {"age_band": voter.age_band, "sex": voter.sex}
        parts.append(
            TakingPart(municipality_id=pot.municipality_id, pot=pot, mark=mark, channel=channel, **facts)
        )
    TakingPart.objects.bulk_create(parts, batch_size=PART)
    return _put_in(pot, given, paper=False)
