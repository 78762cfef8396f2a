"""Structured logs that hold no personal text.

One JSON object a line. Our own records are codes with whitelisted fields:
`logging.getLogger("mithaq.jobs").warning("job.failed", extra={"job": "notify.fan_out", "attempt": 3})`.
Of everyone else's records only the logger, the level and the place in the code are kept: their messages may
quote a path, a value, an address. Of an exception only its type and the places it passed through are kept.
"""

from __future__ import annotations

import json
import logging
import re
import secrets
import sysconfig
import time
import traceback
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from django.http import HttpRequest, HttpResponse

SOURCE = str(Path(__file__).resolve().parents[2]) + "/"
PACKAGES = sysconfig.get_path("purelib") + "/"

# What a record may carry besides its code. Numbers pass; texts only when they look like a code of ours.
FIELDS = (
    "method",
    "route",
    "status",
    "ms",
    "municipality",
    "job",
    "attempt",
    "attempts",
    "entry",
    "count",
    "seconds",
    "command",
    "engine",
    "check",
)
CODE = re.compile(r"[A-Za-z_][A-Za-z0-9_.:/-]{0,79}")

request_id: ContextVar[str] = ContextVar("request_id", default="")
access = logging.getLogger("mithaq.requests")


def as_code(value: object) -> str | int | float | bool | None:
    """The value when it cannot be someone's words, else None."""
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, str) and CODE.fullmatch(value):
        return value
    return None


def place(path: str, line: int, function: str) -> str:
    return f"{path.removeprefix(SOURCE).removeprefix(PACKAGES)}:{line} {function}"


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        ours = record.name == "mithaq" or record.name.startswith("mithaq.")
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            # The message before its arguments are filled in, and only when it is a code.
            "event": (as_code(record.msg) if ours else None) or record.name,
        }
        if running := request_id.get():
            line["request"] = running
        if ours:
            for name in FIELDS:
                value = as_code(getattr(record, name, None))
                if value is not None:
                    line[name] = value
        else:
            line["at"] = place(record.pathname, record.lineno, record.funcName)
        if record.exc_info and record.exc_info[0] is not None:
            kind, _, trace = record.exc_info
            line["error"] = f"{kind.__module__}.{kind.__qualname__}"
            line["trace"] = frames(trace)
        return json.dumps(line, ensure_ascii=False)


def frames(trace: TracebackType | None) -> list[str]:
    """The last dozen places that an exception passed through, without values."""
    found = traceback.extract_tb(trace)[-12:]
    return [place(frame.filename, frame.lineno or 0, frame.name) for frame in found]


class RequestLogMiddleware:
    """One line a request: method, route name, status, milliseconds, town; never path, query or body."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Never reset: Django logs a refused request after this middleware; the next request sets its own.
        request_id.set(secrets.token_hex(8))
        started = time.perf_counter()
        response = self.get_response(request)
        match = request.resolver_match
        access.info(
            "request",
            extra={
                "method": request.method,
                "route": (match.view_name if match else "") or "none",
                "status": response.status_code,
                "ms": round((time.perf_counter() - started) * 1000, 1),
                "municipality": getattr(getattr(request, "municipality", None), "slug", None),
            },
        )
        # A visitor who reports an error can quote it.
        response["X-Request-ID"] = request_id.get()
        return response
