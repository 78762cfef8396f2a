"""Everybody's pages on the bodies of the town."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from mithaq.commons.access.gates import public_page
from mithaq.commons.access.policy import find
from mithaq.commons.access.request import TownRequest
from mithaq.commons.audit.queries import history_of
from mithaq.commons.notify.feeds import feed_response
from mithaq.kit.i18n import active_language
from mithaq.kit.parse import ParseError, parse_date

from ..addresses import body_url
from ..composition import compose
from ..enums import BodyKind, Side
from ..models import Body, BodyText, Seat
from ..queries import bodies_of, lead_elsewhere, members_on, rules_of, seats_of


def body_to_read(request: TownRequest, slug: str) -> Body:
    return find(request.actor, Body.objects.select_related("lead", "secretariat"), slug=slug)


@public_page
def bodies(request: TownRequest) -> HttpResponse:
    """All bodies, by kind; closed ones folded away."""
    rows = list(bodies_of(request.actor).select_related("lead"))
    standing = [row for row in rows if row.is_open]
    groups = [
        (BodyKind(kind).label, list(found)) for kind, found in groupby(standing, key=lambda row: row.kind)
    ]
    closed = [row for row in rows if not row.is_open]
    return render(request, "bodies/bodies.html", {"groups": groups, "closed": closed})


@public_page
def body(request: TownRequest, slug: str) -> HttpResponse:
    """Mandate, members by institution, balance, rules; meetings and decisions come as panels."""
    row = body_to_read(request, slug)
    seats = list(members_on(row))
    context = {
        "body": row,
        "sides": by_side(seats),
        "composition": compose(seats, row.shares),
        "lead_elsewhere": lead_elsewhere(row, seats),
        "rules": rules_of(row),
        "url": body_url(row),
    }
    return render(request, "bodies/body.html", context)


def by_side(seats: list[Seat]) -> list[tuple[Any, list[Seat]]]:
    """The members of each side, with those of one institution together."""
    order = {seat.pk: place for place, seat in enumerate(seats)}
    ranked = sorted(
        seats,
        key=lambda seat: (seat.side, seat.organisation.code if seat.organisation else "~", order[seat.pk]),
    )
    return [(Side(side).label, list(found)) for side, found in groupby(ranked, key=lambda seat: seat.side)]


@public_page
def history(request: TownRequest, slug: str) -> HttpResponse:
    """Who sat there, all along or on one day (?day=), and every version of the rules."""
    row = body_to_read(request, slug)
    day, wrong = _asked_day(request)
    seats = list(members_on(row, day) if day else seats_of(row))
    context = {
        "body": row,
        "seats": seats,
        "day": day,
        "wrong": wrong,
        "typed": request.GET.get("day", ""),
        "texts": BodyText.objects.filter(body=row),
    }
    return render(request, "bodies/history.html", context)


def _asked_day(request: TownRequest) -> tuple[dt.date | None, str]:
    typed = request.GET.get("day", "").strip()
    if not typed:
        return None, ""
    try:
        return parse_date(typed), ""
    except ParseError as error:
        return None, str(error)


@public_page
def feed(request: TownRequest, slug: str) -> HttpResponse:
    """What happened to this body, as Atom."""
    row = body_to_read(request, slug)
    url = request.build_absolute_uri(reverse("body", args=[row.slug]))
    return feed_response(str(row.name), url, history_of(row), active_language())
