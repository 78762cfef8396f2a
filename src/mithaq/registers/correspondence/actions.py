"""Every write to the register of letters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.db.models import Max, Model
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.commons.files.actions import attach
from mithaq.commons.people.models import Organisation
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.conflicts import put, unchanged

from .access import KEEP
from .enums import Direction
from .models import Letter, LetterRoute

SCAN = "scan"
FIELDS = ("dated_on", "correspondent", "subject", "way", "their_reference", "answer_by", "answers")


@transaction.atomic
def enter_letter(
    *,
    by: Actor,
    direction: str,
    on: dt.date,
    fields: Mapping[str, Any],
    about: Model | None = None,
    units: Sequence[Organisation] = (),
    scan: File[bytes] | None = None,
) -> Letter:
    """A letter gets the next number of its direction in the year of `on`.

    fields: of `FIELDS`; about: what it concerns; units: where it goes. ValidationError by field name.
    """
    require_grant(by, KEEP)
    if on > timezone.localdate():
        raise ValidationError({"on": _("This day is still to come.")})
    row = Letter(municipality=by.municipality, direction=Direction(direction), on=on, about=about)
    row.entered_by = by.person
    put(row, fields, allowed=FIELDS)
    _check(row)
    row.year, row.number = on.year, _next_number(by.municipality, row.direction, on.year)
    row.full_clean(exclude=["municipality", "entered_by"])
    row.save()
    record("correspondence.entered", by=by, on=row, data=_facts(row), personal=_words(row))
    for unit in units:
        route_letter(by=by, letter=row, unit=unit)
    if scan is not None:
        add_scan(by=by, letter=row, scan=scan)
    return row


def _next_number(town: Municipality, direction: str, year: int) -> int:
    """The row of the town is the lock that its history takes as well: no two letters have one number."""
    Municipality.objects.select_for_update(no_key=True).only("pk").get(pk=town.pk)
    rows = Letter.objects.filter(direction=direction, year=year)
    return (rows.aggregate(last=Max("number"))["last"] or 0) + 1


def _check(row: Letter) -> None:
    if row.dated_on is not None and row.dated_on > row.on:
        raise ValidationError({"dated_on": _("The letter is dated after the day it came or went.")})
    if row.answers is not None and row.answers.direction == row.direction:
        raise ValidationError({"answers": _("An answer goes the other way than the letter it answers.")})


def _facts(row: Letter) -> dict[str, Any]:
    return {"reference": row.reference, "direction": str(row.direction), "on": row.on.isoformat()}


def _words(row: Letter) -> dict[str, str]:
    return {"correspondent": row.correspondent, "subject": row.subject}


@transaction.atomic
def correct_letter(*, by: Actor, letter: Letter, fields: Mapping[str, Any], seen: str = "") -> Letter:
    """Another wording, day or link; number, direction and year stay. EditConflict when somebody was faster."""
    require(by, "edit", letter)
    row = unchanged(letter, seen)
    changed = put(row, fields, allowed=FIELDS)
    _check(row)
    row.full_clean(exclude=["municipality", "entered_by"])
    if changed:
        row.save()
        record(
            "correspondence.corrected",
            by=by,
            on=row,
            data={"reference": row.reference, "fields": changed},
            personal=_words(row),
        )
    return row


@transaction.atomic
def strike_letter(*, by: Actor, letter: Letter, reason: str) -> Letter:
    """Entered in error: it stays in the register, struck out, and its number is never given again."""
    require(by, "edit", letter)
    row = unchanged(letter)
    row.struck_reason = " ".join(reason.split())[:200]
    if not row.struck_reason:
        raise ValidationError({"reason": _("Say why it is struck out.")})
    row.struck_at = timezone.now()
    row.save(update_fields=["struck_at", "struck_reason"])
    record(
        "correspondence.struck", by=by, on=row, data={"reason": row.struck_reason, "reference": row.reference}
    )
    return row


@transaction.atomic
def route_letter(*, by: Actor, letter: Letter, unit: Organisation, note: str = "") -> LetterRoute:
    """To a unit, whose officers read it from now on; a second time changes nothing."""
    require(by, "edit", letter)
    if unit.closed_on is not None:
        raise ValidationError({"unit": _("This unit is closed.")})
    route, new = LetterRoute.objects.get_or_create(
        letter=letter,
        unit=unit,
        defaults={"municipality": by.municipality, "by": by.person, "note": " ".join(note.split())[:200]},
    )
    if new:
        facts = {"unit": unit.pk, "reference": letter.reference}
        record("correspondence.routed", by=by, on=letter, data=facts)
    return route


def add_scan(*, by: Actor, letter: Letter, scan: File[bytes]) -> None:
    """The paper itself, for those who may read the letter."""
    attach(by=by, to=letter, upload=scan, kind=SCAN)
