"""The electoral roll: from a list or typed by an officer, sealed at the freeze. Numbers are kept as digests alone."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import Denied, require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.commons.people.sms import messages_leave
from mithaq.commons.receipts.codes import new_code, plain
from mithaq.kit.conflicts import unchanged
from mithaq.kit.i18n import Text
from mithaq.kit.parse import ParseError, normalise_phone
from mithaq.registers.places.models import Zone

from ..access import ROLL
from ..enums import OVER, State
from ..keys import roll_digest
from ..models import Roll, Voter
from ..reading import LineProblem, Person, VoterList, age_band, tidy_identity

PART = 500
PROOFS = ("identity", "phone", "code")


@dataclass
class Imported:
    """added: voters; refused: every line that was not taken, with its number in the file and why."""

    added: int = 0
    refused: list[LineProblem] = field(default_factory=list)


@transaction.atomic
def make_roll(
    *,
    by: Actor,
    name: Text,
    eligibility: Text | None = None,
    minimum_age: int = 18,
    foreigners: bool = True,
    rehearsal: bool = False,
) -> Roll:
    require_grant(by, ROLL)
    roll = Roll(
        municipality=by.municipality,
        name=name,
        eligibility=eligibility or Text(),
        minimum_age=minimum_age,
        foreigners=foreigners,
        rehearsal=rehearsal,
    )
    roll.full_clean(exclude=["municipality"])
    roll.save()
    record("voting.roll_made", by=by, on=roll, data={"minimum_age": minimum_age, "foreigners": foreigners})
    return roll


def digest(roll: Roll, kind: str, value: str) -> str:
    return roll_digest(roll.municipality.slug, roll.pk, kind, value)


def _unsealed(by: Actor, roll: Roll) -> Roll:
    try:
        require(by, "edit", roll)
    except Denied:
        if roll.sealed_at is not None and by.has(ROLL):
            raise ValidationError(_("This roll is sealed: a vote that uses it is frozen.")) from None
        raise
    fresh = unchanged(roll)
    fresh.municipality = by.municipality
    return fresh


@transaction.atomic
def import_roll(*, by: Actor, roll: Roll, file: BinaryIO) -> Imported:
    """Add the voters of a list (CSV; see `reading.VoterList`). Good lines are taken, all others named.

    Raises reading.ForeignFile, and writes nothing, when the file is no list of voters.
    """
    fresh = _unsealed(by, roll)
    lines = VoterList(fresh, file, timezone.localdate().year)
    adder, found = _Adder(fresh), Imported()
    part: list[Person] = []
    for one in lines:
        if isinstance(one, LineProblem):
            found.refused.append(one)
            continue
        part.append(one)
        if len(part) == PART:
            adder.add(part, found)
            part = []
    adder.add(part, found)
    found.refused.sort(key=lambda one: one.line)
    facts = {"added": found.added, "refused": len(found.refused)}
    record("voting.roll_imported", by=by, on=fresh, data=facts)
    return found


class _Adder:
    """Adds voters part by part; whoever is on the roll already is refused."""

    def __init__(self, roll: Roll) -> None:
        self.roll = roll
        self.number = roll.voters.aggregate(most=Max("number"))["most"] or 0

    def add(self, people: list[Person], found: Imported) -> None:
        rows = [(one, self.voter(one)) for one in people]
        taken = {
            name: set(self._taken(name, [getattr(row, name) for _one, row in rows]))
            for name in ("number", "identity", "phone")
        }
        good = []
        for one, row in rows:
            if row.number is None:
                self.number += 1
                row.number = self.number
            problem = self._problem(row, taken)
            if problem:
                found.refused.append(LineProblem(one.line, problem))
                continue
            for name, values in taken.items():
                values.add(getattr(row, name))
            self.number = max(self.number, row.number)
            good.append(row)
        Voter.objects.bulk_create(good, batch_size=PART)
        found.added += len(good)

    def _taken(self, name: str, values: list[object]) -> Iterable[object]:
        wanted = {f"{name}__in": [value for value in values if value is not None]}
        return self.roll.voters.filter(**wanted).values_list(name, flat=True)

    def _problem(self, row: Voter, taken: dict[str, set[object]]) -> str:
        if row.number in taken["number"]:
            return _("The number %(number)s is on the roll already.") % {"number": row.number}
        if row.identity and row.identity in taken["identity"]:
            return _("This identity number is on the roll already.")
        if row.phone and row.phone in taken["phone"]:
            return _("This phone number is on the roll already, with another person.")
        return ""

    def voter(self, one: Person) -> Voter:
        has_neither = not one.identity and not one.phone
        return Voter(
            municipality=self.roll.municipality,
            roll=self.roll,
            number=one.number,  # type: ignore[misc]  # None until `add` gives the next one
            zone=one.zone,
            identity=digest(self.roll, "identity", one.identity) if one.identity else None,
            phone=digest(self.roll, "phone", one.phone) if one.phone else None,
            # Nobody knows it: a code that counts comes when codes are printed. Under the key like all the others,
            # so that there is no voter without it.
            code=digest(self.roll, "code", secrets.token_hex(32)) if has_neither else None,
            age_band=one.age_band,
            sex=one.sex,
        )


@transaction.atomic
def add_voter(
    *,
    by: Actor,
    roll: Roll,
    zone: Zone | None = None,
    identity: str = "",
    phone: str = "",
    birth_year: int | None = None,
    sex: str = "",
) -> Voter:
    """One voter, typed by an officer; without identity and phone they vote with a printed code."""
    fresh = _unsealed(by, roll)
    age = timezone.localdate().year - birth_year if birth_year else None
    if age is not None and age < fresh.minimum_age:
        raise ValidationError(_("Younger than %(age)s years.") % {"age": fresh.minimum_age})
    try:
        number = normalise_phone(phone, by.municipality.country) if phone else ""
    except ParseError as wrong:
        raise ValidationError({"phone": str(wrong)}) from wrong
    band = age_band(age) if age is not None else ""
    person = Person(0, None, zone, tidy_identity(identity), number, band, sex)
    found = Imported()
    _Adder(fresh).add([person], found)
    if found.refused:
        raise ValidationError(found.refused[0].problem)
    voter = fresh.voters.order_by("-pk")[:1].get()
    record("voting.voter_added", by=by, on=fresh, data={"number": voter.number})
    return voter


@transaction.atomic
def remove_voter(*, by: Actor, roll: Roll, number: int, reason: str) -> None:
    """By the number in the list, with a reason that stays in the history."""
    fresh = _unsealed(by, roll)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why.")})
    gone, _kinds = fresh.voters.filter(number=number).delete()
    if not gone:
        raise ValidationError({"number": _("There is no voter with this number.")})
    record("voting.voter_removed", by=by, on=fresh, data={"number": number, "reason": reason.strip()})


@transaction.atomic
def print_codes(
    *, by: Actor, roll: Roll, numbers: Iterable[int] | None = None, reason: str = ""
) -> list[tuple[int, str]]:
    """New codes to print: (number in the list, code as shown); an earlier code of the same voter ends.

    numbers: for whom; without, everybody who cannot get a code by text message. Told here once; only digests are
    kept. While people vote, a new code could replace a ballot: then for named voters alone, with a reason, and
    the history tells both.
    """
    require(by, "view", roll)
    require_grant(by, ROLL)
    fresh = unchanged(roll)
    votes = set(fresh.elections.values_list("state", flat=True))
    if votes - {State.CANCELLED} and votes <= set(OVER):
        raise ValidationError(_("All votes with this roll are over: its codes open nothing any more."))
    fresh.municipality = by.municipality
    wanted = None if numbers is None else sorted(set(numbers))
    is_open = fresh.elections.filter(state=State.OPEN, rehearsal=False).exists()
    if is_open and not (wanted and reason.strip()):
        raise ValidationError(
            _(
                "People are voting with this roll: print codes for single voters, by their numbers, and say why."
            )
        )
    voters = fresh.voters.order_by("number")
    if wanted is not None:
        voters = voters.filter(number__in=wanted)
        if missing := set(wanted) - set(voters.values_list("number", flat=True)):
            raise ValidationError(
                _("There is no voter with the number %(number)s.") % {"number": min(missing)}
            )
    elif messages_leave():
        voters = voters.filter(phone__isnull=True)
    found, changed = [], []
    for voter in voters:
        shown = new_code().shown
        voter.code = digest(fresh, "code", plain(shown))
        found.append((voter.number, shown))
        changed.append(voter)
    Voter.objects.bulk_update(changed, ["code"], batch_size=PART)
    facts: dict[str, Any] = {"codes": len(found)}
    if is_open:
        facts |= {"numbers": wanted, "reason": reason.strip()}
    record("voting.codes_printed", by=by, on=fresh, data=facts)
    return found
