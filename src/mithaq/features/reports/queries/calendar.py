"""Quarter by quarter: which bulletins stand, which come, which are missing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from mithaq.commons.clocks.models import Clock
from mithaq.commons.clocks.queries import setting_of
from mithaq.commons.clocks.reckoning import due
from mithaq.commons.manifest.definitions import Period
from mithaq.commons.tenancy.context import profile_of
from mithaq.commons.tenancy.models import Municipality
from mithaq.methods.quarters import Quarter, quarter_of

from ..enums import BULLETIN_CLOCK, EditionStatus, QuarterState, ReportKind
from ..models import Edition, Series

DEADLINE = "reports.bulletin"


@dataclass(frozen=True)
class Line:
    """One quarter: its published edition, the newest first; or until when it is owed."""

    quarter: Quarter
    state: QuarterState
    editions: tuple[Edition, ...] = ()
    due_at: dt.datetime | None = None

    @property
    def edition(self) -> Edition | None:
        return self.editions[0] if self.editions else None


def period_of(quarter: Quarter) -> Period:
    return Period(starts_on=quarter.starts_on, ends_on=quarter.ends_on)


def last_ended(today: dt.date | None = None) -> Quarter:
    """The newest quarter that is over, on the town's clock."""
    return quarter_of(today or timezone.localdate()).before


def ended_at(municipality: Municipality, quarter: Quarter) -> dt.datetime:
    """The last second of a quarter on the town's clock: from there the term of its bulletin is counted."""
    return dt.datetime.combine(quarter.ends_on, dt.time(23, 59, 59), profile_of(municipality).zone)


def due_dates(municipality: Municipality, quarters: list[Quarter]) -> dict[Quarter, dt.datetime]:
    """When the bulletin of each quarter is owed, by the country profile and the town's working days."""
    if not quarters:
        return {}
    term = profile_of(municipality).deadline(DEADLINE)
    moments = {quarter: ended_at(municipality, quarter) for quarter in quarters}
    setting = setting_of(municipality, min(moments.values()))
    return {
        quarter: due(
            Clock(
                kind=BULLETIN_CLOCK, started_at=moment, n=term.n, unit=term.unit, start_rule=term.start_rule
            ),
            setting,
        )
        for quarter, moment in moments.items()
    }


def bulletins(municipality: Municipality, *, most: int | None = None) -> list[Line]:
    """Every quarter since the first bulletin, or the newest `most`, newest first. Nothing before the first one."""
    series = Series.objects.filter(kind=ReportKind.BULLETIN).first()
    if series is None:
        return []
    quarters: list[Quarter] = []
    quarter, first = last_ended(), quarter_of(series.begins_on)
    while quarter >= first and (most is None or len(quarters) < most):
        quarters.append(quarter)
        quarter = quarter.before
    published: dict[dt.date, list[Edition]] = {}
    rows = Edition.objects.filter(series=series, status=EditionStatus.PUBLISHED).defer("chapters", "remarks")
    for edition in rows.order_by("-number"):
        edition.series = series
        published.setdefault(edition.starts_on, []).append(edition)
    owed = due_dates(municipality, [one for one in quarters if one.starts_on not in published])
    return [_line(quarter, published.get(quarter.starts_on, []), owed.get(quarter)) for quarter in quarters]


def _line(quarter: Quarter, editions: list[Edition], due_at: dt.datetime | None) -> Line:
    if editions:
        return Line(quarter, QuarterState.PUBLISHED, tuple(editions))
    late = due_at is not None and due_at < timezone.now()
    return Line(quarter, QuarterState.MISSING if late else QuarterState.COMING, (), due_at)
