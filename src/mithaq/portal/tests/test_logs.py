from __future__ import annotations

import io
import json
import logging
import sys

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from mithaq.portal.logs import JsonFormatter

NAME, MAIL, PHONE = "Nadia Gharbi", "nadia@example.org", "+216 22 123 456"
PERSONAL = (NAME, "Nadia", MAIL, "example.org", PHONE, "22123456", "203.0.113.7", "نادية")


def echo(request: HttpRequest, who: str) -> HttpResponse:
    logging.getLogger("some.library").warning("mail to %s failed", request.POST["mail"])
    logging.getLogger("mithaq.notify").warning(
        f"could not reach {request.POST['mail']}", extra={"job": request.POST["phone"], "attempt": 2}
    )
    return HttpResponse(who)


def fail(request: HttpRequest, who: str) -> HttpResponse:
    raise ValueError(f"{who} wrote {request.POST['text']}")


urlpatterns = [path("echo/<who>", echo, name="echo"), path("fail/<who>", fail, name="fail")]


@pytest.fixture
def lines(settings):
    """What the log holds, as text; the requests pass through the logging and the common middleware."""
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = [
        "mithaq.portal.logs.RequestLogMiddleware",
        "django.middleware.common.CommonMiddleware",
    ]
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    yield stream
    root.removeHandler(handler)


def send(address: str) -> HttpResponse:
    client = Client(raise_request_exception=False, REMOTE_ADDR="203.0.113.7")
    words = {"mail": MAIL, "phone": PHONE, "text": f"{NAME} نادية {PHONE}"}
    return client.post(f"{address}?q={MAIL}", words, headers={"user-agent": NAME, "referer": f"/{MAIL}"})


@pytest.mark.parametrize(
    ("address", "route", "status"),
    [(f"/echo/{MAIL}", "echo", 200), (f"/fail/{NAME}", "fail", 500), (f"/nowhere/{PHONE}", "none", 404)],
)
def test_request_when_it_carries_personal_text_then_the_log_holds_none(lines, address, route, status):
    response = send(address)
    assert response.status_code == status
    text = lines.getvalue()
    assert [word for word in PERSONAL if word in text] == []
    records = [json.loads(line) for line in text.splitlines()]
    [request] = [record for record in records if record["event"] == "request"]
    assert (request["method"], request["route"], request["status"]) == ("POST", route, status)
    assert isinstance(request["ms"], float)
    assert {record["request"] for record in records} == {response["X-Request-ID"]}


def test_request_when_a_view_fails_then_the_log_names_the_error_and_its_place(lines):
    send(f"/fail/{NAME}")
    records = [json.loads(line) for line in lines.getvalue().splitlines()]
    [error] = [record for record in records if record.get("error")]
    assert (error["level"], error["event"], error["error"]) == (
        "error",
        "django.request",
        "builtins.ValueError",
    )
    assert error["trace"][-1].startswith("mithaq/portal/tests/test_logs.py:")
    assert error["trace"][-1].endswith(" fail")


def formatted(name: str, message: str, *arguments: object, **extra: object) -> dict[str, object]:
    record = logging.LogRecord(name, logging.INFO, __file__, 1, message, arguments, None, "here")
    record.__dict__.update(extra)
    return json.loads(JsonFormatter().format(record))


def test_record_when_ours_then_its_code_and_known_fields_are_kept():
    line = formatted("mithaq.jobs", "job.failed", job="notify.fan_out", attempt=3, password="hunter2")
    assert {name: value for name, value in line.items() if name not in ("time", "request")} == {
        "level": "info",
        "event": "job.failed",
        "job": "notify.fan_out",
        "attempt": 3,
    }


@pytest.mark.parametrize("value", [MAIL, PHONE, "two words", "نادية", "x" * 81, {"mail": MAIL}])
def test_record_when_a_field_may_be_someones_words_then_it_is_left_out(value):
    assert "job" not in formatted("mithaq.jobs", "job.failed", job=value)


def test_record_when_an_exception_quotes_a_value_then_only_its_type_is_kept():
    try:
        raise LookupError(MAIL)
    except LookupError:
        record = logging.LogRecord("mithaq", logging.ERROR, __file__, 1, "job.failed", (), sys.exc_info())
    line = JsonFormatter().format(record)
    assert json.loads(line)["error"] == "builtins.LookupError"
    assert MAIL not in line
