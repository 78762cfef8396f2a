"""Meetings as everybody, members and officers see them."""

import pytest
from icalendar import Calendar

from mithaq.commons.tenancy.context import inside
from mithaq.kit.registry import records
from mithaq.kit.testing import flat, forget_everything_kept
from mithaq.registers.bodies.models import Body
from mithaq.registers.meetings.actions import add_action, calendar_key, change_meeting, decided, invite
from mithaq.registers.meetings.models import CalendarKey, Invitation, Meeting, Minutes, MinutesDecision

from .make import SAID, at, days, make_body, make_held, make_meeting, make_organisation, make_seat, words


@pytest.fixture
def held(town):
    return make_held(
        make_body(slug="committee"), state="published", is_public=True, title=words("Spring forum")
    )


@pytest.mark.row("L05")
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_page_when_minutes_are_published_then_everything_is_there(town, by, held, visit, language):
    Minutes.objects.update(state="draft", published_at=None)
    decided(by=by, meeting=held, title=words("Lamps first"))
    add_action(
        by=by, meeting=held, what=words("Buy lamps"), due_on=days(9), organisation=make_organisation("roads")
    )
    Minutes.objects.update(state="published", published_at=at(-1))
    page = visit(town).get(f"/{language}/meetings/{held.pk}/").content.decode()
    said = {one: words(one)[language] for one in ("Spring forum", "Lamps first", "Buy lamps", "roads")}
    assert [one for one in said.values() if one not in page] == []
    assert SAID in page
    assert " style=" not in page


@pytest.mark.row("L05")
def test_page_when_minutes_are_late_or_not_approved_then_flagged(town, visit, secretary):
    late = make_held(make_body(minutes_days=3), day=-10, state="draft", is_public=True)
    page = visit(town).get(f"/en/meetings/{late.pk}/").content.decode()
    assert "are not published" in flat(page)
    assert SAID not in page
    assert "not approved yet" in flat(visit(town, secretary).get(f"/en/meetings/{late.pk}/").content.decode())


@pytest.mark.row("L01")
def test_list_when_four_a_year_then_planned_held_and_missed_are_visible(town, visit):
    body = make_body()
    for day in (-1, 1):
        make_held(
            body,
            day=0,
            is_public=True,
            state="published" if day > 0 else "",
            starts_at=at(0, 1),
            ends_at=at(0, 2),
        )
    page = visit(town).get("/en/meetings/")
    assert page.context["tally"].planned == 2
    assert page.context["tally"].with_minutes == 1
    text = flat(page.content.decode())
    for label in ("Planned", "Held", "With minutes", "Missed"):
        assert f"<dt>{label}</dt>" in text


@pytest.mark.row("L01")
def test_list_when_one_of_four_was_missed_then_the_page_tells_it(town, visit):
    body, year = make_body(minutes_days=1), days(0).year - 1
    when = [
        {
            "starts_at": at(0).replace(year=year, month=month, day=3),
            "ends_at": at(0, 12).replace(year=year, month=month, day=3),
        }
        for month in (2, 5, 8, 11)
    ]
    for one in when[:3]:
        make_held(body, is_public=True, state="published", **one)
    # Its day passed, nobody recorded it, and the days for its minutes are over.
    make_meeting(body, is_public=True, title=words("Autumn forum"), **when[3])
    page = visit(town).get(f"/en/meetings/?year={year}")
    told = page.context["tally"]
    assert (told.planned, told.held, told.missed) == (4, 3, 1)
    text = flat(page.content.decode())
    assert "Autumn forum" in text
    assert text.count(">missed<") == 1


@pytest.mark.row("L06")
def test_page_when_the_body_needs_something_then_it_stands_with_the_meeting(town, by, visit):
    meeting = make_meeting(make_body(), day=9, is_public=True)
    address = f"/en/meetings/{meeting.pk}/"
    assert "What the body needs" not in visit(town).get(address).content.decode()
    change_meeting(by=by, meeting=meeting, fields={"needs": words("Two rooms and the register of lamps")})
    forget_everything_kept()
    text = flat(visit(town).get(address).content.decode())
    assert "What the body needs" in text
    assert "Two rooms and the register of lamps" in text


@pytest.mark.row("J01", "L06")
def test_body_page_when_opened_then_next_meeting_and_the_quarter_without(town, visit):
    body = make_body(slug="committee", meets_every="quarter")
    Body.objects.update(created_at=at(-200))
    make_meeting(body, day=10, title=words("Summer session"))
    page = flat(visit(town).get("/en/bodies/committee/").content.decode())
    assert "Summer session" in page
    assert "No meeting was held from" in page
    assert "/calendar/bodies/committee.ics" in page


def test_page_when_hidden_or_of_another_town_then_not_found(town, salt, visit, make_person):
    hidden = make_meeting(make_body(is_public=False), title=words("Secret session"))
    with inside(salt):
        foreign = make_meeting(make_body("Foreign"), is_public=True, title=words("Foreign session"))
    client = visit(town, make_person())
    for meeting in (hidden, foreign):
        assert client.get(f"/en/meetings/{meeting.pk}/").status_code == 404
        assert client.get(f"/en/meetings/{meeting.pk}/register/").status_code == 404
    listed = client.get("/en/meetings/").content.decode()
    assert "Secret session" not in listed
    assert "Foreign session" not in listed


def test_link_when_the_meeting_is_for_members_then_not_shown(town, visit):
    meeting = make_meeting(link="https://meet.town.example/secret-room")
    assert "secret-room" not in visit(town).get(f"/en/meetings/{meeting.pk}/").content.decode()
    public = make_meeting(link="https://meet.town.example/open-room", is_public=True)
    assert "open-room" in visit(town).get(f"/en/meetings/{public.pk}/").content.decode()


# Calendars


def events(response) -> list:
    assert response["Content-Type"].startswith("text/calendar")
    return Calendar.from_ical(response.content).walk("VEVENT")


@pytest.mark.row("L08")
def test_calendar_of_a_body_when_read_then_its_meetings_and_no_private_link(town, visit):
    body = make_body(slug="group")
    make_meeting(body, title=words("One"), link="https://meet.town.example/secret-room")
    make_meeting(body, day=20, title=words("Two"), status="cancelled", day_is_set=False)
    make_meeting(make_body("Other"), title=words("Elsewhere"))
    response = visit(town).get("/calendar/bodies/group.ics")
    found = events(response)
    assert [str(event["status"]) for event in found] == ["CONFIRMED", "CANCELLED"]
    assert b"secret-room" not in response.content
    assert len({str(event["uid"]) for event in found}) == 2


def test_calendar_of_the_town_when_read_then_public_meetings_only(town, visit):
    make_meeting(is_public=True, title=words("Open"))
    make_meeting(make_body(is_public=False), title=words("Closed"))
    assert len(events(visit(town).get("/calendar/meetings.ics"))) == 1


def test_calendar_of_a_person_when_the_address_is_renewed_then_the_old_one_is_dead(
    town, by, visit, make_person, actor_of
):
    person = make_person("Amal")
    body = make_body()
    make_seat(body, person=person)
    make_meeting(body, title=words("Mine"), link="https://meet.town.example/room")
    make_meeting(make_body("Other"), title=words("Not mine"))
    old = calendar_key(by=actor_of(person)).key
    client = visit(town)
    response = client.get(f"/calendar/mine/{old}.ics")
    assert len(events(response)) == 1
    assert b"meet.town.example/room" in response.content
    assert "no-store" in response["Cache-Control"]
    assert visit(town, person).post("/en/meetings/mine/calendar/").status_code == 302
    assert client.get(f"/calendar/mine/{old}.ics").status_code == 404
    assert client.get(f"/calendar/mine/{CalendarKey.objects.get().key}.ics").status_code == 200


# Mine


def test_mine_when_opened_then_my_invitations_and_tasks_only(town, by, visit, make_person):
    amal, other = make_person("Amal"), make_person("Other")
    body = make_body()
    make_seat(body, person=amal)
    meeting = make_meeting(body, title=words("My meeting"))
    invite(by=by, meeting=meeting)
    past = make_held()
    task = add_action(by=by, meeting=past, what=words("My task"), due_on=days(3), person=amal)
    add_action(by=by, meeting=past, what=words("Their task"), due_on=days(3), person=other)
    client = visit(town, amal)
    page = client.get("/en/meetings/mine/").content.decode()
    assert "My meeting" in page
    assert "My task" in page
    assert "Their task" not in page
    assert visit(town, other).post(f"/en/meetings/mine/tasks/{task.pk}/", {}).status_code == 404
    assert client.post(f"/en/meetings/mine/tasks/{task.pk}/", {"note_en": "Done"}).status_code == 302
    task.refresh_from_db()
    assert task.done_on == days(0)


# The desk


def test_desk_when_not_an_officer_then_closed(town, held, visit, make_person):
    client = visit(town, make_person())
    parts = ("", "edit/", "agenda/", "invite/", "cancel/", "attendance/", "minutes/", "questions/")
    for part in parts:
        assert client.get(f"/en/desk/meetings/{held.pk}/{part}").status_code == 403
    assert client.get("/en/desk/meetings/new/").status_code == 403
    assert client.post(f"/en/desk/meetings/{held.pk}/minutes/act/", {"act": "publish"}).status_code == 403


def test_desk_when_an_approver_tries_to_write_then_denied(town, visit, approver):
    meeting = make_meeting()
    assert visit(town, approver).get(f"/en/desk/meetings/{meeting.pk}/edit/").status_code == 403
    assert visit(town, approver).get(f"/en/desk/meetings/{meeting.pk}/").status_code == 200


def test_desk_when_used_then_from_convening_to_published_minutes(town, visit, secretary, approver):
    body = make_body(slug="committee")
    make_seat(body, name="Hedi")
    client = visit(town, secretary)
    new = {
        "body": body.pk,
        "title_en": "Spring session",
        "form": "in_person",
        "day": days(4).isoformat(),
        "begins": "10:00",
        "ends": "12:00",
        "is_public": "on",
    }
    wrong = client.post("/en/desk/meetings/new/", {**new, "ends": "09:00"})
    assert "ends before it starts" in wrong.content.decode()
    assert client.post("/en/desk/meetings/new/", new).status_code == 302
    meeting = Meeting.objects.get()
    desk = f"/en/desk/meetings/{meeting.pk}/"
    assert client.post(f"{desk}agenda/", {"title_0_en": "Lamps", "minutes_0": "١٥"}).status_code == 302
    assert client.post(f"{desk}invite/", {"members": "on"}).status_code == 302
    seen = client.get(f"{desk}edit/").context["form"].initial["seen"]
    assert client.post(f"{desk}edit/", {**new, "seen": seen, "begins": "11:00"}).status_code == 302
    Meeting.objects.update(starts_at=at(-2), ends_at=at(-2, 12))
    invitation = Invitation.objects.get()
    came = {"citizen_women": "3", "citizen_men": "٢", f"presence_{invitation.pk}": "present"}
    assert client.post(f"{desk}attendance/", came).status_code == 302
    assert sum(row.total for row in meeting.attendance.all()) == 5
    written = {"based_on": "0", "text_ar": SAID, "text_en": SAID}
    assert client.post(f"{desk}minutes/", written).status_code == 302
    twice = client.post(f"{desk}minutes/", {"based_on": "0", "text_ar": "Something else"})
    assert "while you were writing" in twice.content.decode()
    assert (
        client.post(
            f"{desk}decisions/new/", {"title_en": "Lamps first", "title_ar": "المصابيح أولًا"}
        ).status_code
        == 302
    )
    client.post(f"{desk}minutes/act/", {"act": "publish"})
    assert Minutes.objects.get().state == "draft"
    visit(town, approver).post(f"{desk}minutes/act/", {"act": "approve"})
    client.post(f"{desk}minutes/act/", {"act": "publish"})
    assert Minutes.objects.get().state == "published"
    assert MinutesDecision.objects.get().title["en"] == "Lamps first"
    for address in ("", "history/", "questions/", "minutes/"):
        assert client.get(f"{desk}{address}").status_code == 200
    assert client.get("/en/desk/meetings/export.xlsx").status_code == 200
    assert client.get("/en/desk/").status_code == 200


def test_desk_when_a_regular_meeting_is_moved_past_its_quarter_then_the_form_says_so(town, visit, secretary):
    body = make_body(meets_every="year")
    year = days(0).year + 1
    meeting = make_meeting(
        body,
        period_starts_on=days(0).replace(year=year, month=1, day=1),
        starts_at=at(0).replace(year=year, month=6, day=3),
        ends_at=at(0, 12).replace(year=year, month=6, day=3),
    )
    client = visit(town, secretary)
    typed = {"form": "in_person", "day": f"{year + 1}-03-03", "begins": "10:00", "ends": "12:00"}
    page = client.post(f"/en/desk/meetings/{meeting.pk}/edit/", typed)
    assert "another one is planned while that period lasts" in page.content.decode()
    assert f'value="{year + 1}-03-03"' in page.content.decode()
    done = client.post(f"/en/desk/meetings/{meeting.pk}/edit/", {**typed, "leave_period": "on"})
    assert done.status_code == 302
    meeting.refresh_from_db()
    assert meeting.period_starts_on is None


def test_dataset_when_a_meeting_is_missed_then_it_says_so(town):
    meeting = make_meeting(make_body(minutes_days=1), day=-30)
    fields = {field.code: field for field in records.get("meetings.meeting").dataset.fields}
    assert fields["state"].value(meeting) == "missed"
    assert "access_needs" not in fields
