"""Jobs: due in order, in their town, all or nothing, tried again, given up in sight."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from django.db import transaction
from django.utils import timezone
from django_scopes import get_scope

from mithaq.commons.jobs import worker
from mithaq.commons.jobs.actions import drop, enqueue, retry
from mithaq.commons.jobs.definitions import JobDefinition, jobs
from mithaq.commons.jobs.enums import State, Turn
from mithaq.commons.jobs.models import Heartbeat, Job
from mithaq.commons.jobs.periodic import clean
from mithaq.commons.jobs.queries import dead_letters, due, last_heartbeat
from mithaq.commons.jobs.worker import run_pending, run_worker
from mithaq.commons.tenancy.models import GlossaryTerm
from mithaq.kit.i18n import Text

pytestmark = pytest.mark.django_db
seen: list[object] = []


def note(what: str) -> None:
    seen.append((what, getattr(get_scope().get("municipality"), "slug", None)))


def write_then_fail(what: str) -> None:
    GlossaryTerm.objects.create(term=Text(en=what))
    raise ValueError(f"the words of {what}")


@pytest.fixture(autouse=True)
def _test_jobs(monkeypatch):
    seen.clear()
    monkeypatch.setattr(jobs, "_items", dict(jobs._items))
    jobs.add(JobDefinition(code="test.note", function=note))
    jobs.add(JobDefinition(code="test.letter", function=note, turn=Turn.SOON))
    jobs.add(JobDefinition(code="test.fail", function=write_then_fail, max_attempts=2))


def expire_leases() -> None:
    Job.objects.update(leased_until=timezone.now() - dt.timedelta(seconds=1))


def test_run_pending_when_several_are_due_then_run_in_order_in_their_town(town, salt):
    later = timezone.now() + dt.timedelta(hours=1)
    enqueue("test.note", what="second")
    enqueue("test.note", what="first", run_at=timezone.now() - dt.timedelta(hours=1))
    enqueue("test.note", what="tomorrow", run_at=later)
    Job.objects.create(name="test.note", arguments={"what": "nowhere"})
    assert run_pending() == 3
    assert seen == [("first", "regueb"), ("second", "regueb"), ("nowhere", None)]
    assert get_scope()["municipality"] == town


def test_run_pending_when_somebody_waits_for_one_then_it_passes_what_waits_longer(town):
    enqueue("test.note", what="index", run_at=timezone.now() - dt.timedelta(hours=1))
    enqueue("test.letter", what="letter")
    enqueue("test.letter", what="tomorrow", run_at=timezone.now() + dt.timedelta(days=1))
    assert run_pending() == 2
    assert [what for what, _town in seen] == ["letter", "index"]


def test_run_pending_when_limited_then_the_rest_waits(town):
    for count in range(3):
        enqueue("test.note", what=str(count))
    assert run_pending(limit=2) == 2
    assert due().count() == 1


def test_enqueue_when_the_change_is_rolled_back_then_no_job(town):
    def change() -> None:
        with transaction.atomic():
            enqueue("test.note", what="never")
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        change()
    assert run_pending() == 0


def test_enqueue_when_the_name_is_unknown_then_refused(town):
    with pytest.raises(LookupError):
        enqueue("test.unheard_of")


def test_enqueue_when_the_key_waits_then_one_job_and_after_it_another(town):
    enqueue("test.note", key="index", what="a")
    enqueue("test.note", key="index", what="b")
    assert run_pending() == 1
    enqueue("test.note", key="index", what="c")
    assert run_pending() == 1
    assert [what for what, _slug in seen] == ["a", "c"]


def test_run_pending_when_a_job_fails_then_its_effects_are_undone_and_it_waits(town):
    before = timezone.now()
    enqueue("test.fail", what="secret")
    assert run_pending() == 1
    row = Job.objects.get()
    assert (row.state, row.attempts, GlossaryTerm.objects.count()) == (State.WAITING, 1, 0)
    assert row.run_at > before
    assert row.error.startswith("builtins.ValueError at mithaq.commons.jobs.tests.test_worker:")
    assert "secret" not in row.error


def test_run_pending_when_attempts_are_used_up_then_dead_until_retried_or_dropped(town):
    enqueue("test.fail", what="x")
    run_pending()
    Job.objects.update(run_at=timezone.now())
    run_pending()
    assert [(row.name, row.attempts) for row in dead_letters()] == [("test.fail", 2)]
    assert run_pending() == 0
    assert retry(dead_letters()) == 1
    assert Job.objects.get().state == State.WAITING
    Job.objects.update(state=State.DEAD)
    assert drop(dead_letters()) == 1
    assert Job.objects.count() == 0


def test_run_pending_when_the_feature_is_gone_then_written_down(town):
    Job.objects.create(name="gone.feature")
    run_pending()
    assert Job.objects.get().error.startswith("builtins.LookupError at mithaq.kit.registry:")


def test_take_up_when_leased_then_left_alone_and_when_the_lease_runs_out_taken_over(town):
    enqueue("test.note", what="x")
    lost = worker.take_up(due(), "dead worker")
    assert run_pending() == 0
    expire_leases()
    assert run_pending() == 1
    assert Job.objects.get().attempts == 2
    # The first worker was only slow: it finds the job in other hands and undoes its work.
    worker.carry_out(lost)
    assert [what for what, _slug in seen] == ["x"]


def test_take_up_when_every_worker_was_lost_then_given_up(town):
    enqueue("test.fail", what="kills")
    for _attempt in range(2):
        worker.take_up(due(), "killed")
        expire_leases()
    run_pending()
    assert [(row.attempts, row.error) for row in dead_letters()] == [(2, "worker lost")]


def test_carry_out_when_the_lease_is_lost_meanwhile_then_effects_are_undone(town):
    def slow() -> None:
        GlossaryTerm.objects.create(term=Text(en="twice"))
        Job.objects.update(worker="another", attempts=2)

    jobs.add(JobDefinition(code="test.slow", function=slow))
    enqueue("test.slow")
    assert run_pending(limit=1) == 1
    assert GlossaryTerm.objects.count() == 0


def test_schedule_periodic_when_several_workers_look_then_once_each_time(town):
    every = dt.timedelta(hours=1)
    jobs._items.clear()
    jobs.add(JobDefinition(code="test.tick", function=lambda: seen.append("tick"), every=every))
    for _worker in range(3):
        worker.schedule_periodic()
    assert run_pending() == 1
    worker.schedule_periodic()
    assert run_pending() == 0
    following = Job.objects.get(state=State.WAITING)
    assert (following.key, following.municipality) == ("every:test.tick", None)
    Job.objects.filter(pk=following.pk).update(run_at=timezone.now())
    assert run_pending() == 1
    assert seen == ["tick", "tick"]


def test_schedule_periodic_when_the_pause_got_shorter_then_it_holds_now(town):
    jobs._items.clear()
    jobs.add(JobDefinition(code="test.tick", function=lambda: None, every=dt.timedelta(minutes=1)))
    far = timezone.now() + dt.timedelta(days=7)
    Job.objects.create(name="test.tick", key="every:test.tick", run_at=far)
    worker.schedule_periodic()
    assert Job.objects.get().run_at < far


def test_back_off_when_attempts_grow_then_longer_up_to_a_limit():
    assert worker.back_off(1) <= dt.timedelta(seconds=12.5)
    assert worker.back_off(3) >= dt.timedelta(seconds=120)
    assert worker.back_off(50) <= dt.timedelta(hours=7.5)


def test_run_worker_when_told_to_stop_then_the_job_at_hand_is_finished(town):
    stop = threading.Event()
    jobs.add(JobDefinition(code="test.stop", function=lambda: (stop.set(), seen.append("finished"))))
    enqueue("test.stop", run_at=timezone.now() - dt.timedelta(days=1))
    enqueue("test.note", what="after")
    run_worker(stop)
    assert seen == ["finished"]
    assert last_heartbeat() is not None


def test_clean_when_done_long_ago_then_gone_and_the_dead_stay(town):
    long_ago = timezone.now() - dt.timedelta(days=30)
    for state in (State.DONE, State.DEAD):
        Job.objects.create(name="test.note", state=state, finished_at=long_ago)
    Job.objects.create(name="test.note", state=State.DONE, finished_at=timezone.now())
    Heartbeat.objects.create(worker="old", seen_at=long_ago)
    clean()
    assert sorted(Job.objects.values_list("state", flat=True)) == ["dead", "done"]
    assert last_heartbeat() is None
