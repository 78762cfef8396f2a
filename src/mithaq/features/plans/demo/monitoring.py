"""How the founding plan of a town is monitored: who, what they found and contested, how people take part.

The file of a town tells it in days from today; acts of the house do everything, and only the day on which they
happened is set back afterwards.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

from django.db.models import Model
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.clocks.queries import clocks_on
from mithaq.commons.people.models import Affiliation, Organisation, Person

from ..actions.monitoring.assessing import Reply, open_due, sign_assessment, write_assessment
from ..actions.monitoring.checking import check_figure, reply_to_check
from ..actions.monitoring.naming import declare_independence, name_monitor
from ..actions.monitoring.strategy import plan_activity, report_activity, write_strategy
from ..models import (
    Assessment,
    FigureCheck,
    IndependenceDeclaration,
    Milestone,
    Monitor,
    Plan,
    PlannedActivity,
)
from ..queries.monitoring.assessments import sheet_of
from .cast import Cast, texts

FOLDER = Path(__file__).parent


def enter_monitoring(cast: Cast, plan: Plan) -> None:
    path = FOLDER / f"monitoring_{cast.municipality.slug}.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    if data["plan"] != plan.code or plan.monitors.exists():
        return
    officer, monitor = cast.by_role("mel_officer"), cast.by_role("monitor")
    for row in data["monitors"]:
        enter_monitor(cast, plan, row, officer, monitor)
    open_due(by=cast.house, plan=plan)
    if "assessment" in data:
        enter_assessment(cast, plan, data["assessment"], monitor)
    for row in data["checks"]:
        enter_check(cast, plan, row, officer, monitor)
    write_strategy(by=officer, plan=plan, text=texts(data["strategy"]["text"]))
    for row in data["activities"]:
        enter_activity(cast, plan, row, officer)


def moved(row: Model, **fields: Any) -> None:
    """What the acts of the house never let anybody choose: when something happened."""
    type(row)._default_manager.filter(pk=row.pk).update(**fields)


def enter_monitor(cast: Cast, plan: Plan, row: dict[str, Any], officer: Actor, monitor: Actor) -> None:
    fields: dict[str, Any] = {"starts_on": cast.day(row["since"]), "mandate": texts(row["mandate"])}
    if "organisation" in row:
        fields["organisation"] = cast.organisation(row["organisation"])
    if "spokesperson" in row:
        let_speak(cast.people[row["spokesperson"]], fields["organisation"])
    if "person" in row:
        fields["person"] = cast.people[row["person"]]
    if "answers_to" in row:
        fields["answers_to"] = cast.organisation(row["answers_to"])
    named = name_monitor(by=officer, plan=plan, fields=fields)
    if said := row.get("declaration"):
        signed = declare_independence(
            by=monitor, monitor=named, text=texts(said["text"]), name=str(monitor.person)
        )
        moved(signed, signed_at=cast.moment(said["day"]))


def let_speak(person: Person, organisation: Organisation) -> None:
    """The person's word for the organisation is confirmed, as it is in a town that the portal opened."""
    if not Affiliation.objects.filter(person=person, organisation=organisation).exists():
        long_ago = timezone.localdate() - dt.timedelta(days=400)
        Affiliation.objects.create(
            person=person, organisation=organisation, starts_on=long_ago, confirmed_at=timezone.now()
        )


def enter_assessment(cast: Cast, plan: Plan, row: dict[str, Any], monitor: Actor) -> None:
    assessment = Assessment.objects.get(plan=plan, kind=row["kind"])
    replies = {}
    for item in sheet_of(assessment).items:
        code = str(item.question.code)
        if code in row["values"]:
            replies[item.name] = Reply(values=(row["values"][code],))
        elif code == "recommendations":
            replies[item.name] = Reply(text=texts(row[code]))
    write_assessment(by=monitor, assessment=assessment, replies=replies, summary=texts(row["summary"]))
    signed = sign_assessment(by=monitor, assessment=assessment, name=str(monitor.person))
    moved(signed, signed_at=cast.moment(row["day"]))
    clocks_on(signed).update(stopped_at=cast.moment(row["day"]))


def enter_check(cast: Cast, plan: Plan, row: dict[str, Any], officer: Actor, monitor: Actor) -> None:
    milestone = Milestone.objects.select_related("commitment__plan").get(
        commitment__plan=plan, commitment__number=row["commitment"], order=row["milestone"]
    )
    check = check_figure(
        by=monitor,
        commitment=milestone.commitment,
        milestone=milestone,
        stance=row["stance"],
        reason=texts(row.get("reason")),
    )
    said_at = cast.moment(row["day"])
    moved(check, at=said_at)
    clocks_on(check).update(started_at=said_at)
    if "reply" in row:
        reply_to_check(by=officer, check=check, reply=texts(row["reply"]))
        moved(check, replied_at=cast.moment(row["reply_day"]))
        clocks_on(check).update(stopped_at=cast.moment(row["reply_day"]))


def enter_activity(cast: Cast, plan: Plan, row: dict[str, Any], officer: Actor) -> None:
    activity = plan_activity(
        by=officer,
        plan=plan,
        fields={
            "title": texts(row["title"]),
            "audience": texts(row["audience"]),
            "planned_on": cast.day(row["day"]),
        },
    )
    if "report" in row:
        report_activity(by=officer, activity=activity, report=texts(row["report"]))
        moved(activity, reported_at=cast.moment(row["day"]) + dt.timedelta(days=3))


# Run on another day: each row with the moments in it that are counted from today.
RELATIVE: tuple[tuple[type[Model], str, tuple[str, ...]], ...] = (
    (IndependenceDeclaration, "monitor__plan", ("signed_at",)),
    (FigureCheck, "commitment__plan", ("at", "replied_at")),
    (PlannedActivity, "plan", ("planned_on", "held_on", "reported_at", "cancelled_at")),
    (Assessment, "plan", ("signed_at",)),
)


def monitors_since(plans: Any) -> Any:
    """The monitors named in days from today: those of the published plans have their own dates."""
    year_ago = timezone.localdate() - dt.timedelta(days=365)
    return Monitor.objects.filter(plan__in=plans, starts_on__gt=year_ago)
