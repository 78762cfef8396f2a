"""Publication: the page, the figures as data, the PDFs, word to the followers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.commons.clocks.actions import stop_clock
from mithaq.commons.jobs.actions import enqueue
from mithaq.kit.conflicts import unchanged
from mithaq.kit.i18n import Text

from ..enums import BULLETIN_CLOCK, OWED, EditionStatus
from ..models import Edition, Figure
from ..writing import Kept, facts_of, is_number, shown


@transaction.atomic
def publish(*, by: Actor, edition: Edition) -> Edition:
    """Everybody may read it, with the figures that were approved. A correction takes the place of its forerunner."""
    require(by, "publish", edition)
    edition = unchanged(edition)
    if edition.number > 1 and not edition.correction:
        raise ValidationError({"correction": _("Say what is corrected: everybody will read it.")})
    edition.status, edition.published_at = EditionStatus.PUBLISHED, timezone.now()
    edition.save(update_fields=["status", "published_at"])
    Figure.objects.bulk_create(figures_of(edition))
    if edition.series.kind in OWED:
        stop_clock(BULLETIN_CLOCK, by=by, on=edition)
    record(
        "reports.published",
        by=by,
        on=edition,
        data={
            "kind": edition.series.kind,
            "quarter": edition.quarter.code,
            "edition": edition.number,
            "figures": edition.computed_at.isoformat(),
        },
    )
    enqueue("reports.print", edition_id=edition.pk)
    return edition


def figures_of(edition: Edition) -> list[Figure]:
    """The facts of all chapters, each said in the languages in which the edition speaks."""
    spoken = {language: facts_of(chapters) for language, chapters in edition.chapters.items()}
    # Every language tells the same facts in the same order, because the same code wrote them.
    return [
        _figure(edition, order, dict(zip(spoken, told, strict=True)))
        for order, told in enumerate(zip(*spoken.values(), strict=True), start=1)
    ]


def _figure(edition: Edition, order: int, told: dict[str, tuple[str, Kept]]) -> Figure:
    chapter, first = next(iter(told.values()))
    value: Any = first["value"]
    figure = Figure(municipality=edition.municipality, edition=edition, chapter=chapter, order=order)
    figure.label = Text({language: fact["label"] for language, (_code, fact) in told.items()})
    figure.note = Text({language: fact["note"] for language, (_code, fact) in told.items() if fact["note"]})
    if is_number(value):
        figure.number = Decimal(str(value))
    else:
        figure.words = Text({language: shown(fact["value"]) for language, (_code, fact) in told.items()})
    return figure
