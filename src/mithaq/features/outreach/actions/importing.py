"""Counts from a list: all lines or none, every wrong line named, the same list never twice."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.kit.formats import day_time
from mithaq.kit.lists import LineProblem, WrongLines

from ..models import Activity, Headcount, Import
from ..reading import read

__all__ = ["Imported", "LineProblem", "WrongLines", "import_headcounts", "undo_import"]

CHUNK = 500


@dataclass(frozen=True)
class Imported:
    lines: int
    people: int


@transaction.atomic
def import_headcounts(*, by: Actor, activity: Activity, text: str, filename: str = "") -> Imported:
    """Bring in a list (see `reading.read`). WrongLines names every line that is wrong, and nothing is written.

    ValidationError when the very same list was brought in already, whatever its file is called.
    """
    require(by, "count", activity)
    locked = Activity.objects.select_for_update().get(pk=activity.pk)
    digest = hashlib.sha256("\n".join(line.strip() for line in text.split("\n")).strip().encode()).hexdigest()
    before = Import.objects.filter(activity=locked, digest=digest).first()
    if before is not None:
        told = _("This list was brought in already, on %(when)s: %(lines)s lines. Nothing was counted twice.")
        raise ValidationError(told % {"when": day_time(before.at), "lines": before.lines})
    rows = read(text)
    people = sum(int(row["number"]) for row in rows)
    source = Import.objects.create(
        municipality=by.municipality,
        activity=locked,
        digest=digest,
        filename=filename[:200],
        lines=len(rows),
        people=people,
        by=by.person,
    )
    Headcount.objects.bulk_create(
        [
            Headcount(municipality=by.municipality, activity=locked, source=source, by=by.person, **row)
            for row in rows
        ],
        batch_size=CHUNK,
    )
    record("outreach.imported", by=by, on=locked, data={"lines": len(rows), "people": people})
    return Imported(lines=len(rows), people=people)


@transaction.atomic
def undo_import(*, by: Actor, source: Import) -> int:
    """Take a list out again as a whole, corrected lines too; gives how many lines went."""
    require(by, "edit", source.activity)
    gone, _kinds = Headcount.objects.filter(source=source).delete()
    activity, people = source.activity, source.people
    source.delete()
    record("outreach.import_undone", by=by, on=activity, data={"lines": gone, "people": people})
    return gone
