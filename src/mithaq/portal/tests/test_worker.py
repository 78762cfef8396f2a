"""Real worker processes: killed in the middle, stopped politely, and Celery's."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .running import COMMAND, mithaq

PROCESS = (sys.executable, "-m", "mithaq.portal.tests.job_process")
PATIENCE_SECONDS = 600


@pytest.fixture
def env(tmp_path, migrated) -> Iterator[dict[str, str]]:
    with migrated("worker", tmp_path) as env:
        yield env


def act(word: str, env: dict[str, str]) -> str:
    done = subprocess.run([*PROCESS, word], env=env, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def until(told: Callable[[], str], wanted: str) -> str:
    """Ask again until the answer is the wanted one, for at most a minute; the last answer."""
    end = time.monotonic() + PATIENCE_SECONDS
    answer = told()
    while answer != wanted and time.monotonic() < end:
        answer = told()
    return answer


def test_worker_when_killed_in_the_middle_then_another_finishes_and_the_effect_is_there_once(env):
    act("enqueue", env)
    with subprocess.Popen(
        [*PROCESS, "work-and-hang"], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout.readline() == "in the middle\n"
        first.send_signal(signal.SIGKILL)
        first.wait()
    assert act("tell", env) == "running 1 effects: 0"
    # Nobody takes the job while its lease lasts.
    assert act("work", env) == "0"
    act("lease-runs-out", env)
    assert act("work", env) == "1"
    assert act("tell", env) == "done 2 effects: 1"


def test_worker_when_killed_after_handing_a_letter_over_then_the_mailbox_keeps_one(env):
    act("somebody-is-told", env)
    killed = subprocess.run([*PROCESS, "die-after-hand-over"], env=env, timeout=PATIENCE_SECONDS)
    assert killed.returncode == -signal.SIGKILL
    assert act("tell-of-letters", env) == "sending letters: 1"
    act("lease-runs-out", env)
    act("work", env)
    assert act("tell-of-letters", env) == "sent letters: 1"


def test_worker_when_told_to_stop_then_it_ends_politely(env):
    with subprocess.Popen([*COMMAND, "worker"], env=env, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout.readline() == "mithaq: the worker carries out jobs. Ctrl+C stops it.\n"
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(timeout=PATIENCE_SECONDS) == 0


def test_worker_when_run_once_then_what_is_due_is_done(env):
    done = mithaq("worker", "--once", env=env)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("mithaq: attempts made: ")
    assert mithaq("worker", "--once", env=env).stdout == "mithaq: attempts made: 0.\n"


def test_celery_when_it_is_the_engine_then_rows_sent_and_rows_swept_are_done_once(env):
    celery = {**env, "MITHAQ_JOBS": "celery", "MITHAQ_CELERY_BROKER": "filesystem://"}
    act("enqueue", celery)
    messages = Path(env["MITHAQ_VAR"]) / "celery" / "messages"
    assert len(list(messages.iterdir())) == 1
    # Asked for before Celery was chosen: no message was ever sent, the sweep finds the row.
    act("enqueue", env)
    wanted = "done 1, done 1 effects: 2"
    with subprocess.Popen([*PROCESS, "celery"], env=celery) as worker:
        try:
            assert until(lambda: act("tell", env), wanted) == wanted
        finally:
            worker.send_signal(signal.SIGTERM)
            worker.wait(timeout=PATIENCE_SECONDS)
