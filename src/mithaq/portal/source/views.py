from __future__ import annotations

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from mithaq.commons.access.gates import public

from .archive import archive

# Nothing there is secret; robots would only sign nobody in, and count as readers.
ROBOTS = """\
User-agent: *
Disallow: /*/desk/
Disallow: /*/account/
Disallow: /*/search/
Disallow: /enter/
"""


@public
@require_safe
def source(request: HttpRequest) -> HttpResponse | FileResponse:
    """The code of this installation: where its operator publishes it, else packed from what runs here."""
    if settings.MITHAQ_SOURCE_URL:
        return HttpResponseRedirect(settings.MITHAQ_SOURCE_URL)
    return FileResponse(archive().open("rb"), as_attachment=True, filename="mithaq.tar.gz")


@public
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "public, max-age=86400"
    return response
