"""Away and stood in for: by itself from the first day to the last, and not a day more."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils import timezone

from mithaq.commons.access.policy import Denied
from mithaq.commons.audit.models import Entry
from mithaq.commons.membership.actions.absences import end_absence, leave_note, say_absence, take_note
from mithaq.commons.membership.queries import notes_for
from mithaq.commons.people.models import Absence, Appointment, Function, Organisation
from mithaq.commons.people.queries import grants_on, holders_of, stand_in_of, units_of
from mithaq.kit.i18n import Text


def days(number: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=number)


@pytest.fixture
def unit(town):
    return Organisation.objects.create(
        code="works", name=Text(en="Works"), kind="government", is_municipal=True
    )


def in_unit(person, unit):
    Function.objects.filter(appointments__person=person).update(organisation=unit)
    return person


@pytest.mark.row("D01")
def test_say_absence_when_said_then_the_stand_in_holds_the_functions_for_those_days_only(
    town, unit, make_person, actor_of
):
    rim = in_unit(make_person("Rim", duties=("town.administrator",)), unit)
    hedi = make_person("Hedi", duties=("discuss.moderator",))
    own = grants_on(hedi, days(0))
    absence = say_absence(by=actor_of(rim), person=rim, stand_in=hedi, starts_on=days(2), ends_on=days(4))
    assert [grants_on(hedi, days(n)) == own for n in (1, 2, 4, 5)] == [True, False, False, True]
    assert [stand_in_of(rim, days(n)) for n in (1, 2, 4, 5)] == [None, hedi, hedi, None]
    assert hedi in holders_of("town.settings", days(3))
    assert [one.code for one in units_of(hedi, days(3))] == ["works"]
    entry = Entry.objects.get(event="people.absence_said")
    assert (entry.data["person"], entry.data["stand_in"]) == (rim.pk, hedi.pk)
    end_absence(by=actor_of(rim), absence=absence)
    assert (grants_on(hedi, days(3)), stand_in_of(rim, days(3))) == (own, None)
    assert Appointment.objects.filter(person=rim).get().ends_on is None


@pytest.mark.row("D01")
def test_say_absence_when_it_would_bring_in_a_stranger_or_overlap_then_refused(town, make_person, actor_of):
    rim = make_person("Rim", duties=("town.administrator",))
    hedi = make_person("Hedi", duties=("discuss.moderator",))
    citizen = make_person("Amal")
    said = {"person": rim, "starts_on": days(0), "ends_on": days(3)}
    for wrong, field in (
        ({"stand_in": citizen}, "stand_in"),
        ({"stand_in": rim}, "stand_in"),
        ({"stand_in": hedi, "ends_on": days(-1)}, "ends_on"),
        ({"stand_in": hedi, "starts_on": days(-1)}, "starts_on"),
    ):
        with pytest.raises(ValidationError) as refused:
            say_absence(by=actor_of(rim), **said | wrong)
        assert list(refused.value.error_dict) == [field]
    with pytest.raises(Denied):
        say_absence(by=actor_of(hedi), stand_in=hedi, **said)
    say_absence(by=actor_of(rim), stand_in=hedi, **said)
    with pytest.raises(ValidationError, match="already"):
        say_absence(by=actor_of(rim), stand_in=hedi, **said | {"ends_on": days(9)})
    # One who stands in may not go away unnoticed, and hands nothing on that is not theirs.
    with pytest.raises(ValidationError, match="away"):
        say_absence(by=actor_of(rim), person=hedi, stand_in=rim, starts_on=days(1), ends_on=days(1))
    assert Absence.objects.count() == 1


@pytest.mark.row("D01")
def test_leave_note_when_left_then_stands_for_the_unit_until_taken(town, unit, make_person, actor_of, visit):
    rim = in_unit(make_person("Rim", duties=("discuss.moderator",)), unit)
    hedi = in_unit(make_person("Hedi", duties=("discuss.moderator",)), unit)
    stranger = make_person("Sami", duties=("discuss.moderator",))
    with pytest.raises(Denied):
        leave_note(by=actor_of(stranger), organisation=unit, text="Not my unit")
    note = leave_note(by=actor_of(rim), organisation=unit, text="The pump in Nour is being repaired.")
    assert list(notes_for(stranger, days(0))) == []
    assert b"The pump in Nour" in visit(town, hedi).get("/en/desk/").content
    assert b"The pump in Nour" not in visit(town, stranger).get("/en/desk/").content
    with pytest.raises(Http404):
        take_note(by=actor_of(stranger), note=note)
    assert visit(town, hedi).post(f"/en/desk/people/notes/{note.pk}/take/").status_code == 302
    assert b"The pump in Nour" not in visit(town, hedi).get("/en/desk/").content


def test_absence_pages_when_an_officer_says_it_then_listed_and_ended(town, make_person, visit):
    rim = make_person("Rim", duties=("discuss.moderator",))
    hedi = make_person("Hedi", duties=("discuss.moderator",))
    sami = make_person("Sami", duties=("discuss.moderator",))
    desk = visit(town, rim)
    assert "id_person" not in desk.get("/en/desk/people/absence/new/").content.decode()
    given = {"stand_in": hedi.pk, "starts_on": days(0), "ends_on": days(1), "note": "Keys with the guard"}
    assert desk.post("/en/desk/people/absence/new/", given).status_code == 302
    assert "You stand in for" in visit(town, hedi).get("/en/desk/").content.decode()
    assert "stands in for you" in desk.get("/en/desk/").content.decode()
    assert "Keys with the guard" not in visit(town, sami).get("/en/desk/people/absence/").content.decode()
    absence = Absence.objects.get()
    assert visit(town, sami).post(f"/en/desk/people/absence/{absence.pk}/end/").status_code == 404
    assert visit(town, hedi).post(f"/en/desk/people/absence/{absence.pk}/end/").status_code == 403
    assert desk.post(f"/en/desk/people/absence/{absence.pk}/end/").status_code == 302
    assert visit(town, make_person("Amal")).get("/en/desk/people/absence/").status_code == 403
    assert "stands in for you" not in desk.get("/en/desk/").content.decode()
