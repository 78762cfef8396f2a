"""Bulletins of the last quarters in both towns: three published, one that never came, one corrected.

What the figures count are the records of the demonstration itself; words are the editors'. Dates count from today,
so a demonstration begun in another quarter gets the newest bulletin added when it is loaded again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import timezone

from mithaq.commons.access.actor import Actor, system
from mithaq.commons.clocks.queries import clocks_on
from mithaq.commons.jobs.enums import State
from mithaq.commons.jobs.models import Job
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.i18n import Text
from mithaq.methods.quarters import Quarter

from ..actions import approve, correct, prepare, publish, write_words
from ..enums import ReportKind
from ..models import Edition
from ..queries.calendar import ended_at, last_ended
from .content import CORRECTION, INTROS, OPENING, REMARK

# Days from the end of a quarter to its bulletin; the third from now never came.
PUBLISHED_AFTER = (12, 19, None, 24)
CORRECTED_AFTER = 33


@transaction.atomic
def fill(*, municipality: Municipality, say: Callable[[str], None]) -> None:
    """Called inside the town's scope, after the other features; run twice, it doubles nothing."""
    if municipality.slug not in INTROS:
        return
    by = system(municipality, channel="command")
    quarter, made = last_ended(), 0
    for age, days in enumerate(PUBLISHED_AFTER):
        if not Edition.objects.filter(series__kind=ReportKind.BULLETIN, starts_on=quarter.starts_on).exists():
            _bulletin(by, quarter, days, age)
            made += 1
        quarter = quarter.before
    if not Edition.objects.filter(series__kind=ReportKind.MEL).exists():
        edition = prepare(by=by, kind=ReportKind.MEL, quarter=last_ended())
        _write(by, edition, OPENING)
        made += 1
    # Their PDFs are set when somebody asks for them: a demonstration is to start quickly.
    Job.objects.filter(name="reports.print", municipality=municipality, state=State.WAITING).delete()
    say(f"{municipality.slug}: {made} reports.")


def _bulletin(by: Actor, quarter: Quarter, days: int | None, age: int) -> None:
    edition = prepare(by=by, kind=ReportKind.BULLETIN, quarter=quarter)
    if days is None:
        return
    edition = _write(by, edition, INTROS[by.municipality.slug][age % 2], {"reports.comments": REMARK})
    _publish(by, edition, days)
    if age == 1:
        further = correct(by=by, edition=edition, reason=CORRECTION)
        _publish(by, further, CORRECTED_AFTER)


def _write(by: Actor, edition: Edition, intro: Text, remarks: dict[str, Text] | None = None) -> Edition:
    return write_words(by=by, edition=edition, words={"intro": intro}, remarks=remarks or {})


def _publish(by: Actor, edition: Edition, days: int) -> None:
    """Published so many days after the quarter, or this morning when that is still to come."""
    edition = publish(by=by, edition=approve(by=by, edition=edition))
    that_day = ended_at(by.municipality, edition.quarter) + dt.timedelta(days=days)
    moment = min(that_day.replace(hour=9, minute=30, second=0), timezone.now())
    when: dict[str, Any] = dict.fromkeys(
        ("computed_at", "prepared_at", "approved_at", "published_at"), moment
    )
    Edition.objects.filter(pk=edition.pk).update(**when)
    for clock in clocks_on(edition).filter(stopped_at__isnull=False):
        clock.stopped_at = moment
        clock.save(update_fields=["stopped_at"])
