"""The projects of the two towns of the demonstration, with a remark from the site that waits for its answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.utils import timezone

from mithaq.commons.access.actor import Actor, system
from mithaq.commons.discuss.actions import moderate
from mithaq.commons.membership.actions.offices import appoint, create_function
from mithaq.commons.tenancy.models import Municipality
from mithaq.registers.bodies.demo import holder
from mithaq.registers.places.models import Zone

from ..actions import add_step, open_project, post_remark
from ..enums import BEGUN, PROPOSED
from ..models import Move, Project, Replan
from .content import OFFICE, PROJECTS

COSTS = ("cost_estimated", "cost_voted", "cost_contracted", "cost_paid")


def fill(*, municipality: Municipality, say: Callable[[str], None]) -> None:
    """Open them once, after the people of the town are there."""
    rows = PROJECTS.get(municipality.slug)
    if rows is None or Project.objects.exists():
        return
    by = system(municipality, channel="demo")
    _office(by)
    for row in rows:
        _tell(by, row)
    say(f"{municipality.slug}: {len(rows)} projects.")


def day(number: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=number)


def on(number: int | None) -> dt.date | None:
    return None if number is None else day(number)


def _office(by: Actor) -> None:
    """Whoever writes the plan also runs the works, as in small town halls."""
    person = holder("plans.editor")
    if person is not None:
        function = create_function(by=by, title=OFFICE, duties=["projects.technician"], opened_on=day(-400))
        appoint(by=by, function=function, person=person, starts_on=day(-400))


def _tell(by: Actor, row: dict[str, Any]) -> None:
    stage = row["road"][-1][0]
    began = next((when for name, when, _reason in row["road"] if name == "under_way"), None)
    costs: dict[str, Any] = {
        name: None if cost is None else Decimal(cost) for name, cost in zip(COSTS, row["costs"], strict=True)
    }
    longitude, latitude = row["at"]
    project = open_project(
        by=by,
        code=row["code"],
        title=row["title"],
        summary=row["summary"],
        zone=Zone.objects.filter(code=row["zone"]).first(),
        location={"type": "Point", "coordinates": [longitude, latitude]},
        stage=row["road"][0][0],
        contractor=row.get("contractor", ""),
        planned_start=on(row["planned"][0]),
        planned_end=on(row["planned"][1]),
        started_on=on(began) if stage in BEGUN else None,
        ended_on=on(row.get("ended")),
        **costs,
    )
    for words, planned, done, weight in row["steps"]:
        add_step(
            by=by, project=project, title=words, planned_on=day(planned), done_on=on(done), weight=weight
        )
    _backdate(project, row)
    if "remark" in row:
        _remark(by, project, *row["remark"])


def _backdate(project: Project, row: dict[str, Any]) -> None:
    """The road as it would stand had the register been kept all along."""
    project.moves.all().delete()
    old = ""
    for stage, when, reason in row["road"]:
        Move.objects.create(project=project, old=old, stage=stage, on=day(when), reason=reason or {})
        old = stage
    project.stage, project.stage_since = old, day(row["road"][-1][1])
    project.promised_end = None if old in PROPOSED else project.planned_end
    project.delay_reason = row.get("delay", {})
    if "replan" in row and project.planned_end is not None:
        said, before, reason = row["replan"]
        project.promised_end = day(before)
        Replan.objects.create(
            project=project, old_end=day(before), new_end=project.planned_end, on=day(said), reason=reason
        )
    project.save()


def _remark(by: Actor, project: Project, words: str, name: str, where: str) -> None:
    longitude, latitude = (Decimal(str(number)) for number in project.point or (0, 0))
    posted = post_remark(
        by=by, project=project, text=words, name=name, where=where, longitude=longitude, latitude=latitude
    )
    moderate(by=by, comments=[posted.comment], publish=True)
