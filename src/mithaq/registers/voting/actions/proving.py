"""That somebody is on the roll: a code sent to their phone, a printed code, or an officer who saw their papers.

What a proof gives is a `Proof`; nothing of it is kept with the ballot. Answers are the same whether a number is on
the roll or not: nobody learns from this who may vote.
"""

from __future__ import annotations

import datetime as dt
import hmac
import logging
import secrets
from dataclasses import dataclass

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import Denied, require
from mithaq.commons.audit.actions import record
from mithaq.commons.people.sms import messages_leave, send_sms
from mithaq.commons.receipts.codes import plain
from mithaq.kit.browsers import browser_digest
from mithaq.kit.parse import ParseError, normalise_phone

from ..access import BOOTH
from ..enums import ONLINE, Channel
from ..keys import roll_digest
from ..models import Challenge, Election, Voter
from ..queries import taken_part
from ..reading import tidy_identity
from .handling import count_handled
from .helping import check_helper

logger = logging.getLogger(__name__)

LIVES = dt.timedelta(minutes=10)
MOST_TRIES, MOST_SENT = 5, 3
# Wrong codes for one phone until no more are sent, for a day. With the tries of the browsers that asked for a code
# themselves that makes thirty at most, of a million codes.
MOST_WRONG = 10
REST = dt.timedelta(days=1)
# Wrong proofs of one kind in one vote, whoever types them.
GUESSES_PER_MINUTE = 200
MINUTE = 60


@dataclass(frozen=True)
class Proof:
    """Who may vote, for a short while: a line of the roll, and how it was shown. assistants: two officers or none."""

    election: int
    voter: int
    channel: str
    assistants: tuple[int, ...] = ()


def _digest(election: Election, kind: str, value: str) -> str:
    return roll_digest(election.municipality.slug, election.roll_id, kind, value)


def _slow_down(election: Election) -> None:
    """ValidationError while proofs are being guessed one after the other."""
    key = f"voting.guesses.{election.pk}.{int(timezone.now().timestamp() // MINUTE)}"
    cache.add(key, 0, timeout=2 * MINUTE)
    if cache.incr(key) > GUESSES_PER_MINUTE:
        raise ValidationError(
            _("Too many wrong codes are being tried just now. Wait a minute, then try again.")
        )


def send_code(*, by: Actor, election: Election, phone: str, browser: str = "") -> str:
    """Send a one-time code, if this phone is on the roll; gives the number as it was understood (E.164).

    At most three times in ten minutes, and not after ten wrong codes of a day. Silent where none is sent.
    browser: the word of the one that asks (`kit.browsers`); strangers' wrong tries do not use up its own.
    ValidationError when it cannot be a phone number.
    """
    require(by, "vote", election)
    try:
        number = normalise_phone(phone, by.municipality.country)
    except ParseError as wrong:
        raise ValidationError({"phone": str(wrong)}) from wrong
    if not messages_leave():
        return number
    with transaction.atomic():
        challenge, code = _challenge(election, number, browser)
    # Only now: a gateway may take long, and nobody else shall wait for it.
    if challenge is not None:
        words = _(
            "%(code)s is your code for the vote in %(town)s. It is good for ten minutes. Give it to nobody."
        )
        if not _tell(election, number, words % {"code": code, "town": by.municipality.name}):
            Challenge.objects.filter(pk=challenge, sent__gt=0).update(sent=F("sent") - 1)
    return number


def _challenge(election: Election, number: str, browser: str) -> tuple[int | None, str]:
    """A new code for the voter with this phone: (row, code); none for a stranger, or when there were enough."""
    voter = Voter.objects.filter(roll=election.roll_id, phone=_digest(election, "phone", number)).first()
    if voter is None:
        return None, ""
    now = timezone.now()
    before = Challenge.objects.select_for_update().filter(election=election, voter=voter).first()
    running = before is not None and before.expires_at > now
    if before is not None and (
        (running and before.sent >= MOST_SENT)
        or (before.wrong >= MOST_WRONG and before.expires_at + REST > now)
    ):
        return None, ""
    code = f"{secrets.randbelow(10**6):06d}"
    row, _new = Challenge.objects.update_or_create(
        election=election,
        voter=voter,
        defaults={
            "digest": _digest(election, f"sms-{voter.pk}", code),
            "tries": 0,
            "wrong": before.wrong if before is not None and before.expires_at + REST > now else 0,
            "sent": before.sent + 1 if before is not None and running else 1,
            "expires_at": now + LIVES,
        },
    )
    if browser:
        cache.set(_own_tries(election, voter, browser), 0, LIVES.total_seconds())
    return row.pk, code


def _own_tries(election: Election, voter: Voter, browser: str) -> str:
    """Where wrong tries of a browser that asked for a code are counted. The key tells neither voter nor browser."""
    return "voting.own." + browser_digest(f"voting.own.{election.pk}.{voter.pk}", browser)


def _tell(election: Election, number: str, words: str) -> bool:
    """Whether the gateway took it. When not, nobody is told but the log: an answer would tell who is on the roll."""
    try:
        send_sms(number, words)
    except OSError as problem:
        logger.error("A text message of vote %s was not sent: %s", election.pk, type(problem).__name__)
        return False
    return True


def prove_by_phone(*, by: Actor, election: Election, phone: str, code: str, browser: str = "") -> Proof:
    """The code that came by text message. Five tries, then a new one has to be sent; ten wrong ones of a day.

    A browser that asked for one of the codes of these ten minutes has five tries of its own: a stranger may type
    wrong codes for a phone, and its voter still votes with the right one. The phone is told when it is used to vote
    again, and when too many wrong codes were typed for it.
    """
    require(by, "vote", election)
    wrong = ValidationError({"code": _("This is not the code we sent, or it has run out.")})
    try:
        number = normalise_phone(phone, by.municipality.country)
    except ParseError:
        raise wrong from None
    with transaction.atomic():
        found = (
            Challenge.objects.select_for_update(of=("self",))
            .filter(
                election=election,
                voter__phone=_digest(election, "phone", number),
                expires_at__gt=timezone.now(),
            )
            .select_related("voter")
            .first()
        )
        anybody = found is not None and found.tries < MOST_TRIES and found.wrong < MOST_WRONG
        own_key = _own_tries(election, found.voter, browser) if found is not None and browser else ""
        own: int | None = cache.get(own_key) if own_key else None
        if not anybody and (own is None or own >= MOST_TRIES):
            found = None
        given = _digest(election, f"sms-{found.voter_id}", _digits(code)) if found is not None else ""
        right = found is not None and hmac.compare_digest(given, found.digest)
        if found is not None and right:
            found.delete()
        elif found is not None:
            # Counted also when the answer is an error: this block ends well.
            if own is not None:
                cache.set(own_key, own + 1, LIVES.total_seconds())
            if anybody:
                found.tries += 1
                found.wrong += 1
                found.save()
    if found is not None and right:
        if set(taken_part(election, found.voter).values()) & set(ONLINE):
            again = _(
                "This phone was just used to vote once more in %(town)s: a new ballot replaces the earlier one."
                " It was not you? Vote again, or come to the counter."
            )
            _tell(election, number, again % {"town": by.municipality.name})
        return Proof(election.pk, found.voter_id, Channel.WEB)
    if anybody and found is not None and found.wrong >= MOST_WRONG:
        enough = _(
            "Too many wrong codes were typed for this phone in the vote in %(town)s. New codes come tomorrow;"
            " until then you can vote with a printed code or at the counter."
        )
        _tell(election, number, enough % {"town": by.municipality.name})
    _slow_down(election)
    raise wrong


def _digits(typed: str) -> str:
    return "".join(filter(str.isdigit, tidy_identity(typed)))


def prove_by_code(*, by: Actor, election: Election, code: str) -> Proof:
    """The printed code that an officer handed out."""
    require(by, "vote", election)
    digits = plain(code)
    if not digits:
        raise ValidationError({"code": _("A printed code has 16 digits; please compare them.")})
    voter = Voter.objects.filter(roll=election.roll_id, code=_digest(election, "code", digits)).first()
    if voter is None:
        _slow_down(election)
        raise ValidationError({"code": _("This code opens nothing in this vote.")})
    return Proof(election.pk, voter.pk, Channel.CODE)


def find_voter(election: Election, identity: str) -> Voter:
    """By the identity number on the paper in an officer's hand. ValidationError when it is not on the roll."""
    wanted = _digest(election, "identity", tidy_identity(identity))
    voter = Voter.objects.filter(roll=election.roll_id, identity=wanted).select_related("zone").first()
    if voter is None:
        _slow_down(election)
        raise ValidationError({"identity": _("This number is not on the roll.")})
    return voter


def prove_at_desk(
    *, by: Actor, election: Election, identity: str, helper: Actor | None = None, code: str = ""
) -> Proof:
    """An officer saw the voter's papers. helper: the second officer, when the two help with the ballot itself.

    code: what the second officer read on a device of their own (see `helping_code`): nobody names them behind their
    back. Help is recorded with both names, and neither voter nor ballot.
    """
    require(by, "booth", election)
    require(by, "vote", election)
    # Outside of any transaction: wrong guesses are counted also when the answer is an error.
    voter = find_voter(election, identity)
    officers = _two(by, helper, election, code) if helper is not None else ()
    with transaction.atomic():
        count_handled(election, by, Channel.DESK)
        if officers:
            record("voting.assisted", by=by, on=election, data={"officers": sorted(officers)})
    return Proof(election.pk, voter.pk, Channel.DESK, officers)


def _two(by: Actor, helper: Actor, election: Election, code: str) -> tuple[int, ...]:
    if by.person is None or helper.person is None or helper.person == by.person or not helper.has(BOOTH):
        raise Denied("help needs two different officers of the booth")
    try:
        check_helper(election, helper.person, code)
    except ValidationError:
        _slow_down(election)
        raise
    return by.person.pk, helper.person.pk
