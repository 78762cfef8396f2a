"""What documents declare, beside what the records give."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible

from ..enums import Unit
from ..models import Declaration
from .gathering import Gathered


@dataclass(frozen=True)
class Comparison:
    """computed: what the records give for the same unit; difference: computed − declared.

    at_least: the computed number leaves out what may not be shown, so that the difference is not certain.
    """

    declaration: Declaration
    computed: int
    groups: int
    people: int
    at_least: bool = False

    @property
    def difference(self) -> int:
        return self.computed - self.declaration.number

    @property
    def differs(self) -> bool:
        """A lower bound contradicts only what it exceeds."""
        return self.difference > 0 if self.at_least else self.difference != 0


def declarations_of(actor: Actor, subject: Model) -> QuerySet[Declaration]:
    rows = Declaration.objects.filter(
        subject_type=ContentType.objects.get_for_model(subject), subject_id=subject.pk
    )
    return visible(actor, rows).order_by("pk")


def comparisons(actor: Actor, subject: Model, found: Gathered) -> list[Comparison]:
    """Each declared figure beside the computed one. Pass published sums on public pages: a difference tells them."""
    computed = {
        Unit.PEOPLE: found.people,
        Unit.GROUPS: found.groups,
        Unit.ACTIVITIES: found.activities,
    }
    return [
        Comparison(
            declaration=one,
            computed=computed[Unit(one.unit)],
            groups=found.groups,
            people=found.people,
            at_least=one.unit == Unit.PEOPLE and found.small > 0,
        )
        for one in declarations_of(actor, subject)
    ]
