"""Addresses without a language: `/data/…` for files, `/api/v1/…` for programs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, include, path, re_path
from django.utils import translation

from . import api, views
from .conditional import open_data
from .queries import published

# The document is one for all towns, so it speaks English whoever asks.
with translation.override("en"):
    v1 = api.build_api(published().values())
    _document = v1.get_openapi_schema(path_prefix="/api/v1/")
api.describe_problems(_document)

_patterns, _app, _namespace = v1.urls
_operations = [
    path(str(pattern.pattern), open_data(pattern.callback), name=pattern.name)
    for pattern in _patterns
    if isinstance(pattern, URLPattern) and pattern.name != "api-root"
]


@open_data
def openapi(request: HttpRequest) -> HttpResponse:
    return JsonResponse(_document)


@open_data
def nothing(request: HttpRequest, rest: str) -> HttpResponse:
    """Programs get their 404 as JSON too."""
    return api.not_found(request)


urlpatterns = [
    path("data/catalog.jsonld", views.dcat, name="dcat"),
    path("data/<slug:code>/dictionary.json", views.dictionary, name="dictionary"),
    path("data/<slug:code>.<slug:ending>", views.dataset_file, name="dataset_file"),
    path("api/v1/openapi.json", openapi, name="openapi"),
    path("api/v1/", include((_operations, _namespace))),
    re_path(r"^api/v1/(?P<rest>.*)$", nothing, name="api_nothing"),
]
