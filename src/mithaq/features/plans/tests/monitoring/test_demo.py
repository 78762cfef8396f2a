"""The demonstration: monitors who are not independent, a contested figure, and nobody to write to."""

import pytest

from ...demo.loader import load
from ...enums_monitoring import Independence
from ...models import Assessment, FigureCheck, Plan, PlannedActivity
from ...queries.monitoring.independence import findings_of
from ...queries.monitoring.people import is_reachable


@pytest.mark.row("N05", "N08", "N09", "N12")
def test_demonstration_when_loaded_then_gaps_of_both_towns_are_visible(loaded):
    town, data = loaded
    plan = Plan.objects.get(code=data["plans"][0]["code"])
    levels = [one.level for one in findings_of(plan)]
    contested = FigureCheck.objects.filter(stance="contested")
    if town.slug == "regueb":
        # Those the plan itself names sit on its committee; the researcher who came later does not.
        assert levels == [
            Independence.NOT_INDEPENDENT,
            Independence.NOT_INDEPENDENT,
            Independence.INDEPENDENT,
        ]
        assert "monitor_in_committee" in [tie.code for tie in findings_of(plan)[0].ties]
        assert [bool(one.replied_at) for one in contested.order_by("at")] == [True, False]
        assert Assessment.objects.filter(kind="inception", state="signed").count() == 1
    else:
        assert levels == [Independence.PARTLY]
        assert is_reachable(plan) is False
        assert contested.count() == 1
        assert Assessment.objects.filter(kind="inception", state="open").count() == 1
    assert PlannedActivity.objects.filter(reported_at__isnull=False).count() == 1


def test_demonstration_when_loaded_twice_then_nothing_doubles(loaded):
    town, _data = loaded
    before = (FigureCheck.objects.count(), PlannedActivity.objects.count(), Assessment.objects.count())
    load(municipality=town, say=lambda line: None)
    after = (FigureCheck.objects.count(), PlannedActivity.objects.count(), Assessment.objects.count())
    assert after == before
