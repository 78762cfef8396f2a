"""Minutes from draft to published, decisions, tasks."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from pypdf import PdfReader

from mithaq.commons.access.actor import anonymous
from mithaq.commons.access.policy import Denied, visible
from mithaq.commons.clocks.queries import clock_of
from mithaq.commons.jobs.worker import run_pending
from mithaq.commons.notify.models import Notification
from mithaq.commons.people.models import Appointment, Function
from mithaq.kit.conflicts import EditConflict
from mithaq.kit.formats import local
from mithaq.kit.i18n import Text
from mithaq.registers.meetings.actions import (
    action_done,
    add_action,
    approve_minutes,
    decided,
    hold_meeting,
    publish_minutes,
    remind_of_actions,
    remove_decision,
    write_minutes,
)
from mithaq.registers.meetings.clocks import MINUTES
from mithaq.registers.meetings.models import ActionItem, Minutes, MinutesDecision
from mithaq.registers.meetings.queries import minutes_due_on

from .make import SAID, days, make_body, make_held, make_meeting, make_organisation, words

TEXT = Text(en=SAID)


@pytest.mark.row("L05")
def test_minutes_when_written_approved_and_published_then_within_the_delay(
    town, by, secretary, approver, actor_of
):
    meeting = make_meeting(make_body(minutes_days=10), day=-3)
    hold_meeting(by=by, meeting=meeting)
    clock = clock_of(MINUTES, meeting)
    assert local(clock.due_at).date() == minutes_due_on(meeting) == days(7)
    meeting.refresh_from_db()
    write_minutes(by=actor_of(secretary), meeting=meeting, text=TEXT)
    with pytest.raises(ValidationError):
        publish_minutes(by=actor_of(secretary), meeting=meeting)
    approve_minutes(by=actor_of(approver), meeting=meeting)
    publish_minutes(by=actor_of(secretary), meeting=meeting)
    assert clock_of(MINUTES, meeting).is_in_time
    assert Minutes.objects.get().state == "published"


def test_minutes_when_the_writer_approves_then_denied(town, make_person, actor_of):
    both = actor_of(make_person("Both", duties=("bodies.secretary", "meetings.approver")))
    meeting = make_held()
    write_minutes(by=both, meeting=meeting, text=TEXT)
    with pytest.raises(Denied):
        approve_minutes(by=both, meeting=meeting)


def test_minutes_when_two_write_then_the_second_is_told(by):
    meeting = make_held()
    write_minutes(by=by, meeting=meeting, text=TEXT)
    with pytest.raises(EditConflict) as conflict:
        write_minutes(by=by, meeting=meeting, text=Text(en="Something else"), based_on=0)
    assert conflict.value.theirs.text == TEXT
    write_minutes(by=by, meeting=meeting, text=Text(en="Both together"), based_on=1)
    assert Minutes.objects.get().version == 2


def test_minutes_when_changed_after_approval_then_a_draft_again(by):
    meeting = make_held(state="approved")
    write_minutes(by=by, meeting=meeting, text=Text(en="Another text"), based_on=1)
    assert Minutes.objects.get().state == "draft"


def test_minutes_when_published_then_they_stay(by):
    meeting = make_held(state="published")
    for act in (
        lambda: write_minutes(by=by, meeting=meeting, text=Text(en="Other"), based_on=1),
        lambda: decided(by=by, meeting=meeting, title=words("Late decision")),
    ):
        with pytest.raises(ValidationError):
            act()
    assert Minutes.objects.get().text["en"] == SAID


def test_minutes_when_too_short_or_of_a_planned_meeting_then_refused(by):
    meeting = make_held()
    write_minutes(by=by, meeting=meeting, text=Text(en="We met."))
    with pytest.raises(ValidationError):
        approve_minutes(by=by, meeting=meeting)
    with pytest.raises(ValidationError):
        write_minutes(by=by, meeting=make_meeting(), text=TEXT)


def test_draft_when_read_by_strangers_then_hidden(town, make_person, actor_of):
    make_held(state="draft", is_public=True)
    published = make_held(state="published", is_public=True)
    found = visible(anonymous(town), Minutes.objects.all())
    assert [row.meeting for row in found] == [published]


# Decisions


def test_decided_when_told_twice_about_a_record_then_written_once(by):
    meeting, thing = make_held(), make_body("What was decided on")
    decided(by=by, meeting=meeting, title=words("First"), on=thing)
    row = decided(by=by, meeting=meeting, title=words("Corrected"), on=thing)
    other = decided(by=by, meeting=meeting, title=words("Other"))
    assert [one.title["en"] for one in MinutesDecision.objects.all()] == ["Corrected", "Other"]
    with pytest.raises(ValidationError):
        remove_decision(by=by, decision=row)
    remove_decision(by=by, decision=other)
    assert MinutesDecision.objects.count() == 1


# Tasks


@pytest.mark.row("L05")
def test_task_when_given_then_waits_in_the_owners_day_until_done(town, by, visit, make_person, actor_of):
    owner = make_person("Owner", duties=("discuss.moderator",))
    other = make_person("Other", duties=("discuss.moderator",))
    meeting = make_held()
    what = words("Ask the electricity company")
    add_action(by=by, meeting=meeting, what=what, due_on=days(6), person=owner)
    assert what["en"] in visit(town, owner).get("/en/desk/").content.decode()
    assert what["en"] not in visit(town, other).get("/en/desk/").content.decode()
    run_pending()
    assert [one.person for one in Notification.objects.filter(event="meetings.action_given")] == [owner]
    with pytest.raises(Denied):
        action_done(by=actor_of(other), action=action_of(meeting))
    action_done(by=actor_of(owner), action=action_of(meeting), note=words("They come in March"))
    assert what["en"] not in visit(town, owner).get("/en/desk/").content.decode()


def action_of(meeting):
    # The published minutes let everybody see the task, so that refusing is a refusal and not a 404.
    Minutes.objects.get_or_create(
        meeting=meeting, defaults={"state": "published", "text": TEXT, "published_at": timezone.now()}
    )
    return ActionItem.objects.get(meeting=meeting)


@pytest.mark.row("J13")
def test_task_when_a_function_owns_it_then_who_holds_it_today_is_reminded(town, by, make_person):
    function = Function.objects.create(title=words("Head of roads"), opened_on=days(-300))
    gone, present = make_person("Gone"), make_person("Present")
    Appointment.objects.create(function=function, person=gone, starts_on=days(-300), ends_on=days(-1))
    Appointment.objects.create(function=function, person=present, starts_on=days(0))
    meeting = make_held()
    add_action(by=by, meeting=meeting, what=words("Mend the road"), due_on=days(2), function=function)
    add_action(by=by, meeting=meeting, what=words("Later"), due_on=days(20), function=function)
    assert remind_of_actions(by=by) == 1
    assert remind_of_actions(by=by) == 0
    assert remind_of_actions(by=by, today=days(3)) == 1
    run_pending()
    told = Notification.objects.filter(event="meetings.action_reminded")
    assert {one.person for one in told} == {present}


def test_task_when_nobody_or_two_own_it_or_due_before_then_refused(by, make_person):
    meeting = make_held()
    what = words("X")
    for owners in ({}, {"person": make_person(), "organisation": make_organisation()}):
        with pytest.raises(ValidationError):
            add_action(by=by, meeting=meeting, what=what, due_on=days(5), **owners)
    with pytest.raises(ValidationError):
        add_action(by=by, meeting=meeting, what=what, due_on=days(-30), person=make_person())
    assert not ActionItem.objects.exists()


@pytest.mark.row("L05")
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_pdf_when_minutes_are_published_then_all_of_them_in_each_language(
    town, by, visit, settings, tmp_path, language
):
    settings.MEDIA_ROOT = tmp_path
    meeting = make_held(
        make_body(slug="committee"), state="approved", is_public=True, title=words("Spring forum")
    )
    decided(by=by, meeting=meeting, title=words("Lamps first"))
    draft = visit(town).get(f"/{language}/meetings/{meeting.pk}/minutes.pdf")
    assert draft.status_code == 404
    publish_minutes(by=by, meeting=meeting)
    response = visit(town).get(f"/{language}/meetings/{meeting.pk}/minutes.pdf")
    assert response["Content-Type"] == "application/pdf"
    said = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(response.content)).pages)
    assert SAID[:30] in said
    if language == "en":
        assert "Lamps first" in said
