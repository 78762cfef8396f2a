"""What bulletins and reports say of the town's projects in a period."""

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

from .addresses import project_url
from .enums import Stage
from .models import Move, Project


def write(municipality: Municipality, period: Period) -> Iterable[Fact | Passage]:
    rows = visible(anonymous(municipality), Project.objects.all())
    span = (period.starts_on, period.ends_on)
    moves = list(
        Move.objects.filter(project__in=rows.order_by().values("pk"), on__range=span)
        .select_related("project")
        .order_by("on", "pk")
    )
    until = min(period.ends_on, timezone.localdate())
    promised = Q(promised_end__lt=until) & ~Q(stage=Stage.ABANDONED)
    late = rows.filter(promised).filter(Q(ended_on__isnull=True) | Q(ended_on__gt=until)).count()
    if not moves and not late:
        return
    address = reverse("projects")
    yield Fact(
        label=gettext("Works that started"), value=rows.filter(started_on__range=span).count(), url=address
    )
    yield Fact(
        label=gettext("Works that ended"), value=rows.filter(ended_on__range=span).count(), url=address
    )
    yield Fact(
        label=gettext("Projects past their promised end"),
        value=late,
        url=f"{address}?state=late",
        note=gettext("Counted from the end that was promised first, on the last day of the period or today."),
    )
    if moves:
        yield Passage(
            title=gettext("How projects moved on"),
            heads=(gettext("Day"), gettext("Project"), gettext("Stage"), gettext("Page")),
            rows=tuple(
                (day(one.on), str(one.project.title), str(one.get_stage_display()), project_url(one.project))
                for one in moves
            ),
        )


CHAPTERS = (Chapter(code="projects", label=_("Municipal projects"), write=write, order=40),)
