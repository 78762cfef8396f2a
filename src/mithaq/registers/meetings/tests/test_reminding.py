"""Letters shortly before a meeting, and needs for access that wait for the secretariat."""

import datetime as dt

import pytest
from django.utils import timezone

from mithaq.commons.access.actor import anonymous
from mithaq.commons.jobs.worker import run_pending
from mithaq.commons.notify.models import Notification, OutboxMessage
from mithaq.registers.meetings.actions import (
    answer_invitation,
    change_meeting,
    invite,
    invite_to_regular,
    record_needs,
    register,
    remind_of_meetings,
    unregister,
)
from mithaq.registers.meetings.jobs import daily
from mithaq.registers.meetings.links import (
    invitation_path,
    invitation_token,
    registration_path,
    registration_token,
)
from mithaq.registers.meetings.models import Invitation, Registration

from .make import at, make_body, make_meeting, make_seat, words


@pytest.fixture(autouse=True)
def _outbox(settings):
    settings.EMAIL_BACKEND = "mithaq.commons.notify.mail.OutboxBackend"


def test_members_when_their_regular_meeting_is_near_then_invited_once_by_themselves(by, make_person):
    body, slow = make_body(), make_body(invite_days=0)
    near = [
        make_meeting(one, day=10, period_starts_on=at(10).date(), day_is_set=is_set)
        for one, is_set in ((body, True), (make_body(), False), (slow, True))
    ]
    make_meeting(body, day=40, period_starts_on=at(40).date())
    make_meeting(make_body(), day=10)
    for one in near:
        make_seat(one.body, person=make_person())
    late = make_seat(body, person=make_person("Late"), starts_on=at(-1).date())
    assert invite_to_regular(by=by) == [near[0]]
    assert invite_to_regular(by=by) == []
    assert Invitation.objects.filter(meeting=near[0]).count() == 2
    assert Invitation.objects.exclude(meeting=near[0]).count() == 0
    assert Invitation.objects.filter(seat=late).count() == 1
    by_hand = make_meeting(make_body(), day=5, period_starts_on=at(5).date())
    invite(by=by, meeting=by_hand)
    assert invite_to_regular(by=by) == []


def long_known():
    """As if everybody had been invited and had registered days ago."""
    ago = timezone.now() - dt.timedelta(days=5)
    Invitation.objects.update(sent_at=ago)
    Registration.objects.update(registered_at=ago)


def reminded():
    told = Notification.objects.filter(event="meetings.reminded")
    return sorted(str(one.person) for one in told.select_related("person"))


@pytest.fixture
def meeting(by, make_person):
    """In two days, open to everybody: one member who said nothing, one who declined."""
    body = make_body()
    coming, declining = make_person("Coming"), make_person("Declining")
    make_seat(body, person=coming)
    make_seat(body, person=declining)
    meeting = make_meeting(body, day=2, is_public=True, place=words("Town hall"))
    for invitation in invite(by=by, meeting=meeting):
        if invitation.person == declining:
            answer_invitation(by=by, invitation=invitation, accept=False, token=invitation_token(invitation))
    return meeting


def test_reminder_when_the_meeting_is_near_then_who_may_come_is_written_to_once(town, by, meeting):
    guest = register(by=anonymous(town), meeting=meeting, name="Noura", email="noura@mail.example")
    gone = register(by=anonymous(town), meeting=meeting, name="Gone", email="gone@mail.example")
    unregister(by=by, registration=gone, token=registration_token(gone))
    make_meeting(make_body(), day=20)
    long_known()
    assert remind_of_meetings(by=by) == 2
    assert remind_of_meetings(by=by) == 0
    run_pending()
    assert reminded() == ["Coming", "Noura"]
    letter = OutboxMessage.objects.get(recipient="noura@mail.example", subject__contains="Soon")
    assert "Town hall" in letter.body
    # The link carries the second in which it was made.
    assert registration_path(guest).partition(":")[0] in letter.body
    assert not OutboxMessage.objects.filter(recipient="gone@mail.example", subject__contains="Soon").exists()


def test_reminder_when_the_meeting_moves_then_told_of_its_new_day(by, meeting):
    long_known()
    assert remind_of_meetings(by=by) == 1
    moved = {"starts_at": at(30), "ends_at": at(30, 12)}
    change_meeting(by=by, meeting=meeting, fields=moved)
    assert remind_of_meetings(by=by) == 0
    assert remind_of_meetings(by=by, now=at(28)) == 1


@pytest.mark.parametrize("change", [{"status": "cancelled"}, {"day_is_set": False}])
def test_reminder_when_it_does_not_take_place_or_has_no_day_then_nobody_is_told(by, meeting, change):
    long_known()
    type(meeting).objects.filter(pk=meeting.pk).update(**change)
    assert remind_of_meetings(by=by) == 0


def test_reminder_when_just_invited_then_not_on_the_same_day(by, meeting):
    assert remind_of_meetings(by=by) == 0


def test_daily_job_when_run_then_reminds(meeting):
    long_known()
    daily()
    run_pending()
    assert reminded() == ["Coming"]
    row = Invitation.objects.get(person__name="Coming")
    assert OutboxMessage.objects.filter(
        body__contains=invitation_path(row), subject__contains="Soon"
    ).exists()


def test_needs_when_nobody_said_whether_they_are_met_then_wait_in_the_secretariats_day(
    town, by, visit, secretary, make_person
):
    meeting = make_meeting(title=words("Open evening"), is_public=True)
    ramp = register(by=anonymous(town), meeting=meeting, name="Noura", access_needs="Wheelchair ramp")
    other = make_person("Other", duties=("discuss.moderator",))
    today = visit(town, secretary).get("/en/desk/").content.decode()
    assert "Open evening" in today
    assert "Wheelchair ramp" not in today
    assert "Open evening" not in visit(town, other).get("/en/desk/").content.decode()
    record_needs(by=by, attender=ramp, met=True)
    assert "Open evening" not in visit(town, secretary).get("/en/desk/").content.decode()
