"""One more of everything, public and hidden, for the house tests."""

from __future__ import annotations

from itertools import count
from typing import Any

from django.utils import timezone

from mithaq.features.outreach.models import (
    Activity,
    CensusFigure,
    Declaration,
    Headcount,
    PublishedCount,
    Release,
)
from mithaq.kit.testing import Sample, mark, samples

from .make import make_activity, make_organisation

years = count(1901)


def activity(town: Any, *, hidden: bool = False) -> Activity:
    said = mark(town, hidden=hidden)
    found = make_activity(title=said, place=said)
    if not hidden:
        found.published_at = timezone.now()
        found.save()
        Release.objects.create(activity=found, total=12)
        found.organisations.add(make_organisation(name=said))
    return found


def headcount(town: Any) -> Headcount:
    """Nobody but those who keep the records reads it."""
    return Headcount.objects.create(activity=activity(town, hidden=True), number=3, category="cso")


def published(town: Any) -> PublishedCount:
    return PublishedCount.objects.create(
        release=activity(town).release, dimension="category", value="cso", number=12
    )


def declaration(town: Any, *, hidden: bool = False) -> Declaration:
    return Declaration.objects.create(
        subject=activity(town),
        unit="groups",
        number=73,
        source=mark(town, hidden=hidden),
        is_public=not hidden,
    )


def census(town: Any) -> CensusFigure:
    return CensusFigure.objects.create(
        dimension="sex", value="woman", number=1000, year=next(years), source=mark(town)["en"]
    )


samples.add(Sample(code="outreach.activity", make=activity, hidden=lambda town: activity(town, hidden=True)))
samples.add(Sample(code="outreach.headcount", make=headcount, hidden=headcount))
samples.add(Sample(code="outreach.count", make=published))
samples.add(
    Sample(code="outreach.declaration", make=declaration, hidden=lambda town: declaration(town, hidden=True))
)
samples.add(Sample(code="outreach.census", make=census))
