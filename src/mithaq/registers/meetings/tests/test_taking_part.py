"""Invitations answered by link, registration, needs for access, questions, attendance."""

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404

from mithaq.commons.access.actor import anonymous
from mithaq.commons.discuss.actions import answer_comment, moderate, post_comment
from mithaq.commons.discuss.forms import stamp as form_stamp
from mithaq.commons.jobs.worker import run_pending
from mithaq.commons.notify.models import OutboxMessage
from mithaq.commons.people.models import Person
from mithaq.commons.people.personal import personal
from mithaq.commons.tenancy.context import inside
from mithaq.kit.i18n import Text
from mithaq.registers.meetings.actions import (
    Counts,
    answer_invitation,
    cancel_meeting,
    hold_meeting,
    invite,
    record_attendance,
    record_needs,
    register,
    unregister,
)
from mithaq.registers.meetings.attendance import needs_words
from mithaq.registers.meetings.links import (
    invitation_path,
    invitation_token,
    registration_path,
    registration_token,
)
from mithaq.registers.meetings.models import AttendanceCount, Invitation, Meeting, Registration
from mithaq.registers.meetings.queries import Needs, needs_of, participation

from .make import at, days, make_body, make_meeting, make_organisation, make_seat, words


@pytest.fixture(autouse=True)
def _outbox(settings):
    settings.EMAIL_BACKEND = "mithaq.commons.notify.mail.OutboxBackend"


def now_over(meeting: Meeting) -> Meeting:
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=at(-3), ends_at=at(-3, 12))
    meeting.refresh_from_db()
    return meeting


# Invitations


def test_invite_when_done_twice_then_each_member_once_and_by_letter(by, make_person):
    body = make_body()
    member = make_person("Member")
    make_seat(body, person=member)
    make_seat(body, name="No address")
    make_seat(body, name="Gone", ends_on=days(-1))
    agency = make_organisation("agency", contact_email="agency@town.example")
    meeting = make_meeting(body)
    first = invite(by=by, meeting=meeting, organisations=[agency])
    assert [row.shown_name for row in first][:2] == ["Member", "No address"]
    assert len(first) == 3
    assert invite(by=by, meeting=meeting, organisations=[agency]) == []
    run_pending()
    letters = OutboxMessage.objects.filter(body__contains="/meetings/invitation/")
    assert sorted(one.recipient for one in letters) == sorted(["agency@town.example", member.email])


def test_invitation_when_answered_by_link_then_without_an_account_and_changeable(town, by, visit):
    body = make_body()
    guest = Person.objects.create(name="Noura", language="en", guest_email="noura@mail.example")
    make_seat(body, person=guest)
    invitation = invite(by=by, meeting=make_meeting(body))[0]
    client = visit(town)
    page = client.get(invitation_path(invitation))
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    said = client.post(invitation_path(invitation), {"answer": "yes", "access_needs": "A ramp"})
    assert "your answer is noted" in said.content.decode()
    invitation.refresh_from_db()
    assert (invitation.reply, invitation.access_needs) == ("accepted", "A ramp")
    again = client.get(invitation_path(invitation)).content.decode()
    assert "Your answer so far" in again
    client.post(invitation_path(invitation), {"answer": "no"})
    invitation.refresh_from_db()
    assert invitation.reply == "declined"


def test_invitation_when_the_link_is_forged_late_or_of_another_town_then_refused(town, salt, by, visit):
    body = make_body()
    make_seat(body, name="X")
    invitation = invite(by=by, meeting=make_meeting(body))[0]
    with pytest.raises(Http404):
        answer_invitation(by=anonymous(town), invitation=invitation, accept=True, token="forged")
    client = visit(town)
    assert client.get("/en/meetings/invitation/forged/").status_code == 404
    assert visit(salt).get(invitation_path(invitation)).status_code == 404
    now_over(invitation.meeting)
    late = client.post(invitation_path(invitation), {"answer": "yes"})
    assert "has begun already" in late.content.decode()
    invitation.refresh_from_db()
    assert invitation.reply == "invited"


def test_invitation_when_the_meeting_is_cancelled_then_there_is_nothing_to_answer(town, by):
    body = make_body()
    make_seat(body, name="X")
    invitation = invite(by=by, meeting=make_meeting(body))[0]
    cancel_meeting(by=by, meeting=invitation.meeting, reason=words("Storm"))
    with pytest.raises(ValidationError):
        answer_invitation(
            by=anonymous(town), invitation=invitation, accept=True, token=invitation_token(invitation)
        )


# Registration


def test_register_when_a_guest_then_by_link_and_taken_back(town, visit):
    meeting = make_meeting(is_public=True)
    client = visit(town)
    url = f"/en/meetings/{meeting.pk}/register/"
    assert client.get(url).status_code == 200
    typed = {
        "stamp": form_stamp(10),
        "name": "Noura",
        "email": "noura@mail.example",
        "access_needs": "Sign language",
    }
    done = client.post(url, typed, headers={"sec-fetch-site": "same-origin"})
    row = Registration.objects.get()
    assert (done.status_code, done["Location"]) == (302, registration_path(row))
    assert (row.name, row.access_needs, row.person.user) == ("Noura", "Sign language", None)
    page = client.get(registration_path(row)).content.decode()
    assert "Noura" in page
    assert "noura@mail.example" not in page
    assert "Noura" not in client.get(f"/en/meetings/{meeting.pk}/").content.decode()
    client.post(registration_path(row))
    row.refresh_from_db()
    assert row.cancelled_at is not None


def test_register_when_the_same_address_again_then_one_registration(town):
    meeting = make_meeting(is_public=True)
    nobody = anonymous(town)
    register(by=nobody, meeting=meeting, name="Noura", email="n@mail.example")
    register(by=nobody, meeting=meeting, name="Noura", email="N@mail.example", access_needs="A ramp")
    register(by=nobody, meeting=meeting, name="Sami", email="s@mail.example")
    assert [row.access_needs for row in Registration.objects.order_by("pk")] == ["A ramp", ""]
    assert Person.objects.count() == 2


def test_register_when_a_machine_floods_then_strangers_wait_and_people_do_not(
    town, monkeypatch, make_person, actor_of
):
    monkeypatch.setattr("mithaq.registers.meetings.actions.answering.STRANGERS_PER_HOUR", 2)
    meeting = make_meeting(is_public=True)
    for name in ("Noura", "Sami"):
        register(by=anonymous(town), meeting=meeting, name=name)
    with pytest.raises(ValidationError):
        register(by=anonymous(town), meeting=meeting, name="Rim")
    register(by=actor_of(make_person("Amal")), meeting=meeting)
    assert Registration.objects.count() == 3


@pytest.mark.parametrize("change", [{"is_public": False}, {"status": "cancelled"}, {"day": -3}])
def test_register_when_not_open_then_refused(town, visit, change):
    meeting = make_meeting(**({"is_public": True} | change))
    client = visit(town)
    typed = {"stamp": form_stamp(10), "name": "Noura"}
    response = client.post(
        f"/en/meetings/{meeting.pk}/register/", typed, headers={"sec-fetch-site": "same-origin"}
    )
    assert response.status_code == 422
    assert not Registration.objects.exists()


def test_unregister_when_not_the_holder_then_not_found(town, make_person, actor_of):
    row = register(by=anonymous(town), meeting=make_meeting(is_public=True), name="Noura")
    with pytest.raises(Http404):
        unregister(by=actor_of(make_person()), registration=row)
    unregister(by=anonymous(town), registration=row, token=registration_token(row))


# Needs for access


def test_needs_when_asked_then_their_fulfilment_is_recorded_and_only_counted_in_public(town, by, visit):
    meeting = make_meeting(is_public=True)
    ramp = register(by=anonymous(town), meeting=meeting, name="Noura", access_needs="Wheelchair ramp")
    sign = register(by=anonymous(town), meeting=meeting, name="Sami", access_needs="Sign language")
    register(by=anonymous(town), meeting=meeting, name="Rim")
    record_needs(by=by, attender=ramp, met=True, note="Room on the ground floor")
    record_needs(by=by, attender=sign, met=False)
    found = needs_of(meeting)
    assert (found.asked, found.met, found.unmet) == (2, 1, 1)
    page = visit(town).get(f"/en/meetings/{meeting.pk}/").content.decode()
    assert "Needs for access were asked by fewer than five people" in page
    for private in ("Wheelchair ramp", "ground floor", "Noura"):
        assert private not in page


@pytest.mark.parametrize(
    ("needs", "said"),
    [
        (
            Needs(4, 0, 4),
            "Needs for access were asked by fewer than five people; how many, and what, stays private.",
        ),
        (Needs(5, 5, 0), "Needs for access asked: 5; provided: 5; not provided: 0."),
        (Needs(9, 5, 4), "Needs for access asked: 9."),
        (Needs(12, 5, 5), "Needs for access asked: 12."),
        (Needs(15, 5, 5), "Needs for access asked: 15; provided: 5; not provided: 5."),
    ],
)
def test_needs_when_few_would_show_then_no_number_gives_them_away(town, needs, said):
    assert needs_words(needs) == said


# Questions


def test_question_when_asked_by_a_guest_then_the_written_answer_stands_with_the_minutes(
    town, by, visit, secretary, make_person, actor_of
):
    meeting = make_meeting(is_public=True)
    posted = post_comment(by=anonymous(town), on=meeting, name="Noura", text="When is our street lit again?")
    moderator = actor_of(make_person("Moderator", duties=("discuss.moderator",)))
    moderate(by=moderator, comments=[posted.comment], publish=True)
    now_over(meeting)
    hold_meeting(by=by, meeting=meeting)
    client = visit(town, secretary)
    desk = f"/en/desk/meetings/{meeting.pk}/questions/"
    assert "When is our street lit again?" in client.get(desk).content.decode()
    typed = {
        "outcome": "answered",
        "reason_en": "The lamps come in March.",
        "reason_ar": "تصل المصابيح في مارس.",
    }
    assert client.post(f"{desk}{posted.comment.pk}/", typed).status_code == 302
    page = visit(town).get(f"/en/meetings/{meeting.pk}/").content.decode()
    assert "When is our street lit again?" in page
    assert "The lamps come in March." in page
    late = visit(town).post(
        f"/en/discuss/meetings.meeting/{meeting.pk}/",
        {"text": "Too late", "name": "X", "stamp": form_stamp(10)},
        headers={"sec-fetch-site": "same-origin"},
    )
    assert "Comments are closed here" in late.content.decode()


def test_question_when_answered_by_a_stranger_then_denied(town, by, make_person, actor_of):
    meeting = make_meeting(is_public=True)
    posted = post_comment(by=anonymous(town), on=meeting, name="Noura", text="Why?")
    moderator = actor_of(make_person("Moderator", duties=("discuss.moderator",)))
    moderate(by=moderator, comments=[posted.comment], publish=True)
    from mithaq.commons.access.policy import Denied

    with pytest.raises(Denied):
        answer_comment(
            by=actor_of(make_person("Stranger")),
            comment=posted.comment,
            outcome="answered",
            reason=Text(en="Because we say so."),
        )


# Attendance


@pytest.mark.row("L07")
def test_attendance_when_recorded_then_reported_for_each_department(town, by):
    body = make_body()
    roads, water = make_organisation("roads"), make_organisation("water")
    make_seat(body, organisation=roads, name="A")
    make_seat(body, organisation=water, name="B")
    for present in (("present", "absent"), ("present", "apologies")):
        meeting = make_meeting(body)
        rows = invite(by=by, meeting=meeting)
        now_over(meeting)
        chosen = {row.pk: presence for row, presence in zip(rows, present, strict=True)}
        hold_meeting(by=by, meeting=meeting, presence=chosen)
    found = [(one.organisation.code, one.invited, one.attended, one.excused) for one in participation(body)]
    assert found == [("roads", 2, 2, 0), ("water", 2, 0, 1)]
    with inside(town):
        assert len(participation(town)) == 2


def test_attendance_when_counted_again_then_replaced(by):
    meeting = make_meeting(day=-3)
    hold_meeting(by=by, meeting=meeting, counts={"citizen": Counts(3, 4, 1), "cso": Counts(2)})
    record_attendance(by=by, meeting=meeting, counts={"citizen": Counts(5, 4)}, presence={})
    rows = [(row.category, row.women, row.men, row.total) for row in AttendanceCount.objects.all()]
    assert rows == [("citizen", 5, 4, 9)]


def test_hold_when_the_meeting_has_not_begun_then_refused(by):
    with pytest.raises(ValidationError):
        hold_meeting(by=by, meeting=make_meeting())


# Personal data


def test_personal_data_when_erased_then_needs_and_notes_are_gone(town, by, make_person):
    person = make_person("Amal")
    body = make_body()
    make_seat(body, person=person)
    invitation = invite(by=by, meeting=make_meeting(body))[0]
    Invitation.objects.update(access_needs="A ramp", note="Late")
    rows = personal.get("meetings.invitations").export(person)
    assert [row["What you need to take part"] for row in rows] == ["A ramp"]
    personal.get("meetings.invitations").erase(person)
    invitation.refresh_from_db()
    assert (invitation.access_needs, invitation.note) == ("", "")
