"""The read API: pages, cursors that anybody may invent, problems in the caller's language."""

import base64
import json

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from mithaq.commons.access.actor import system
from mithaq.commons.audit.actions import record
from mithaq.commons.audit.events import Event, events
from mithaq.commons.audit.models import Entry
from mithaq.commons.audit.registrations import LOG
from mithaq.commons.publish import cursors
from mithaq.commons.tenancy.context import inside

SHOWN, HIDDEN = "test.api_shown", "test.api_hidden"


@pytest.fixture
def log(regueb, make_person):
    for code, is_public in ((SHOWN, True), (HIDDEN, False)):
        if code not in events:
            events.add(Event(code=code, label=f"label of {code}", public=is_public))
    with inside(regueb):
        person = make_person("Amal")
        for count in range(7):
            record(SHOWN if count % 3 else HIDDEN, by=system(regueb), on=person)
    regueb.refresh_from_db()
    return regueb


def test_list_when_paged_then_every_public_row_once(log, visit):
    client, numbers, address = visit(log), [], "/api/v1/log/?limit=3"
    while address:
        response = client.get(address)
        numbers += [row["number"] for row in response.json()["items"]]
        link = response.headers.get("Link", "")
        assert bool(link) == bool(response.json()["next"])
        address = link.partition(">")[0].removeprefix("<").removeprefix("http://regueb.localhost")
    assert numbers == [2, 3, 5, 6]


def test_list_when_read_then_as_declared_and_open_to_any_site(log, visit):
    response = visit(log).get("/api/v1/log/?limit=1")
    assert response["Access-Control-Allow-Origin"] == "*"
    row = response.json()["items"][0]
    assert list(row) == ["id", *(field.code for field in LOG.fields)]
    assert row["act"] == dict.fromkeys(("ar", "fr", "en"), "label of test.api_shown")


def test_detail_when_private_or_of_another_town_then_problem_404(log, salt, visit):
    with inside(log):
        shown, hidden = Entry.objects.get(number=2), Entry.objects.get(number=1)
    assert visit(log).get(f"/api/v1/log/{shown.pk}/").json()["number"] == 2
    for client, entry in ((visit(log), hidden), (visit(salt), shown)):
        response = client.get(f"/api/v1/log/{entry.pk}/")
        assert response.status_code == 404
        assert response["Content-Type"] == "application/problem+json"
    assert visit(log).get("/api/v1/nothing/").json()["status"] == 404
    assert visit(log).get(f"/api/v1/log/{10**30}/").status_code == 404


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "limit=x", "cursor=x", "cursor=" + "A" * 1001])
def test_list_when_asked_wrongly_then_problem_400_in_the_callers_language(log, visit, query):
    response = visit(log).get(f"/api/v1/log/?{query}", headers={"accept-language": "fr"})
    assert response.status_code == 400
    assert response.json()["title"] == "La demande n’est pas comprise."


def test_list_when_unchanged_then_304_and_when_head_then_no_body(log, visit):
    client = visit(log)
    etag = client.get("/api/v1/log/")["ETag"]
    assert client.get("/api/v1/log/", headers={"if-none-match": etag}).status_code == 304
    assert client.head("/api/v1/log/").content == b""
    assert client.delete("/api/v1/log/").status_code == 405


def test_list_when_more_rows_then_the_same_queries(log, visit, django_assert_num_queries):
    client = visit(log)
    client.get("/api/v1/log/")
    for limit in (1, 4):
        with django_assert_num_queries(1):
            client.get(f"/api/v1/log/?limit={limit}")


def test_list_when_asked_again_with_anything_more_in_the_address_then_made_once(log, visit):
    client = visit(log)
    first = client.get("/api/v1/log/?limit=2&n=1")
    assert "n=1" not in first["Link"]
    assert "limit=2" in first["Link"]
    with CaptureQueriesContext(connection) as asked:
        again = client.get("/api/v1/log/?n=2&limit=2")
    assert not [query["sql"] for query in asked if "audit_entry" in query["sql"]]
    assert (again.content, again["Link"], again["ETag"]) == (first.content, first["Link"], first["ETag"])
    assert client.get("/api/v1/log/?limit=3").json() != first.json()


def test_openapi_when_asked_then_lists_every_dataset(log, visit):
    document = visit(log).get("/api/v1/openapi.json").json()
    assert document["openapi"].startswith("3.")
    assert {"/api/v1/log/", "/api/v1/log/{pk}/"} <= set(document["paths"])


INVENTED = st.one_of(
    st.text(),
    st.binary().map(lambda raw: base64.urlsafe_b64encode(raw).decode()),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(), lambda inner: st.lists(inner)
    ).map(lambda value: base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")),
    st.tuples(st.text() | st.integers().map(str), st.integers()).map(
        lambda pair: base64.urlsafe_b64encode(json.dumps(pair).encode()).decode().rstrip("=")
    ),
)


@pytest.mark.django_db
@settings(max_examples=300, deadline=None)
@given(cursor=INVENTED)
@pytest.mark.parametrize("name", ["number", "-number", "pk", "at", "event"])
def test_cursor_when_invented_then_rows_or_bad_cursor_and_nothing_else(name, cursor):
    from dataclasses import replace

    from django_scopes import scopes_disabled

    order = cursors.order_of(Entry, replace(LOG, order_by=(name,)))
    with scopes_disabled():
        try:
            found, _next = cursors.page(order, Entry.objects.all(), cursor or "x", 5)
        except (cursors.BadCursor, Http404):
            return
    assert found == []
