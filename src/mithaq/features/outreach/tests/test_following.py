"""A meeting and the activity about it: one count, one published table, nothing to subtract."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from mithaq.commons.access.policy import Denied
from mithaq.commons.audit.models import Entry
from mithaq.features.outreach import actions
from mithaq.features.outreach.jobs import after_counting
from mithaq.features.outreach.models import Activity, Headcount, PublishedCount, Release
from mithaq.features.outreach.queries.gathering import gathered, gathered_exactly
from mithaq.methods.suppression import Line, Published
from mithaq.methods.suppression.tests.attacker import spans
from mithaq.registers.meetings.actions import Counts, record_attendance
from mithaq.registers.meetings.models import Turnout
from mithaq.registers.meetings.tests.make import make_body, make_held

from .make import days_ago, make_activity, make_counts, words

CAME = {"citizen": Counts(3, 20), "cso": Counts(8, 9), "private": Counts(12, 10)}
SEX = {"woman": "women", "man": "men", "not_said": "unknown"}


def count(by, meeting, came):
    """And what the worker does of it."""
    record_attendance(by=by, meeting=meeting, counts=came, presence={})
    entry = Entry.objects.filter(event="meetings.attendance_recorded").latest("pk")
    after_counting(entry_id=entry.pk)


@pytest.fixture
def meeting(by):
    held = make_held(make_body(is_public=True), is_public=True)
    count(by, held, CAME)
    return held


@pytest.fixture
def activity(by, meeting):
    fields = {"title": words("Meeting"), "held_on": days_ago(5), "subject": meeting}
    return actions.add_activity(by=by, fields=fields)


def table_of(activity):
    """What participation shows, in the words of the meeting: {(category, sex or "total"): number}."""
    rows = PublishedCount.objects.filter(release__activity=activity, dimension="category")
    return {(row.value, SEX.get(row.sex, "total")): row.number for row in rows}


@pytest.mark.row("L05", "K07")
def test_meeting_when_its_activity_is_published_then_whoever_subtracts_both_finds_no_small_number(
    by, meeting, activity, visit, town
):
    release = actions.publish_counts(by=by, activity=activity)
    turnout = Turnout.objects.get(meeting=meeting)
    shown = {(category, key): n for category, line in turnout.categories.items() for key, n in line.items()}
    assert table_of(activity) == shown
    assert release.total == turnout.total == 62
    tables = {}
    for name, found in (("meeting", shown), ("activity", table_of(activity))):
        tables[name] = {
            category: Line(
                found[category, "total"],
                {sex: found.get((category, sex), 0) for sex in turnout.sexes},
            )
            for category in CAME
        }
    least, most = spans(Published(total=62, columns=turnout.sexes, tables=tables))[
        "meeting", "citizen", "women"
    ]
    assert (least <= 1, most >= 4) == (True, True)
    # Two tables that hide other cells would have told it: so this attacker finds it.
    told = {"citizen": Line(23, {"women": None, "men": None}), "cso": Line(17, {"women": 8, "men": 9})}
    told["private"] = Line(22, {"women": 12, "men": 10})
    careless = spans(Published(total=62, columns={"women": 23, "men": 39}, tables={"both": told}))
    assert careless["both", "citizen", "women"] == (3, 3)
    page = visit(town).get(f"/en/participation/{activity.pk}/").content.decode()
    assert f'href="/en/meetings/{meeting.pk}/"' in page


def test_meeting_when_counted_then_typed_once_and_in_the_totals(by, meeting, activity, recorder, visit, town):
    rows = Headcount.objects.values_list("category", "sex", "number")
    assert sorted(rows) == [
        ("citizen", "man", 20),
        ("citizen", "woman", 3),
        ("cso", "man", 9),
        ("cso", "woman", 8),
        ("private", "man", 10),
        ("private", "woman", 12),
    ]
    with pytest.raises(Denied):
        actions.add_headcount(
            by=by, activity=activity, fields={"number": 8, "category": "cso", "sex": "woman"}
        )
    with pytest.raises(Denied):
        actions.import_headcounts(by=by, activity=activity, text="number,category\n15,workshop")
    client = visit(town, recorder)
    desk = f"/en/desk/participation/{activity.pk}/"
    page = client.get(desk).content.decode()
    assert (f"{desk}counts/" in page, f"/en/desk/meetings/{meeting.pk}/" in page) == (False, True)
    row = Headcount.objects.first()
    assert client.post(f"/en/desk/participation/counts/{row.pk}/", {"remove": ""}).status_code == 404
    assert [client.get(f"{desk}{part}/").status_code for part in ("counts", "list")] == [403, 403]
    actions.publish_counts(by=by, activity=activity)
    assert (gathered(Activity.objects.all()).people, gathered_exactly(Activity.objects.all()).people) == (
        62,
        62,
    )


def test_meeting_when_corrected_then_the_activity_shows_what_the_meeting_shows(by, meeting, activity):
    actions.publish_counts(by=by, activity=activity)
    count(by, meeting, {**CAME, "cso": Counts(9, 9)})
    assert (Release.objects.get().total, Release.objects.get().has_tables, table_of(activity)) == (
        63,
        False,
        {},
    )
    count(by, meeting, {**CAME, "cso": Counts(28, 29)})
    assert table_of(activity)["cso", "total"] == 57
    assert Release.objects.get().total == 102
    actions.unpublish_counts(by=by, activity=activity, reason="Wrong day")
    count(by, meeting, {**CAME, "cso": Counts(48, 49)})
    assert (Release.objects.get().total, PublishedCount.objects.count()) == (None, 0)


def test_meeting_when_it_has_an_activity_then_no_other_takes_its_people(by, meeting, activity):
    with pytest.raises(ValidationError, match="counts already in"):
        actions.add_activity(by=by, fields={"title": words("X"), "held_on": days_ago(1), "subject": meeting})
    other = make_held(meeting.body, day=-20, is_public=True)
    typed, released = make_activity(), make_activity()
    make_counts(typed, {"cso": 8})
    make_counts(released, {"cso": 8})
    actions.publish_counts(by=by, activity=released)
    Headcount.objects.filter(activity=released).delete()
    for one in (typed, released):
        with pytest.raises(ValidationError, match="counted here already"):
            actions.change_activity(by=by, activity=one, fields={"subject": other})
    # Nobody counted there yet.
    actions.change_activity(by=by, activity=activity, fields={"subject": other})
    assert Headcount.objects.filter(activity=activity).count() == 0
    with pytest.raises(ValidationError, match="Nobody is counted"):
        actions.publish_counts(by=by, activity=activity)
    actions.change_activity(by=by, activity=activity, fields={"subject": None})
    assert actions.add_headcount(by=by, activity=activity, fields={"number": 1, "category": "cso"})[1]
