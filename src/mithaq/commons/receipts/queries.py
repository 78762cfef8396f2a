"""Finding what a receipt opens, while guessing is slowed down."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.tenancy.models import Municipality

from .codes import digests_of
from .openers import Opener, openers

# Whole codes that open nothing, in one town, whoever typed them: slips of the finger never count (see codes).
GUESSES_PER_MINUTE = 200
MINUTE = dt.timedelta(minutes=1)


@dataclass(frozen=True)
class Opened:
    """What a code opens."""

    opener: Opener
    thing: Any

    @property
    def url(self) -> str:
        return self.opener.url(self.thing)


def open_code(municipality: Municipality, typed: str) -> Opened | None:
    """What the code opens in the town in scope; None when nothing does.

    Raises ValidationError while somebody tries codes one after the other.
    """
    digests = digests_of(typed)
    if not digests:
        return None
    minute = int(timezone.now().timestamp() // MINUTE.total_seconds())
    guesses = f"receipts.guesses.{municipality.pk}.{minute}"
    if cache.get(guesses, 0) >= GUESSES_PER_MINUTE:
        raise ValidationError(
            _("Too many wrong receipts are being tried just now. Wait a minute, then try again.")
        )
    for opener in openers:
        thing = opener.find(digests)
        if thing is not None:
            return Opened(opener, thing)
    cache.add(guesses, 0, timeout=MINUTE.total_seconds())
    cache.incr(guesses)
    return None
