"""What is published hides those who are few, on the page, in the data, in reports alike."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from mithaq.commons.manifest.definitions import Fact, Passage, Period
from mithaq.features.outreach import actions
from mithaq.features.outreach.chapters import write
from mithaq.features.outreach.models import Activity, Headcount, PublishedCount, Release
from mithaq.features.outreach.queries.cells import Cell
from mithaq.features.outreach.queries.gathering import cells_of, gathered
from mithaq.kit.testing import flat

from .make import REGUEB, make_activity, make_counts, make_organisation, make_zone, words


def shown(activity, dimension):
    rows = PublishedCount.objects.filter(release__activity=activity, dimension=dimension, sex="all")
    return dict(rows.values_list("value", "number"))


@pytest.mark.row("K07")
def test_publication_when_every_number_is_large_then_the_page_shows_456(by, visit, town):
    activity = make_activity()
    make_counts(activity, REGUEB)
    assert actions.publish_counts(by=by, activity=activity).total == 456
    assert shown(activity, "category") == REGUEB
    page = flat(visit(town).get(f"/en/participation/{activity.pk}/").content.decode())
    for number in (456, *REGUEB.values()):
        assert f"<bdi>{number}</bdi>" in page


def test_publication_when_a_cell_is_small_then_neither_page_nor_data_nor_sum_tells_it(by, visit, town):
    activity = make_activity()
    make_counts(activity, {"cso": 23, "government": 17}, sex="woman")
    make_counts(activity, {"cso": 3, "government": 31}, sex="man")
    actions.publish_counts(by=by, activity=activity)
    cells = {(row.value, row.sex): row.number for row in PublishedCount.objects.filter(dimension="category")}
    assert cells["cso", "man"] is None
    # One other in its row, in its column, and the corner between them.
    assert [cells[key] for key in (("cso", "woman"), ("government", "man"), ("government", "woman"))] == [
        None,
        None,
        None,
    ]
    assert (cells["cso", "all"], cells["government", "all"]) == (26, 48)
    client = visit(town)
    data = b"".join(client.get("/data/participation-counts.csv")).decode()
    lines = [line.split(",") for line in data.splitlines()[1:]]
    assert [line for line in lines if line[1:4] == ["category", "cso", "man"]] == [
        [str(activity.pk), "category", "cso", "man", ""]
    ]
    page = flat(client.get(f"/en/participation/{activity.pk}/").content.decode())
    assert "<bdi>hidden</bdi>" in page
    assert "<bdi>3</bdi>" not in page
    rows = client.get("/api/v1/participation-counts/").json()["items"]
    assert [row["number"] for row in rows if (row["value"], row["sex"]) == ("cso", "man")] == [None]


def test_sums_when_one_activity_hides_then_at_least(by):
    first, second = make_activity(), make_activity()
    make_counts(first, {"cso": 30, "government": 20, "media": 3, "academic": 9})
    make_counts(second, {"cso": 7, "media": 8})
    for one in (first, second):
        actions.publish_counts(by=by, activity=one)
    # The three from the media hide the nine from universities too.
    assert shown(first, "category") == {"cso": 30, "government": 20, "media": None, "academic": None}
    cells = cells_of(Activity.objects.all())["category"]
    assert cells["media"]["all"] == Cell(8, at_least=True)
    assert cells["academic"]["all"] == Cell(None)
    assert cells["cso"]["all"] == Cell(37)


def test_sums_when_one_activity_is_not_split_by_sex_then_no_zero_stands_for_it(by, visit, town):
    first, second = make_activity(), make_activity()
    make_counts(first, {"cso": 30}, sex="woman")
    make_counts(first, {"cso": 20}, sex="man")
    make_counts(second, {"online_question": 92})
    for one in (first, second):
        actions.publish_counts(by=by, activity=one)
    page = flat(visit(town).get("/en/participation/").content.decode())
    row = page.partition('<th scope="row">Questions sent online</th>')[2].partition("</tr>")[0]
    assert row == '<td class="num strong"><bdi>92</bdi></td>'


def test_activity_when_fewer_than_five_came_then_no_number_at_all(by, visit, town):
    few, many = make_activity(title=words("Small visit")), make_activity()
    make_counts(few, {"cso": 4})
    make_counts(many, {"cso": 40})
    for one in (few, many):
        actions.publish_counts(by=by, activity=one)
    found = gathered(Activity.objects.all())
    assert (found.people, found.small, found.activities) == (40, 1, 2)
    page = flat(visit(town).get(f"/en/participation/{few.pk}/").content.decode())
    assert "fewer than five" in page
    assert PublishedCount.objects.filter(release__activity=few).count() == 0
    assert Release.objects.get(activity=few).total is None


def test_publication_when_one_person_is_added_then_only_the_total_moves(by):
    activity = make_activity()
    make_counts(activity, {"cso": 30, "media": 20}, sex="woman")
    actions.publish_counts(by=by, activity=activity)
    make_counts(activity, {"media": 1}, sex="man", age="senior")
    release = actions.publish_counts(by=by, activity=activity)
    assert (release.total, release.has_tables) == (51, False)
    assert PublishedCount.objects.count() == 0
    # Twice one person is not yet five either; a whole group more is.
    make_counts(activity, {"cso": 1})
    assert not actions.publish_counts(by=by, activity=activity).has_tables
    make_counts(activity, {"cso": 6})
    assert actions.publish_counts(by=by, activity=activity).has_tables


def test_publication_when_one_person_is_counted_elsewhere_then_no_table_tells_who(by):
    activity = make_activity()
    make_counts(activity, {"cso": 30, "media": 20}, sex="woman")
    actions.publish_counts(by=by, activity=activity)
    Headcount.objects.filter(activity=activity).delete()
    make_counts(activity, {"cso": 31, "media": 19}, sex="woman")
    release = actions.publish_counts(by=by, activity=activity)
    assert (release.total, release.has_tables, PublishedCount.objects.count()) == (50, False, 0)


def test_counts_when_changed_after_publication_then_the_page_waits_for_the_next(by):
    activity = make_activity()
    make_counts(activity, REGUEB)
    actions.publish_counts(by=by, activity=activity)
    make_counts(activity, {"media": 50})
    assert gathered(Activity.objects.all()).people == 456


def test_publication_when_nobody_is_counted_then_refused(by):
    activity = make_activity()
    with pytest.raises(ValidationError, match="Nobody is counted"):
        actions.publish_counts(by=by, activity=activity)
    assert Release.objects.count() == 0


def test_activity_when_taken_back_then_gone_from_everywhere(by, visit, town):
    activity = make_activity(title=words("Taken back"))
    make_counts(activity, REGUEB)
    actions.publish_counts(by=by, activity=activity)
    with pytest.raises(ValidationError, match="why"):
        actions.unpublish_counts(by=by, activity=activity, reason=" ")
    actions.unpublish_counts(by=by, activity=activity, reason="Wrong event")
    client = visit(town)
    assert client.get(f"/en/participation/{activity.pk}/").status_code == 404
    assert "Taken back" not in client.get("/en/participation/").content.decode()
    assert client.get("/api/v1/participation-counts/").json()["items"] == []


def test_bulletin_when_numbers_are_hidden_then_tells_published_ones_only(by, town):
    activity = make_activity(title=words("Open day"))
    make_counts(activity, {"cso": 30, "government": 20, "media": 3, "academic": 9})
    activity.organisations.add(make_organisation())
    actions.publish_counts(by=by, activity=activity)
    make_counts(make_activity(title=words("Unpublished")), {"cso": 100})
    today = timezone.localdate()
    told = list(write(town, Period(starts_on=today - dt.timedelta(days=90), ends_on=today)))
    assert [one.value for one in told if isinstance(one, Fact)] == [1, 62, 1]
    tables = [one for one in told if isinstance(one, Passage)]
    assert [row[1] for row in tables[0].rows] == ["Open day"]
    assert dict(tables[1].rows)["media"] == "hidden"
    assert dict(tables[1].rows)["civil society"] == "30"


def test_zone_table_when_published_then_named(by, visit, town):
    activity = make_activity()
    make_counts(activity, {"cso": 30}, zone=make_zone("Old town"))
    make_counts(activity, {"cso": 12}, zone=make_zone("New town"))
    actions.publish_counts(by=by, activity=activity)
    page = flat(visit(town).get(f"/en/participation/{activity.pk}/").content.decode())
    assert '<th scope="row">Old town</th>' in page
    assert "<bdi>12</bdi>" in page
