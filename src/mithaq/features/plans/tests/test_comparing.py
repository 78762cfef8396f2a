"""Plans of one town over time, and towns beside one another."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mithaq.commons.access.actor import anonymous
from mithaq.commons.tenancy.context import inside

from ..enums import PlanStatus
from ..models import Commitment
from ..queries import everywhere
from ..queries.comparing import compared
from .make import days, make_comment, make_endorsement, make_plan


@pytest.fixture
def two_plans(town):
    """An old plan with one completed commitment, a running one; a draft that only officers see."""
    old = make_plan(
        "old", commitments=1, status=PlanStatus.ARCHIVED, starts_on=days(-900), ends_on=days(-200)
    )
    Commitment.objects.filter(plan=old).update(status="completed")
    new = make_plan("new", commitments=2, starts_on=days(-100), ends_on=days(600))
    make_plan("secret", commitments=3, status=PlanStatus.DRAFT, published_at=None)
    make_comment(new, answer=True)
    make_comment(new)
    make_comment(new, state="pending", published_at=None)
    return old, new


def test_plans_when_compared_then_computed_from_what_is_written_the_earliest_first(town, two_plans):
    old, new = compared(anonymous(town))
    assert (old.plan.code, new.plan.code) == ("old", "new")
    assert (old.commitments, old.completed, new.commitments, new.completed) == (1, 1, 2, 0)
    assert (new.progress.done, new.progress.total, new.progress.late) == (2, 6, 2)
    assert (old.comments, new.comments, new.answered) == (0, 2, 1)
    assert new.goals == 2


def test_endorsements_when_compared_then_those_from_outside_that_stand(town, two_plans):
    before = compared(anonymous(town))[1].endorsed
    make_endorsement(two_plans[1], "Outside")
    make_endorsement(two_plans[1], "Mayor", is_governmental=True)
    make_endorsement(two_plans[1], "Gone", withdrawn_on=days(0))
    assert compared(anonymous(town))[1].endorsed == before + 1


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_page_when_opened_then_both_plans_and_no_draft(town, two_plans, visit, language):
    page = visit(town).get(f"/{language}/plans/compare/").content.decode()
    assert [f"/{language}/plans/{plan.pk}-{plan.code}/" in page for plan in two_plans] == [True, True]
    assert "secret" not in page
    assert f"/{language}/plans/compare/" in visit(town).get(f"/{language}/plans/").content.decode()


def test_page_when_there_are_more_plans_then_as_many_queries(town, two_plans, visit):
    client = visit(town)

    def cost(mark):
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/en/plans/compare/?{mark}")
        return len(asked)

    cost("warm")
    once = cost("once")
    for number in range(3):
        make_plan(f"more-{number}", commitments=2)
    assert cost("again") == once


def test_towns_when_compared_then_steps_and_answers_of_each(regueb, salt, visit):
    with inside(regueb):
        plan = make_plan("bound", commitments=2)
        make_comment(plan, answer=True)
        make_comment(plan)
        make_plan("hidden", commitments=4, status=PlanStatus.DRAFT, published_at=None)
        make_plan("written", commitments=4, status=PlanStatus.CO_CREATION)
    with inside(salt):
        make_plan("over", commitments=1, status=PlanStatus.ARCHIVED)
    assert everywhere.steps_done() == {regueb.pk: 2, salt.pk: 1}
    assert everywhere.steps_late() == {regueb.pk: 2}
    assert (everywhere.comments(), everywhere.answers()) == ({regueb.pk: 2}, {regueb.pk: 1})
    page = visit(None).get("/en/").content.decode()
    assert page.count('data-label="Comments answered"') == 2
