"""Telling the municipality something."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor, system
from mithaq.commons.access.policy import require_grant
from mithaq.commons.audit.actions import record
from mithaq.commons.clocks.actions import start_clock
from mithaq.commons.discuss.actions.posting import clean_name
from mithaq.commons.discuss.language import gives_contact_away, language_of
from mithaq.commons.files.actions import attach
from mithaq.commons.files.gps import gps_of
from mithaq.commons.membership.actions.guests import guest
from mithaq.commons.receipts.codes import Code, code_for, new_code
from mithaq.commons.receipts.texting import text_receipt
from mithaq.commons.tenancy.enums import Moderation
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.i18n import Text
from mithaq.kit.parse import parse_decimal
from mithaq.registers.places.models import Zone
from mithaq.registers.places.queries import open_zones

from ..access import OFFICE
from ..enums import WITH_OPTIONS, Channel, Publicity, QuestionKind, State
from ..limits import refuse_floods
from ..models import Category, Key, Request, text_of, year_of
from ..queries import known_sender, unit_for, zone_at
from .forwarding import forward_later
from .held import clean_words, step, told

PHOTO = "photo"
MOST_PHOTOS = 3
Point = tuple[float, float]


@dataclass(frozen=True)
class Filed:
    """receipt: the code, told once to its sender and kept nowhere. again: the same form came before."""

    request: Request
    receipt: str
    again: bool = False


def submit(
    *,
    by: Actor,
    category: Category,
    text: str,
    zone: Zone | None = None,
    landmark: str = "",
    point: Point | None = None,
    answers: Mapping[str, str] | None = None,
    name: str = "",
    shows_name: bool = False,
    email: str = "",
    phone: str = "",
    is_private: bool = False,
    photos: Sequence[File[bytes]] = (),
    channel: str = Channel.WEB,
    consent: bool = False,
    hold: bool = False,
    key: str = "",
    proven: bool = False,
    sent_by: Key | None = None,
) -> Filed:
    """Take in what somebody tells the municipality, with an account or without.

    point: (latitude, longitude), WGS 84; else where the first photo says it was taken. Another channel than the
    web or another application is an officer writing it down (grant requests.office), with the person's consent.
    key: a random word of the form; the same form sent twice is taken once and has one receipt. hold: read before
    it is shown, whoever sent it. proven: its browser solved the puzzle of the form.
    sent_by: the application that sends it for somebody.
    Raises ValidationError by field name.
    """
    code = code_for(key) if key else new_code()
    before = Request.objects.filter(receipt_digest=code.digest).select_related("category").first()
    if before is not None:
        return Filed(before, code.shown, again=True)
    on_behalf = channel not in (Channel.WEB, Channel.API)
    if on_behalf:
        require_grant(by, OFFICE)
        if not consent:
            raise ValidationError({"consent": _("Ask the person first, then tick that they agree.")})
    elif len(photos) > MOST_PHOTOS:
        raise ValidationError({"photos": _("At most %(count)s photos.") % {"count": MOST_PHOTOS}})
    if category.closed_on is not None:
        raise ValidationError({"category": _("Nothing new is taken in under this subject.")})
    needed = _("Say in a sentence what it is about.")
    row = Request(
        municipality=by.municipality,
        category=category,
        text=clean_words(text, needed=needed),
        answers=checked_answers(category, answers or {}),
        landmark=" ".join(landmark.split())[:200],
        channel=channel,
        shows_name=shows_name,
        agent=by.person if on_behalf else None,
        consent_at=timezone.now() if on_behalf else None,
        receipt_digest=code.digest,
        key=sent_by,
    )
    point = point or next((found for photo in photos if (found := gps_of(photo)) is not None), None)
    if point is not None:
        row.latitude, row.longitude = checked_point(point)
        zone = zone or zone_at(point, open_zones(by))
    row.zone = zone
    if category.asks_place and zone is None and point is None and not row.landmark:
        raise ValidationError({"zone": _("Say where it is: a zone, or a place that people know.")})
    known = proven or sent_by is not None or by.person is not None
    sender = None if on_behalf else by.person
    refuse_floods(sender=sender, category=category, on_behalf=on_behalf, proven=known)
    with transaction.atomic():
        _write(row, by=by, code=code, name=name, email=email, phone=phone, is_private=is_private, hold=hold)
        for photo in photos:
            # The policy opens files to officers; the house itself puts a sender's photo beside their words.
            attach(by=system(by.municipality, by.channel), to=row, upload=photo, kind=PHOTO, is_public=False)
    return Filed(row, code.shown)


def _write(
    row: Request, *, by: Actor, code: Code, name: str, email: str, phone: str, is_private: bool, hold: bool
) -> None:
    category, on_behalf = row.category, row.agent_id is not None
    speaker = None if on_behalf else by.person
    said = name.strip() or (speaker.name if speaker else "")
    row.name = clean_name(said) if said else ""
    row.language = language_of(row.text)
    row.author = speaker or guest(
        by=by, name=row.name or "—", email=email, phone=phone, language=row.language
    )
    row.unit = unit_for(category, row.zone)
    row.publicity = _publicity(row, by, is_private=is_private, hold=hold)
    row.received_at = timezone.now()
    row.year, row.number = _next_number(by.municipality, row.received_at)
    row.save()
    step(row, State.RECEIVED, by=by.person if on_behalf else None)
    facts = {"reference": row.reference, "category": category.code, "channel": str(row.channel)}
    record("requests.received", by=by, on=row, data=facts, personal={"name": row.name, "text": row.text})
    start_clock("requests.answer", by=by, on=row, started_at=row.received_at, deadline=category.term)
    if speaker is None and row.author is not None:
        text_receipt(person=row.author, code=code.shown, digest=code.digest)
    forward_later(row)
    told(row, by)


def _publicity(row: Request, by: Actor, *, is_private: bool, hold: bool) -> Publicity:
    """Strangers are read first; so are words that give an address away."""
    if is_private or not row.category.is_public:
        return Publicity.PRIVATE
    after = by.municipality.moderation == Moderation.AFTER and not hold and row.agent_id is None
    clean = not gives_contact_away(row.text, by.municipality.country)
    return Publicity.SHOWN if after and clean and known_sender(by.person) else Publicity.WAITING


def _next_number(town: Municipality, moment: dt.datetime) -> tuple[int, int]:
    """The row of the town is the lock that its history takes as well: no two requests have one number."""
    Municipality.objects.select_for_update(no_key=True).only("pk").get(pk=town.pk)
    year = year_of(moment)
    last = Request.objects.filter(year=year).aggregate(last=Max("number"))["last"] or 0
    return year, last + 1


def checked_point(point: Point) -> Point:
    latitude, longitude = point
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ValidationError({"point": _("This is no place on earth.")})
    return round(latitude, 6), round(longitude, 6)


def checked_answers(category: Category, given: Mapping[str, str]) -> dict[str, str]:
    """The answers to the category's own questions. ValidationError where one is missing or stops here."""
    kept: dict[str, str] = {}
    for question in category.asked:
        name, said = question["code"], str(given.get(question["code"], "")).strip()[:500]
        if not said:
            if question.get("required"):
                raise ValidationError({name: _("Please answer this question.")})
            continue
        if question["kind"] == QuestionKind.NUMBER:
            said = _number(name, said)
        if question["kind"] in WITH_OPTIONS:
            chosen = next((one for one in question["options"] if one["code"] == said), None)
            if chosen is None:
                raise ValidationError({name: _("Choose one of the answers.")})
            if stop := text_of(chosen.get("stop")):
                raise ValidationError({name: str(stop)}, code="stop")
        kept[name] = said
    return kept


def _number(name: str, said: str) -> str:
    try:
        return str(parse_decimal(said))
    except ValueError:
        raise ValidationError({name: _("Write a number.")}) from None


def question_lines(request: Request) -> list[tuple[Text, Any]]:
    """(question, answer in words) of what the category asked further."""
    found: list[tuple[Text, Any]] = []
    for question in request.category.questions:
        said = request.answers.get(question["code"])
        if said:
            options = {one["code"]: text_of(one["label"]) for one in question.get("options", [])}
            found.append((text_of(question["label"]), options.get(said, said)))
    return found
