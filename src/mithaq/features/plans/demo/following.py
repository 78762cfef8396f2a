"""How the founding plan was followed: evidence, requests and answers, observations, measurements.

The file of a town tells it in days from today; texts are our own words. Acts of the house do everything; only the
day on which they happened is set back afterwards.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from mithaq.commons.access.actor import Actor, anonymous
from mithaq.commons.clocks.queries import clocks_on
from mithaq.kit.i18n import NAMES, Text
from mithaq.methods.quarters import Quarter, quarter_of
from mithaq.registers.places.models import Zone

from ..actions.following.answers import Told, answer_request
from ..actions.following.evidence import Proof
from ..actions.following.indicators import add_indicator, measure
from ..actions.following.links import new_link
from ..actions.following.observations import moderate_observations, observe
from ..actions.following.requests import ask_for_updates, remind, waive
from ..actions.following.status import report_step
from ..actions.following.updates import validate_update, write_update
from ..enums import MilestoneStatus
from ..enums_following import RequestState
from ..models import (
    Commitment,
    Evidence,
    Milestone,
    Plan,
    ProgressUpdate,
    UpdateRequest,
)
from .cast import Cast, texts

FOLDER = Path(__file__).parent
SAID = Text(
    ar="وثيقة الإثبات الخاصة بهذه الخطوة، كما أودعتها الجهة المسؤولة.",
    fr="Pièce justificative de cette étape, telle que déposée par l’institution responsable.",
    en="Proof of this step, as handed in by the institution responsible.",
)


def moved_to(row: Any, **moments: Any) -> None:
    """What the acts of the house never let anybody choose: when something happened."""
    type(row).objects.filter(pk=row.pk).update(**moments)


def enter_status(cast: Cast, milestone: Milestone, status: str, completed: int | None) -> None:
    """The status a step reached, on a file that says so, on the day it was reached."""
    if status == MilestoneStatus.NOT_STARTED:
        return
    day = completed if completed is not None else min(-20, (milestone.due_on - cast.today).days - 10)
    at = cast.moment(day)
    title = milestone.output or milestone.activity
    change = report_step(
        by=cast.by_role("mel_officer"),
        milestone=milestone,
        to=status,
        proof=Proof(upload=proof_file(f"step-{milestone.pk}", title, milestone.activity), title=title),
        completed_on=cast.day(completed),
    )
    moved_to(change, changed_at=at)
    moved_to(change.evidence, added_at=at, published_at=at)


def proof_file(name: str, title: Text, activity: Text) -> ContentFile[bytes]:
    parts = [
        f"{NAMES[code]}\n{title.get(code, '')}\n{activity.get(code, '')}\n\n{SAID[code]}\n" for code in SAID
    ]
    return ContentFile("\n\n".join(parts).encode(), name=f"{name}.txt")


def enter_following(cast: Cast, plan: Plan) -> None:
    """Everything the town's own file tells of its founding plan."""
    row = tomllib.loads((FOLDER / f"following_{cast.municipality.slug}.toml").read_text(encoding="utf-8"))
    steps = {
        (one.commitment.number, one.order): one
        for one in Milestone.objects.filter(commitment__plan=plan).select_related("commitment__plan")
    }
    for one in row.get("quarters", []):
        enter_quarter(cast, plan, one, steps)
    for one in row.get("entries", []):
        enter_entry(cast, plan, one)
    for one in row.get("observations", []):
        enter_observation(cast, plan, one, steps)
    for one in row.get("indicators", []):
        enter_indicator(cast, plan, one)


def quarter_back(cast: Cast, count: int) -> Quarter:
    """The quarter so many before the present one."""
    quarter = quarter_of(cast.today)
    for _each in range(count):
        quarter = quarter.before
    return quarter


def enter_quarter(
    cast: Cast, plan: Plan, row: dict[str, Any], steps: dict[tuple[int, int], Milestone]
) -> None:
    """Everybody is asked; some answer, one is excused, one says nothing."""
    officer = cast.by_role("mel_officer")
    quarter = quarter_back(cast, row["back"])
    asked_at = noon(quarter.next.starts_on)
    due_on = quarter.next.starts_on + dt.timedelta(days=21)
    requests = ask_for_updates(by=officer, plan=plan, quarter=quarter)
    by_code: dict[str, UpdateRequest] = {one.organisation.code: one for one in requests}
    for request in requests:
        moved_to(request, sent_at=asked_at, due_on=due_on)
        request.due_on = due_on
        clocks_on(request).update(started_at=asked_at, due_at=noon(due_on), wake_at=None)
    for one in row.get("answers", []):
        code = one["organisation"].replace("_", "-")
        if code in by_code:
            enter_answer(cast, by_code.pop(code), one, steps, asked_at)
    for one in row.get("waived", []):
        code = one["organisation"].replace("_", "-")
        if code in by_code:
            waive(by=officer, request=by_code.pop(code), reason=texts(one["reason"]))
    for request in by_code.values():
        enter_silence(officer, request, due_on)


def noon(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))


def enter_silence(officer: Actor, request: UpdateRequest, due_on: dt.date) -> None:
    """Reminded a week before its day; past it, the public is told."""
    if due_on >= timezone.localdate():
        return
    remind(by=officer, request=request)
    moved_to(
        request,
        reminded_at=noon(due_on - dt.timedelta(days=7)),
        state=RequestState.OVERDUE,
        overdue_at=noon(due_on + dt.timedelta(days=1)),
    )
    clocks_on(request).update(escalated_at=noon(due_on + dt.timedelta(days=1)))


def enter_answer(
    cast: Cast,
    request: UpdateRequest,
    row: dict[str, Any],
    steps: dict[tuple[int, int], Milestone],
    asked_at: dt.datetime,
) -> None:
    milestone = steps[(row["commitment"], row["step"])]
    proof = Proof()
    if title := texts(row.get("evidence")):
        proof = Proof(upload=proof_file(f"answer-{request.pk}", title, milestone.activity), title=title)
    _link, token = new_link(request)
    answer_request(
        municipality=cast.municipality,
        token=token,
        told=[
            Told(
                milestone,
                text=texts(row["text"]),
                status=row.get("status", ""),
                percent=row.get("percent"),
                proof=proof,
            )
        ],
    )
    at = min(asked_at + dt.timedelta(days=row["after"]), timezone.now())
    moved_to(request, answered_at=at)
    clocks_on(request).update(stopped_at=at)
    update = ProgressUpdate.objects.get(request=request)
    moved_to(update, written_at=at)
    Evidence.objects.filter(update=update).update(added_at=at)
    if row.get("waits"):
        return
    validate_update(by=cast.by_role("mel_officer"), update=update, accept=True)
    checked = min(at + dt.timedelta(days=2), timezone.now())
    moved_to(update, validated_at=checked)
    Evidence.objects.filter(update=update).update(published_at=checked)


def enter_entry(cast: Cast, plan: Plan, row: dict[str, Any]) -> None:
    commitment = Commitment.objects.select_related("plan").get(plan=plan, number=row["commitment"])
    at = cast.moment(row["day"])
    update = write_update(
        by=cast.by_role("mel_officer"),
        commitment=commitment,
        kind=row["kind"],
        text=texts(row["text"]),
        quarter=quarter_of(timezone.localdate(at)),
    )
    moved_to(update, written_at=at, validated_at=at)


def enter_observation(
    cast: Cast, plan: Plan, row: dict[str, Any], steps: dict[tuple[int, int], Milestone]
) -> None:
    commitment = Commitment.objects.select_related("plan").get(plan=plan, number=row["commitment"])
    by = (
        cast.actor(row["author"], speaking_for=row.get("as_organisation", ""))
        if "author" in row
        else anonymous(cast.municipality)
    )
    day = cast.today + dt.timedelta(days=row["day"])
    observation = observe(
        by=by,
        commitment=commitment,
        milestone=steps.get((row["commitment"], row.get("step", 0))),
        rating=row["rating"],
        text=row["text"],
        observed_on=day,
        name=row.get("name", ""),
        zone=Zone.objects.filter(code=row.get("zone", "")).first(),
    )
    seen_at = noon(day)
    moved_to(observation, submitted_at=seen_at)
    if row.get("state") == "pending":
        return
    moderate_observations(by=cast.by_role("moderator"), observations=[observation], publish=True)
    read_at = min(seen_at + dt.timedelta(days=1), timezone.now())
    moved_to(observation, moderated_at=read_at, published_at=read_at)


def enter_indicator(cast: Cast, plan: Plan, row: dict[str, Any]) -> None:
    officer = cast.by_role("mel_officer")
    commitment = Commitment.objects.select_related("plan").get(plan=plan, number=row["commitment"])
    indicator = add_indicator(
        by=officer,
        commitment=commitment,
        fields={
            "label": texts(row["label"]),
            "unit": texts(row["unit"]),
            "method": texts(row["method"]),
            "baseline": Decimal(row["baseline"]),
            "baseline_on": cast.day(row["from"]),
            "target": Decimal(row["target"]),
            "target_on": cast.day(row["to"]),
            "responsible": cast.organisation(row["responsible"]),
        },
    )
    for day, value in row["values"]:
        measured_on = cast.today + dt.timedelta(days=day)
        measure(by=officer, indicator=indicator, measured_on=measured_on, value=Decimal(value))
