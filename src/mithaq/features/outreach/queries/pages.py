"""What the public pages show, read only when it is asked for: most of the time a kept part stands in for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from mithaq.commons.access.actor import Actor
from mithaq.kit.registry import record_of

from ..enums import Dimension
from ..models import Activity
from .cells import Cells, Names, Table, names_now, tables_of
from .census import Balance, balances
from .declared import Comparison, comparisons
from .gathering import Gathered, activities_of, cells_of, gathered, groups_in, subject_of


@dataclass
class Sums:
    """Published sums of some activities."""

    rows: QuerySet[Activity]

    @cached_property
    def gathered(self) -> Gathered:
        return gathered(self.rows)

    @cached_property
    def cells(self) -> Cells:
        return cells_of(self.rows)

    @cached_property
    def names(self) -> Names:
        return names_now()

    @cached_property
    def tables(self) -> list[Table]:
        return tables_of(self.cells, self.names)

    @cached_property
    def hides(self) -> bool:
        return any(table.hides for table in self.tables)

    @cached_property
    def balances(self) -> list[Balance]:
        return balances(self.cells, self.names)


class TownSums(Sums):
    """Everything the town has published, by category and sex; the rest stands in the balance and the data."""

    @cached_property
    def tables(self) -> list[Table]:
        tables = tables_of(self.cells, self.names, by_sex=False)
        return [one for one in tables if one.dimension in (Dimension.CATEGORY, Dimension.SEX)]


@dataclass
class ActivitySums(Sums):
    """One activity."""

    actor: Actor
    activity: Activity

    @cached_property
    def comparisons(self) -> list[Comparison]:
        return comparisons(self.actor, self.activity, self.gathered)

    @cached_property
    def groups(self) -> list[Any]:
        return list(groups_in(self.rows))

    @cached_property
    def about(self) -> dict[str, Any] | None:
        subject = subject_of(self.actor, self.activity)
        if subject is None:
            return None
        record = record_of(subject)
        return {"title": record.title(subject), "url": record.url(subject) if record.url else ""}


def town_sums(actor: Actor) -> TownSums:
    return TownSums(rows=activities_of(actor).filter(published_at__isnull=False))


def activity_sums(actor: Actor, activity: Activity) -> ActivitySums:
    return ActivitySums(rows=Activity.objects.filter(pk=activity.pk), actor=actor, activity=activity)
