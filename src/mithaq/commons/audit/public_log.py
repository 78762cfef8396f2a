"""The public log: what the municipality did, for everybody, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible
from mithaq.kit.registry import Record, record_of, with_neighbours

from .lines import Line, label_of
from .models import Entry

PAGE = 20


@dataclass(frozen=True, kw_only=True)
class Page:
    """Newest first. newer, older: the `before` of the neighbouring pages, None where there is none."""

    entries: Sequence[tuple[Entry, Line]]
    newer: int | None
    older: int | None


def log_page(actor: Actor, before: int | None, size: int = PAGE) -> Page:
    """Entries with a number below `before` (the newest when None), each with the thing it is about."""
    rows = visible(actor, Entry.objects.all()).select_related("organisation")
    below = rows.filter(number__lt=before) if before is not None else rows
    found = list(below.order_by("-number")[: size + 1])
    older = found[size - 1].number if len(found) > size else None
    found = found[:size]
    subjects = subjects_of(actor, found)
    return Page(
        entries=[
            (entry, _line(entry, subjects.get((entry.subject_type_id, entry.subject_id)))) for entry in found
        ],
        newer=_newer(rows, found[0].number if found else before) if before is not None else None,
        older=older,
    )


def _newer(rows: Any, number: int | None) -> int | None:
    """The `before` of the page above: its lowest entry follows this page's highest."""
    above = list(rows.filter(number__gt=number).order_by("number").values_list("number", flat=True)[:PAGE])
    return above[-1] + 1 if above else None


def _line(entry: Entry, about: tuple[Any, str] | None) -> Line:
    """Never who did it: a citizen's name belongs to what they wrote, where they can take it back."""
    title, url = about or ("", "")
    by = str(entry.organisation) if entry.organisation else ""
    return Line(when=entry.at, label=label_of(entry), by=by, detail=title, url=url, number=entry.number)


def subjects_of(actor: Actor, entries: Sequence[Entry]) -> dict[tuple[int, int], tuple[Any, str]]:
    """(type id, id) → (title, address) of the things this actor may see; one query for each kind of thing."""
    wanted: dict[int, set[int]] = {}
    for entry in entries:
        wanted.setdefault(entry.subject_type_id, set()).add(entry.subject_id)
    found = {}
    for type_id, ids in wanted.items():
        model = ContentType.objects.get_for_id(type_id).model_class()
        record = _record(model)
        if model is None or record is None:
            continue
        rows = with_neighbours(record, model._default_manager.filter(pk__in=ids))
        for obj in visible(actor, rows):
            found[type_id, obj.pk] = (record.title(obj), record.url(obj) if record.url else "")
    return found


def _record(model: Any) -> Record | None:
    try:
        return record_of(model) if model is not None else None
    except LookupError:
        return None
