"""Calendars to subscribe to: of the town's public meetings, of a body, of a person."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from mithaq.commons.access.gates import public, public_page
from mithaq.commons.access.policy import find, visible
from mithaq.commons.access.request import TownRequest
from mithaq.commons.notify.links import language_of
from mithaq.registers.bodies.models import Body

from ..calendars import calendar, calendar_response
from ..models import CalendarKey, Meeting
from ..queries import calendar_of_person, meetings_of


@public_page
def of_town(request: TownRequest) -> HttpResponse:
    """All public meetings."""
    rows = meetings_of(request.actor).filter(is_public=True)
    name = _("Public meetings of %(town)s") % {"town": request.municipality.name}
    return calendar_response(calendar(name, request.municipality, rows, links=False))


@public_page
def of_body(request: TownRequest, slug: str) -> HttpResponse:
    body = find(request.actor, Body.objects.all(), slug=slug)
    rows = visible(request.actor, meetings_of(body))
    return calendar_response(calendar(str(body.name), request.municipality, rows, links=False))


@public
def of_person(request: TownRequest, key: str) -> HttpResponse:
    """A person's own meetings; whoever knows the secret address reads it, as calendar programs must."""
    found = (
        CalendarKey.objects.select_related("person").filter(key=key, person__erased_at__isnull=True).first()
    )
    if found is None:
        raise Http404
    with translation.override(language_of(found.person, request.municipality)):
        name = _("My meetings in %(town)s") % {"town": request.municipality.name}
        rows: list[Meeting] = list(calendar_of_person(found.person))
        response = calendar_response(calendar(name, request.municipality, rows, links=True))
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
