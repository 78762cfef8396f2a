"""Declared figures stay beside computed ones; shares stand against the census."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from mithaq.commons.access.actor import anonymous
from mithaq.features.outreach import actions
from mithaq.features.outreach.models import Activity, CensusFigure, Headcount
from mithaq.features.outreach.queries.cells import exact_cells, exact_counts, names_now
from mithaq.features.outreach.queries.census import balances
from mithaq.features.outreach.queries.declared import comparisons
from mithaq.features.outreach.queries.gathering import gathered, gathered_exactly
from mithaq.kit.conflicts import EditConflict, stamp
from mithaq.kit.testing import flat

from .make import make_activity, make_counts, make_organisation, make_zone, words


@pytest.mark.row("K08")
def test_salt_when_73_groups_are_declared_then_the_difference_from_the_records_is_said(by, visit, town):
    activity = make_activity()
    make_counts(activity, {"cso": 31})
    actions.set_organisations(
        by=by, activity=activity, organisations=[make_organisation() for _number in range(8)]
    )
    fields = {"unit": "groups", "number": 73, "source": words("The submitted plan")}
    actions.declare(by=by, subject=activity, fields=fields)
    actions.publish_counts(by=by, activity=activity)
    (one,) = comparisons(by, activity, gathered_exactly(Activity.objects.all()))
    assert (one.declaration.number, one.groups, one.people, one.difference) == (73, 8, 31, -65)
    assert one.differs
    page = flat(visit(town).get(f"/en/participation/{activity.pk}/").content.decode())
    assert (
        "Declared: 73. The records name 8 groups and institutions and count 31 people. Difference: 65."
        in page
    )


def test_declared_people_when_activities_are_too_small_then_the_difference_does_not_tell_them(by, town):
    activity = make_activity()
    make_counts(activity, {"cso": 3})
    actions.publish_counts(by=by, activity=activity)
    fields = {"unit": "people", "number": 10, "source": words("The report")}
    actions.declare(by=by, subject=activity, fields=fields)
    (one,) = comparisons(anonymous(town), activity, gathered(Activity.objects.all()))
    assert (one.computed, one.at_least, one.differs) == (0, True, False)


def test_declared_figure_when_equal_then_no_alarm(by):
    activity = make_activity()
    make_counts(activity, {"cso": 31})
    actions.declare(
        by=by, subject=activity, fields={"unit": "people", "number": 31, "source": words("The report")}
    )
    (one,) = comparisons(by, activity, gathered_exactly(Activity.objects.all()))
    assert not one.differs


def test_declared_figure_when_not_public_then_officers_only(by, town):
    activity = make_activity()
    fields = {"unit": "people", "number": 5, "source": words("A draft"), "is_public": False}
    row = actions.declare(by=by, subject=activity, fields=fields)
    assert comparisons(anonymous(town), activity, gathered(Activity.objects.all())) == []
    seen = stamp(row)
    actions.change_declaration(by=by, declaration=row, fields={"number": 6}, seen=seen)
    with pytest.raises(EditConflict):
        actions.change_declaration(by=by, declaration=row, fields={"number": 7}, seen=seen)


def census(by, dimension, **numbers):
    for value, number in numbers.items():
        actions.set_census_figure(
            by=by, dimension=dimension, value=value, number=number, year=2014, source="Institute"
        )


@pytest.mark.row("K09")
def test_balance_when_census_is_known_then_shares_by_sex_age_and_zone(by, visit, town):
    census(by, "sex", woman=500, man=500)
    census(by, "age", youth=600, middle=300, senior=100)
    north = make_zone("North", population=700, source="Census of 2014")
    south = make_zone("South", population=300)
    activity = make_activity()
    make_counts(activity, {"cso": 20}, sex="woman", age="youth", zone=north)
    make_counts(activity, {"cso": 60}, sex="man", age="middle", zone=south)
    make_counts(activity, {"other": 20})
    cells = exact_cells(exact_counts(Headcount.objects.all()))
    by_title = {one.title: one for one in balances(cells, names_now())}
    assert [(one.label, one.of_people, one.of_town) for one in by_title["Sex"].shares] == [
        ("woman", 0.25, 0.5),
        ("man", 0.75, 0.5),
    ]
    assert [(one.label, one.of_people, one.of_town) for one in by_title["Age"].shares] == [
        ("under 35", 0.25, 0.6),
        ("35 to 59", 0.75, 0.3),
        ("60 and over", 0.0, 0.1),
    ]
    zones = by_title["Zone"]
    assert [(one.label, one.of_people, one.of_town) for one in zones.shares] == [
        ("North", 0.25, 0.7),
        ("South", 0.75, 0.3),
    ]
    assert zones.known == 80
    assert zones.sources == ("Census of 2014",)
    assert by_title["Sex"].sources == ("Institute (2014)",)
    assert [one.is_missing for one in by_title["Sex"].shares] == [True, False]
    actions.publish_counts(by=by, activity=activity)
    page = flat(visit(town).get(f"/en/participation/{activity.pk}/").content.decode())
    assert "Institute (2014)" in page
    assert "too few" in page
    for share in ("25%", "50%", "70%"):
        assert share in page


def test_census_when_nobody_of_a_kind_came_then_that_is_shown(by):
    census(by, "sex", woman=500, man=500)
    activity = make_activity()
    make_counts(activity, {"cso": 40}, sex="man")
    cells = exact_cells(exact_counts(Headcount.objects.all()))
    (one,) = balances(cells, names_now())
    assert [(share.people, share.of_people) for share in one.shares] == [(0, 0.0), (40, 1.0)]


def test_census_when_written_again_then_corrected_and_wrong_ones_refused(by):
    census(by, "sex", woman=500)
    census(by, "sex", woman=510)
    assert CensusFigure.objects.get().number == 510
    for fields in (
        {"dimension": "zone", "value": "x"},
        {"dimension": "sex", "value": "youth"},
        {"dimension": "sex", "value": "man", "year": 2999},
        {"dimension": "sex", "value": "man", "source": " "},
    ):
        with pytest.raises(ValidationError):
            actions.set_census_figure(by=by, **{"number": 5, "year": 2014, "source": "Institute", **fields})
    assert CensusFigure.objects.count() == 1
