import io
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.test import override_settings
from django.urls import include, path
from openpyxl import load_workbook

from mithaq.kit.desk import Bulk, Column, Desk, Filter


def rename(actor, objects, data):
    for group in objects:
        group.name = f"done {group.name}"
        group.save()
    return len(objects)


class GroupDesk(Desk):
    code = "groups"
    label = "Groups"
    columns = (
        Column("name", "Name", sort="name", main=True),
        Column("size", "Size", value=lambda group: len(group.name), kind="number"),
        Column("state", "State", value=lambda group: ("Open", "good"), kind="chip"),
    )
    filters = (
        Filter(
            code="first",
            label="First letter",
            choices=[("a", "A"), ("b", "B")],
            where=lambda rows, value: rows.filter(name__startswith=value),
        ),
    )
    bulk = (Bulk(code="rename", label="Rename", run=rename, may=lambda actor, obj: obj.name != "a-kept"),)
    searches = True

    def enter(self, actor):
        if actor is None or not actor.officer:
            raise PermissionDenied

    def queryset(self, actor):
        return Group.objects.exclude(name="secret")

    def search(self, queryset, words, actor):
        return queryset.filter(name__contains=words)

    def history(self, actor, obj):
        return [SimpleNamespace(when=None, label="Born", by="", detail="", url="")]


class ClosedDesk(Desk):
    code = "closed"
    label = "Closed"


urlpatterns = [
    path("groups/", include(GroupDesk.urls())),
    path("closed/", include(ClosedDesk.urls())),
]


class Officer:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.actor = SimpleNamespace(
            officer="officer" in request.headers, person=None, organisation=None, has=lambda *grants: False
        )
        return self.get_response(request)


@pytest.fixture(autouse=True)
def _mounted(settings):
    with override_settings(
        ROOT_URLCONF=__name__,
        LANGUAGE_CODE="en",
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            f"{__name__}.Officer",
        ],
    ):
        yield


@pytest.fixture
def rows(db):
    Group.objects.create(name="secret")
    return [Group.objects.create(name=f"{letter}-{n:02}") for letter in "ab" for n in range(15)]


def names(response):
    return [row["title"].name for row in response.context["table"]]


def get(client, address):
    return client.get(address, headers={"officer": "yes"})


def test_list_when_not_an_officer_then_refused(client, rows):
    assert client.get("/groups/").status_code == 403
    assert client.get(f"/groups/{rows[0].pk}/").status_code == 403
    assert client.get("/groups/export.csv").status_code == 403
    assert client.post("/groups/bulk/", {"act": "rename", "pick": [rows[0].pk]}).status_code == 403


def test_list_when_desk_says_nothing_of_entry_then_closed(client, db):
    assert get(client, "/closed/").status_code == 403


def test_list_when_sorted_filtered_and_searched_then_in_the_address(client, rows):
    response = get(client, "/groups/?first=b&sort=-name&q=1")
    assert names(response) == ["b-14", "b-13", "b-12", "b-11", "b-10", "b-01"]
    assert response.context["active"] == 2
    assert response.context["headings"][0]["url"] == "?first=b&sort=name&q=1"


def test_list_when_address_asks_nonsense_then_ignored(client, rows):
    response = get(client, "/groups/?first=zzz&sort=password&page=oops")
    assert len(names(response)) == 20
    assert response.context["page"].paginator.count == 30


@pytest.mark.parametrize("count", [1, 20])
def test_list_when_rows_grow_then_queries_do_not(client, db, count, django_assert_num_queries):
    for number in range(count):
        Group.objects.create(name=f"n{number}")
    with django_assert_num_queries(2):
        get(client, "/groups/")


def test_list_when_nothing_matches_then_says_so(client, rows):
    assert "Nothing matches." in get(client, "/groups/?q=zzz").content.decode()


def test_export_when_filtered_then_holds_every_page_of_it_and_nothing_hidden(client, rows):
    body = get(client, "/groups/export.csv?q=-").getvalue().decode("utf-8-sig").splitlines()
    assert body[0] == "Name,Size,State"
    assert len(body) == 31
    assert "secret" not in "".join(body)
    sheet = load_workbook(io.BytesIO(get(client, "/groups/export.xlsx?first=a").getvalue())).active
    assert sheet.max_row == 16
    assert get(client, "/groups/export.exe").status_code == 404


def test_bulk_when_not_confirmed_then_asks_and_changes_nothing(client, rows):
    chosen = {"act": "rename", "pick": [rows[0].pk, rows[1].pk]}
    response = client.post("/groups/bulk/", chosen, headers={"officer": "yes"})
    assert [row["title"].name for row in response.context["rows"]] == ["a-00", "a-01"]
    assert Group.objects.filter(name__startswith="done").count() == 0


def test_bulk_when_confirmed_then_runs_on_rows_that_may_be_seen_and_changed(client, rows):
    kept, secret = Group.objects.create(name="a-kept"), Group.objects.get(name="secret")
    chosen = {"act": "rename", "confirmed": "1", "pick": [rows[0].pk, kept.pk, secret.pk, "1; drop"]}
    response = client.post("/groups/bulk/", chosen, headers={"officer": "yes"})
    assert response.status_code == 302
    assert list(Group.objects.filter(name__startswith="done").values_list("name", flat=True)) == ["done a-00"]


def test_detail_when_row_is_out_of_sight_then_not_found(client, rows):
    secret = Group.objects.get(name="secret")
    assert get(client, f"/groups/{secret.pk}/").status_code == 404
    assert get(client, f"/groups/{secret.pk}/history/").status_code == 404
    assert get(client, f"/groups/{rows[0].pk}/").context["title"] == rows[0]


def test_history_when_opened_then_shows_entries(client, rows):
    assert "Born" in get(client, f"/groups/{rows[0].pk}/history/").content.decode()
