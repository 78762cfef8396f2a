"""Letters that can be answered: the address to which an answer goes, and who takes it.

An app says which of its records a person may answer by e-mail:

    takers.add(ReplyTaker(code="r", record="requests.request", may=is_sender, take=receive))

Letters about such a thing then carry `Reply-To: answers+<token>@…`, where MITHAQ_REPLY_ADDRESS is set. The token
names the town, the thing and the person, and is signed: whoever has it can do nothing but write to that thread.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import base36_to_int, int_to_base36

from mithaq.commons.access.actor import Actor
from mithaq.commons.people.models import Person
from mithaq.kit.registry import Registry, record_of, records

SALT = "mithaq.notify.reply"
# 96 bits, in letters that no mail server changes.
SIGNATURE = 24


@dataclass(frozen=True, kw_only=True)
class ReplyTaker:
    """code: a letter or two, for the address; record: code of the noun.

    may: (thing, person) → whether this person's answers are taken; take: (by, thing, text, files) → an action that
    checks the right again. ValidationError when it refuses.
    """

    code: str
    record: str
    may: Callable[[Any, Person], bool]
    take: Callable[[Actor, Any, str, Sequence[SimpleUploadedFile]], Any]


takers: Registry[ReplyTaker] = Registry("takers of replies")


@dataclass(frozen=True)
class Ticket:
    """What a token names."""

    taker: ReplyTaker
    town: int
    thing: int
    person: int


def reply_address(thing: Model, person: Person) -> str:
    """Where this person's answer about a thing goes; "" when it cannot be answered by e-mail."""
    base = settings.MITHAQ_REPLY_ADDRESS
    taker = _taker_of(thing) if base else None
    if taker is None or not taker.may(thing, person):
        return ""
    numbers = (person.municipality_id, thing.pk, person.pk)
    said = "-".join([taker.code, *(int_to_base36(int(number or 0)) for number in numbers)])
    local, _at, domain = base.partition("@")
    return f"{local}+{said}-{_signed(said)[0]}@{domain}"


def _taker_of(thing: Model) -> ReplyTaker | None:
    try:
        code = record_of(thing).code
    except LookupError:
        return None
    return next((one for one in takers if one.record == code), None)


def read_address(address: str) -> Ticket | None:
    """None for an address that is not ours, or whose signature is not."""
    base, _at, base_domain = settings.MITHAQ_REPLY_ADDRESS.lower().partition("@")
    local, _at, domain = address.strip().lower().partition("@")
    name, _plus, token = local.partition("+")
    said, _dash, signature = token.rpartition("-")
    if not base or (name, domain) != (base, base_domain):
        return None
    if not any(constant_time_compare(one, signature) for one in _signed(said)):
        return None
    code, *numbers = said.split("-")
    town, thing, person = (base36_to_int(number) for number in numbers)
    return Ticket(takers.get(code), town, thing, person)


def _signed(said: str) -> list[str]:
    """With today's key first, then with those it replaced."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [salted_hmac(SALT, said, secret=key, algorithm="sha256").hexdigest()[:SIGNATURE] for key in keys]


def thing_of(ticket: Ticket) -> Any:
    """Inside its town; None when it is gone."""
    record = records.get(ticket.taker.record)
    return record.model_class()._default_manager.filter(pk=ticket.thing).first()
