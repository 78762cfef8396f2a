"""/theme.css: the colours of the town in hand, so that no page needs an inline style."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from mithaq.commons.access.gates import public
from mithaq.kit import colours

YEAR = 31_536_000


@public
def theme(request: HttpRequest) -> HttpResponse:
    """The address carries the version of the colours (`?v=`), so a browser may keep it for a year."""
    town = getattr(request, "municipality", None)
    sheet = colours.stylesheet(town.colour, town.accent) if town is not None else colours.stylesheet()
    response = HttpResponse(sheet, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response
