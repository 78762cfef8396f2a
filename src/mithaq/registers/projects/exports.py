"""Projects as open data: one row each, from the proposed to the handed over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from mithaq.kit.formats import formats
from mithaq.kit.registry import Dataset, Field

from .addresses import project_url
from .models import Project
from .progress import delay, financial, physical


def delay_days(project: Project) -> int:
    late = delay(project)
    return late.days if late else 0


def coordinate(number: int) -> Callable[[Project], Any]:
    return lambda project: project.point[number] if project.point else None


PROJECTS = Dataset(
    code="projects",
    label=_("Municipal projects"),
    description=_(
        "Every project the town proposes, builds or has built: stage, dates, costs, progress and delay. "
        "Also as points on the map, under the same address ending in .geojson."
    ),
    select_related=("zone",),
    prefetch_related=("steps",),
    order_by=("code",),
    fields=(
        Field(code="code", label=_("code"), kind="code", help=_("Given once; it never changes.")),
        Field(code="title", label=_("title"), kind="translated"),
        Field(code="summary", label=_("summary"), kind="translated"),
        Field(code="zone", label=_("zone (code)"), kind="code", value="zone.code"),
        Field(code="zone_name", label=_("zone"), kind="translated", value="zone.name"),
        Field(code="stage", label=_("stage"), kind="code"),
        Field(code="stage_since", label=_("in this stage since"), kind="date"),
        Field(code="contractor", label=_("contractor")),
        Field(code="planned_start", label=_("planned start"), kind="date"),
        Field(code="started_on", label=_("started on"), kind="date"),
        Field(code="promised_end", label=_("end promised first"), kind="date"),
        Field(code="planned_end", label=_("planned end"), kind="date"),
        Field(code="ended_on", label=_("finished on"), kind="date"),
        Field(
            code="delay_days",
            label=_("delay"),
            kind="integer",
            unit="day",
            value=delay_days,
            help=_("Days after the end promised first, until the works ended or until today."),
        ),
        Field(code="delay_reason", label=_("why it is late"), kind="translated"),
        Field(code="currency", label=_("currency"), kind="code", value=lambda project: formats().currency),
        Field(code="cost_estimated", label=_("estimated cost"), kind="decimal"),
        Field(code="cost_voted", label=_("voted cost"), kind="decimal"),
        Field(code="cost_contracted", label=_("contracted cost"), kind="decimal"),
        Field(code="cost_paid", label=_("paid so far"), kind="decimal"),
        Field(
            code="physical_progress",
            label=_("physical progress"),
            kind="integer",
            unit="%",
            value=lambda project: physical(project.steps.all()),
            help=_("The weight of the steps that are done, out of all."),
        ),
        Field(
            code="financial_progress",
            label=_("financial progress"),
            kind="integer",
            unit="%",
            value=financial,
            help=_("Paid so far, out of the contracted cost."),
        ),
        Field(code="longitude", label=_("longitude"), kind="decimal", value=coordinate(0)),
        Field(code="latitude", label=_("latitude"), kind="decimal", value=coordinate(1)),
        Field(code="url", label=_("page"), kind="url", value=project_url),
    ),
)
