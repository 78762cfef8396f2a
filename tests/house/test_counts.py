"""Three rows of everything cost as many queries as one."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection, reset_queries
from django.test.utils import CaptureQueriesContext

from mithaq.commons.publish.queries import published
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.queries import municipality_for_host
from mithaq.kit.registry import records
from mithaq.kit.testing import forget_everything_kept

from .addresses import paths, words_of
from .test_leaks import walked


def counted(client, path: str) -> int:
    """Queries of a page that nobody has asked for yet; the town itself is known by its host."""
    forget_everything_kept()
    municipality_for_host(client.defaults["HTTP_HOST"])
    reset_queries()  # the log keeps the last 9,000 only: once it is full, every page would count as none
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
        words_of(response)
    assert response.status_code < 500, path
    return len(queries)


def lists(kind: str) -> list[str]:
    """Every page without a number; the desk for officers only."""
    return [
        path
        for address in walked(settings.ROOT_URLCONF)
        if "<" not in address.route and (kind == "officer" or not address.route.startswith("en/desk/"))
        for path in paths(address, 1)
    ]


@pytest.mark.parametrize("kind", ["anonymous", "officer"])
def test_page_when_three_rows_instead_of_one_then_as_many_queries(here, visit, kind):
    client = visit(here.municipality, here.people[kind], raise_request_exception=False)
    with inside(here.municipality, "en"):
        details = [
            url.partition("#")[0]
            for code, row in here.rows.items()
            for way in (records.get(code).url, records.get(code).desk_url)
            if way is not None and (url := way(row))
        ]
    files = [f"/data/{code}.{ending}" for code in published() for ending in ("csv", "json", "xlsx")]
    pages = [*lists(kind), *details, *(files if kind == "anonymous" else [])]
    ContentType.objects.get_for_models(*apps.get_models())  # what a process looks up once and remembers
    before = {page: counted(client, page) for page in pages}
    here.add_one_of_each()
    here.add_one_of_each()
    grown = [
        f"{page}: {before[page]} queries, then {after}"
        for page in pages
        if (after := counted(client, page)) > before[page]
    ]
    assert grown == []
