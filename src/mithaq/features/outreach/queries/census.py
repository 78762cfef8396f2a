"""Shares of those who came against shares of those who live here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mithaq.kit.shares import whole_percents
from mithaq.registers.places.enums import ZoneKind
from mithaq.registers.places.models import Zone

from ..enums import ALL, CENSUS, NOT_SAID, Dimension
from ..models import CensusFigure
from .cells import Cell, Cells, Names

# Apart by this many points, the page says who is missing.
WIDE_GAP = 0.10


@dataclass(frozen=True)
class Share:
    """people: who came, None when not shown; of_people, of_town: shares between 0 and 1, None when not known.

    percent_people, percent_town: the same as shown, rounded so that each column adds up to a hundred.
    """

    value: str
    label: str
    people: int | None
    inhabitants: int
    of_people: float | None
    of_town: float
    percent_people: int | None
    percent_town: int

    @property
    def gap(self) -> float | None:
        return None if self.of_people is None else self.of_people - self.of_town

    @property
    def is_missing(self) -> bool:
        return self.gap is not None and self.gap <= -WIDE_GAP

    @property
    def is_many(self) -> bool:
        return self.gap is not None and self.gap >= WIDE_GAP


@dataclass(frozen=True)
class Balance:
    """One dimension held against the census. known: people of whom it is known and shown; sources: where from."""

    title: str
    known: int
    shares: tuple[Share, ...]
    sources: tuple[str, ...]
    is_partial: bool


def census_now() -> dict[str, tuple[dict[str, int], tuple[str, ...]]]:
    """{dimension: ({value: inhabitants}, sources)} of the latest year of each dimension, in two queries."""
    latest: dict[str, int] = {}
    figures: dict[str, dict[str, int]] = {}
    sources: dict[str, list[str]] = {}
    for one in CensusFigure.objects.order_by("dimension", "-year", "pk"):
        if latest.setdefault(one.dimension, one.year) == one.year:
            figures.setdefault(one.dimension, {})[one.value] = one.number
            sources.setdefault(one.dimension, []).append(f"{one.source} ({one.year})")
    known = list(Zone.objects.filter(population__isnull=False, closed_on__isnull=True))
    # Districts hold neighbourhoods: whoever lives in both must not count twice.
    small = [zone for zone in known if zone.kind != ZoneKind.DISTRICT]
    for zone in small or known:
        figures.setdefault(Dimension.ZONE, {})[zone.code] = zone.population or 0
        if zone.source:
            sources.setdefault(Dimension.ZONE, []).append(zone.source)
    return {one: (figures[one], tuple(dict.fromkeys(sources.get(one, [])))) for one in figures}


def balances(cells: Cells, names: Names) -> list[Balance]:
    """Every dimension of which the census of the town is known, sex first."""
    census = census_now()
    return [
        _balance(dimension, cells[dimension], *census[dimension], names)
        for dimension in (*CENSUS, Dimension.ZONE)
        if dimension in census and dimension in cells and _compares(census[dimension][0])
    ]


def _compares(figures: Mapping[str, int]) -> bool:
    """One kind alone is always everybody."""
    return len(figures) > 1 and sum(figures.values()) > 0


def _balance(
    dimension: str,
    rows: Mapping[str, Mapping[str, Cell]],
    figures: Mapping[str, int],
    sources: tuple[str, ...],
    names: Names,
) -> Balance:
    came = {value: row.get(ALL, Cell(None)) for value, row in rows.items()}
    # Compared among those of whom it is known and whose kind the census counts.
    known = sum(came[value].number or 0 for value in figures if value in came)
    lived = sum(figures.values())
    order = list(names.order(dimension, figures))
    shown = {value: came.get(value, Cell(0)).number for value in order}
    percents = zip(
        whole_percents([shown[value] or 0 for value in order]),
        whole_percents([figures[value] for value in order]),
        strict=True,
    )
    shares = []
    for value, (percent_people, percent_town) in zip(order, percents, strict=True):
        people = shown[value]
        shares.append(
            Share(
                value=value,
                label=names.of(dimension, value),
                people=people,
                inhabitants=figures[value],
                of_people=people / known if people is not None and known else None,
                of_town=figures[value] / lived,
                percent_people=percent_people if people is not None and known else None,
                percent_town=percent_town,
            )
        )
    partial = any(cell.number is None or cell.at_least for value, cell in came.items() if value != NOT_SAID)
    return Balance(
        title=str(Dimension(dimension).label),
        known=known,
        shares=tuple(shares),
        sources=sources,
        is_partial=partial,
    )
