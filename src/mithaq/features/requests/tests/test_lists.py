"""Lists kept at the desk and acts taken back, on the list that needs them most."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mithaq.commons.audit.models import BulkAct, KeptList
from mithaq.commons.clocks.models import Clock
from mithaq.commons.tenancy.queries import forget_hosts
from mithaq.features.requests import actions
from mithaq.features.requests.models import Request
from mithaq.kit.testing import forget_everything_kept

from .make import file_one, make_category, make_unit, serve

DESK = "/en/desk/requests/"


@pytest.fixture
def office(town, make_person):
    return serve(make_person("Rim"), make_unit(), "requests.office_agent")


@pytest.mark.row("D01")
def test_keep_list_when_shared_with_the_unit_then_its_members_see_it_and_nobody_else(
    town, office, make_person, visit
):
    colleague = serve(make_person("Hedi"), make_unit(), "requests.office_agent")
    stranger = serve(make_person("Sami"), make_unit("general"), "requests.office_agent")
    file_one(town)
    desk = visit(town, office)
    given = {"query": "standing=late&field=lighting&page=2", "name": "Dark streets", "unit": make_unit().pk}
    assert desk.post(f"{DESK}keep/", given).status_code == 302
    desk.post(f"{DESK}keep/", {"query": "standing=open", "name": "My own list"})
    desk.post(f"{DESK}keep/", {"query": "standing=&q=", "name": "Nothing chosen"})
    kept = KeptList.objects.get(name="Dark streets")
    assert kept.query == "standing=late&field=lighting"
    assert KeptList.objects.count() == 2

    def page(person):
        return visit(town, person).get(DESK).content.decode()

    assert ["Dark streets" in page(one) for one in (office, colleague, stranger)] == [True, True, False]
    assert ["My own list" in page(one) for one in (office, colleague, stranger)] == [True, False, False]
    assert visit(town, colleague).post(f"{DESK}kept/{kept.pk}/drop/").status_code == 403
    assert visit(town, stranger).post(f"{DESK}kept/{kept.pk}/drop/").status_code == 404
    others = desk.post(
        f"{DESK}keep/", {"query": "kind=complaint", "name": "X", "unit": make_unit("general").pk}
    )
    assert others.status_code == 403
    assert desk.post(f"{DESK}kept/{kept.pk}/drop/").status_code == 302
    assert "Dark streets" not in page(colleague)


@pytest.mark.row("D01")
def test_undo_when_one_row_was_changed_since_then_the_others_go_back_and_it_is_named(
    town, office, make_person, actor_of, visit
):
    colleague = serve(make_person("Hedi"), make_unit(), "requests.office_agent")
    category = make_category()
    rows = [file_one(town, category).request for _ in range(3)]
    desk = visit(town, office)
    picked = {"act": "give", "pick": [row.pk for row in rows], "person": colleague.pk}
    assert "undone for ten minutes" in desk.post(f"{DESK}bulk/", picked).content.decode()
    assert desk.post(f"{DESK}bulk/", picked | {"confirmed": "1"}).status_code == 302
    assert "Just done: Give to a colleague" in desk.get(DESK).content.decode()
    actions.set_priority(by=actor_of(colleague), request=rows[1], priority="a")
    act = BulkAct.objects.get()
    assert visit(town, colleague).post(f"{DESK}undo/", {"act": act.pk}).status_code == 404
    told = desk.post(f"{DESK}undo/", {"act": act.pk}, follow=True).content.decode()
    assert "Undone for 2 rows." in told
    assert f"something happened since: {rows[1].reference}" in told
    tables = dict(Request.objects.values_list("pk", "assignee"))
    assert tables == {rows[0].pk: None, rows[1].pk: colleague.pk, rows[2].pk: None}
    again = desk.post(f"{DESK}undo/", {"act": act.pk}, follow=True).content.decode()
    assert "can no longer be undone" in again


@pytest.mark.row("D01")
def test_undo_when_ten_minutes_have_passed_then_no_longer(town, office, visit):
    row = file_one(town).request
    desk = visit(town, office)
    desk.post(f"{DESK}bulk/", {"act": "mine", "pick": [row.pk], "confirmed": "1"})
    BulkAct.objects.update(at=timezone.now() - dt.timedelta(minutes=11))
    assert "Just done" not in desk.get(DESK).content.decode()
    desk.post(f"{DESK}undo/", {"act": BulkAct.objects.get().pk})
    row.refresh_from_db()
    assert row.assignee == office


@pytest.mark.row("D01")
@pytest.mark.parametrize("path", [DESK, f"{DESK}?standing=late", f"{DESK}?q=lamp", "/en/desk/"])
def test_desk_when_forty_requests_wait_instead_of_three_then_no_more_queries(town, office, visit, path):
    category, desk = make_category(), visit(town, office)

    def asked() -> list[str]:
        # What is kept of the town's name is asked anew every two seconds, whatever the page.
        forget_everything_kept()
        forget_hosts()
        with CaptureQueriesContext(connection) as captured:
            assert desk.get(path).status_code == 200
        return [one["sql"] for one in captured]

    for _number in range(3):
        file_one(town, category)
    Clock.objects.update(due_at=timezone.now() - dt.timedelta(days=1))
    asked()
    few = asked()
    for _number in range(37):
        file_one(town, category)
    Clock.objects.update(due_at=timezone.now() - dt.timedelta(days=1))
    many = asked()
    assert len(many) == len(few)
    # Promises are looked up for the rows that are shown; to find and count those past their date, never row by row.
    by_row = '"subject_id" = ("requests_request"."id")'
    assert any(by_row in one for one in many) == path.startswith(DESK)
    assert [one for one in many if "COUNT(" in one and by_row in one] == []


def test_late_when_only_another_promise_is_past_then_listed_and_kept_ones_not(town, office, visit):
    category = make_category()
    late, done, early = (file_one(town, category).request for _number in range(3))
    past = timezone.now() - dt.timedelta(hours=1)
    Clock.objects.filter(subject_id__in=[late.pk, done.pk]).update(due_at=past)
    Clock.objects.filter(subject_id=done.pk).update(state="done", stopped_at=past)
    page = visit(town, office).get(f"{DESK}?standing=late").content.decode()
    assert [one.reference in page for one in (late, done, early)] == [True, False, False]
