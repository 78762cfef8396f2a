"""Reports and what they tell of, made quickly; each function needs an open scope."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from mithaq.commons.access.actor import system
from mithaq.commons.clocks.enums import ClockState, ClockUnit
from mithaq.commons.clocks.models import Clock
from mithaq.commons.discuss.enums import Outcome, State
from mithaq.commons.discuss.models import Answer, Comment
from mithaq.commons.receipts.codes import new_code
from mithaq.commons.tenancy.models import Municipality
from mithaq.features.reports.actions import approve, prepare, publish
from mithaq.features.reports.models import Edition, Series
from mithaq.features.reports.queries.calendar import last_ended
from mithaq.kit.i18n import Text


def at(year: int, month: int, day: int, hour: int = 12) -> dt.datetime:
    """A moment on the clock of the town in scope."""
    return timezone.make_aware(dt.datetime(year, month, day, hour))


def make_comment(
    on: Any, received: dt.datetime, *, answered: dt.datetime | None = None, **fields: Any
) -> Comment:
    given = {
        "subject_type": ContentType.objects.get_for_model(on),
        "subject_id": on.pk,
        "name": "Salma",
        "language": "ar",
        "text": "أين الأرقام؟",
        "receipt_digest": new_code().digest,
        "state": State.PUBLISHED,
        "submitted_at": received,
        "published_at": received,
        "moderated_at": received,
        "answered_at": answered,
    }
    comment = Comment.objects.create(**given | fields)
    if answered:
        Answer.objects.create(
            comment=comment, outcome=Outcome.ACCEPTED, reason=Text(ar="نعم", en="Yes"), answered_at=answered
        )
    return comment


def make_clock(
    on: Any, due: dt.datetime, stopped: dt.datetime | None = None, kind: str = "reports.bulletin"
) -> Clock:
    return Clock.objects.create(
        kind=kind,
        subject_type=ContentType.objects.get_for_model(on),
        subject_id=on.pk,
        started_at=due - dt.timedelta(days=10),
        due_at=due,
        unit=ClockUnit.FIXED,
        state=ClockState.DONE if stopped else ClockState.RUNNING,
        stopped_at=stopped,
    )


def make_series(kind: str, begins_on: dt.date) -> Series:
    return Series.objects.get_or_create(kind=kind, defaults={"begins_on": begins_on})[0]


def make_edition(
    town: Municipality, *, kind: str = "bulletin", published: bool = True, **fields: Any
) -> Edition:
    """A report of the last quarter or, when that has one, of the newest before it that has none."""
    by, quarter = system(town), last_ended()
    while Edition.objects.filter(series__kind=kind, starts_on=quarter.starts_on).exists():
        quarter = quarter.before
    edition = prepare(by=by, kind=kind, quarter=quarter)
    for name, value in fields.items():
        setattr(edition, name, value)
    edition.save()
    if published:
        publish(by=by, edition=approve(by=by, edition=edition))
        edition.refresh_from_db()
    return edition
