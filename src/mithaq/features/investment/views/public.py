"""Everybody's pages: the years, one year, its zones and money, its members and its result."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language_bidi, gettext

from mithaq.commons.access.gates import public_page, signed_in
from mithaq.commons.access.policy import allowed, find
from mithaq.commons.access.request import TownRequest
from mithaq.kit.formats import money, number
from mithaq.methods.charts import bars
from mithaq.registers.places.models import Zone
from mithaq.registers.places.outline import draw
from mithaq.registers.places.queries import open_zones

from ..addresses import cycle_url, zone_url
from ..enums import State
from ..models import Cycle, Equipment, Facilitator, PastProject
from ..queries.cycles import composition, cycles_of, envelopes_of, named_members, running, summed
from ..queries.ideas import by_channel, liaisons_of, shown_ideas
from ..queries.results import results_of, totals_of
from ..queries.votes import election_of, elections_of
from ..showing import calendar_of, listed, state_of

PAGE_SIZE = 20
SOME = 5


def year(request: TownRequest, code: str) -> Cycle:
    return find(request.actor, Cycle.objects.select_related("adopted_in__body"), code=code)


@public_page
def years(request: TownRequest) -> HttpResponse:
    """The running year, and all years since the first, the latest first."""
    page = Paginator(cycles_of(request.actor), PAGE_SIZE).get_page(request.GET.get("page"))
    now = running(request.actor)
    context = {
        "page": page,
        "lines": [{"cycle": one, "state": state_of(one), "url": cycle_url(one)} for one in page],
        "running": now,
        "running_state": state_of(now) if now else None,
        "collecting": now is not None and now.state == State.IDEAS,
    }
    return render(request, "investment/years.html", context)


@public_page
def cycle(request: TownRequest, code: str) -> HttpResponse:
    """Where the year stands, its calendar, rules and money, and the way into each of its parts."""
    row = year(request, code)
    envelopes = envelopes_of(row)
    past = PastProject.objects.filter(cycle=row).select_related("zone") if row.is_imported else []
    context = {
        "cycle": row,
        "state": state_of(row),
        "calendar": calendar_of(row),
        "envelopes": [_money_line(row, one) for one in envelopes],
        "ideas": listed(shown_ideas(request.actor, row)[:SOME]),
        "channels": by_channel(row),
        "collecting": allowed(request.actor, "suggest", row),
        "calls": row.calls.filter(published_at__isnull=False),
        "members": sum(one.count for one in composition(row)),
        "sectors": row.sectors.all() if row.is_economic else [],
        "election": election_of(row),
        "rehearsal": elections_of(row).filter(rehearsal=True).first(),
        "past": past,
        "past_sums": summed(past) if past else None,
    }
    return render(request, "investment/cycle.html", context)


def _money_line(row: Cycle, envelope: Any) -> dict[str, Any]:
    return {
        "envelope": envelope,
        "url": zone_url(row, envelope.zone) if envelope.zone else "",
        "name": envelope.zone.name if envelope.zone else gettext("The whole town"),
    }


@public_page
def zone(request: TownRequest, code: str, zone_code: str) -> HttpResponse:
    """What a zone has, what was spent there, its money this year, its ideas, and who stands beside it."""
    row = year(request, code)
    place = find(request.actor, Zone.objects.all(), code=zone_code)
    envelope = next((one for one in envelopes_of(row) if one.zone_id == place.pk), None)
    rows = shown_ideas(request.actor, row).filter(zone=place)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    past = PastProject.objects.filter(zone=place, cycle__year__lt=row.year).select_related("cycle")
    outlines = [one.geometry for one in open_zones(request.actor) if one.geometry and one.pk != place.pk]
    context = {
        "cycle": row,
        "zone": place,
        "envelope": envelope,
        "equipment": Equipment.objects.filter(zone=place),
        "past": past.order_by("-cycle__year", "pk"),
        "page": page,
        "ideas": listed(page),
        "facilitators": Facilitator.objects.filter(
            cycle=row, zone=place, ended_on__isnull=True
        ).select_related("organisation"),
        "drawing": draw(place.geometry, outlines) if place.geometry else None,
        "collecting": row.state == State.IDEAS,
        "result": next((one for one in results_of(row) if one.zone_id == place.pk), None),
    }
    return render(request, "investment/zone.html", context)


@public_page
def members(request: TownRequest, code: str) -> HttpResponse:
    """How the programme is composed; institutions by name, people only counted."""
    row = year(request, code)
    composed = composition(row)
    chart = None
    if composed:
        chart = bars(
            gettext("Members by category"),
            [(one.label, one.count) for one in composed],
            rtl=get_language_bidi(),
            number=lambda value: number(int(value)),
            columns=(gettext("Category"), gettext("Members")),
        )
    context = {"cycle": row, "composed": composed, "chart": chart, "institutions": named_members(row)}
    return render(request, "investment/members.html", context)


@public_page
def result(request: TownRequest, code: str) -> HttpResponse:
    """What each zone chose, how many took part, and the way to check it."""
    row = year(request, code)
    found = results_of(row)
    zones = {one.zone_id for one in found}
    shapes = [one for one in open_zones(request.actor) if one.geometry and one.pk in zones]
    context = {
        "cycle": row,
        "election": election_of(row),
        "results": found,
        "totals": totals_of(found),
        "drawing": draw(None, [one.geometry for one in shapes if one.geometry]) if shapes else None,
        "chart": _per_head(found),
    }
    return render(request, "investment/result.html", context)


def _per_head(found: list[Any]) -> Any:
    data = [(str(one.name), float(one.per_inhabitant)) for one in found if one.per_inhabitant is not None]
    if not data:
        return None
    return bars(
        gettext("Chosen projects, money per inhabitant"),
        data,
        rtl=get_language_bidi(),
        number=lambda value: money(round(value * 1000) / 1000),  # type: ignore[arg-type]
        columns=(gettext("Zone"), gettext("Per inhabitant")),
    )


@signed_in
def agencies(request: TownRequest, code: str) -> HttpResponse:
    """Questions to other agencies with their age: for officers and the associations that supervise."""
    row = year(request, code)
    page = Paginator(liaisons_of(request.actor, row), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "investment/agencies.html", {"cycle": row, "page": page})


@public_page
def suggest(request: TownRequest) -> HttpResponse:
    """Where an idea is sent just now; the list of years when none is collected."""
    now = cycles_of(request.actor).filter(state=State.IDEAS).first()
    return redirect("investment_idea_new", now.code) if now else redirect("investment")
