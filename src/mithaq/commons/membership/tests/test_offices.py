"""Mandates end, functions close, people change; nothing of what was is lost."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils import timezone

from mithaq.commons.access.actor import Actor, system
from mithaq.commons.access.interests import InterestConflict, conflicts, require_no_interest
from mithaq.commons.audit.queries import history_of, verify
from mithaq.commons.membership.actions.interests import declare_interest, end_interest
from mithaq.commons.membership.actions.offices import (
    appoint,
    close_function,
    create_function,
    end_appointment,
    end_mandate,
    hand_over,
    open_mandate,
)
from mithaq.commons.membership.actions.organisations import create_organisation
from mithaq.commons.people.models import Appointment, Function, Mandate
from mithaq.commons.people.queries import grants_on, holders_of
from mithaq.kit.i18n import Text

COUNCIL = Text(ar="المجلس البلدي", fr="Conseil municipal", en="Municipal council")
COMMITTEE = Text(ar="اللجنة المؤقتة", fr="Comité provisoire", en="Appointed committee")
MAYOR = Text(ar="رئيس البلدية", fr="Maire", en="Mayor")
DISSOLVED = Text(ar="حُلّ المجلس", fr="Conseil dissous", en="The council was dissolved")


def days(count: int) -> dt.timedelta:
    return dt.timedelta(days=count)


@pytest.fixture
def today() -> dt.date:
    return timezone.localdate()


@pytest.fixture
def secretary(town, make_person, actor_of) -> Actor:
    """The permanent administration: it outlives councils."""
    return actor_of(make_person("Secretary general", duties=("town.administrator",)))


@pytest.mark.row("T09")
def test_council_when_dissolved_and_a_committee_appointed_then_everything_remains_readable(
    secretary, make_person, actor_of, today
):
    mayor, president = make_person("Mayor"), make_person("President")
    council = open_mandate(by=secretary, name=COUNCIL, starts_on=today - days(900))
    seat = create_function(
        by=secretary, title=MAYOR, duties=["town.auditor"], opened_on=today - days(900), mandate=council
    )
    appoint(by=secretary, function=seat, person=mayor, starts_on=today - days(900))
    assert grants_on(mayor, today) == {"town.audit"}
    create_organisation(by=secretary, code="works", name=COUNCIL, kind="government", is_municipal=True)

    end_mandate(by=secretary, mandate=council, on=today, reason=DISSOLVED)
    committee = open_mandate(by=secretary, name=COMMITTEE, starts_on=today)
    held = hand_over(by=secretary, function=seat, to=president, on=today, mandate=committee)

    assert (grants_on(mayor, today), grants_on(mayor, today - days(1))) == (frozenset(), {"town.audit"})
    assert grants_on(president, today) == {"town.audit"}
    seat.refresh_from_db()
    assert (seat.closed_on, held.function.mandate, held.function.title) == (today, committee, MAYOR)
    assert held.function != seat
    kept = Appointment.objects.filter(function=seat).values_list("person__name", "starts_on", "ends_on")
    assert list(kept) == [("Mayor", today - days(900), today)]
    assert [(m.name, m.ends_on, m.end_reason) for m in Mandate.objects.order_by("starts_on")] == [
        (COUNCIL, today, DISSOLVED),
        (COMMITTEE, None, Text()),
    ]
    assert [entry.event for entry in history_of(council)] == ["people.mandate_ended", "people.mandate_opened"]
    assert [entry.event for entry in history_of(seat)] == ["people.appointed", "people.function_created"]
    assert list(verify(secretary.municipality)) == []


def test_mandate_when_ended_by_a_citizen_then_refused_and_unchanged(secretary, make_person, actor_of, today):
    council = open_mandate(by=secretary, name=COUNCIL, starts_on=today)
    citizen = actor_of(make_person())
    with pytest.raises(Http404):
        end_mandate(by=citizen, mandate=council, on=today, reason=DISSOLVED)
    assert Mandate.objects.get().ends_on is None


def test_mandate_when_it_holds_the_only_administrator_then_it_is_not_ended(
    town, make_person, actor_of, today
):
    person = make_person("Only one")
    council = open_mandate(by=system(town), name=COUNCIL, starts_on=today)
    seat = create_function(
        by=system(town), title=MAYOR, duties=["town.administrator"], opened_on=today, mandate=council
    )
    appoint(by=system(town), function=seat, person=person, starts_on=today)
    with pytest.raises(ValidationError) as problem:
        end_mandate(by=actor_of(person), mandate=council, on=today, reason=DISSOLVED)
    assert "nobody could manage duties" in problem.value.messages[0]
    assert (Mandate.objects.get().ends_on, Function.objects.get().closed_on) == (None, None)
    assert grants_on(person, today) >= {"town.people"}


def test_function_when_handed_over_then_the_earlier_holder_keeps_the_dates(secretary, make_person, today):
    old, new = make_person("Old"), make_person("New")
    desk = create_function(by=secretary, title=MAYOR, duties=["town.auditor"], opened_on=today - days(30))
    appoint(by=secretary, function=desk, person=old, starts_on=today - days(30))
    hand_over(by=secretary, function=desk, to=new, on=today)
    held = Appointment.objects.filter(function=desk).order_by("starts_on")
    assert [(a.person, a.starts_on, a.ends_on) for a in held] == [
        (old, today - days(30), today - days(1)),
        (new, today, None),
    ]
    assert set(holders_of("town.audit", today)) >= {new}
    assert old not in set(holders_of("town.audit", today))


def test_function_when_closed_then_nobody_can_be_appointed_to_it(secretary, make_person, today):
    desk = create_function(by=secretary, title=MAYOR, duties=[], opened_on=today)
    close_function(by=secretary, function=desk, on=today)
    with pytest.raises(ValidationError):
        appoint(by=secretary, function=desk, person=make_person(), starts_on=today)
    assert Appointment.objects.filter(function=desk).count() == 0


def test_function_when_its_duty_does_not_exist_then_refused(secretary, today):
    with pytest.raises(ValidationError) as problem:
        create_function(by=secretary, title=MAYOR, duties=["town.king"], opened_on=today)
    assert problem.value.message_dict == {"duties": ["There is no such duty: town.king."]}


def test_appointment_when_ended_then_its_last_day_still_counts(secretary, make_person, today):
    person = make_person()
    desk = create_function(by=secretary, title=MAYOR, duties=["town.auditor"], opened_on=today)
    held = appoint(by=secretary, function=desk, person=person, starts_on=today)
    end_appointment(by=secretary, appointment=held, on=today)
    assert (grants_on(person, today), grants_on(person, today + days(1))) == ({"town.audit"}, frozenset())


@pytest.mark.row("D08")
def test_interest_when_declared_then_its_author_is_warned_and_kept_from_deciding(
    secretary, make_person, actor_of
):
    member = actor_of(make_person("Member"))
    firm = create_organisation(by=secretary, code="firm", name=COUNCIL, kind="private")
    branch = create_organisation(by=secretary, code="branch", name=COUNCIL, kind="private", parent=firm)
    other = create_organisation(by=secretary, code="other", name=COUNCIL, kind="private")
    declared = declare_interest(by=member, organisation=firm, statement="My brother is a partner.")
    assert conflicts(member, [other]) == []
    assert conflicts(member, [branch, other]) == [declared]
    require_no_interest(member, [other])
    with pytest.raises(InterestConflict) as problem:
        require_no_interest(member, [branch])
    assert problem.value.declarations == [declared]
    require_no_interest(secretary, [firm])
    end_interest(by=member, declaration=declared)
    assert conflicts(member, [firm], timezone.localdate() + days(1)) == []
