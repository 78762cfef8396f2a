"""Pictures and copies for machines."""

from __future__ import annotations

from django.http import Http404, HttpResponse, JsonResponse
from django.urls import reverse

from mithaq.commons.access.gates import public, public_page
from mithaq.commons.access.request import TownRequest
from mithaq.kit.i18n import languages
from mithaq.registers.meetings.calendars import calendar_response

from ..calendars import due_dates
from ..copies import machine_copy_of
from ..queries.public import plan_to_read
from ..queries.sections import commitment_to_read
from ..share import Card, commitment_card, plan_card

YEAR = 365 * 86_400


def drawn(card: Card, digest: str) -> HttpResponse:
    """The picture; kept for ever under its own address, briefly under one that has been overtaken."""
    response = HttpResponse(card.png(), content_type="image/png")
    age = f"max-age={YEAR}, immutable" if digest == card.digest else "max-age=300"
    response["Cache-Control"] = f"public, {age}"
    return response


def spoken(language: str) -> str:
    if language not in languages():
        raise Http404
    return language


@public
def plan_picture(request: TownRequest, pk: int, language: str, digest: str) -> HttpResponse:
    plan = plan_to_read(request.actor, pk)
    plan.municipality = request.municipality
    return drawn(plan_card(plan, spoken(language)), digest)


@public
def commitment_picture(
    request: TownRequest, pk: int, number: int, language: str, digest: str
) -> HttpResponse:
    row = commitment_to_read(request.actor, pk, number)
    row.plan.municipality = request.municipality
    return drawn(commitment_card(row, spoken(language)), digest)


@public_page
def due_dates_of_plan(request: TownRequest, pk: int) -> HttpResponse:
    plan = plan_to_read(request.actor, pk)
    plan.municipality = request.municipality
    return calendar_response(due_dates(plan), f"{plan.code}.ics")


@public_page
def due_dates_of_commitment(request: TownRequest, pk: int, number: int) -> HttpResponse:
    row = commitment_to_read(request.actor, pk, number)
    row.plan.municipality = request.municipality
    return calendar_response(due_dates(row.plan, row), f"{row.plan.code}-{number}.ics")


@public_page
def machine_copy(request: TownRequest, pk: int) -> HttpResponse:
    """The whole plan as JSON, for anybody's program."""
    copy = machine_copy_of(request.actor, pk)
    copy["source"] = request.build_absolute_uri(reverse("plan_json", args=[pk]))
    response = JsonResponse(copy, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Access-Control-Allow-Origin"] = "*"
    return response
