"""Which functions may run later, and how often they are tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from mithaq.kit.registry import Registry

Function = Callable[..., None]


@dataclass(frozen=True, kw_only=True)
class JobDefinition:
    """code: the job's name in rows and logs; every: for periodic jobs, the pause between two runs."""

    code: str
    function: Function
    max_attempts: int = 8
    every: timedelta | None = None


jobs: Registry[JobDefinition] = Registry("jobs")


def job(code: str, *, max_attempts: int = 8) -> Callable[[Function], Function]:
    """Register a thin function: fetch by id, call one action, idempotent. It runs in its town's scope."""

    def register(function: Function) -> Function:
        jobs.add(JobDefinition(code=code, function=function, max_attempts=max_attempts))
        return function

    return register


def periodic(code: str, *, every: timedelta, max_attempts: int = 3) -> Callable[[Function], Function]:
    """Register a function that runs once for the whole installation every so often."""

    def register(function: Function) -> Function:
        jobs.add(JobDefinition(code=code, function=function, max_attempts=max_attempts, every=every))
        return function

    return register


def call(code: str, arguments: dict[str, Any]) -> None:
    jobs.get(code).function(**arguments)
