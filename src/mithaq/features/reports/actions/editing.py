"""Officers' words, figures computed anew, approval and its withdrawal."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.kit.conflicts import put, unchanged
from mithaq.kit.i18n import Text

from ..enums import EditionStatus
from ..models import Edition
from ..writing import write

WORDS = ("intro", "closing", "correction")


@transaction.atomic
def write_words(
    *,
    by: Actor,
    edition: Edition,
    words: Mapping[str, Text],
    remarks: Mapping[str, Text],
    seen: str = "",
) -> Edition:
    """What officers say beside the figures. words: under the names in `WORDS`; remarks: by chapter.

    EditConflict when somebody saved since `seen` (see kit.conflicts); nothing is written then.
    """
    require(by, "edit", edition)
    edition = unchanged(edition, seen)
    kept = {code: dict(text) for code, text in remarks.items() if text}
    changed = put(edition, {**words, "remarks": kept}, allowed=(*WORDS, "remarks"))
    if changed:
        edition.save(update_fields=changed)
        record("reports.written", by=by, on=edition, data={"fields": changed})
    return edition


@transaction.atomic
def compute_again(*, by: Actor, edition: Edition) -> Edition:
    """The same chapters from today's data; the words stay."""
    require(by, "edit", edition)
    edition = unchanged(edition)
    edition.chapters = write(by.municipality, edition.period)
    edition.computed_at = timezone.now()
    edition.save(update_fields=["chapters", "computed_at"])
    record("reports.computed", by=by, on=edition)
    return edition


@transaction.atomic
def approve(*, by: Actor, edition: Edition) -> Edition:
    """Words and figures are fixed as they stand; what is published is what was approved."""
    require(by, "approve", edition)
    edition = unchanged(edition)
    edition.status = EditionStatus.APPROVED
    edition.approved_at, edition.approved_by = timezone.now(), by.person
    edition.save(update_fields=["status", "approved_at", "approved_by"])
    record("reports.approved", by=by, on=edition, data={"figures": edition.computed_at.isoformat()})
    return edition


@transaction.atomic
def send_back(*, by: Actor, edition: Edition) -> Edition:
    """Approved too early: it is written again."""
    require(by, "publish", edition)
    edition = unchanged(edition)
    edition.status = EditionStatus.DRAFT
    edition.approved_at = edition.approved_by = None
    edition.save(update_fields=["status", "approved_at", "approved_by"])
    record("reports.sent_back", by=by, on=edition)
    return edition
