"""Everybody's pages on the town's plans: each view asks one query and shows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from mithaq.commons.access.gates import public_page
from mithaq.commons.access.request import TownRequest
from mithaq.kit.i18n import active_language
from mithaq.methods import charts
from mithaq.methods.charts import Chart

from ..addresses import plan_url
from ..models import Plan
from ..queries import consulting
from ..queries import public as reads
from ..queries import sections as parts
from ..queries.comparing import compared
from ..share import Card, commitment_card, plan_card


def shown(request: TownRequest, template: str, **context: Any) -> HttpResponse:
    return render(request, f"plans/public/{template}.html", context)


def later(make: Callable[[], Any]) -> Any:
    """What the template asks for only where its words are not kept (`{% kept %}`)."""
    return SimpleLazyObject(make)


def picture(request: TownRequest, plan: Plan) -> Card:
    plan.municipality = request.municipality
    return later(lambda: plan_card(plan, active_language()))


@public_page
def plans(request: TownRequest) -> HttpResponse:
    return shown(request, "plans", shelf=reads.plans_of_town(request.actor))


@public_page
def compare(request: TownRequest) -> HttpResponse:
    return shown(request, "compared", plans=compared(request.actor))


@public_page
def consultations(request: TownRequest) -> HttpResponse:
    return shown(request, "consultations", calls=consulting.consultations_of_town(request.actor))


@public_page
def plan(request: TownRequest, pk: int, code: str = "") -> HttpResponse:
    """An address with an old name, or none, leads to the present one."""
    found = reads.plan_to_read(request.actor, pk)
    if code != found.code:
        return HttpResponsePermanentRedirect(plan_url(found))
    page = later(lambda: reads.plan_page(request.actor, found))
    chart = later(lambda: goals_chart(page.coverage))
    return shown(request, "plan", page=page, plan=found, chart=chart, card=picture(request, found))


def goals_chart(coverage: list[reads.Covered]) -> Chart | None:
    """How many commitments serve each goal."""
    if not coverage:
        return None
    data = [(f"{one.goal.number}. {one.goal.name}", len(one.commitments)) for one in coverage]
    return charts.bars(
        _("Commitments that serve each Sustainable Development Goal"),
        data,
        rtl=get_language_bidi(),
        columns=(_("Goal"), _("Commitments")),
    )


@public_page
def section(request: TownRequest, pk: int, code: str) -> HttpResponse:
    row = parts.section_to_read(request.actor, pk, code)
    page = later(lambda: parts.section_page(row))
    call = later(lambda: reads.call_of(row.plan))
    card = picture(request, row.plan)
    return shown(request, "section", page=page, call=call, section=row, place=code, plan=row.plan, card=card)


@public_page
def commitment(request: TownRequest, pk: int, number: int) -> HttpResponse:
    row = parts.commitment_to_read(request.actor, pk, number)
    row.plan.municipality = request.municipality
    page = later(lambda: parts.commitment_page(row))
    more = {
        "call": later(lambda: reads.call_of(row.plan)),
        "card": later(lambda: commitment_card(row, active_language())),
        "place": reads.place_of(number),
    }
    return shown(request, "commitment", page=page, commitment=row, plan=row.plan, **more)


@public_page
def consultation(request: TownRequest, pk: int) -> HttpResponse:
    page = consulting.consultation_page(request.actor, pk)
    return shown(request, "consultation", page=page, plan=page.plan, card=picture(request, page.plan))


@public_page
def report(request: TownRequest, pk: int) -> HttpResponse:
    page = consulting.report_of(request.actor, pk)
    return shown(request, "report", page=page, plan=page.plan, card=picture(request, page.plan))


@public_page
def whole(request: TownRequest, pk: int) -> HttpResponse:
    page = parts.whole_plan(request.actor, pk)
    return shown(request, "whole", page=page, plan=page.plan)
