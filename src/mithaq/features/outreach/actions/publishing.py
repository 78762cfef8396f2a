"""Publishing an activity's counts, so that nobody who took part can be worked out."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.methods.suppression import LEAST, Published, changed, publish
from mithaq.registers.places.models import Zone

from ..enums import ALL, NOT_SAID, Dimension
from ..models import Activity, Headcount, PublishedCount, Release
from ..queries.cells import exact_counts, people_in
from ..queries.gathering import meeting_of
from .following import published_with, take_over


@transaction.atomic
def publish_counts(*, by: Actor, activity: Activity) -> Release:
    """Publish the counts as they stand now, instead of those published before; what is hidden is hidden for good.

    When fewer than five people were added, taken out or counted elsewhere since the last tables, only the total is
    published anew: the difference of the two tables would describe them. Of a meeting its own table is shown, as it
    stands there.
    """
    require(by, "publish", activity)
    locked = Activity.objects.select_for_update().get(pk=activity.pk)
    before = Release.objects.filter(activity=locked).first()
    meeting = meeting_of(locked)
    if meeting is not None:
        take_over(locked)
        counts, shown = {}, published_with(meeting)
        with_tables = shown.total is None or bool(shown.columns or shown.tables)
    else:
        rows = Headcount.objects.filter(activity=locked)
        if not people_in(rows):
            raise ValidationError(_("Nobody is counted yet."))
        counts = exact_counts(rows)
        shown = publish(counts)
        with_tables = before is None or not 0 < changed(before.basis, counts) < LEAST
    release = before or Release(municipality=by.municipality, activity=locked)
    release.total = shown.total
    release.has_tables = with_tables
    if with_tables:
        release.basis = counts
    release.save()
    PublishedCount.objects.filter(release=release).delete()
    if with_tables and shown.total is not None:
        PublishedCount.objects.bulk_create(_cells(release, shown), batch_size=500)
    if locked.published_at is None:
        locked.published_at = timezone.now()
        locked.save(update_fields=["published_at"])
    record("outreach.published", by=by, on=locked, data={"people": shown.total})
    return release


def _cells(release: Release, shown: Published) -> list[PublishedCount]:
    zones = {zone.code: zone for zone in Zone.objects.all()}

    def cell(dimension: str, value: Any, sex: Any, number: int | None) -> PublishedCount:
        return PublishedCount(
            municipality_id=release.municipality_id,
            release=release,
            dimension=dimension,
            value=str(value),
            zone=zones.get(str(value)) if dimension == Dimension.ZONE else None,
            sex=str(sex),
            number=number,
        )

    found = []
    if set(shown.columns) - {NOT_SAID}:
        found = [cell(Dimension.SEX, sex, ALL, number) for sex, number in shown.columns.items()]
    for dimension, lines in shown.tables.items():
        # A table in which nothing is known says nothing.
        if set(lines) == {NOT_SAID}:
            continue
        for value, line in lines.items():
            found.append(cell(str(dimension), value, ALL, line.total))
            found += [cell(str(dimension), value, sex, number) for sex, number in line.cells.items()]
    return found


@transaction.atomic
def follow_meeting(*, by: Actor, activity: Activity) -> None:
    """The meeting it is about was counted or corrected: its headcounts, and what is published, are those of today."""
    locked = Activity.objects.select_for_update().get(pk=activity.pk)
    take_over(locked)
    if locked.published_at is not None:
        publish_counts(by=by, activity=locked)


@transaction.atomic
def unpublish_counts(*, by: Actor, activity: Activity, reason: str) -> Activity:
    """Take an activity back from the public pages, and say why; what was read cannot be unread."""
    require(by, "publish", activity)
    locked = Activity.objects.select_for_update().get(pk=activity.pk)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why it is taken back.")})
    if locked.published_at is not None:
        locked.published_at = None
        locked.save(update_fields=["published_at"])
        # The release stays as what later tables are held against; its cells go.
        PublishedCount.objects.filter(release__activity=locked).delete()
        Release.objects.filter(activity=locked).update(total=None)
        record("outreach.unpublished", by=by, on=locked, data={"reason": reason.strip()})
    return locked
