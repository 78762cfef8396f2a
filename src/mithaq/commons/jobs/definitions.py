"""Which functions may run later, and how often they are tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from mithaq.kit.registry import Registry

from .enums import Turn

Function = Callable[..., None]
MAX_ATTEMPTS = 8
LEASE = timedelta(minutes=5)


@dataclass(frozen=True, kw_only=True)
class JobDefinition:
    """code: the job's name in rows and logs; every: for periodic jobs, the pause between two runs.

    atomic: the job's effects and its completion commit together, so they happen exactly once. False for a job
    that waits for the outside (a mail server): it must not hold the database meanwhile, commits what it does
    itself and must bear being run twice. lease: how long an attempt may last before another worker takes over.
    turn: SOON lets it pass all that waits longer.
    """

    code: str
    function: Function
    max_attempts: int = MAX_ATTEMPTS
    every: timedelta | None = None
    atomic: bool = True
    lease: timedelta = LEASE
    turn: Turn = Turn.USUAL


jobs: Registry[JobDefinition] = Registry("jobs")


def job(
    code: str,
    *,
    max_attempts: int = MAX_ATTEMPTS,
    atomic: bool = True,
    lease: timedelta = LEASE,
    turn: Turn = Turn.USUAL,
) -> Callable[[Function], Function]:
    """Register a thin function: fetch by id, call one action, idempotent. It runs in its town's scope."""

    def register(function: Function) -> Function:
        jobs.add(
            JobDefinition(
                code=code,
                function=function,
                max_attempts=max_attempts,
                atomic=atomic,
                lease=lease,
                turn=turn,
            )
        )
        return function

    return register


def periodic(
    code: str, *, every: timedelta, max_attempts: int = 3, atomic: bool = True, lease: timedelta = LEASE
) -> Callable[[Function], Function]:
    """Register a function that runs once for the whole installation every so often, in no town's scope."""

    def register(function: Function) -> Function:
        jobs.add(
            JobDefinition(
                code=code,
                function=function,
                max_attempts=max_attempts,
                every=every,
                atomic=atomic,
                lease=lease,
            )
        )
        return function

    return register


def definition_of(code: str) -> JobDefinition | None:
    """None for a row whose feature is gone."""
    return jobs.get(code) if code in jobs else None
