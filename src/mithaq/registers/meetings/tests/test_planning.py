"""Regular meetings, missed quarters, moving and cancelling."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from mithaq.commons.access.policy import Denied
from mithaq.commons.jobs.worker import run_pending
from mithaq.commons.notify.models import Notification
from mithaq.commons.people.models import Appointment, Function
from mithaq.commons.tenancy.context import inside as in_town
from mithaq.kit.conflicts import EditConflict, stamp, stamp_all
from mithaq.kit.formats import local
from mithaq.kit.i18n import Text
from mithaq.registers.bodies.models import Body
from mithaq.registers.meetings.actions import (
    NewItem,
    cancel_meeting,
    change_meeting,
    convene,
    notice_missed_periods,
    plan_ahead,
    set_agenda,
)
from mithaq.registers.meetings.models import Meeting, MissedPeriod
from mithaq.registers.meetings.periods import Period, next_period, period_of, periods_in, quarter_of
from mithaq.registers.meetings.queries import held_count, quarters_without, tally

from .make import at, days, make_body, make_held, make_meeting, words


def quarter(back: int = 0) -> Period:
    """The quarter so many before the present one."""
    found = quarter_of(timezone.localdate())
    for _step in range(back):
        found = quarter_of(found.starts_on - dt.timedelta(days=1))
    return found


def inside(period: Period) -> int:
    """A day in the middle of a period, counted from today."""
    return (period.starts_on - timezone.localdate()).days + 45


def known_since(body: Body, period: Period) -> Body:
    Body.objects.filter(pk=body.pk).update(
        created_at=dt.datetime.combine(period.starts_on, dt.time(1), tzinfo=dt.UTC)
    )
    body.refresh_from_db()
    return body


# Periods


def test_period_when_rhythm_differs_then_calendar_quarters_half_years_and_years():
    day = dt.date(2026, 8, 15)
    assert period_of("quarter", day) == Period(starts_on=dt.date(2026, 7, 1), ends_on=dt.date(2026, 9, 30))
    assert period_of("half_year", day) == Period(starts_on=dt.date(2026, 7, 1), ends_on=dt.date(2026, 12, 31))
    assert period_of("year", day) == Period(starts_on=dt.date(2026, 1, 1), ends_on=dt.date(2026, 12, 31))
    assert period_of("none", day) is None
    span = Period(starts_on=dt.date(2026, 2, 1), ends_on=dt.date(2026, 7, 1))
    assert [one.starts_on.month for one in periods_in("quarter", span)] == [1, 4, 7]


# Regular meetings


@pytest.mark.row("L06", "L08")
def test_plan_when_run_twice_then_one_meeting_a_quarter_for_each_body(by):
    committee = make_body(meets_every="quarter")
    group = make_body("Group", kind="working_group", meets_every="quarter")
    make_body("On demand", meets_every="none")
    closed = make_body("Closed", meets_every="quarter", closed_on=days(-1))
    made = plan_ahead(by=by)
    assert plan_ahead(by=by) == []
    assert {meeting.body for meeting in made} <= {committee, group}
    coming = next_period("quarter", quarter())
    for body in (committee, group):
        meeting = Meeting.objects.get(body=body, period_starts_on=coming.starts_on)
        assert coming.starts_on <= local(meeting.starts_at).date() <= coming.ends_on
        assert not meeting.day_is_set
        assert [point.title["en"] for point in meeting.agenda.all()][-1] == "What the body needs"
    assert not Meeting.objects.filter(body=closed).exists()


def test_plan_when_the_day_would_be_a_weekend_then_a_working_day(by):
    make_body(meets_every="quarter")
    for meeting in plan_ahead(by=by):
        assert local(meeting.starts_at).weekday() < 5


def test_plan_when_the_quarter_has_a_meeting_or_a_cancelled_one_then_no_other(by):
    body = make_body(meets_every="quarter")
    coming = next_period("quarter", quarter())
    meeting = make_meeting(body, day=inside(coming), period_starts_on=coming.starts_on)
    cancel_meeting(by=by, meeting=meeting, reason=words("No quorum"))
    plan_ahead(by=by)
    assert Meeting.objects.filter(body=body, starts_at__date__gte=coming.starts_on).count() == 1


# Missed quarters


@pytest.mark.row("L06", "L07")
def test_missed_when_a_quarter_ended_without_meeting_then_one_alert_to_who_holds_the_function(
    town, by, make_person
):
    function = Function.objects.create(title=words("Secretariat"), opened_on=days(-900))
    gone, present = make_person("Gone"), make_person("Present")
    Appointment.objects.create(function=function, person=gone, starts_on=days(-900), ends_on=days(-1))
    Appointment.objects.create(function=function, person=present, starts_on=days(0))
    body = known_since(make_body(secretariat=function, meets_every="quarter"), quarter(2))
    make_held(body, day=inside(quarter(1)))
    assert quarters_without(body) == [quarter(2)]
    assert [row.starts_on for row in notice_missed_periods(by=by)] == [quarter(2).starts_on]
    assert notice_missed_periods(by=by) == []
    assert MissedPeriod.objects.count() == 1
    run_pending()
    told = Notification.objects.filter(event="meetings.period_missed")
    assert [one.person for one in told] == [present]


def test_missed_when_the_body_is_young_or_meets_on_demand_then_nothing(by):
    make_body(meets_every="quarter")
    known_since(make_body("Demand", meets_every="none"), quarter(3))
    assert notice_missed_periods(by=by) == []


def test_missed_when_a_planned_meeting_was_never_held_then_the_quarter_is_missed(by):
    body = known_since(make_body(meets_every="quarter"), quarter(1))
    meeting = make_meeting(body, day=inside(quarter(1)))
    assert meeting.is_missed
    assert quarters_without(body) == [quarter(1)]


# Counting


@pytest.mark.row("L03")
def test_held_count_when_asked_then_the_meetings_with_minutes(town, salt):
    with in_town(salt):
        for number in range(4):
            make_held(make_body("Forum"), day=-10 - number, state="published", is_public=True)
        make_held(day=-20, is_public=True)
        assert held_count(salt, public_only=True) == 4
    body, other = make_body(), make_body("Other")
    for number in range(7):
        make_held(body, day=-10 - number, state="published", is_public=True)
    make_held(body, day=-30, state="approved")
    make_held(body, day=-31, state="draft")
    make_held(body, day=-32)
    make_meeting(body, day=-33)
    make_held(other, day=-34, state="published")
    assert held_count(town, public_only=True) == 7
    assert (held_count(body), held_count(town)) == (8, 9)
    week = Period(starts_on=days(-12), ends_on=days(-10))
    assert held_count(body, week) == 3


@pytest.mark.row("L01")
def test_tally_when_four_are_planned_then_planned_held_and_missed_are_told(town):
    body = make_body()
    year = Period(starts_on=days(-200), ends_on=days(200))
    make_held(body, day=-100, state="published", is_public=True)
    make_held(body, day=-80, is_public=True)
    make_meeting(body, day=-60, is_public=True)
    make_meeting(body, day=60, is_public=True)
    make_meeting(body, day=-50)
    found = tally(town, year, public_only=True)
    assert (found.planned, found.held, found.with_minutes, found.missed, found.coming) == (4, 2, 1, 1, 1)


# Convening


@pytest.mark.row("L09")
def test_convene_when_about_a_record_then_linked_and_only_with_the_right(town, by, make_person, actor_of):
    body = make_body()
    subject = make_body("A thing to speak of")
    when = {"starts_at": at(5), "ends_at": at(5, 12)}
    with pytest.raises(Denied):
        convene(by=actor_of(make_person()), body=body, subject=subject, **when)
    officer = actor_of(make_person("MEL", duties=("meetings.convener",)))
    meeting = convene(
        by=officer, body=body, subject=subject, agenda=[NewItem(words("Why it is late"), 20)], **when
    )
    assert (meeting.subject, meeting.number, meeting.convened_by) == (subject, 1, officer.person)
    assert [point.title["en"] for point in meeting.agenda.all()] == ["Why it is late"]


@pytest.mark.parametrize(("starts", "ends"), [(at(5, 12), at(5, 10)), (at(5), at(20))])
def test_convene_when_times_contradict_then_refused(by, starts, ends):
    with pytest.raises(ValidationError):
        convene(by=by, body=make_body(), starts_at=starts, ends_at=ends)
    assert not Meeting.objects.exists()


def test_convene_when_the_body_is_closed_then_refused(by):
    with pytest.raises(ValidationError):
        convene(by=by, body=make_body(closed_on=days(-1)), starts_at=at(5), ends_at=at(5, 12))


# Moving


def test_move_when_past_its_quarter_then_told_and_nothing_is_lost(by):
    body = make_body(meets_every="quarter")
    coming = next_period("quarter", quarter())
    meeting = make_meeting(body, day=inside(coming), period_starts_on=coming.starts_on)
    later = {"starts_at": at(inside(coming) + 95), "ends_at": at(inside(coming) + 95, 12)}
    with pytest.raises(ValidationError) as refused:
        change_meeting(by=by, meeting=meeting, fields=later)
    assert "another one is planned while that period lasts" in refused.value.message_dict["starts_at"][0]
    fresh = Meeting.objects.get()
    assert (fresh.starts_at, fresh.period_starts_on) == (meeting.starts_at, coming.starts_on)
    change_meeting(by=by, meeting=meeting, fields=later, leave_period=True)
    fresh.refresh_from_db()
    assert (fresh.starts_at, fresh.period_starts_on, fresh.sequence) == (later["starts_at"], None, 1)
    # As the sentence says: the quarter it left gets another regular meeting, once.
    assert [one.period_starts_on for one in plan_ahead(by=by)].count(coming.starts_on) == 1
    assert plan_ahead(by=by) == []


def test_move_when_two_officers_change_it_then_the_second_is_told(by):
    meeting = make_meeting()
    seen = stamp(meeting)
    change_meeting(by=by, meeting=meeting, fields={"place": words("Town hall")}, seen=seen)
    with pytest.raises(EditConflict):
        change_meeting(by=by, meeting=meeting, fields={"place": words("Library")}, seen=seen)
    assert Meeting.objects.get().place["en"] == "Town hall"


def test_change_when_the_meeting_was_held_then_only_needs_may(by):
    meeting = make_held()
    with pytest.raises(ValidationError):
        change_meeting(by=by, meeting=meeting, fields={"starts_at": at(5)})
    changed = change_meeting(by=by, meeting=meeting, fields={"needs": words("A room with a ramp")})
    assert changed.needs["en"] == "A room with a ramp"


def test_cancel_when_no_reason_or_over_then_refused(by):
    meeting = make_meeting()
    with pytest.raises(ValidationError):
        cancel_meeting(by=by, meeting=meeting, reason=Text())
    with pytest.raises(ValidationError):
        cancel_meeting(by=by, meeting=make_held(), reason=words("Too late"))
    assert Meeting.objects.get(pk=meeting.pk).status == "planned"


def test_agenda_when_changed_meanwhile_then_told(by):
    meeting = make_meeting()
    seen = stamp_all(meeting.agenda.all())
    set_agenda(by=by, meeting=meeting, items=[NewItem(words("First"))], seen=seen)
    with pytest.raises(EditConflict):
        set_agenda(by=by, meeting=meeting, items=[NewItem(words("Other"))], seen=seen)
    assert [point.title["en"] for point in meeting.agenda.all()] == ["First"]
