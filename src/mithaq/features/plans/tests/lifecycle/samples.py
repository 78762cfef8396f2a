"""One more row of each record of a plan's life, for the tests of the house."""

from itertools import count
from typing import Any

from django.utils import timezone

from mithaq.kit.testing import Sample, mark, samples

from ...enums_lifecycle import ObjectiveKind
from ...models import Amendment, Objective, ObjectiveSet
from .. import sampling as plan_samples
from ..make import days

_numbers = count(1)


def amendment(town: Any, *, hidden: bool = False) -> Any:
    words = mark(town, hidden=hidden)
    return Amendment.objects.create(
        commitment=plan_samples.commitment(town, hidden=hidden),
        number=1,
        reason=words,
        before={"title": dict(words), "ends_on": None},
        after={"title": dict(words), "ends_on": days(30).isoformat()},
        decided_on=days(-3),
    )


def objectives(town: Any, *, hidden: bool = False) -> Any:
    return ObjectiveSet.objects.create(
        kind=ObjectiveKind.STRATEGIC,
        title=mark(town, hidden=hidden),
        starts_on=days(-400),
        published_at=None if hidden else timezone.now(),
    )


def objective(town: Any, *, hidden: bool = False) -> Any:
    row = Objective.objects.create(
        within=objectives(town, hidden=hidden), code=f"{next(_numbers)}", title=mark(town, hidden=hidden)
    )
    row.commitments.add(plan_samples.commitment(town, hidden=hidden))
    return row


for code, make in (
    ("plans.amendment", amendment),
    ("plans.objective_set", objectives),
    ("plans.objective", objective),
):
    samples.add(Sample(code=code, make=make, hidden=lambda town, make=make: make(town, hidden=True)))
