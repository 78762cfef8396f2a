"""The town as an app on the home screen, readable without a network. All from this host, nothing from a third."""

from __future__ import annotations

import hashlib
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from mithaq.commons.access.gates import public
from mithaq.kit import colours
from mithaq.kit.i18n import direction, languages

from . import icons

DAY = 86_400
YEAR = 365 * DAY
# With these the page of drafts works without a network (features/requests).
WRITING = ("kit/js/photos.js", "kit/js/puzzle.js", "requests/place.js", "requests/drafts.js")


@public
@require_safe
def webmanifest(request: HttpRequest) -> HttpResponse:
    """Name, colours and icon of the town, in the language of the request."""
    town = request.municipality  # type: ignore[attr-defined]
    name, language = town.name.best(request.LANGUAGE_CODE)
    own = colours.palette(town.colour, town.accent)
    body: dict[str, Any] = {
        "id": "/",
        "name": name,
        "short_name": name,
        "description": str(town.tagline),
        "lang": language,
        "dir": direction(language),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "theme_color": own.brand,
        "background_color": "#fbfaf5",
        "icons": [
            {
                "src": f"{reverse('app_icon', args=[name])}?v={icons.version(town)}",
                "type": "image/png",
                "sizes": f"{side}x{side}",
                "purpose": purpose,
            }
            for name, (side, purpose) in icons.ICONS.items()
            if purpose
        ],
    }
    response = JsonResponse(
        body, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False}
    )
    response["Cache-Control"] = f"public, max-age={DAY}"
    response["Vary"] = "Accept-Language, Cookie"
    return response


@public
@require_safe
def app_icon(request: HttpRequest, name: str) -> HttpResponse:
    """The town on a home screen. The address in the manifest carries the version of logo and colours."""
    town = request.municipality  # type: ignore[attr-defined]
    if name not in icons.ICONS:
        raise Http404
    version = icons.version(town)
    response = HttpResponse(icons.drawn(town, name), content_type="image/png")
    kept = f"max-age={YEAR}, immutable" if request.GET.get("v") == version else f"max-age={DAY}"
    response["Cache-Control"] = f"public, {kept}"
    return response


@public
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker. At the root, because it may only keep what lies below its own address."""
    town = request.municipality  # type: ignore[attr-defined]
    kept = [reverse("offline"), static("kit/mithaq.css"), static("kit/icon.svg"), static("kit/js/mithaq.js")]
    kept += [static(name) for name in WRITING]
    kept += [f"/{code}/{page}/" for code in languages() for page in ("help", "tell/draft")]
    shown = {"kept": kept, "offline": reverse("offline"), "version": f"{town.pk}-{hash_of(kept)}"}
    response = render(request, "offline/sw.js", shown, content_type="text/javascript; charset=utf-8")
    # Looked at again at each visit: a faulty worker must be replaceable at once.
    response["Cache-Control"] = "no-cache"
    return response


def hash_of(addresses: list[str]) -> str:
    """Changes when any address does; static files carry their own digest in production."""
    return hashlib.sha256("\n".join(addresses).encode()).hexdigest()[:12]


@public
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    return render(request, "offline.html")


@public
@require_safe
def logo(request: HttpRequest, name: str) -> HttpResponse | FileResponse:
    """The logo of this town and no other file."""
    town = request.municipality  # type: ignore[attr-defined]
    if not town.logo or town.logo.name != f"logos/{name}":
        raise Http404
    response = FileResponse(town.logo.open("rb"), content_type="image/png")
    response["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response
