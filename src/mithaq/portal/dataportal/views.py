"""Open data for people; the files and the API themselves are commons.publish."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from mithaq.commons.access.gates import public_page
from mithaq.commons.publish.api import change_column
from mithaq.commons.publish.columns import columns_of, value_of
from mithaq.commons.publish.describe import FREQUENCIES, licence_of
from mithaq.commons.publish.dictionary import KINDS, dictionary_lines
from mithaq.commons.publish.files import KINDS as FILES
from mithaq.commons.publish.queries import last_changes, published, record_for, rows_of
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.i18n import languages
from mithaq.kit.registry import Dataset, Field

PREVIEW_ROWS = 20


def licence_words(town: Municipality) -> dict[str, str]:
    name, url = licence_of(town)
    return {"licence_url": url, "licence_name": name}


def files_of(dataset: Dataset) -> list[dict[str, str]]:
    """The files as links; the language of headings goes with the XLSX, which people read."""
    return [
        {
            "name": ending.upper(),
            "url": reverse("dataset_file", args=[dataset.code, ending])
            + (f"?lang={get_language()}" if ending == "xlsx" else ""),
        }
        for ending in FILES
    ]


@public_page
def catalogue(request: HttpRequest) -> HttpResponse:
    town = request.municipality  # type: ignore[attr-defined]
    # A count of each table: only made when the list is not kept.
    context = {"entries": lambda: entries_of(town), **licence_words(town)}
    return render(request, "dataportal/catalogue.html", context)


def entries_of(town: Municipality) -> list[dict[str, Any]]:
    changed = last_changes(town)
    return [
        {
            "dataset": record.dataset,
            "url": reverse("dataset", args=[code]),
            "rows": rows_of(record, town).order_by().count(),
            "changed": changed.get(record.model.lower()),
            "frequency": FREQUENCIES[record.dataset.frequency],
            "files": files_of(record.dataset),
        }
        for code, record in published().items()
        if record.dataset
    ]


@public_page
def dataset(request: HttpRequest, code: str) -> HttpResponse:
    town = request.municipality  # type: ignore[attr-defined]
    record, found = record_for(code)
    rows = rows_of(record, town)
    columns = columns_of(found, languages())
    preview = list(rows[:PREVIEW_ROWS])
    context = {
        "dataset": found,
        "rows": rows.order_by().count(),
        "changed": last_changes(town).get(record.model.lower()),
        "frequency": FREQUENCIES[found.frequency],
        "files": files_of(found),
        "fields": found.fields,
        "preview": [[shown(field, obj) for field in found.fields] for obj in preview],
        "dictionary": dictionary_lines(columns),
        "api_url": reverse(f"api:{code.replace('-', '_')}_list"),
        **licence_words(town),
    }
    return render(request, "dataportal/dataset.html", context)


def shown(field: Field, obj: Any) -> dict[str, Any]:
    """(kind, value) of one cell of the preview; texts in the reader's language where there is one."""
    value = value_of(field, obj)
    if field.kind == "list" and value is not None:
        value = ", ".join(str(item) for item in value)
    return {"kind": field.kind, "value": value}


@public_page
def api(request: HttpRequest) -> HttpResponse:
    """How programs read the data: drawn from the registry, in the reader's language, with nothing to load."""
    resources = [
        {
            "dataset": record.dataset,
            "list_url": reverse(f"api:{code.replace('-', '_')}_list"),
            "since": change_column(record, record.dataset),
            "fields": [(field, KINDS[field.kind]) for field in record.dataset.fields],
        }
        for code, record in published().items()
        if record.dataset
    ]
    base = request.build_absolute_uri("/api/v1/")
    return render(request, "dataportal/api.html", {"resources": resources, "base": base})
