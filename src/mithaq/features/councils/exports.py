"""Decisions and what became of them as open data. No member's position is in it: those stand on the pages."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from mithaq.kit.registry import Dataset, Field

from .addresses import call_url, decision_url, item_url, quarter_url
from .models import Decision, Round


def last_round(decision: Decision) -> Round | None:
    return max(decision.rounds.all(), key=lambda one: one.number, default=None)


def of_last(name: str) -> Any:
    """A value of the last round, once it is closed."""

    def value(decision: Decision) -> Any:
        last = last_round(decision)
        return getattr(last, name) if last is not None and last.closed_at else None

    return value


def how_many(choice: str) -> Any:
    def value(decision: Decision) -> int | None:
        last = last_round(decision)
        return last.counts.get(choice) if last is not None else None

    return value


DECISIONS = Dataset(
    code="decisions",
    label=_("Decisions of committees and councils"),
    description=_("What was put to members, by which rule, in how many rounds, and with which result."),
    order_by=("pk",),
    select_related=("body",),
    prefetch_related=("rounds",),
    fields=(
        Field(code="decision", label=_("number in the house"), kind="integer", value="pk"),
        Field(code="body", label=_("body (short name)"), kind="code", value="body.slug"),
        Field(code="meeting", label=_("meeting (number)"), kind="integer", value="meeting_id"),
        Field(code="kind", label=_("kind"), kind="code"),
        Field(code="title", label=_("title"), kind="translated"),
        Field(code="text", label=_("text"), kind="translated"),
        Field(code="state", label=_("state"), kind="code"),
        Field(code="rule", label=_("decided by"), kind="code"),
        Field(code="quorum_percent", label=_("quorum"), kind="integer", unit="%"),
        Field(
            code="rounds",
            label=_("rounds"),
            kind="integer",
            value=lambda decision: len(decision.rounds.all()),
        ),
        Field(
            code="outcome",
            label=_("result of the last round"),
            kind="code",
            value=of_last("outcome"),
            help=_("adopted, no_quorum, opposed, blocked, too_few, uncounted"),
        ),
        Field(code="entitled", label=_("may vote"), kind="integer", value=of_last("entitled")),
        Field(code="needed", label=_("needed for the quorum"), kind="integer", value=of_last("needed")),
        Field(code="for", label=_("for"), kind="integer", value=how_many("for")),
        Field(code="against", label=_("against"), kind="integer", value=how_many("against")),
        Field(code="abstain", label=_("abstain"), kind="integer", value=how_many("abstain")),
        Field(code="consent", label=_("consent"), kind="integer", value=how_many("consent")),
        Field(code="stand_aside", label=_("stand aside"), kind="integer", value=how_many("stand_aside")),
        Field(code="block", label=_("block"), kind="integer", value=how_many("block")),
        Field(code="decided_at", label=_("decided"), kind="datetime"),
        Field(code="url", label=_("page"), kind="url", value=decision_url),
    ),
)
ITEMS = Dataset(
    code="followed-items",
    label=_("What committees and councils follow"),
    description=_("Decisions, recommendations and other matters, and what became of each."),
    order_by=("pk",),
    select_related=("body", "addressee"),
    fields=(
        Field(code="item", label=_("number in the house"), kind="integer", value="pk"),
        Field(code="body", label=_("body (short name)"), kind="code", value="body.slug"),
        Field(code="decision", label=_("decision (number)"), kind="integer", value="decision_id"),
        Field(code="title", label=_("what is followed"), kind="translated"),
        Field(code="addressee", label=_("who is to act"), kind="translated", value="addressee.name"),
        Field(code="since", label=_("followed since"), kind="date"),
        Field(code="due_on", label=_("until"), kind="date"),
        Field(code="fate", label=_("what became of it"), kind="code"),
        Field(code="url", label=_("page"), kind="url", value=item_url),
    ),
)
CALLS = Dataset(
    code="nomination-calls",
    label=_("Calls for nominations"),
    description=_("Places filled by criteria that the body agreed on. Nominees stand on the pages only."),
    order_by=("pk",),
    select_related=("body",),
    prefetch_related=("criteria",),
    fields=(
        Field(code="call", label=_("number in the house"), kind="integer", value="pk"),
        Field(code="body", label=_("body (short name)"), kind="code", value="body.slug"),
        Field(code="title", label=_("title"), kind="translated"),
        Field(code="places", label=_("places"), kind="integer"),
        Field(code="state", label=_("state"), kind="code"),
        Field(
            code="criteria",
            label=_("criteria (how many)"),
            kind="integer",
            value=lambda call: len(call.criteria.all()),
        ),
        Field(code="opened_on", label=_("open since"), kind="date"),
        Field(code="closes_on", label=_("last day"), kind="date"),
        Field(code="url", label=_("page"), kind="url", value=call_url),
    ),
)
QUARTERS = Dataset(
    code="group-quarters",
    label=_("Quarterly records of working groups"),
    description=_("Progress, obstacles and corrective actions, quarter by quarter; empty where it is owed."),
    frequency="quarterly",
    order_by=("pk",),
    select_related=("body",),
    fields=(
        Field(code="body", label=_("body (short name)"), kind="code", value="body.slug"),
        Field(code="quarter", label=_("quarter"), kind="code", value="quarter.code"),
        Field(code="progress", label=_("progress"), kind="translated"),
        Field(code="obstacles", label=_("obstacles"), kind="translated"),
        Field(code="corrective", label=_("corrective actions"), kind="translated"),
        Field(code="written_at", label=_("written"), kind="datetime", help=_("Empty while it is owed.")),
        Field(code="url", label=_("page"), kind="url", value=quarter_url),
    ),
)
