"""The towns of this installation, as the bare host lists them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from mithaq.commons.manifest.definitions import tallies
from mithaq.commons.tenancy.models import Municipality
from mithaq.commons.tenancy.queries import primary_host
from mithaq.kit import countries
from mithaq.kit.i18n import NAMES


@dataclass(frozen=True)
class Card:
    town: Municipality
    country: Any
    languages: list[str]
    address: str
    tallies: list[str]
    # (heading, how many), the same headings in the same order for every town.
    figures: list[tuple[Any, int]]


def town_address(town: Municipality, request: HttpRequest) -> str:
    """The full address of a town's front page, with the port this request came in by."""
    _host, colon, port = request.get_host().rpartition(":")
    scheme = "https" if settings.MITHAQ_HTTPS else request.scheme
    return f"{scheme}://{primary_host(town)}{colon + port if colon else ''}/"


def open_towns(request: HttpRequest) -> list[Card]:
    """The same number of queries, however many towns."""
    rows = Municipality.objects.filter(closed_on__isnull=True).order_by("slug").prefetch_related("domains")
    counted = [(one, one.count()) for one in sorted(tallies, key=lambda one: one.order)]
    return [
        Card(
            town=town,
            country=countries.country(town.country).name,
            languages=[NAMES.get(code, code) for code in town.languages],
            address=town_address(town, request),
            tallies=[
                one.words(count) for one, counts in counted if one.words and (count := counts.get(town.pk, 0))
            ],
            figures=[(one.label, counts.get(town.pk, 0)) for one, counts in counted if one.label],
        )
        for town in rows
    ]
