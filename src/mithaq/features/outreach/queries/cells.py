"""Counts by dimension, value and sex: one shape for what was typed and for what is published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext

from mithaq.registers.places.models import Zone

from ..enums import ALL, CHOICES, NOT_SAID, TABLES, Dimension
from ..models import Headcount, PublishedCount

# {dimension: {value: {sex: people}}}; a value nobody stated is "not_said".
Counts = dict[str, dict[str, dict[str, int]]]


def people_in(rows: QuerySet[Headcount]) -> int:
    return rows.aggregate(people=Sum("number"))["people"] or 0


def exact_counts(rows: QuerySet[Headcount]) -> Counts:
    """Headcounts summed in the database, one query for each table; zones by their code."""
    found: Counts = {}
    for dimension in TABLES:
        column = "zone__code" if dimension == Dimension.ZONE else dimension.value
        sums = rows.order_by().values_list(column, "sex").annotate(people=Sum("number"))
        table = found.setdefault(dimension, {})
        for value, sex, people in sums:
            table.setdefault(value or NOT_SAID, {})[sex or NOT_SAID] = people
    return found


@dataclass(frozen=True)
class Cell:
    """number: people, None when it is not shown; at_least: the number is a sum that leaves hidden ones out."""

    number: int | None
    at_least: bool = False


@dataclass(frozen=True)
class Row:
    value: str
    label: str
    whole: Cell
    cells: tuple[tuple[str, Cell], ...] = ()


@dataclass(frozen=True)
class Table:
    """One table for a page: rows by value, columns by sex; `heads` are the words above the columns."""

    dimension: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def hides(self) -> bool:
        cells = (cell for row in self.rows for cell in (row.whole, *(one for _head, one in row.cells)))
        return any(cell.number is None or cell.at_least for cell in cells)


# {dimension: {value: {sex or "all": cell}}}
Cells = Mapping[str, Mapping[str, Mapping[str, Cell]]]


def exact_cells(counts: Counts) -> Cells:
    """What officers see: everything, with sums."""
    found: dict[str, dict[str, dict[str, Cell]]] = {}
    for dimension, table in counts.items():
        for value, row in table.items():
            cells = {sex: Cell(number) for sex, number in row.items()}
            found.setdefault(dimension, {})[value] = {ALL: Cell(sum(row.values())), **cells}
    first = next(iter(counts.values()), {})
    sexes: dict[str, int] = {}
    for row in first.values():
        for sex, number in row.items():
            sexes[sex] = sexes.get(sex, 0) + number
    found[Dimension.SEX] = {sex: {ALL: Cell(number)} for sex, number in sexes.items()}
    return found


def published_cells(rows: QuerySet[PublishedCount]) -> Cells:
    """Published cells summed over the activities they belong to, in one query.

    A hidden number is left out of the sum, which then says "at least": a sum of shown numbers gives nothing away,
    whatever is subtracted from it.
    """
    sums = rows.order_by().values_list("dimension", "value", "sex")
    found: dict[str, dict[str, dict[str, Cell]]] = {}
    for dimension, value, sex, number, hidden in sums.annotate(
        people=Sum("number"), hidden=Count("pk", filter=Q(number__isnull=True))
    ):
        cell = Cell(number, at_least=bool(hidden) and number is not None)
        found.setdefault(dimension, {}).setdefault(value, {})[sex] = cell
    return found


@dataclass(frozen=True)
class Names:
    """The words for values; zones are read once."""

    zones: dict[str, str] = field(default_factory=dict)

    def of(self, dimension: str, value: str) -> str:
        if dimension == Dimension.ZONE:
            return self.zones.get(value) or (gettext("zone not said") if value == NOT_SAID else value)
        return str(CHOICES[dimension]("" if value == NOT_SAID else value).label)

    def order(self, dimension: str, values: Iterable[str]) -> list[str]:
        known = list(self.zones) if dimension == Dimension.ZONE else [str(one) for one in CHOICES[dimension]]
        places = {value or NOT_SAID: place for place, value in enumerate(known)}
        return sorted(values, key=lambda value: (value == NOT_SAID, places.get(value, len(places)), value))


def names_now() -> Names:
    return Names({zone.code: str(zone.name) for zone in Zone.objects.order_by("kind", "code")})


def tables_of(cells: Cells, names: Names, *, by_sex: bool = True) -> list[Table]:
    """Tables for a page, in their order; one in which nothing is known is left out.

    by_sex False for several activities together: one of them may publish no split, and the parts make no whole.
    """
    return [
        _table(dimension, cells[dimension], names, by_sex)
        for dimension in (Dimension.CATEGORY, Dimension.SEX, *TABLES[1:])
        if dimension in cells and set(cells[dimension]) != {NOT_SAID}
    ]


def _table(dimension: str, rows: Mapping[str, Mapping[str, Cell]], names: Names, by_sex: bool) -> Table:
    found = {sex for row in rows.values() for sex in row if sex != ALL} if by_sex else set[str]()
    # A column in which nobody's sex is known says nothing.
    sexes = names.order(Dimension.SEX, found) if found - {NOT_SAID} else []
    heads = tuple(names.of(Dimension.SEX, sex) for sex in sexes)
    return Table(
        dimension=dimension,
        title=str(Dimension(dimension).label),
        heads=heads,
        rows=tuple(
            Row(
                value=value,
                label=names.of(dimension, value),
                whole=rows[value].get(ALL, Cell(None)),
                cells=tuple(
                    (head, rows[value].get(sex, Cell(0))) for head, sex in zip(heads, sexes, strict=True)
                ),
            )
            for value in names.order(dimension, rows)
        ),
    )
