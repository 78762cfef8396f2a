"""Activities for tests."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any

from django.utils import timezone

from mithaq.features.outreach.models import Activity, Headcount
from mithaq.kit.i18n import Text
from mithaq.registers.bodies.tests.make import make_organisation
from mithaq.registers.places.models import Zone

__all__ = ["REGUEB", "days_ago", "make_activity", "make_counts", "make_organisation", "make_zone", "words"]

# What the founding plan of Regueb states of those who took part, category by category.
REGUEB = {
    "cso": 11,
    "online_question": 92,
    "government": 5,
    "deliberative_council": 257,
    "workshop": 76,
    "academic": 7,
    "private": 8,
}
numbers = count(1)


def words(text: str) -> Text:
    return Text(ar=text, fr=text, en=text)


def days_ago(number: int) -> dt.date:
    return timezone.localdate() - dt.timedelta(days=number)


def make_activity(**fields: Any) -> Activity:
    return Activity.objects.create(**{"title": words("Forum"), "held_on": days_ago(3), **fields})


def make_counts(activity: Activity, numbers: dict[str, int], **fields: Any) -> None:
    """One headcount for each category."""
    for category, number in numbers.items():
        Headcount.objects.create(activity=activity, category=category, number=number, **fields)


def make_zone(name: str = "Centre", **fields: Any) -> Zone:
    return Zone.objects.create(code=f"zone-{next(numbers)}", name=words(name), **fields)
