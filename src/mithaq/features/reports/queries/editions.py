"""Reading editions: one to read, its neighbours, what changed since its figures were computed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import find, visible
from mithaq.commons.clocks.queries import clocks_of
from mithaq.commons.manifest.definitions import Todo
from mithaq.kit.i18n import active_language

from ..enums import BULLETIN_CLOCK, EditionStatus, ReportKind
from ..models import Edition
from ..writing import Kept, chapters_in, facts_of, shown, write


def edition_to_read(actor: Actor, pk: int) -> Edition:
    return find(actor, Edition.objects.select_related("series"), pk=pk)


def versions_of(edition: Edition) -> QuerySet[Edition]:
    """The published editions of the same period, the newest first."""
    same = Edition.objects.filter(
        series=edition.series_id, starts_on=edition.starts_on, ends_on=edition.ends_on
    )
    return same.filter(status=EditionStatus.PUBLISHED).defer("chapters", "remarks").order_by("-number")


def other_reports(actor: Actor) -> QuerySet[Edition]:
    """Published reports that are no bulletins, newest first."""
    rows = visible(actor, Edition.objects.all()).filter(status=EditionStatus.PUBLISHED)
    rows = rows.exclude(series__kind=ReportKind.BULLETIN).select_related("series")
    return rows.defer("chapters", "remarks").order_by("-starts_on", "series", "-number")


@dataclass(frozen=True)
class Difference:
    """A fact that the same computation gives otherwise today. None where it did not exist, or no longer does."""

    label: str
    then: str | None
    now: str | None


def differences(edition: Edition) -> list[Difference]:
    """What would change if the figures were computed again now, in the reader's language."""
    language = active_language()
    before = _facts(chapters_in(edition.chapters, language))
    now = _facts(chapters_in(write(edition.municipality, edition.period), language))
    return [
        Difference(label, before.get((chapter, label)), now.get((chapter, label)))
        for chapter, label in dict.fromkeys([*before, *now])
        if before.get((chapter, label)) != now.get((chapter, label))
    ]


def _facts(chapters: list[Kept]) -> dict[tuple[str, str], str]:
    return {(chapter, fact["label"]): shown(fact["value"]) for chapter, fact in facts_of(chapters)}


def waiting(actor: Actor, limit: int) -> Iterable[Todo]:
    """Reports that are being written or wait for publication, with the day their bulletin is owed."""
    rows = visible(actor, Edition.objects.exclude(status=EditionStatus.PUBLISHED)).select_related("series")
    found = list(rows.defer("chapters", "remarks").order_by("starts_on", "pk")[:limit])
    clocks = clocks_of(BULLETIN_CLOCK, found)
    for edition in found:
        clock = clocks.get(edition.pk)
        yield Todo(
            title=edition.title,
            url=reverse("desk_reports_object", args=[edition.pk]),
            kind=edition.get_status_display(),
            due_at=clock.due_at if clock is not None and clock.is_open else None,
        )
