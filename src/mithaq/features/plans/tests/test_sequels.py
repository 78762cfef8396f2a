"""What became of a comment, up to the finished milestone, for its author."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mithaq.commons.discuss.models import Comment
from mithaq.commons.discuss.sequels import sequels_of
from mithaq.commons.receipts.codes import digest_of, new_code

from ..enums import PlanStatus
from ..models import Commitment, Plan
from .make import make_comment, make_plan

AGO = timezone.now() - dt.timedelta(days=90)


@pytest.fixture
def plan(town):
    """Submitted and carried out; of its first commitment one step is done, one late, one to come."""
    plan = make_plan(commitments=2)
    submitted = timezone.localdate() - dt.timedelta(days=80)
    Plan.objects.filter(pk=plan.pk).update(status=PlanStatus.IMPLEMENTATION, submitted_on=submitted)
    plan.refresh_from_db()
    return plan


def said(plan, place="commitment-1", **extra):
    return make_comment(plan, place, answer=True, submitted_at=AGO, **extra)


def test_comment_when_its_commitment_moves_on_then_told_to_the_finished_milestone(plan):
    comment = said(plan)
    told = sequels_of([comment])[comment.pk]
    assert [(str(one.label), one.at is not None) for one in told] == [
        ("The plan was submitted", True),
        ("Done: Step 1 in English", True),
        ("Next: Step 2 in English", False),
    ]
    for step in plan.commitments.get(number=1).milestones.all():
        step.status, step.completed_on = "complete", timezone.localdate()
        step.save()
    Commitment.objects.filter(plan=plan, number=1).update(status="completed")
    labels = [str(one.label) for one in sequels_of([comment])[comment.pk]]
    assert labels[-2:] == ["Done: Step 3 in English", "The commitment is completed"]


def test_comment_when_refused_unanswered_or_of_a_draft_then_nothing_is_said(plan):
    refused, waiting = said(plan), make_comment(plan, "commitment-1", submitted_at=AGO)
    refused.answer.outcome = "refused"
    refused.answer.save()
    assert sequels_of([Comment.objects.get(pk=refused.pk), waiting]) == {}
    Plan.objects.filter(pk=plan.pk).update(status=PlanStatus.FINAL_DRAFT, submitted_on=None)
    answered = said(plan)
    assert [str(one.label) for one in sequels_of([answered])[answered.pk]] == ["The plan is submitted"]


def test_comment_when_later_than_a_step_then_that_step_did_not_come_of_it(plan):
    comment = make_comment(plan, "commitment-1", answer=True)
    assert [str(one.label) for one in sequels_of([comment])[comment.pk]] == ["Next: Step 2 in English"]


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_author_when_they_look_with_account_or_receipt_then_read_the_whole_way(
    town, plan, make_person, visit, language
):
    author = make_person("Salma")
    receipt = new_code().shown
    said(plan, author=author)
    held = said(plan)
    Comment.objects.filter(pk=held.pk).update(receipt_digest=digest_of(receipt))
    step = {"ar": "Step 1 بالعربية", "fr": "Step 1 en français", "en": "Step 1 in English"}[language]
    mine = visit(town, author).get(f"/{language}/contributions/").content.decode()
    assert step in mine
    page = visit(town).post(f"/{language}/discuss/receipt/", {"receipt": receipt}, follow=True)
    assert step in page.content.decode()


def test_sequels_when_there_are_more_comments_then_as_many_queries(plan):
    said(plan)

    def cost():
        rows = list(Comment.objects.select_related("answer"))
        with CaptureQueriesContext(connection) as asked:
            sequels_of(rows)
        return len(asked)

    once = cost()
    for _each in range(4):
        said(plan, "commitment-2")
    assert cost() == once
