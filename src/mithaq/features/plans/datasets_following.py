"""Open data on how promises are followed: whitelists. No name of a person and no address has a field here."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.kit.registry import Dataset, Field

from . import addresses_following as addresses
from .addresses import milestone_url

STATUSES = _("not_started, limited, substantial, complete, no_evidence or cancelled")
ID = Field(code="id", label=pgettext_lazy("identifier", "number"), kind="integer", value="pk")
INSTITUTION = Field(
    code="organisation_code",
    label=_("institution (short name)"),
    kind="code",
    value=lambda row: row.organisation.code if row.organisation else "",
)


def commitment_fields(path: str = "") -> tuple[Field, ...]:
    """Which plan and commitment a row is about; path: from the row to its commitment."""
    return (
        Field(
            code="plan_id", label=_("number of the plan"), kind="integer", value=f"{path}commitment.plan_id"
        ),
        Field(
            code="commitment",
            label=_("number of the commitment in the plan"),
            kind="integer",
            value=f"{path}commitment.number",
        ),
    )


def _step(row: Any) -> int | None:
    return row.milestone.order if row.milestone else None


STEP = Field(code="milestone", label=_("order of the step"), kind="integer", value=_step)
QUARTER = Field(
    code="quarter",
    label=_("quarter"),
    kind="code",
    value=lambda row: row.quarter.code,
    help=_("Year and quarter, such as 2026-q3."),
)


def _hashes(evidence: Any) -> list[str]:
    return [one.sha256 for one in evidence.files.all() if one.is_public]


EVIDENCE = Dataset(
    code="evidence",
    label=_("Evidence"),
    description=_("Files and links by which anybody can check how far a promise has come."),
    fields=(
        ID,
        *commitment_fields(),
        STEP,
        Field(code="title", label=_("title"), kind="translated"),
        Field(code="link", label=_("link")),
        Field(code="sha256", label=_("SHA-256 of the files"), kind="list", value=_hashes),
        Field(code="source", label=_("source"), kind="code", help=_("agency, mel_officer or citizen")),
        INSTITUTION,
        Field(code="added_at", label=_("added"), kind="datetime"),
        Field(code="url", label=_("page"), kind="url", value=addresses.told_url),
    ),
    select_related=("commitment", "milestone", "organisation"),
    prefetch_related=("files",),
    order_by=("commitment", "pk"),
)

STATUS_CHANGES = Dataset(
    code="status-changes",
    label=_("Changes of status"),
    description=_("Each change of a step’s status, with the evidence it rests on."),
    fields=(
        ID,
        *commitment_fields("milestone."),
        STEP,
        Field(code="before", label=_("before"), kind="code", help=STATUSES),
        Field(code="after", label=_("after"), kind="code", help=STATUSES),
        Field(code="evidence_id", label=_("number of the evidence"), kind="integer", value="evidence_id"),
        Field(code="reason", label=_("reason"), kind="translated"),
        Field(code="changed_at", label=_("changed"), kind="datetime"),
        Field(code="url", label=_("page"), kind="url", value=lambda change: milestone_url(change.milestone)),
    ),
    select_related=("milestone__commitment",),
    order_by=("milestone", "pk"),
)

UPDATES = Dataset(
    code="progress-updates",
    label=_("Updates on promises"),
    description=_(
        "What was said each quarter of a commitment or a step, once it was checked: what the source claims, and "
        "what the evidence stood for at that moment."
    ),
    frequency="quarterly",
    fields=(
        ID,
        *commitment_fields(),
        STEP,
        QUARTER,
        Field(code="kind", label=_("kind"), kind="code", help=_("progress, development or achievement")),
        Field(code="text", label=_("what was done"), kind="translated"),
        Field(code="claimed_status", label=_("status claimed"), kind="code", help=STATUSES),
        Field(code="claimed_percent", label=_("percent claimed"), kind="integer", unit="%"),
        Field(
            code="computed_percent",
            label=_("percent computed"),
            kind="integer",
            unit="%",
            help=_("From the status that evidence stood for: 0, 33, 67 or 100."),
        ),
        Field(code="source", label=_("source"), kind="code", help=_("agency, mel_officer or citizen")),
        INSTITUTION,
        Field(code="written_at", label=_("written"), kind="datetime"),
        Field(code="checked_at", label=_("checked"), kind="datetime", value="validated_at"),
    ),
    select_related=("commitment", "milestone", "organisation"),
    order_by=("commitment", "pk"),
)

REQUESTS = Dataset(
    code="update-requests",
    label=_("Requests for updates"),
    description=_(
        "Which institution was asked how far it has come, in which quarter, and whether it answered."
    ),
    frequency="quarterly",
    fields=(
        ID,
        Field(code="plan_id", label=_("number of the plan"), kind="integer"),
        QUARTER,
        INSTITUTION,
        Field(code="organisation", label=_("institution"), kind="translated", value="organisation.name"),
        Field(
            code="state",
            label=_("state"),
            kind="code",
            help=_("sent, reminded, answered, overdue or waived"),
        ),
        Field(code="due_on", label=_("due"), kind="date"),
        Field(code="sent_at", label=pgettext_lazy("day", "sent"), kind="datetime"),
        Field(code="reminded_at", label=_("reminded"), kind="datetime"),
        Field(code="answered_at", label=pgettext_lazy("day", "answered"), kind="datetime"),
        Field(code="waiver", label=_("why it was waived"), kind="translated"),
        Field(code="url", label=_("page"), kind="url", value=addresses.request_url),
    ),
    select_related=("organisation",),
    order_by=("plan", "quarter_on", "organisation"),
)

OBSERVATIONS = Dataset(
    code="observations",
    label=_("Observations"),
    description=_(
        "What citizens and associations saw, and how far they find a promise has come. Names are not given."
    ),
    fields=(
        ID,
        *commitment_fields(),
        STEP,
        Field(code="rating", label=_("how far it has come, in their eyes"), kind="code", help=STATUSES),
        Field(code="text", label=_("what they saw")),
        Field(code="language", label=_("language of the text"), kind="code"),
        Field(code="observed_on", label=_("seen on"), kind="date"),
        Field(code="zone", label=_("zone"), kind="code", value=lambda row: row.zone.code if row.zone else ""),
        Field(code="latitude", label=_("latitude"), kind="decimal"),
        Field(code="longitude", label=_("longitude"), kind="decimal"),
        INSTITUTION,
        Field(code="published_at", label=pgettext_lazy("day", "published"), kind="datetime"),
        Field(code="url", label=_("page"), kind="url", value=addresses.told_url),
    ),
    select_related=("commitment", "milestone", "organisation", "zone"),
    order_by=("commitment", "observed_on", "pk"),
)

INDICATORS = Dataset(
    code="indicators",
    label=_("Indicators"),
    description=_("Numbers by which commitments are judged: from where, to where, until when."),
    fields=(
        ID,
        *commitment_fields(),
        Field(code="label", label=_("what is counted"), kind="translated"),
        Field(code="unit", label=_("unit"), kind="translated"),
        Field(code="method", label=_("how it is measured"), kind="translated"),
        Field(code="baseline", label=_("at the start"), kind="decimal"),
        Field(code="baseline_on", label=_("day of the start value"), kind="date"),
        Field(code="target", label=_("target"), kind="decimal"),
        Field(code="target_on", label=_("day of the target"), kind="date"),
        Field(code="url", label=_("page"), kind="url", value=addresses.indicator_url),
    ),
    select_related=("commitment",),
    order_by=("commitment", "order"),
)

MEASUREMENTS = Dataset(
    code="measurements",
    label=_("Measurements"),
    description=_("The values collected for each indicator, by day and zone."),
    fields=(
        ID,
        Field(code="indicator_id", label=_("number of the indicator"), kind="integer"),
        *commitment_fields("indicator."),
        Field(code="indicator", label=_("what is counted"), kind="translated", value="indicator.label"),
        Field(code="measured_on", label=_("measured on"), kind="date"),
        Field(code="value", label=_("value"), kind="decimal"),
        Field(code="unit", label=_("unit"), kind="translated", value="indicator.unit"),
        Field(code="zone", label=_("zone"), kind="code", value=lambda row: row.zone.code if row.zone else ""),
        Field(code="note", label=_("where the value comes from")),
    ),
    select_related=("indicator__commitment", "zone"),
    order_by=("indicator", "measured_on", "pk"),
)
