"""The demonstration of each town: loaded by the acts of the house, true to the file, at home on any day."""

import datetime as dt

import pytest
from django.utils import timezone

from mithaq.commons.audit.queries import verify
from mithaq.commons.clocks.models import Clock
from mithaq.commons.discuss.models import Comment

from ...demo.cast import Cast
from ...demo.loader import load
from ...demo.shift import move_to_today
from ...models import Consultation, Milestone, Plan, PlanDocument, SectionChange
from ...queries.missing import standing_endorsements


@pytest.mark.row("M01", "M02", "M04", "M05", "M10", "M13")
def test_demonstration_when_loaded_then_both_plans_stand_whole(loaded):
    town, data = loaded
    founding, following = data["plans"]
    first, second = Plan.objects.get(code=founding["code"]), Plan.objects.get(code=following["code"])
    assert (first.status, second.status) == ("implementation", "public_consultation")
    assert second.follows == first
    assert first.sections.exclude(text={}).count() == len(founding["sections"])
    assert first.commitments.count() == len(founding["commitments"])
    assert first.institutions.filter(role="lead").count() == len(founding["leads"])
    assert standing_endorsements(first) == len(founding["endorsements"])
    assert Milestone.objects.filter(commitment__plan=first).count() == sum(
        len(one["milestones"]) for one in founding["commitments"]
    )
    assert PlanDocument.objects.filter(plan=second, in_pack=True).count() == len(
        following["consultation"]["pack"]
    )
    assert list(verify(town)) == []


@pytest.mark.row("M06")
def test_demonstration_when_loaded_then_comments_stand_in_every_state_with_their_clocks(loaded):
    _town, data = loaded
    rows = data["plans"][1]["consultation"]["comments"]
    assert Comment.objects.count() == len(rows)
    for state in ("published", "pending", "rejected"):
        expected = sum(row["state"] == state for row in rows)
        assert Comment.objects.filter(state=state).count() == expected
    assert Comment.objects.filter(answered_at__isnull=False).count() == sum("answer" in row for row in rows)
    assert SectionChange.objects.count() == sum("changed_section" in row.get("answer", {}) for row in rows)
    answers = Clock.objects.filter(kind="plans.comment_answer")
    assert answers.count() == Comment.objects.filter(state="published").count()
    # Nobody was left without an answer beyond the promised day.
    assert [clock for clock in answers if clock.is_overdue] == []


def test_demonstration_when_loaded_again_then_nothing_doubles_and_another_day_moves_it(loaded):
    town, data = loaded
    before = Consultation.objects.get()
    dates = list(Milestone.objects.order_by("pk").values_list("due_on", flat=True))
    load(municipality=town, say=lambda line: None)
    assert (Plan.objects.count(), Consultation.objects.get().opens_at) == (2, before.opens_at)
    week = dt.timedelta(days=7)
    assert move_to_today(Cast(town, data, today=timezone.localdate() + week)) == 7
    assert Consultation.objects.get().closes_at == before.closes_at + week
    assert list(Milestone.objects.order_by("pk").values_list("due_on", flat=True)) == [
        day + week for day in dates
    ]
    assert move_to_today(Cast(town, data, today=timezone.localdate() + week)) == 0
