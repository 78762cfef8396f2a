from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mithaq.commons.access.gates import public
from mithaq.kit import icons

from . import samples


@public
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component, once, with what to write to get it."""
    return render(request, "gallery/gallery.html", {**samples.context(), "icon_names": list(icons.SHAPES)})
