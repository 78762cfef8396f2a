"""Three rows of everything cost as many queries as one."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mithaq.commons.publish.queries import published
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.queries import municipality_for_host
from mithaq.kit.registry import records

from .addresses import paths, words_of
from .test_leaks import walked


def counted(client, path: str) -> tuple[int, int]:
    """(status, queries) of a page asked for as if it were the first, what the process keeps already there."""
    cache.clear()
    client.get(path)
    cache.clear()
    municipality_for_host(client.defaults["HTTP_HOST"])
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(path)
        words_of(response)
    return response.status_code, len(queries)


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
    exports = [f"/data/{code}.{ending}" for code in published() for ending in ("csv", "json", "xlsx")]
    pages = [*lists(kind), *details, *exports]
    before = {page: counted(client, page) for page in pages}
    here.add_one_of_each()
    here.add_one_of_each()
    grown = []
    for page in pages:
        status, queries = counted(client, page)
        if queries > before[page][1]:
            grown.append(f"{page}: {before[page][1]} queries, then {queries}")
        assert status == before[page][0], page
    assert grown == []
