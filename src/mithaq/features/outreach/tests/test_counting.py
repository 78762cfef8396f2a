"""Counts are typed once at the event; sums make themselves."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from mithaq.commons.access.actor import anonymous
from mithaq.commons.access.policy import Denied
from mithaq.features.outreach import actions
from mithaq.features.outreach.models import Activity, Headcount
from mithaq.features.outreach.queries.cells import exact_cells, exact_counts, names_now, tables_of
from mithaq.features.outreach.queries.gathering import gathered_exactly
from mithaq.kit.conflicts import EditConflict, stamp

from .make import REGUEB, days_ago, make_activity, make_counts, make_organisation, words


@pytest.mark.row("K07")
def test_sum_when_the_seven_numbers_of_regueb_are_counted_then_456(by):
    activity = make_activity()
    for category, number in REGUEB.items():
        actions.add_headcount(by=by, activity=activity, fields={"category": category, "number": number})
    assert gathered_exactly(Activity.objects.all()).people == 456
    table = tables_of(exact_cells(exact_counts(Headcount.objects.all())), names_now())[0]
    assert {row.value: row.whole.number for row in table.rows} == REGUEB


@pytest.mark.row("K07")
def test_activity_when_written_then_takes_no_total(by):
    fields = {"title": words("Forum"), "held_on": days_ago(1), "people": 456}
    with pytest.raises(TypeError, match="people"):
        actions.add_activity(by=by, fields=fields)
    assert "total" not in {field.name for field in Activity._meta.get_fields()}


@pytest.mark.row("K08")
def test_groups_when_ticked_in_the_register_then_each_counts_once(by):
    first, second = make_activity(), make_activity()
    groups = [make_organisation() for _number in range(20)]
    actions.set_organisations(by=by, activity=first, organisations=groups[:15])
    actions.set_organisations(by=by, activity=second, organisations=groups[10:])
    assert gathered_exactly(Activity.objects.all()).groups == 20


def test_form_when_sent_twice_then_counts_once(by):
    activity = make_activity()
    fields = {"number": 3, "category": "cso"}
    first, new = actions.add_headcount(by=by, activity=activity, fields=fields, key="abc")
    second, again = actions.add_headcount(by=by, activity=activity, fields=fields, key="abc")
    assert (first, new, again) == (second, True, False)
    assert gathered_exactly(Activity.objects.all()).people == 3


def test_count_when_two_officers_correct_it_then_the_second_is_told(by):
    activity = make_activity()
    row, _new = actions.add_headcount(by=by, activity=activity, fields={"number": 3})
    seen = stamp(row)
    actions.change_headcount(by=by, headcount=row, fields={"number": 5}, seen=seen)
    with pytest.raises(EditConflict):
        actions.change_headcount(by=by, headcount=row, fields={"number": 7}, seen=seen)
    with pytest.raises(EditConflict):
        actions.remove_headcount(by=by, headcount=row, seen=seen)
    assert Headcount.objects.get().number == 5


def test_activity_when_two_officers_change_it_then_the_second_is_told(by):
    activity = make_activity()
    seen = stamp(activity)
    actions.change_activity(by=by, activity=activity, fields={"method": "visit"}, seen=seen)
    with pytest.raises(EditConflict):
        actions.change_activity(by=by, activity=activity, fields={"method": "poll"}, seen=seen)
    assert Activity.objects.get().method == "visit"


def test_activity_when_days_contradict_then_said(by):
    activity = make_activity()
    with pytest.raises(ValidationError, match="before the first"):
        actions.change_activity(by=by, activity=activity, fields={"ends_on": days_ago(9)})
    with pytest.raises(ValidationError, match="once it has taken place"):
        actions.change_activity(by=by, activity=activity, fields={"held_on": days_ago(-2)})
    assert Activity.objects.get().ends_on is None


def test_count_when_nobody_or_less_then_refused(by):
    activity = make_activity()
    for number in (0, -4):
        with pytest.raises(ValidationError):
            actions.add_headcount(by=by, activity=activity, fields={"number": number})
    assert Headcount.objects.count() == 0


def test_counting_when_no_officer_then_refused(town, actor_of, make_person):
    activity = make_activity()
    with pytest.raises(Http404):
        actions.add_headcount(by=anonymous(town), activity=activity, fields={"number": 1})
    monitor = actor_of(make_person("Monitor", duties=("plans.monitor",)))
    with pytest.raises(Denied):
        actions.add_headcount(by=monitor, activity=activity, fields={"number": 1})
    assert Headcount.objects.count() == 0


def test_publication_when_only_recorder_then_refused(recorder, actor_of):
    activity = make_activity()
    make_counts(activity, REGUEB)
    with pytest.raises(Denied):
        actions.publish_counts(by=actor_of(recorder), activity=activity)
    assert Activity.objects.get().published_at is None


def test_ten_thousand_records_when_summed_then_as_many_queries_as_for_three(by):
    small, large = make_activity(), make_activity()
    make_counts(small, {"cso": 1, "media": 2, "other": 3})
    rows = [
        Headcount(
            municipality=by.municipality,
            activity=large,
            number=1 + number % 3,
            category=list(REGUEB)[number % 7],
            sex=("woman", "man", "")[number % 3],
            age=("youth", "middle", "senior", "")[number % 4],
        )
        for number in range(10_000)
    ]
    Headcount.objects.bulk_create(rows, batch_size=1000)
    asked = []
    for activity in (small, large):
        with CaptureQueriesContext(connection) as queries:
            found = exact_counts(Headcount.objects.filter(activity=activity))
        asked.append(len(queries))
    assert asked[0] == asked[1]
    assert sum(sum(row.values()) for row in found["age"].values()) == sum(row.number for row in rows)
    # The tables are made from sums: their size does not grow with the records.
    assert max(len(table) for table in found.values()) <= 9
