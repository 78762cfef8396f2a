"""What is promised about requests."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from mithaq.commons.clocks.definitions import ClockKind, Groups
from mithaq.commons.people.models import Organisation, Person

from .access import ANSWER, HEAD, OFFICE
from .addresses import mine_url
from .models import Category, Request
from .queries import ratings


def groups(row: Request) -> Groups:
    return Groups(row.unit.code, row.category.code)


def unit_names() -> dict[str, Any]:
    return dict(Organisation.objects.values_list("code", "name"))


def category_names() -> dict[str, Any]:
    return dict(Category.objects.values_list("code", "name"))


def waiting(row: Request) -> list[Person]:
    return [row.author] if row.author is not None else []


CLOCKS = (
    ClockKind(
        code="requests.answer",
        label=_("answer to a complaint or suggestion"),
        deadline="requests.answer",
        grants=(OFFICE, ANSWER),
        escalate_grants=(HEAD,),
        groups=groups,
        units=unit_names,
        categories=category_names,
        waiting=waiting,
        waiting_url=mine_url,
        ratings=ratings,
    ),
    ClockKind(
        code="requests.planned",
        label=_("work promised for a day"),
        grants=(OFFICE, ANSWER),
        escalate_grants=(HEAD,),
        groups=groups,
        units=unit_names,
        categories=category_names,
        waiting=waiting,
        waiting_url=mine_url,
    ),
    ClockKind(
        code="requests.second",
        label=_("second look at what was contested"),
        deadline="requests.second",
        grants=(HEAD,),
        escalate_grants=(OFFICE,),
        groups=groups,
        units=unit_names,
        categories=category_names,
        waiting=waiting,
        waiting_url=mine_url,
    ),
)
