"""What officers do with a request: each answer in words, each way it goes with a reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.commons.clocks.actions import cancel_clock, regroup_clocks, start_clock, stop_clock
from mithaq.commons.files.actions import attach
from mithaq.commons.people.models import Organisation, Person
from mithaq.commons.people.queries import stand_in_of
from mithaq.kit.i18n import Text

from ..enums import ANSWERED, MOVES, OPEN, Channel, Priority, Publicity, State
from ..models import Category, Message, Request
from ..queries import unit_for
from .held import clean_words, held, moment_after, step, told

PROOF = "proof"


@transaction.atomic
def move(
    *,
    by: Actor,
    request: Request,
    state: str,
    words: Text | None = None,
    planned_on: dt.date | None = None,
    partner: Organisation | None = None,
    proof: Sequence[File[bytes]] = (),
) -> Request:
    """The next step of a request, with what its sender is told.

    Every answer needs words; planned needs a day; handed over needs the body. "Resolved" says in a sentence what
    was done, or shows it in a photo (`proof`). Raises ValidationError by field name.
    """
    require(by, "work", request)
    row, wanted = held(request), State(state)
    if wanted not in MOVES.get(State(row.state), ()):
        raise ValidationError(_("This step is not possible now: the request was moved on meanwhile."))
    words = words or Text()
    if wanted in ANSWERED and not words:
        raise ValidationError({"words": _("Answer in words: what was done, or why not.")})
    if wanted == State.PLANNED:
        if planned_on is None or planned_on < timezone.localdate():
            raise ValidationError({"planned_on": _("Say for which day it is planned.")})
        row.planned_on = planned_on
    if wanted == State.TRANSFERRED:
        if partner is None:
            raise ValidationError({"partner": _("Say to which body it is handed.")})
        row.partner = partner
    for upload in proof:
        attach(by=by, to=row, upload=upload, kind=PROOF, is_public=row.publicity == Publicity.SHOWN)
    _follow(row, wanted, by)
    step(row, wanted, by=by.person, words=words)
    row.save()
    facts = {"state": str(wanted), "words": dict(words), "reference": row.reference}
    if wanted in ANSWERED:
        public = row.publicity == Publicity.SHOWN
        record("requests.answered" if public else "requests.answered_privately", by=by, on=row, data=facts)
    else:
        record("requests.moved", by=by, on=row, data=facts)
    told(row, by)
    return row


def _follow(row: Request, wanted: State, by: Actor) -> None:
    """What clocks do with a step."""
    now = timezone.now()
    if wanted in ANSWERED:
        row.answered_at = row.answered_at or now
        row.answered_by = by.person
        row.contest_until = moment_after(by, "requests.contest", now)
        stop_clock("requests.answer", by=by, on=row, at=now)
        stop_clock("requests.planned", by=by, on=row, at=now)
    elif wanted == State.PLANNED:
        # A day was promised in words: from now on that day is the promise.
        stop_clock("requests.answer", by=by, on=row, at=now)
        start_clock("requests.planned", by=by, on=row, deadline=row.planned_on)


@transaction.atomic
def assign(*, by: Actor, request: Request, person: Person | None) -> Request:
    """Put it on a colleague's table, or on nobody's. While they are away it stands on their stand-in's day."""
    require(by, "route", request)
    row = held(request)
    if row.assignee_id == (person.pk if person else None):
        return row
    row.assignee = person
    row.save(update_fields=["assignee"])
    away = stand_in_of(person, timezone.localdate()) if person else None
    facts = {"person": person.pk if person else None, "meanwhile": away.pk if away else None}
    record("requests.assigned", by=by, on=row, data=facts)
    return row


@transaction.atomic
def set_priority(*, by: Actor, request: Request, priority: str) -> Request:
    require(by, "route", request)
    row = held(request)
    row.priority = Priority(priority)
    row.save(update_fields=["priority"])
    record("requests.priority_set", by=by, on=row, data={"priority": priority})
    return row


@transaction.atomic
def hand_over(*, by: Actor, request: Request, unit: Organisation, reason: Text | None = None) -> Request:
    """To another unit of the municipality; the clock goes on as it runs."""
    require(by, "route", request)
    row = held(request)
    if row.state not in OPEN:
        raise ValidationError(_("This step is not possible now: the request was moved on meanwhile."))
    if unit.pk == row.unit_id:
        raise ValidationError({"unit": _("It is with this unit already.")})
    before, row.unit, row.assignee = row.unit, unit, None
    step(row, State(row.state), by=by.person, words=reason)
    row.save()
    regroup_clocks(row)
    facts = {"from": before.pk, "to": unit.pk, "reason": dict(reason or {})}
    record("requests.handed_over", by=by, on=row, data=facts)
    told(row, by)
    return row


@transaction.atomic
def recategorise(*, by: Actor, request: Request, category: Category) -> Request:
    """It belongs under another subject, and so perhaps to another unit."""
    require(by, "route", request)
    row = held(request)
    before, row.category = row.category, category
    row.unit = unit_for(category, row.zone)
    if not category.is_public:
        row.publicity = Publicity.PRIVATE
    row.save()
    regroup_clocks(row)
    record("requests.recategorised", by=by, on=row, data={"from": before.code, "to": category.code})
    told(row, by)
    return row


@transaction.atomic
def merge(*, by: Actor, requests: Sequence[Request], into: Request) -> int:
    """Several reports of one thing: their senders are told, and hear what becomes of the one that stays."""
    require(by, "work", into)
    main, joined = held(into), 0
    for one in requests:
        require(by, "work", one)
        row = held(one)
        if row.pk == main.pk or row.state not in OPEN or main.duplicate_of_id is not None:
            raise ValidationError(
                _("Only open requests can be joined, to another one that was not joined itself.")
            )
        row.duplicate_of, row.answered_at = main, row.answered_at or timezone.now()
        words = _in_languages(by, main)
        step(row, State.MERGED, by=by.person, words=words)
        row.save()
        cancel_clock("requests.answer", by=by, on=row)
        cancel_clock("requests.planned", by=by, on=row)
        record("requests.merged", by=by, on=row, data={"into": main.reference})
        told(row, by)
        joined += 1
    return joined


def _in_languages(by: Actor, main: Request) -> Text:
    written = Text()
    for language in by.municipality.languages:
        with translation.override(language):
            written[language] = _("Others told us the same: it is followed as %(reference)s.") % {
                "reference": main.reference
            }
    return written


@transaction.atomic
def write(
    *, by: Actor, request: Request, text: str, is_note: bool = False, channel: str = Channel.DESK
) -> Message:
    """A message to the sender, or a note that stays among officers."""
    require(by, "work", request)
    row = held(request)
    message = Message.objects.create(
        municipality=by.municipality,
        request=row,
        text=clean_words(text, needed=_("Write a message.")),
        by=by.person,
        from_officer=True,
        is_note=is_note,
        channel=channel,
    )
    event = "requests.noted" if is_note else "requests.written_to"
    record(event, by=by, on=row, personal={"text": message.text})
    return message


@transaction.atomic
def decide_contest(*, by: Actor, request: Request, uphold: bool, words: Text) -> Request:
    """Another officer than the one who answered looks again: opens it, or confirms the answer for good."""
    require(by, "decide", request)
    row = held(request)
    if row.state != State.CONTESTED:
        raise ValidationError(_("This step is not possible now: the request was moved on meanwhile."))
    if not words:
        raise ValidationError({"words": _("Say why.")})
    stop_clock("requests.second", by=by, on=row)
    step(row, State.REOPENED if uphold else State.CLOSED, by=by.person, words=words)
    row.save()
    if uphold:
        start_clock("requests.answer", by=by, on=row, deadline=row.category.term)
    facts = {"uphold": uphold, "words": dict(words), "reference": row.reference, "state": row.state}
    record("requests.contest_decided", by=by, on=row, data=facts)
    told(row, by)
    return row
