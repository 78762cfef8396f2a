"""The board of a group: tasks begin and move, risks are noticed and pass, each quarter is written down."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.audit.actions import record
from mithaq.commons.people.models import Organisation
from mithaq.kit.conflicts import unchanged
from mithaq.kit.formats import local
from mithaq.kit.i18n import Text
from mithaq.methods.quarters import Quarter, quarter_of
from mithaq.registers.bodies.enums import BodyKind
from mithaq.registers.bodies.models import Body, Seat

from ..access import require_board
from ..enums import Level, TaskState
from ..models import QuarterRecord, Risk, Task

PARTS = ("progress", "obstacles", "corrective")


@transaction.atomic
def add_task(
    *,
    by: Actor,
    body: Body,
    title: Text,
    seat: Seat | None = None,
    organisation: Organisation | None = None,
    due_on: dt.date | None = None,
) -> Task:
    """By a member of the group or its secretariat. seat: the member who does it."""
    require_board(by, body)
    if seat is not None and seat.body_id != body.pk:
        raise ValidationError({"seat": _("This is a member of another body.")})
    row = Task(
        municipality=by.municipality,
        body=body,
        title=Text(title),
        seat=seat,
        organisation=organisation,
        due_on=due_on,
    )
    row.full_clean(exclude=["municipality"])
    row.save()
    record("councils.task_added", by=by, on=body, data={"task": row.pk})
    return row


@transaction.atomic
def move_task(*, by: Actor, task: Task, to: str, seen: str = "") -> Task:
    """Along to do, in hand, done, and back. seen: where the mover saw it; ValidationError when it moved meanwhile."""
    require_board(by, task.body)
    fresh = Task.objects.select_for_update(no_key=True).get(pk=task.pk)
    if seen and seen != fresh.state:
        raise ValidationError(_("Somebody moved this task meanwhile: it stands where you see it now."))
    if fresh.state != to:
        fresh.state = TaskState(to)
        fresh.done_on = timezone.localdate() if to == TaskState.DONE else None
        fresh.save(update_fields=["state", "done_on"])
        record("councils.task_moved", by=by, on=fresh.body, data={"task": fresh.pk, "to": fresh.state})
    return fresh


@transaction.atomic
def add_risk(*, by: Actor, body: Body, text: Text, level: str, response: Text | None = None) -> Risk:
    require_board(by, body)
    row = Risk(
        municipality=by.municipality,
        body=body,
        text=Text(text),
        level=Level(level),
        response=response or Text(),
    )
    row.full_clean(exclude=["municipality"])
    row.save()
    record("councils.risk_noticed", by=by, on=body, data={"risk": row.pk, "level": row.level})
    return row


@transaction.atomic
def close_risk(*, by: Actor, risk: Risk) -> None:
    """It is over; it stays readable."""
    require_board(by, risk.body)
    if risk.closed_on is None:
        risk.closed_on = timezone.localdate()
        risk.save(update_fields=["closed_on"])
        record("councils.risk_over", by=by, on=risk.body, data={"risk": risk.pk})


@transaction.atomic
def write_quarter(
    *,
    by: Actor,
    body: Body,
    quarter: Quarter,
    progress: Text,
    obstacles: Text,
    corrective: Text,
    seen: str = "",
) -> QuarterRecord:
    """Progress, obstacles, corrective actions of a quarter that has begun; each says something, if only "none".

    EditConflict when somebody else wrote it since (`seen`, see kit.conflicts).
    """
    require_board(by, body)
    if quarter.starts_on > timezone.localdate():
        raise ValidationError(_("That quarter has not begun."))
    said = {"progress": progress, "obstacles": obstacles, "corrective": corrective}
    if empty := [name for name, text in said.items() if not text]:
        raise ValidationError({name: _("Say something here, if only “none”.") for name in empty})
    row, _made = QuarterRecord.objects.get_or_create(
        body=body, starts_on=quarter.starts_on, defaults={"municipality": by.municipality}
    )
    row = unchanged(row, seen)
    for name, text in said.items():
        setattr(row, name, Text(text))
    row.written_by, row.written_at = by.person, timezone.now()
    row.save()
    record("councils.quarter_written", by=by, on=row, data={"quarter": quarter.code})
    return row


@transaction.atomic
def ask_for_quarters(*, by: Actor, today: dt.date | None = None) -> list[QuarterRecord]:
    """The record of the quarter that has passed, owed by every working group there was by its end; made once."""
    passed = quarter_of(today or timezone.localdate()).before
    made = []
    for body in Body.objects.filter(kind=BodyKind.WORKING_GROUP, closed_on__isnull=True).order_by("pk"):
        if local(body.created_at).date() > passed.ends_on:
            continue
        row, is_new = QuarterRecord.objects.get_or_create(
            body=body, starts_on=passed.starts_on, defaults={"municipality": by.municipality}
        )
        if is_new:
            record("councils.quarter_owed", by=by, on=row, data={"quarter": passed.code})
            made.append(row)
    return made
