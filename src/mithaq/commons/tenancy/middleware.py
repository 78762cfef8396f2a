"""The town and the language of a request, from its host name and its path."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, HttpResponseRedirect
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

from .context import inside
from .models import Municipality
from .queries import is_directory_host, municipality_for_host

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


class MunicipalityMiddleware:
    """Sets `request.municipality` (None on the directory) and opens its scope, language and formats.

    A host that no open municipality answers to gets a bare 404: ALLOWED_HOSTS is open because towns bring
    their own domains while the server runs, so this is the one gate.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        host = host_of(request)
        municipality = municipality_for_host(host)
        if municipality is None and not is_directory_host(host):
            return HttpResponseNotFound("No municipality answers here.", content_type="text/plain")
        spoken = tuple(municipality.languages) if municipality else LANGUAGES
        prefix = request.path_info.split("/", 2)[1]
        if prefix in LANGUAGES and prefix not in spoken:
            rest = request.get_full_path()[len(prefix) + 1 :]
            return HttpResponseRedirect(f"/{spoken[0]}{rest}")
        language = prefix if prefix in spoken else preferred_language(request, spoken)
        request.municipality = municipality  # type: ignore[attr-defined]
        request.LANGUAGE_CODE = language
        if municipality is None:
            request.urlconf = settings.DIRECTORY_URLCONF
            with translation.override(language):
                response = self.get_response(request)
        else:
            with inside(municipality, language):
                response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def host_of(request: HttpRequest) -> str:
    """The host name asked for: lower case, without port and final dot."""
    host = request.get_host()
    return (host.rpartition(":")[0] or host).lower().rstrip(".")


def preferred_language(request: HttpRequest, spoken: tuple[str, ...]) -> str:
    """The visitor's choice (cookie), else the browser's, among the languages spoken here, else the first."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if chosen in spoken:
        return chosen
    for wanted, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        if (code := wanted.split("-")[0]) in spoken:
            return code
    return spoken[0]


def town_of(request: HttpRequest) -> Municipality | None:
    return getattr(request, "municipality", None)
