"""The read API: a list and a detail for every dataset, made from the registry, described by OpenAPI."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Query, Router
from ninja.errors import ValidationError

from mithaq.kit.registry import Dataset, Record

from .columns import json_row
from .cursors import LARGEST, BadCursor, order_of, page
from .queries import rows_of
from .schemas import Paging, PagingSince, Problem, page_schema, row_schema

# Columns that say when a row last changed; the first that the model has allows `?updated_since=`.
CHANGE_COLUMNS = ("updated_at", "changed_at", "modified_at")
PROBLEMS = {400: Problem, 404: Problem}


PROBLEM = "application/problem+json"


def describe_problems(document: dict[str, Any]) -> None:
    """Say in the document that refusals are problems (RFC 9457), which the framework writes down as plain JSON."""
    for operations in document["paths"].values():
        for operation in operations.values():
            for status, answer in operation["responses"].items():
                if int(status) >= 400 and "content" in answer:
                    answer["content"] = {PROBLEM: answer["content"]["application/json"]}
                if status == "400" and "content" in answer:
                    # An address with a zero byte in it reaches no view: the server refuses it in one word.
                    answer["content"]["text/plain"] = {"schema": {"type": "string"}}


def problem(status: int, title: str, detail: str = "") -> JsonResponse:
    body = Problem(title=title, status=status, detail=detail).model_dump()
    return JsonResponse(
        body,
        status=status,
        content_type=PROBLEM,
        json_dumps_params={"ensure_ascii": False},
    )


def not_found(request: HttpRequest, error: Any = None) -> HttpResponse:
    return problem(404, _("There is nothing at this address."))


def bad_cursor(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(400, _("The request cannot be understood."), str(error))


def bad_request(request: HttpRequest, error: Any) -> HttpResponse:
    """Which parameter is wrong. What was sent is not repeated."""
    wrong = sorted({str(one["loc"][-1]) for one in error.errors})
    detail = _("These parameters are not as described: %(names)s.") % {"names": ", ".join(wrong)}
    return problem(400, _("The request cannot be understood."), detail)


def build_api(published: Iterable[Record]) -> NinjaAPI:
    """One API for these records; words of the description in the language active now."""
    api = NinjaAPI(
        title="Mithaq",
        version="1",
        description=_(
            "The open data of a municipality, to be read by programs. Each list gives at most 100 rows; the"
            " header Link and the field next lead to those that follow."
        ),
        docs_url=None,
        openapi_url=None,
        urls_namespace="api",
    )
    api.add_exception_handler(BadCursor, bad_cursor)
    api.add_exception_handler(ValidationError, bad_request)
    api.add_exception_handler(Http404, not_found)
    for record in published:
        if record.dataset:
            api.add_router(f"/{record.dataset.code}", router_of(record, record.dataset))
    return api


def change_column(record: Record, dataset: Dataset) -> str:
    """The published column that says when a row last changed; "" when there is none."""
    declared = {field.code for field in dataset.fields if field.kind == "datetime" and field.value is None}
    for name in CHANGE_COLUMNS:
        if name in declared:
            try:
                record.model_class()._meta.get_field(name)
            except FieldDoesNotExist:
                continue
            return name
    return ""


def router_of(record: Record, dataset: Dataset) -> Router:
    router = Router(tags=[dataset.code])
    row = row_schema(dataset)
    order = order_of(record.model_class(), dataset)
    changed = change_column(record, dataset)
    name = dataset.code.replace("-", "_")

    def listed(request: HttpRequest, response: HttpResponse, rows: Any, asked: Paging) -> Any:
        found, following = page(order, rows, asked.cursor, asked.limit)
        if following:
            query = request.GET.copy()
            query["cursor"] = following
            response["Link"] = f'<{request.build_absolute_uri(request.path)}?{query.urlencode()}>; rel="next"'
        return {"items": [shown(obj) for obj in found], "next": following or None}

    def shown(obj: Any) -> dict[str, Any]:
        return {"id": obj.pk, **json_row(dataset, obj)}

    def public_rows(request: HttpRequest) -> Any:
        return rows_of(record, request.municipality)  # type: ignore[attr-defined]

    def list_rows(request: HttpRequest, response: HttpResponse, asked: Query[Paging]) -> Any:
        return listed(request, response, public_rows(request), asked)

    def list_changed_rows(request: HttpRequest, response: HttpResponse, asked: Query[PagingSince]) -> Any:
        rows = public_rows(request)
        if (moment := asked.updated_since) is not None:
            moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
            rows = rows.filter(**{f"{changed}__gte": moment})
        return listed(request, response, rows, asked)

    def one_row(request: HttpRequest, pk: int) -> Any:
        found = public_rows(request).filter(pk=pk).first() if 0 <= pk <= LARGEST else None
        if found is None:
            raise Http404
        return shown(found)

    router.add_api_operation(
        "/",
        ["GET"],
        list_changed_rows if changed else list_rows,
        response={200: page_schema(dataset, row), **PROBLEMS},
        url_name=f"{name}_list",
        operation_id=f"list_{name}",
        summary=str(dataset.label),
        description=str(dataset.description),
    )
    router.add_api_operation(
        "/{int:pk}/",
        ["GET"],
        one_row,
        response={200: row, **PROBLEMS},
        url_name=f"{name}_one",
        operation_id=f"get_{name}",
        summary=str(dataset.label),
    )
    return router
