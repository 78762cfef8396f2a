"""The files of the open data, at addresses that do not change."""

from __future__ import annotations

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
    StreamingHttpResponse,
)
from django.urls import reverse
from django.utils import translation

from mithaq.kit.i18n import languages

from .columns import columns_of
from .conditional import open_data
from .describe import catalogue, licence_of
from .dictionary import dictionary_json
from .files import KINDS, pieces
from .queries import last_changes, published, record_for

JSON_LD = "application/ld+json; charset=utf-8"


def language_asked(request: HttpRequest) -> str:
    """`?lang=fr`, when the town speaks it, else the reader's own."""
    wanted = request.GET.get("lang", "")
    return wanted if wanted in languages() else request.LANGUAGE_CODE


@open_data
def dataset_file(request: HttpRequest, code: str, ending: str) -> HttpResponseBase:
    """`/data/<code>.csv`, `.xlsx` or `.json`: streamed, so that memory stays flat."""
    record, dataset = record_for(code)
    kind = KINDS.get(ending)
    if kind is None:
        raise Http404
    town = request.municipality  # type: ignore[attr-defined]
    steps = pieces(kind, town, language_asked(request), record, dataset)
    response = StreamingHttpResponse(steps, content_type=kind.content_type)
    name = f"{town.slug}-{dataset.code}.{ending}"
    disposition = "inline" if ending == "json" else "attachment"
    response["Content-Disposition"] = f'{disposition}; filename="{name}"'
    response["Link"] = f'<{licence_of(town)[1]}>; rel="license"'
    return response


@open_data
def dictionary(request: HttpRequest, code: str) -> HttpResponse:
    """`/data/<code>/dictionary.json`: what each column of the files means."""
    _record, dataset = record_for(code)
    language = language_asked(request)
    with translation.override(language):
        columns = dictionary_json(columns_of(dataset, languages()))
    body = {"dataset": dataset.code, "language": language, "columns": columns}
    return JsonResponse(body, json_dumps_params={"ensure_ascii": False})


@open_data
def dcat(request: HttpRequest) -> HttpResponse:
    """`/data/catalog.jsonld`: the catalogue for other catalogues."""
    town = request.municipality  # type: ignore[attr-defined]
    changed = last_changes(town)
    with translation.override(town.default_language):
        body = catalogue(
            town,
            [
                (
                    record.dataset,
                    changed.get(record.model.lower()),
                    reverse("dataset", args=[code]),
                    {
                        ending: (
                            reverse("dataset_file", args=[code, ending]),
                            kind.content_type.split(";")[0],
                        )
                        for ending, kind in KINDS.items()
                    },
                )
                for code, record in published().items()
                if record.dataset
            ],
            page=reverse("data"),
            absolute=request.build_absolute_uri,
        )
    return JsonResponse(body, content_type=JSON_LD, json_dumps_params={"ensure_ascii": False})
