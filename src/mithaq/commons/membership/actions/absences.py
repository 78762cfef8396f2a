"""Who is away and who stands in, and what one shift leaves to the next."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import Denied, require
from mithaq.commons.audit.actions import record
from mithaq.commons.people.models import Absence, Appointment, Organisation, Person, ShiftNote
from mithaq.commons.people.queries import appointments_of, grants_on, units_of

from ..access import PEOPLE

LONGEST = 2000
LONGEST_ABSENCE = dt.timedelta(days=370)


@transaction.atomic
def say_absence(
    *, by: Actor, person: Person, stand_in: Person, starts_on: dt.date, ends_on: dt.date, note: str = ""
) -> Absence:
    """Somebody is away from one day to the other, both included; a colleague holds their functions meanwhile.

    An officer says it of themselves, whoever manages duties of anybody. The stand-in is an officer already: nobody
    brings a stranger in. What the stand-in may do ends on the last day by itself. ValidationError by field name.
    """
    if person != by.person and not by.has(PEOPLE):
        raise Denied("people.absence: of another")
    # One at a time: two absences of one person must not overlap.
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    today = timezone.localdate()
    if starts_on < today:
        raise ValidationError({"starts_on": _("An absence begins today or later.")})
    if ends_on < starts_on:
        raise ValidationError({"ends_on": _("The last day comes before the first.")})
    if ends_on - starts_on > LONGEST_ABSENCE:
        raise ValidationError({"ends_on": _("A year at most: after that the function needs a new holder.")})
    _check_stand_in(person, stand_in, starts_on, ends_on)
    if _away(person, starts_on, ends_on):
        raise ValidationError({"starts_on": _("An absence was said for some of these days already.")})
    held = list(appointments_of(person, starts_on).filter(absence__isnull=True))
    if not held:
        raise ValidationError({"person": _("This person holds no function on that day.")})
    absence = Absence.objects.create(
        person=person,
        stand_in=stand_in,
        starts_on=starts_on,
        ends_on=ends_on,
        note=_words(note, field="note"),
    )
    own = set(appointments_of(stand_in, starts_on).values_list("function", flat=True))
    for one in held:
        if one.function_id not in own:
            last = min(ends_on, one.ends_on) if one.ends_on is not None else ends_on
            Appointment.objects.create(
                function=one.function, person=stand_in, starts_on=starts_on, ends_on=last, absence=absence
            )
    record("people.absence_said", by=by, on=absence, data=_facts(absence), personal={"note": absence.note})
    return absence


def _check_stand_in(person: Person, stand_in: Person, starts_on: dt.date, ends_on: dt.date) -> None:
    if stand_in.pk == person.pk:
        raise ValidationError({"stand_in": _("Nobody stands in for themselves.")})
    if stand_in.erased_at is not None or not grants_on(stand_in, starts_on):
        raise ValidationError({"stand_in": _("Only a colleague who holds a function can stand in.")})
    if _away(stand_in, starts_on, ends_on):
        raise ValidationError({"stand_in": _("This colleague is away on some of these days too.")})


def _away(person: Person, starts_on: dt.date, ends_on: dt.date) -> bool:
    said = Absence.objects.filter(person=person, called_off_at__isnull=True)
    return said.filter(starts_on__lte=ends_on, ends_on__gte=starts_on).exists()


def _facts(absence: Absence) -> dict[str, str | int]:
    return {
        "person": absence.person_id,
        "stand_in": absence.stand_in_id,
        "from": absence.starts_on.isoformat(),
        "until": absence.ends_on.isoformat(),
    }


@transaction.atomic
def end_absence(*, by: Actor, absence: Absence) -> Absence:
    """Back today: the stand-in keeps the functions to the end of yesterday; one not begun yet is called off."""
    require(by, "end", absence)
    row = Absence.objects.select_for_update(no_key=True).get(pk=absence.pk)
    today = timezone.localdate()
    if row.ends_on < today or row.called_off_at is not None:
        raise ValidationError(_("This absence is over."))
    data = _facts(row)
    yesterday = today - dt.timedelta(days=1)
    row.appointments.filter(starts_on__gte=today).delete()
    row.appointments.filter(ends_on__gte=today).update(ends_on=yesterday)
    record("people.absence_ended", by=by, on=row, data=data)
    if row.starts_on >= today:
        row.called_off_at = timezone.now()
    else:
        row.ends_on = yesterday
    row.save(update_fields=["called_off_at", "ends_on"])
    return row


@transaction.atomic
def leave_note(*, by: Actor, organisation: Organisation, text: str) -> ShiftNote:
    """For the next shift of a unit in which one holds a function."""
    if by.person is None or not units_of(by.person, timezone.localdate()).filter(pk=organisation.pk).exists():
        raise Denied("people.shift_note: another unit")
    words = _words(text, field="text")
    if not words:
        raise ValidationError({"text": _("Write what the next shift must know.")})
    note = ShiftNote.objects.create(organisation=organisation, text=words, by=by.person)
    record("people.note_left", by=by, on=note, data={"unit": organisation.pk}, personal={"text": words})
    return note


@transaction.atomic
def take_note(*, by: Actor, note: ShiftNote) -> ShiftNote:
    """Somebody of the unit has taken it over: it leaves everybody's day."""
    require(by, "take", note)
    row = ShiftNote.objects.select_for_update(no_key=True).get(pk=note.pk)
    if row.taken_at is None:
        row.taken_by, row.taken_at = by.person, timezone.now()
        row.save(update_fields=["taken_by", "taken_at"])
        record("people.note_taken", by=by, on=row)
    return row


def _words(text: str, *, field: str) -> str:
    words = text.replace("\r\n", "\n").strip()
    if len(words) > LONGEST:
        too_long = _("At most %(limit)s characters, you wrote %(length)s.")
        raise ValidationError({field: too_long % {"limit": LONGEST, "length": len(words)}})
    return words
