"""What monitoring has to say in bulletins and reports."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import anonymous
from mithaq.commons.access.policy import visible
from mithaq.commons.manifest.definitions import Chapter, Fact, Passage, Period
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.formats import day

from .addresses_monitoring import assessment_url, check_url, monitoring_url
from .enums import PAST, WRITABLE
from .enums_monitoring import Stance
from .models import FigureCheck, Plan, PlannedActivity
from .queries.monitoring.assessments import promised_of, signed_between
from .queries.monitoring.independence import findings_of


def independent_monitoring(municipality: Municipality, period: Period) -> Iterable[Fact | Passage]:
    """Who monitors and whether they are independent; what was assessed, contested and answered in the period."""
    reader = anonymous(municipality)
    plans = visible(reader, Plan.objects.exclude(status__in=PAST | WRITABLE)).order_by("pk")
    for plan in plans:
        for finding in findings_of(plan, period.ends_on):
            ties = " ".join(tie.sentence for tie in finding.ties)
            yield Fact(
                label=gettext("Monitor: %(name)s") % {"name": finding.monitor.who},
                value=finding.level.label,
                url=monitoring_url(plan),
                note=ties,
            )
        late = [one for one in promised_of(plan) if one.done_on is None and one.due_on <= period.ends_on]
        if late:
            yield Fact(
                label=gettext("Assessments overdue at the end of the period"),
                value=len(late),
                url=f"{monitoring_url(plan)}#assessments",
            )
    yield from _signed(municipality, period)
    yield from _contested(municipality, period)


def _signed(municipality: Municipality, period: Period) -> Iterable[Passage]:
    rows = tuple(
        (
            one.get_kind_display(),
            one.commitment.title if one.commitment else one.plan.title,
            day(timezone.localdate(one.signed_at)),
            assessment_url(one),
        )
        for one in signed_between(anonymous(municipality), period.starts_on, period.ends_on)
    )
    if rows:
        heads = (_("Assessment"), _("About"), _("Signed on"), _("Page"))
        yield Passage(title=gettext("Assessments published"), heads=heads, rows=rows)


def _contested(municipality: Municipality, period: Period) -> Iterable[Passage]:
    said = FigureCheck.objects.filter(
        stance=Stance.CONTESTED, at__date__gte=period.starts_on, at__date__lte=period.ends_on
    ).select_related("commitment", "milestone__commitment")
    rows = tuple(
        (
            one.milestone.activity if one.milestone else one.commitment.title,
            one.reason,
            one.reply or gettext("no reply yet"),
            check_url(one),
        )
        for one in visible(anonymous(municipality), said).order_by("at", "pk")
    )
    if rows:
        heads = (_("Figure"), _("Why the monitor contests it"), _("The municipality’s reply"), _("Page"))
        yield Passage(title=gettext("Figures contested by the monitor"), heads=heads, rows=rows)


def participation(municipality: Municipality, period: Period) -> Iterable[Fact | Passage]:
    """Activities with citizens planned for the period, held, and still without a report."""
    within = Q(planned_on__gte=period.starts_on, planned_on__lte=period.ends_on)
    activities = list(visible(anonymous(municipality), PlannedActivity.objects.filter(within)))
    if not activities:
        return
    reported = [one for one in activities if one.reported_at]
    strategies = reverse("plan_strategy", args=[activities[0].plan_id])
    yield Fact(label=gettext("Activities planned"), value=len(activities), url=strategies)
    yield Fact(label=gettext("Activities reported"), value=len(reported), url=strategies)
    rows = tuple((day(one.held_on or one.planned_on), one.title, one.report) for one in reported)
    if rows:
        heads = (_("Date"), _("Activity"), _("What came of it"))
        yield Passage(title=gettext("Activities with citizens"), heads=heads, rows=rows)


MONITORING = (
    Chapter(
        code="plans.monitoring",
        label=_("Independent monitoring"),
        write=independent_monitoring,
        order=60,
    ),
    Chapter(
        code="plans.participation",
        label=_("Taking part while the plan is carried out"),
        write=participation,
        order=50,
    ),
)
