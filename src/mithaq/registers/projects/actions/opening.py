"""Opening a project, changing what is known of it, showing it to everybody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.commons.tenancy.models import Municipality
from mithaq.commons.tenancy.pages import public_changed
from mithaq.kit.conflicts import put, unchanged
from mithaq.kit.i18n import Text
from mithaq.kit.registry import record_of
from mithaq.registers.places.models import Zone

from ..access import RUN
from ..enums import PROPOSED, Stage
from ..models import Move, Project

COSTS = ("cost_estimated", "cost_voted", "cost_contracted", "cost_paid")
# The planned end is moved by `replan`, with a reason, once there is one.
FIELDS = (
    "title",
    "summary",
    "zone",
    "location",
    "contractor",
    "planned_start",
    "planned_end",
    "started_on",
    "ended_on",
    *COSTS,
)


@transaction.atomic
def open_project(
    *,
    by: Actor,
    title: Text,
    summary: Text,
    zone: Zone | None = None,
    cost_voted: Decimal | None = None,
    source: Model | None = None,
    code: str = "",
    planned_start: dt.date | None = None,
    planned_end: dt.date | None = None,
    stage: str = "",
    published: bool = True,
    **fields: Any,
) -> Project:
    """A new project. Grant projects.run, or the house itself carrying out what was decided.

    stage: "voted" when a cost was voted, else "idea". source: the public record it comes from. code: the next free
    one when empty. fields: others of `FIELDS`. Raises ValidationError by field.
    """
    require_grant(by, RUN)
    stage = stage or (Stage.VOTED if cost_voted is not None else Stage.IDEA)
    project = Project(municipality=by.municipality, stage=stage, published=published)
    project.code = code.strip() or _next_code(by.municipality)
    if source is not None:
        record_of(source)
        project.source = source
    given = {
        "title": Text(title),
        "summary": Text(summary),
        "zone": zone,
        "cost_voted": cost_voted,
        "planned_start": planned_start,
        "planned_end": planned_end,
    }
    put(project, given | fields, allowed=FIELDS)
    check(project)
    project.promised_end = None if stage in PROPOSED else project.planned_end
    _save_new(project)
    Move.objects.create(
        municipality=by.municipality, project=project, stage=stage, on=timezone.localdate(project.opened_at)
    )
    record("projects.opened", by=by, on=project, data=_facts(project))
    return project


def _facts(project: Project) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "code": project.code,
        "stage": str(project.stage),
        "published": project.published,
    }
    if project.source is not None:
        facts |= {"record": record_of(project.source).code, "id": project.source_id}
    return facts


def _save_new(project: Project) -> None:
    """Two officers may open a project in the same second: the second is asked again, not given an error page."""
    try:
        with transaction.atomic():
            project.save()
    except IntegrityError as taken:
        raise ValidationError({"code": _("Another project has this code.")}) from taken


def _next_code(municipality: Municipality) -> str:
    """ "2026-004": the year and the next number in it."""
    # The lock on the town keeps two projects from the same number.
    Municipality.objects.select_for_update(no_key=True).only("pk").get(pk=municipality.pk)
    year = f"{timezone.localdate().year}-"
    taken = Project.objects.filter(code__startswith=year).values_list("code", flat=True)
    numbers = [int(code[len(year) :]) for code in taken if code[len(year) :].isdecimal()]
    return f"{year}{max(numbers, default=0) + 1:03d}"


def check(project: Project) -> None:
    """Raises ValidationError by field."""
    if not project.title:
        raise ValidationError({"title": _("Give the project a title.")})
    today = timezone.localdate()
    for name in ("started_on", "ended_on"):
        day = getattr(project, name)
        if day is not None and day > today:
            raise ValidationError({name: _("This day is still to come.")})
    if project.ended_on is not None and project.started_on is None:
        raise ValidationError({"started_on": _("Works that ended have also started: say when.")})
    if project.location is not None:
        _check_point(project.location)
    project.full_clean(exclude=["municipality"])


def _check_point(location: Any) -> None:
    wrong = ValidationError({"location": _("These coordinates are not on Earth.")})
    if not isinstance(location, dict) or location.get("type") != "Point":
        raise wrong
    pair = location.get("coordinates")
    if not isinstance(pair, list) or len(pair) != 2 or not all(isinstance(n, int | float) for n in pair):
        raise wrong
    if not (-180 <= pair[0] <= 180 and -90 <= pair[1] <= 90):
        raise wrong


@transaction.atomic
def change_project(*, by: Actor, project: Project, fields: Mapping[str, Any], seen: str = "") -> Project:
    """Set fields of `FIELDS`. EditConflict when somebody changed it since (`seen`, see kit.conflicts).

    A planned end that was promised cannot be changed here (ValidationError): see `replan`.
    """
    require(by, "edit", project)
    fresh = unchanged(project, seen)
    promised = fresh.promised_end is not None
    before = {name: getattr(fresh, name) for name in COSTS}
    changed = put(fresh, fields, allowed=FIELDS)
    if not changed:
        return fresh
    if promised and "planned_end" in changed:
        raise ValidationError({"planned_end": _("This end was promised: plan anew, and say why.")})
    check(fresh)
    if fresh.stage not in PROPOSED and not promised:
        fresh.promised_end = fresh.planned_end
    fresh.save()
    amounts = {
        name: [_amount(before[name]), _amount(getattr(fresh, name))] for name in COSTS if name in changed
    }
    record("projects.changed", by=by, on=fresh, data={"fields": changed, "amounts": amounts})
    return fresh


def _amount(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


@transaction.atomic
def publish_project(*, by: Actor, project: Project, published: bool) -> Project:
    """Show a project to everybody, or take it from the public pages again."""
    require(by, "publish", project)
    fresh = unchanged(project)
    if fresh.published == published:
        return fresh
    fresh.published = published
    fresh.save()
    record("projects.published" if published else "projects.hidden", by=by, on=fresh)
    public_changed(by.municipality.pk)
    return fresh
