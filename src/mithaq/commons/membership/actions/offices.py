"""Mandates, functions, and who holds them. Everything has dates; nothing is ever deleted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.commons.people.duties import duties as known_duties
from mithaq.commons.people.models import Appointment, Function, Mandate, Organisation, Person
from mithaq.commons.people.queries import holders_of
from mithaq.kit.i18n import Text

from ..access import PEOPLE


@transaction.atomic
def open_mandate(*, by: Actor, name: Text, starts_on: dt.date) -> Mandate:
    """A term of office: an elected council, or the committee appointed in its place."""
    require_grant(by, PEOPLE)
    mandate = Mandate(name=Text(name), starts_on=starts_on)
    mandate.full_clean(exclude=["municipality"])
    mandate.save()
    record(
        "people.mandate_opened", by=by, on=mandate, data={"name": dict(name), "from": starts_on.isoformat()}
    )
    return mandate


@transaction.atomic
def end_mandate(*, by: Actor, mandate: Mandate, on: dt.date, reason: Text) -> None:
    """A council's term is over, or it was dissolved: from that day on its functions carry no duty.

    The functions close and their appointments end; who held what, and all they did, stays readable.
    """
    require(by, "edit", mandate)
    if mandate.ends_on is not None:
        raise ValidationError(_("This mandate has ended already."))
    if on < mandate.starts_on:
        raise ValidationError({"on": _("A mandate cannot end before it began.")})
    with somebody_still_manages(by, on):
        functions = Function.objects.filter(mandate=mandate, closed_on__isnull=True)
        closed = list(functions.values_list("pk", flat=True))
        ended = end_appointments(Appointment.objects.filter(function__in=closed), on)
        Function.objects.filter(pk__in=closed).update(closed_on=on)
        mandate.ends_on, mandate.end_reason = on, Text(reason)
        mandate.full_clean(exclude=["municipality"])
        mandate.save(update_fields=["ends_on", "end_reason"])
    data = {"on": on.isoformat(), "reason": dict(reason), "functions": closed, "appointments": ended}
    record("people.mandate_ended", by=by, on=mandate, data=data)


@transaction.atomic
def create_function(
    *,
    by: Actor,
    title: Text,
    duties: Iterable[str],
    opened_on: dt.date,
    organisation: Organisation | None = None,
    mandate: Mandate | None = None,
) -> Function:
    """An office or seat and what it is charged with; people are appointed to it afterwards."""
    require_grant(by, PEOPLE)
    codes = list(duties)
    if unknown := [code for code in codes if code not in known_duties]:
        raise ValidationError({"duties": _("There is no such duty: %s.") % ", ".join(unknown)})
    function = Function(
        title=Text(title), duties=codes, opened_on=opened_on, organisation=organisation, mandate=mandate
    )
    function.full_clean(exclude=["municipality", "duties"])
    function.save()
    record("people.function_created", by=by, on=function, data={"title": dict(title), "duties": codes})
    return function


@transaction.atomic
def change_duties(*, by: Actor, function: Function, duties: Iterable[str]) -> None:
    """Charge a function with other duties, from now on and for whoever holds it."""
    require(by, "edit", function)
    codes = list(duties)
    if unknown := [code for code in codes if code not in known_duties]:
        raise ValidationError({"duties": _("There is no such duty: %s.") % ", ".join(unknown)})
    before = list(function.duties)
    if sorted(before) == sorted(codes):
        return
    with somebody_still_manages(by, max(function.opened_on, timezone.localdate())):
        function.duties = codes
        function.save(update_fields=["duties"])
    record("people.duties_changed", by=by, on=function, data={"before": before, "after": codes})


@transaction.atomic
def close_function(*, by: Actor, function: Function, on: dt.date) -> None:
    """The office exists no more from that day on; its appointments end with it."""
    require(by, "edit", function)
    if function.closed_on is not None:
        raise ValidationError(_("This function is closed already."))
    with somebody_still_manages(by, on):
        ended = end_appointments(Appointment.objects.filter(function=function), on)
        function.closed_on = on
        function.save(update_fields=["closed_on"])
    record("people.function_closed", by=by, on=function, data={"on": on.isoformat(), "appointments": ended})


@transaction.atomic
def appoint(
    *,
    by: Actor,
    function: Function,
    person: Person,
    starts_on: dt.date,
    ends_on: dt.date | None = None,
    note: str = "",
) -> Appointment:
    """A person holds a function from a day on, to the end of another when it is known."""
    require(by, "edit", function)
    # A mandate that ended meanwhile has closed it.
    function.refresh_from_db(fields=["closed_on"])
    if function.closed_on is not None and function.closed_on <= starts_on:
        raise ValidationError(_("This function is closed: open its successor, or hand it over."))
    if ends_on is not None and ends_on < starts_on:
        raise ValidationError({"ends_on": _("The last day comes before the first.")})
    if person.user_id is None or person.erased_at is not None:
        raise ValidationError({"person": _("Only somebody who can sign in can hold a function.")})
    overlap = Appointment.objects.filter(function=function, person=person).filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on)
    )
    if overlap.exists():
        raise ValidationError({"person": _("This person already holds this function on that day.")})
    appointment = Appointment.objects.create(
        function=function, person=person, starts_on=starts_on, ends_on=ends_on, note=note.strip()
    )
    data = {"appointment": appointment.pk, "person": person.pk, "from": starts_on.isoformat()}
    record("people.appointed", by=by, on=function, data=data)
    return appointment


@transaction.atomic
def end_appointment(*, by: Actor, appointment: Appointment, on: dt.date) -> None:
    """The person holds the function to the end of that day."""
    require(by, "edit", appointment)
    if on < appointment.starts_on:
        raise ValidationError({"on": _("An appointment cannot end before it began.")})
    with somebody_still_manages(by, on + dt.timedelta(days=1)):
        appointment.ends_on = on
        appointment.save(update_fields=["ends_on"])
    data = {"appointment": appointment.pk, "person": appointment.person_id, "on": on.isoformat()}
    record("people.appointment_ended", by=by, on=appointment.function, data=data)


@transaction.atomic
def hand_over(
    *, by: Actor, function: Function, to: Person, on: dt.date, mandate: Mandate | None = None, note: str = ""
) -> Appointment:
    """Somebody else holds the function from that day on; the earlier holders keep their dates.

    A closed function stays closed: a successor with the same title, duties and organisation opens in `mandate`.
    """
    require(by, "edit", function)
    function.refresh_from_db(fields=["closed_on"])
    if function.closed_on is not None:
        function = create_function(
            by=by,
            title=function.title,
            duties=function.duties,
            opened_on=on,
            organisation=function.organisation,
            mandate=mandate,
        )
    appointment = appoint(by=by, function=function, person=to, starts_on=on, note=note)
    before = Appointment.objects.filter(function=function).exclude(pk=appointment.pk)
    end_appointments(before, on - dt.timedelta(days=1))
    return appointment


def end_appointments(appointments: Iterable[Appointment], on: dt.date) -> list[int]:
    """End those still running after `on`; one that had not begun yet ends on its first day. Their keys."""
    ended = []
    for appointment in appointments:
        if appointment.ends_on is None or appointment.ends_on > on:
            appointment.ends_on = max(on, appointment.starts_on)
            appointment.save(update_fields=["ends_on"])
            ended.append(appointment.pk)
    return ended


@contextmanager
def somebody_still_manages(by: Actor, day: dt.date) -> Iterator[None]:
    """Refuse, and roll back, what would leave a town where nobody can appoint anybody any more.

    One at a time: two who take each other's duties away at once would both find the other still there.
    """
    list(Function.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    before = holders_of(PEOPLE, day)
    yield
    if before and not by.is_system and not holders_of(PEOPLE, day):
        raise ValidationError(
            _(
                "After this nobody could manage duties any more. Appoint somebody to do so first, then come back."
            )
        )
