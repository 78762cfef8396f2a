"""The report of one month: what came under each field and subject, what was answered, how soon, and where."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mithaq.commons.tenancy.context import profile_of
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit import formats
from mithaq.kit.pdf import Block, Document, Heading, Prose, Table, render
from mithaq.registers.places.models import Zone

from .enums import OPEN, Field, Publicity, State
from .models import Category, Request
from .queries import FEWEST_HIDDEN

MOST_ZONES = 3


@dataclass(frozen=True)
class Line:
    """One field or subject. before: received in the month before; days: the middle time to an answer, None
    without answers; zones: where most came from, (name, how many)."""

    label: Any
    received: int
    answered: int
    before: int
    days: int | None
    zones: tuple[tuple[Any, int], ...] = ()

    @property
    def still_open(self) -> int:
        return self.received - self.answered


@dataclass(frozen=True)
class Part:
    """One field with its subjects, the busiest first."""

    code: str
    line: Line
    subjects: tuple[Line, ...]


@dataclass(frozen=True)
class Report:
    first: dt.date
    parts: tuple[Part, ...]

    @property
    def received(self) -> int:
        return sum(one.line.received for one in self.parts)

    @property
    def answered(self) -> int:
        return sum(one.line.answered for one in self.parts)


Row = dict[str, Any]


def month_before(first: dt.date) -> dt.date:
    return (first - dt.timedelta(days=1)).replace(day=1)


def month_after(first: dt.date) -> dt.date:
    return (first + dt.timedelta(days=31)).replace(day=1)


def report_of(first: dt.date) -> Report:
    """Of the month that begins on `first`; three queries."""
    categories = {one.pk: one for one in Category.objects.order_by("order", "pk")}
    zones = {one.pk: one.name for one in Zone.objects.all()}
    now, before = _rows(first), _rows(month_before(first))
    parts = []
    for field in Field:
        mine = {pk: one for pk, one in categories.items() if one.field == field}
        # By subject first: what is left out there is left out of the field as well, so no subtraction tells it.
        rows = {pk: _countable(now[pk]) for pk in mine}
        earlier = {pk: len(_countable(before[pk])) for pk in mine}
        subjects = [
            _line(one.name, rows[pk], earlier[pk], zones)
            for pk, one in mine.items()
            if rows[pk] or earlier[pk]
        ]
        if subjects:
            everything = [row for pk in mine for row in rows[pk]]
            line = _line(field.label, everything, sum(earlier.values()), zones)
            busiest = sorted(subjects, key=lambda one: -one.received)
            parts.append(Part(str(field.value), line, tuple(busiest)))
    return Report(first, tuple(sorted(parts, key=lambda one: -one.line.received)))


def _rows(first: dt.date) -> dict[int, list[Row]]:
    """{subject: what was received in the month}, without what was joined to another or withdrawn."""
    starts, ends = (_midnight(day) for day in (first, month_after(first)))
    rows = Request.objects.filter(received_at__gte=starts, received_at__lt=ends)
    found: dict[int, list[Row]] = defaultdict(list)
    for row in (
        rows.exclude(state__in=(State.MERGED, State.WITHDRAWN))
        .order_by()
        .values("category", "zone", "received_at", "answered_at", "state", "publicity")
    ):
        found[row["category"]].append(dict(row))
    return found


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


def _is_hidden(row: Row) -> bool:
    return row["publicity"] in (Publicity.PRIVATE, Publicity.WITHHELD)


def _countable(rows: Sequence[Row]) -> list[Row]:
    """Without what is not for everybody, where there is too little of it to hide in."""
    hidden = sum(map(_is_hidden, rows))
    return [row for row in rows if not _is_hidden(row)] if hidden < FEWEST_HIDDEN else list(rows)


def _line(label: Any, rows: Sequence[Row], before: int, zones: dict[int, Any]) -> Line:
    waits = [(row["answered_at"] - row["received_at"]).days for row in rows if row["answered_at"] is not None]
    # Where: of what everybody reads alone.
    places = Counter(
        row["zone"] for row in rows if row["zone"] in zones and row["publicity"] == Publicity.SHOWN
    )
    return Line(
        label=label,
        received=len(rows),
        answered=sum(row["state"] not in OPEN for row in rows),
        before=before,
        days=round(median(waits)) if waits else None,
        zones=tuple((zones[pk], count) for pk, count in places.most_common(MOST_ZONES)),
    )


def heads() -> tuple[str, ...]:
    return (
        pgettext("request", "Subject"),
        _("Received"),
        _("Answered"),
        _("Still open"),
        _("The month before"),
        _("Days to an answer (middle)"),
        _("Most from"),
    )


def cells(line: Line) -> tuple[Any, ...]:
    places = ", ".join(f"{name} ({formats.number(count)})" for name, count in line.zones)
    return (str(line.label), line.received, line.answered, line.still_open, line.before, line.days, places)


def table(report: Report) -> Iterator[tuple[Any, ...]]:
    """Rows of a file: month, field, then as on the page."""
    month = f"{report.first:%Y-%m}"
    for part in report.parts:
        for line in part.subjects:
            yield (month, str(part.line.label), *cells(line))


def report_pdf(town: Municipality, report: Report, language: str) -> bytes:
    blocks: list[Block] = []
    for part in report.parts:
        blocks.append(Heading(str(part.line.label)))
        rows = tuple(tuple(shown(cell) for cell in cells(one)) for one in (*part.subjects, part.line))
        blocks.append(
            Table(
                heads=heads(),
                rows=rows,
                caption=str(part.line.label),
                figures=frozenset({1, 2, 3, 4, 5}),
                widths=(6, 3, 3, 3, 3, 3, 6),
            )
        )
    blocks.append(Prose(counted(), quiet=True))
    document = Document(
        title=_("What people told the municipality"),
        subtitle=formats.month(report.first),
        author=str(town.name),
        day=timezone.localdate(),
        facts=(
            (_("Received"), formats.number(report.received)),
            (_("Answered"), formats.number(report.answered)),
        ),
        colour=town.colour,
        arabic_digits=profile_of(town).digits == "arab",
        blocks=tuple(blocks),
    )
    return render(document, language=language)


def shown(cell: Any) -> str:
    if cell is None or cell == "":
        return "—"
    return formats.number(cell) if isinstance(cell, int) else str(cell)


def counted() -> str:
    return _(
        "Received in the month, without those joined to another or withdrawn. What is not for everybody counts where "
        "there are at least five under a subject. Where: of what everybody reads."
    )
