"""Kinds of clocks that only tests know."""

import datetime as dt

import pytest

from mithaq.commons.clocks.definitions import ClockKind, clock_kinds
from mithaq.commons.people.duties import Duty, duties


@pytest.fixture(autouse=True)
def _kinds():
    """Registered for one test, then gone: the house tests walk the registries."""
    added = [
        ClockKind(
            "test.answer",
            "Answer",
            deadline="comments.answer",
            grants=("test.work",),
            escalate_grants=("test.lead",),
        ),
        ClockKind("test.read", "Read", deadline="comments.moderation", grants=("test.work",)),
        ClockKind(
            "test.information",
            "Information",
            deadline="information.answer",
            extension="information.extension",
        ),
        ClockKind(
            "test.waited",
            "Waited for",
            deadline="information.answer",
            waiting=lambda subject: [subject],
            waiting_url=lambda subject: "/en/receipt/",
        ),
        ClockKind("test.refresh", "Refresh", deadline="information.refresh"),
        ClockKind("test.milestone", "Milestone", remind=(dt.timedelta(days=7),)),
    ]
    charged = [
        Duty(code="test.worker", label="Worker", grants=("test.work",)),
        Duty(code="test.head", label="Head", grants=("test.lead",)),
        Duty(code="test.admin", label="Administrator", grants=("town.settings",)),
    ]
    for kind in added:
        clock_kinds.add(kind)
    for duty in charged:
        duties.add(duty)
    yield
    for kind in added:
        del clock_kinds._items[kind.code]
    for duty in charged:
        del duties._items[duty.code]
