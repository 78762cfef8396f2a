"""Beginning an edition: of a quarter that has none, or as the correction of a published one."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.commons.clocks.actions import start_clock
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.i18n import Text
from mithaq.methods.quarters import Quarter

from ..access import PUBLISH, WRITE
from ..enums import BULLETIN_CLOCK, OWED, QUARTERLY, EditionStatus
from ..models import Edition, Series
from ..queries.calendar import ended_at, last_ended, period_of
from ..writing import write


@transaction.atomic
def prepare(*, by: Actor, kind: str, quarter: Quarter) -> Edition:
    """The report of a quarter, filled from the data. One that exists is given back as it is.

    ValidationError for a quarter that is not over: its figures would still change.
    """
    require_grant(by, WRITE, PUBLISH)
    if kind not in QUARTERLY:
        raise ValidationError({"kind": _("This kind of report is not written for a quarter.")})
    if quarter > last_ended():
        raise ValidationError({"quarter": _("This quarter is not over yet.")})
    series = _series(by.municipality, kind, quarter)
    editions = Edition.objects.filter(series=series, starts_on=quarter.starts_on, ends_on=quarter.ends_on)
    known = editions.order_by("-number").first()
    if known is not None:
        return known
    return _begin(by, series, quarter, Edition(number=1))


def _series(municipality: Municipality, kind: str, quarter: Quarter) -> Series:
    """The town's series of this kind, locked; it reaches back to its earliest report."""
    Series.objects.get_or_create(kind=kind, defaults={"begins_on": quarter.starts_on})
    series = Series.objects.select_for_update().get(kind=kind)
    if quarter.starts_on < series.begins_on:
        series.begins_on = quarter.starts_on
        series.save(update_fields=["begins_on"])
    return series


def _begin(by: Actor, series: Series, quarter: Quarter, edition: Edition) -> Edition:
    edition.series = series
    edition.starts_on, edition.ends_on = quarter.starts_on, quarter.ends_on
    edition.computed_at = timezone.now()
    edition.chapters = write(by.municipality, period_of(quarter))
    edition.prepared_by = by.person
    edition.save()
    record(
        "reports.prepared",
        by=by,
        on=edition,
        data={"kind": series.kind, "quarter": quarter.code, "edition": edition.number},
    )
    if series.kind in OWED and edition.number == 1:
        start_clock(BULLETIN_CLOCK, by=by, on=edition, started_at=ended_at(by.municipality, quarter))
    return edition


def prepare_owed(*, by: Actor, today: dt.date | None = None) -> list[Edition]:
    """The reports that a job prepares by itself for the quarter that ended last; run twice, nothing is doubled.

    A town that joined after the quarter owes nothing for it.
    """
    quarter = last_ended(today)
    if by.municipality.opened_on > quarter.ends_on:
        return []
    return [prepare(by=by, kind=kind, quarter=quarter) for kind in OWED]


@transaction.atomic
def correct(*, by: Actor, edition: Edition, reason: Text) -> Edition:
    """A further edition of a published report, with its words and today's figures; the old one stays readable.

    reason: what was wrong, for the public. ValidationError when it is blank or a correction is being written.
    """
    require(by, "correct", edition)
    if not reason:
        raise ValidationError({"reason": _("Say what is corrected: everybody will read it.")})
    series = Series.objects.select_for_update().get(pk=edition.series_id)
    same = Edition.objects.filter(series=series, starts_on=edition.starts_on, ends_on=edition.ends_on)
    if same.exclude(status=EditionStatus.PUBLISHED).exists():
        raise ValidationError(_("A correction of this report is being written already."))
    newest = same.latest("number")
    return _begin(
        by,
        series,
        edition.quarter,
        Edition(
            number=newest.number + 1,
            intro=newest.intro,
            closing=newest.closing,
            remarks=newest.remarks,
            correction=reason,
        ),
    )
