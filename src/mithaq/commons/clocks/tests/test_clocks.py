"""Due dates with known answers, pauses, the one extension, reminders and escalation."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from mithaq.commons.access.actor import system
from mithaq.commons.audit.events import events
from mithaq.commons.audit.models import Entry
from mithaq.commons.audit.queries import history_of
from mithaq.commons.clocks.actions import (
    AlreadyExtended,
    NoSuchClock,
    add_holiday,
    cancel_clock,
    change_holiday,
    extend_clock,
    pause_clock,
    recompute_clocks,
    remove_holidays,
    resume_clock,
    start_clock,
    stop_clock,
    tick,
)
from mithaq.commons.clocks.models import Clock, Holiday
from mithaq.commons.clocks.queries import (
    Rate,
    calendar_of,
    clock_of,
    clocks_of,
    people_with_grants,
    rate,
    reckoning,
)
from mithaq.commons.jobs.definitions import jobs
from mithaq.commons.jobs.worker import run_pending
from mithaq.commons.tenancy.context import inside
from mithaq.kit.i18n import Text

TUNIS, AMMAN = ZoneInfo("Africa/Tunis"), ZoneInfo("Asia/Amman")


def at(text: str, zone=TUNIS) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=zone)


def end_of(day: str, zone=TUNIS) -> dt.datetime:
    return at(f"{day}T23:59:59", zone)


def codes(obj) -> list[str]:
    return list(history_of(obj).values_list("event", flat=True))


# Due dates


@pytest.mark.row("D02")
def test_start_when_tunisia_then_saturday_sunday_and_holidays_do_not_count(town, make_person):
    # Monday 16 March 2026; Friday 20 is Independence Day and Eid, 21–22 and 28–29 are weekends.
    clock = start_clock("test.answer", by=system(town), on=make_person(), started_at=at("2026-03-16T10:00"))
    assert clock.due_at == end_of("2026-03-31")
    assert (clock.n, clock.unit) == (10, "working")


@pytest.mark.row("D02")
def test_start_when_jordan_then_friday_saturday_and_holidays_do_not_count(salt, make_person):
    with inside(salt):
        # Sunday 1 March 2026, fifteen working days; Sunday 22 is the third day of Eid.
        clock = start_clock(
            "test.information", by=system(salt), on=make_person(), started_at=at("2026-03-01T09:00", AMMAN)
        )
        assert clock.due_at == end_of("2026-03-23", AMMAN)
        assert clock.silence == "refused"
        assert ("47" in clock.law["ar"], "47" in clock.law["en"]) == (True, True)


@pytest.mark.row("D02")
def test_overdue_when_nobody_acts_then_escalates_by_itself(town, make_person):
    worker = make_person("Worker", duties=("test.worker",))
    head = make_person("Head", duties=("test.head",))
    make_person("Bystander", duties=("test.admin",))
    subject = make_person("Citizen")
    started = timezone.now() - dt.timedelta(days=60)
    start_clock("test.answer", by=system(town), on=subject, started_at=started)
    Entry.objects.update(at=started)

    jobs.get("clocks.tick").function()
    run_pending()

    entry = history_of(subject).get(event="clocks.overdue")
    assert (entry.person, entry.channel) == (None, "job")
    told = list(events.get("clocks.overdue").notices[0].to(entry))
    assert told == [worker, head]
    assert clock_of("test.answer", subject).escalated_at is not None

    jobs.get("clocks.tick").function()
    run_pending()
    assert codes(subject).count("clocks.overdue") == 1


def test_start_when_term_is_in_hours_then_counted_to_the_minute(town, make_person):
    clock = start_clock("test.read", by=system(town), on=make_person(), started_at=at("2026-03-20T17:30"))
    assert clock.due_at == at("2026-03-22T17:30")


def test_start_when_term_is_in_months_then_same_day_of_a_later_month(town, make_person):
    clock = start_clock("test.refresh", by=system(town), on=make_person(), started_at=at("2026-11-30T10:00"))
    assert clock.due_at == end_of("2027-02-28")


def test_start_when_day_is_promised_then_that_day_and_moving_it_is_history(town, make_person):
    subject = make_person()
    start_clock("test.milestone", by=system(town), on=subject, deadline=dt.date(2099, 5, 1))
    clock = start_clock("test.milestone", by=system(town), on=subject, deadline=dt.date(2099, 6, 1))
    assert clock.due_at == end_of("2099-06-01")
    moved = history_of(subject).get(event="clocks.recomputed")
    assert (moved.data["old"][:10], moved.data["new"][:10]) == ("2099-05-01", "2099-06-01")
    assert Clock.objects.count() == 1


def test_start_when_it_runs_already_then_the_same_clock(town, make_person):
    subject = make_person()
    first = start_clock("test.answer", by=system(town), on=subject)
    assert start_clock("test.answer", by=system(town), on=subject) == first
    assert codes(subject) == ["clocks.started"]


def test_start_when_filed_late_at_night_then_the_towns_own_day_counts(salt, make_person):
    with inside(salt):
        # 22:30 UTC on Saturday is already Sunday in Amman.
        moment = dt.datetime(2026, 2, 28, 22, 30, tzinfo=dt.UTC)
        clock = start_clock("test.information", by=system(salt), on=make_person(), started_at=moment)
        assert clock.due_at == end_of("2026-03-23", AMMAN)


# Pauses and the extension


def test_pause_when_resumed_then_the_days_between_do_not_count(town, make_person):
    subject, by = make_person(), system(town)
    start_clock("test.information", by=by, on=subject, started_at=at("2026-03-02T10:00"))
    assert clock_of("test.information", subject).due_at == end_of("2026-03-22")
    pause_clock("test.information", by=by, on=subject, at=at("2026-03-05T12:00"))
    clock = resume_clock("test.information", by=by, on=subject, at=at("2026-03-09T09:00"))
    assert clock.due_at == end_of("2026-03-26")
    assert [line.date.day for line in reckoning(clock).lines if line.why == "paused"] == [6, 7, 8, 9]


def test_pause_when_term_is_in_hours_then_every_minute_is_given_back(town, make_person):
    subject, by = make_person(), system(town)
    start_clock("test.read", by=by, on=subject, started_at=at("2026-03-02T10:00"))
    pause_clock("test.read", by=by, on=subject, at=at("2026-03-02T12:00"))
    clock = resume_clock("test.read", by=by, on=subject, at=at("2026-03-02T15:30"))
    assert clock.due_at == at("2026-03-04T13:30")
    assert clock.paused_total == dt.timedelta(hours=3, minutes=30)


def test_pause_when_time_passes_then_nobody_is_blamed(town, make_person):
    subject, by = make_person(), system(town)
    start_clock("test.answer", by=by, on=subject, started_at=timezone.now() - dt.timedelta(days=60))
    pause_clock("test.answer", by=by, on=subject)
    assert tick(by=by, now=timezone.now() + dt.timedelta(days=60)) == 0
    assert rate("test.answer") == Rate(0, 0, 0)


def test_pause_when_no_clock_runs_then_refused(town, make_person):
    with pytest.raises(NoSuchClock):
        pause_clock("test.answer", by=system(town), on=make_person())


def test_extend_when_asked_twice_then_only_once(town, make_person):
    subject, by, reason = make_person(), system(town), Text(en="Many documents")
    start_clock("test.information", by=by, on=subject, started_at=at("2026-03-02T10:00"))
    clock = extend_clock("test.information", by=by, on=subject, reason=reason)
    assert clock.due_at == end_of("2026-04-01")
    assert [line.number for line in reckoning(clock).lines] == [None, *range(1, 31)]
    with pytest.raises(AlreadyExtended):
        extend_clock("test.information", by=by, on=subject, reason=reason)
    with pytest.raises(AlreadyExtended):
        extend_clock("test.answer", by=by, on=start_and_give(subject, by), reason=reason)


def start_and_give(subject, by):
    start_clock("test.answer", by=by, on=subject)
    return subject


# Stopping


def test_rate_when_some_are_late_or_left_open_then_both_count_against_it(town, make_person):
    by, now = system(town), timezone.now()
    for days in (1, 2, 60, 61, 62):
        subject = make_person()
        start_clock("test.answer", by=by, on=subject, started_at=now - dt.timedelta(days=days))
        if days != 62:
            stop_clock("test.answer", by=by, on=subject)
    start_clock("test.answer", by=by, on=make_person())
    start_clock("test.read", by=by, on=make_person(), started_at=now - dt.timedelta(days=9))
    assert rate("test.answer") == Rate(on_time=2, late=2, overdue=1)
    assert rate("test.answer").share == 0.4
    assert rate("test.answer", since=now + dt.timedelta(days=1)) == Rate(0, 0, 1)


def test_cancel_when_there_is_nothing_left_to_promise_then_no_statistics(town, make_person):
    subject, by = make_person(), system(town)
    start_clock("test.answer", by=by, on=subject, started_at=timezone.now() - dt.timedelta(days=60))
    cancel_clock("test.answer", by=by, on=subject)
    assert rate("test.answer") == Rate(0, 0, 0)
    assert codes(subject) == ["clocks.cancelled", "clocks.started"]


def test_stop_when_started_again_then_a_second_clock_runs(town, make_person):
    subject, by = make_person(), system(town)
    first = start_clock("test.answer", by=by, on=subject)
    stop_clock("test.answer", by=by, on=subject)
    second = start_clock("test.answer", by=by, on=subject)
    assert clocks_of("test.answer", [subject]) == {subject.pk: second}
    assert second.pk != first.pk


def test_clock_of_when_another_town_has_one_then_not_found(town, salt, make_person):
    subject = make_person()
    start_clock("test.answer", by=system(town), on=subject)
    with inside(salt):
        assert clock_of("test.answer", subject) is None
        assert tick(by=system(salt), now=timezone.now() + dt.timedelta(days=90)) == 0


# Reminders


def test_tick_when_the_due_date_comes_near_then_reminds_twice_and_escalates_once(town, make_person):
    subject, by = make_person(), system(town)
    clock = start_clock("test.answer", by=by, on=subject)
    due = clock.due_at
    for hours in (24 * 5, 24 * 3 - 1, 24 * 3 - 2, 24 - 1, 3, -1, -50):
        tick(by=by, now=due - dt.timedelta(hours=hours))
    assert codes(subject) == ["clocks.overdue", "clocks.reminded", "clocks.reminded", "clocks.started"]


def test_tick_when_the_worker_slept_through_both_reminders_then_one_is_enough(town, make_person):
    subject, by = make_person(), system(town)
    due = start_clock("test.answer", by=by, on=subject).due_at
    assert tick(by=by, now=due - dt.timedelta(hours=2)) == 1
    assert tick(by=by, now=due - dt.timedelta(hours=1)) == 0


def test_tick_when_the_thing_is_gone_then_so_is_its_clock(town, make_person):
    subject = make_person()
    start_clock("test.answer", by=system(town), on=subject)
    subject.delete()
    assert tick(by=system(town), now=timezone.now() + dt.timedelta(days=90)) == 0
    assert Clock.objects.count() == 0


def test_people_with_grants_when_appointment_or_function_ended_then_left_out(town, make_person):
    today = timezone.localdate()
    former, closed, present = (make_person(name, duties=("test.head",)) for name in "abc")
    former.appointments.update(ends_on=today - dt.timedelta(days=1))
    function = closed.appointments.get().function
    function.closed_on = today
    function.save()
    assert people_with_grants(["test.lead"]) == [present]
    assert people_with_grants(["test.nothing"]) == []


# The calendar changes


@pytest.mark.row("D02")
def test_holiday_when_added_then_open_clocks_move_and_say_so(town, make_person):
    subject, done, by = make_person(), make_person(), system(town)
    start_clock("test.answer", by=by, on=subject, started_at=at("2026-03-16T10:00"))
    start_clock("test.answer", by=by, on=done, started_at=at("2026-03-16T10:00"))
    stop_clock("test.answer", by=by, on=done, at=at("2026-03-18T10:00"))
    day, moved = add_holiday(by=by, date=dt.date(2026, 3, 25), name=Text(en="Mourning"), source="Decree 1")
    assert moved == 1
    assert clock_of("test.answer", subject).due_at == end_of("2026-04-01")
    assert clock_of("test.answer", done).due_at == end_of("2026-03-31")
    entry = history_of(subject).first()
    assert entry.event == "clocks.recomputed"
    assert (entry.data["old"][:10], entry.data["new"][:10]) == ("2026-03-31", "2026-04-01")
    assert entry.data["because"] == "holidays"
    assert remove_holidays(by=by, holidays=[day]) == (1, 1)
    assert clock_of("test.answer", subject).due_at == end_of("2026-03-31")


def test_holiday_when_one_is_added_to_an_empty_year_then_the_rest_of_the_year_is_drafted(town):
    add_holiday(by=system(town), date=dt.date(2026, 3, 25), name=Text(en="Mourning"))
    dates = set(Holiday.objects.values_list("date", flat=True))
    assert {dt.date(2026, 3, 20), dt.date(2026, 3, 25), dt.date(2026, 12, 17)} <= dates
    assert dt.date(2026, 1, 14) not in dates


def test_recompute_when_the_due_date_was_missed_and_moves_on_then_it_can_be_missed_again(town, make_person):
    subject, by = make_person(), system(town)
    clock = start_clock("test.answer", by=by, on=subject)
    Clock.objects.filter(pk=clock.pk).update(
        due_at=timezone.now() - dt.timedelta(hours=1), wake_at=timezone.now()
    )
    tick(by=by)
    assert clock_of("test.answer", subject).escalated_at is not None
    assert recompute_clocks(by=by, because="calendar") == 1
    clock = clock_of("test.answer", subject)
    assert (clock.escalated_at, clock.due_at > timezone.now()) == (None, True)


def test_recompute_when_weekend_of_the_town_changes_then_moves(town, make_person):
    subject, by = make_person(), system(town)
    start_clock("test.answer", by=by, on=subject, started_at=at("2026-10-19T10:00"))
    assert clock_of("test.answer", subject).due_at == end_of("2026-11-02")
    town.profile_overrides = {"weekend": ["friday", "saturday", "sunday"]}
    town.save()
    jobs.get("clocks.recompute").function()
    assert clock_of("test.answer", subject).due_at == end_of("2026-11-04")


def test_reckoning_when_counted_then_every_day_says_why(town, make_person):
    clock = start_clock("test.answer", by=system(town), on=make_person(), started_at=at("2026-03-16T10:00"))
    shown = reckoning(clock)
    assert [(line.date.day, line.number, line.why) for line in shown.lines[:7]] == [
        (16, None, "start"),
        (17, 1, "counted"),
        (18, 2, "counted"),
        (19, 3, "counted"),
        (20, None, "holiday"),
        (21, None, "holiday"),
        (22, None, "holiday"),
    ]
    assert shown.lines[-1].date == dt.date(2026, 3, 31)
    assert [day.date.day for day in shown.estimated] == [21, 22]


def test_holiday_when_moved_into_an_empty_year_then_the_rest_of_that_year_is_drafted(town):
    by = system(town)
    day, _moved = add_holiday(by=by, date=dt.date(2026, 12, 31), name=Text(en="Mourning"))
    change_holiday(
        by=by, holiday=day, date=dt.date(2027, 1, 4), name=day.name, status=day.status, source=day.source
    )
    calendar = calendar_of(town, dt.date(2027, 1, 1))
    # Independence Day of Tunisia is still a holiday.
    assert dt.date(2027, 3, 20) in calendar.holidays
    assert dt.date(2027, 1, 4) in calendar.holidays
