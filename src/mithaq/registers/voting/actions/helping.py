"""The second officer is there: a code that only they can read, on a device of their own."""

from __future__ import annotations

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import Denied, require
from mithaq.commons.people.models import Person
from mithaq.kit.parse import clean

from ..models import Election

# A code is for one ballot, and good for five to ten minutes.
SECONDS = 300
# Longer than any code is good for.
KEPT = 3 * SECONDS
DIGITS = 8


def helping_code(*, by: Actor, election: Election) -> str:
    """For an officer of the booth, to be typed by the colleague beside them."""
    require(by, "booth", election)
    if by.person is None:
        raise Denied("help is given in person")
    return _code(election, by.person, _now(), _used(election, by.person))


def check_helper(election: Election, person: Person, typed: str) -> None:
    """ValidationError unless this is a code that the officer was just shown, and not used yet."""
    given = "".join(filter(str.isdigit, clean(typed)))
    now, used = _now(), _used(election, person)
    right = [at for at in (now, now - 1) if constant_time_compare(given, _code(election, person, at, used))]
    if not right or not cache.add(f"{_key(election, person)}:{right[0]}:{used}", 1, KEPT):
        raise ValidationError(
            {"code": _("This is not the code that the second officer was shown, or it was used already.")}
        )
    cache.set(_key(election, person), used + 1, KEPT)


def _key(election: Election, person: Person) -> str:
    return f"voting.helped:{election.pk}:{person.pk}"


def _used(election: Election, person: Person) -> int:
    """How many codes of this officer were typed of late: the next one is another."""
    used: int = cache.get(_key(election, person), 0)
    return used


def _now() -> int:
    return int(timezone.now().timestamp()) // SECONDS


def _code(election: Election, person: Person, at: int, used: int) -> str:
    said = f"{election.municipality_id}.{election.pk}.{person.pk}.{at}.{used}"
    digest = salted_hmac("voting.helping", said, secret=settings.SECRET_KEY, algorithm="sha256").digest()
    return f"{int.from_bytes(digest[:8]) % 10**DIGITS:0{DIGITS}d}"
