"""What the town's home says of plans, and how progress is computed."""

import pytest
from django.utils import timezone

from mithaq.commons.access.actor import anonymous
from mithaq.features.plans.differences import differences
from mithaq.features.plans.enums import MilestoneStatus, PlanStatus
from mithaq.features.plans.queries import home
from mithaq.features.plans.queries.progress import Progress, progress_of, steps_of

from . import make


@pytest.fixture
def actor(town):
    return anonymous(town)


def test_progress_when_computed_then_by_dates_not_by_words(town):
    today = timezone.localdate()
    commitment = make.make_commitment(make.make_plan(commitments=0), milestones=0)
    done = MilestoneStatus.COMPLETE
    for order, (due, status, completed) in enumerate(
        (
            (-10, done, -10),
            (-10, done, -9),
            (-10, done, None),
            (-1, MilestoneStatus.SUBSTANTIAL, None),
            (0, MilestoneStatus.NOT_STARTED, None),
            (14, MilestoneStatus.LIMITED, None),
            (15, MilestoneStatus.NO_EVIDENCE, None),
            (-5, MilestoneStatus.CANCELLED, None),
        ),
        1,
    ):
        day = None if completed is None else make.days(completed)
        make.make_milestone(commitment, order, due_on=make.days(due), status=status, completed_on=day)
    steps = steps_of(commitment.milestones.all(), today)
    states = ["done", "done", "done", "late", "soon", "soon", "open", "cancelled"]
    assert [step.state for step in steps] == states
    progress = progress_of(steps, today)
    assert progress == Progress(done=3, in_time=2, late=1, due=3, cancelled=1)
    assert (progress.total, progress.came_due, progress.share_in_time) == (7, 4, 0.5)


def test_promises_when_plans_are_drafts_or_over_then_only_those_that_bind(actor):
    make.make_plan("now", commitments=3)
    make.make_plan("draft", status=PlanStatus.PUBLIC_CONSULTATION)
    make.make_plan("over", status=PlanStatus.ARCHIVED)
    make.make_plan("hidden", published_at=None)
    found = home.promises(actor)
    assert [plan.code for plan in found.plans] == ["now"]
    assert (len(found.cards), found.more) == (2, 1)
    assert found.progress == Progress(done=3, in_time=3, late=3, due=3)
    assert [[step.state for step in card.steps] for card in found.cards] == [["done", "late", "open"]] * 2


def test_promises_when_nothing_binds_then_no_block(actor):
    make.make_plan(status=PlanStatus.DRAFT)
    assert home.promises(actor) is None


def test_promises_when_one_is_late_then_told_first(actor):
    plan = make.make_plan(commitments=0)
    for number, days in ((1, 5), (2, 300), (3, -2)):
        commitment = make.make_commitment(plan, number, milestones=0)
        make.make_milestone(commitment, due_on=make.days(days))
    assert [card.pledge.commitment.number for card in home.promises(actor).cards] == [3, 1]


@pytest.mark.row("M06")
def test_invitations_when_open_then_first_to_close_first_with_their_comments(actor):
    soon, late = make.make_plan("soon"), make.make_plan("late")
    make.make_consultation(late, days=20)
    make.make_consultation(soon, days=2)
    make.make_consultation(make.make_plan("closed"), days=-1)
    make.make_consultation(make.make_plan("secret", published_at=None))
    make.make_comment(soon, "vision")
    make.make_comment(soon, "goals", state="rejected", published_at=None)
    found = home.invitations(actor)
    assert [(one.plan.code, one.comments, one.commitments) for one in found] == [
        ("soon", 1, 1),
        ("late", 0, 1),
    ]


def test_punctuality_when_computed_then_milestones_answers_and_average(actor):
    plan = make.make_plan()
    make.make_comment(plan, answer=True)
    make.make_comment(plan)
    found = home.punctuality(actor)
    assert (found.milestones.in_time, found.milestones.came_due) == (1, 2)
    assert (found.average_days, found.waiting, found.answers.total) == (3, 1, 0)


def test_home_when_visited_then_what_is_open_promised_and_in_time(town, visit):
    make.make_consultation(make.make_plan(commitments=3))
    page = visit(town).get("/en/").content.decode()
    wanted = (
        "closes in 9 days",
        "Commitment 1 in English",
        "18 days late",
        "</bdi> more promise",
        "Promises kept by their date",
    )
    assert [words for words in wanted if words not in page] == []


def test_home_when_another_town_has_plans_then_nothing_of_them(town, salt, visit):
    make.make_plan(title=make.words("Only here"))
    assert "Only here" not in visit(salt).get("/en/").content.decode()
    assert "Only here" not in visit(salt).get("/en/plans/").content.decode()


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("", "new", [("added", "new")]),
        ("same text", "same text", [("same", "same text")]),
        (
            "a red car",
            "a blue car",
            [("same", "a "), ("removed", "red"), ("added", "blue"), ("same", " car")],
        ),
        ("one two", "three four", [("removed", "one two"), ("added", "three four")]),
        (
            "المدينة للجميع",
            "المدينة آمنة للجميع",
            [("same", "المدينة "), ("added", "آمنة "), ("same", "للجميع")],
        ),
    ],
)
def test_differences_when_words_change_then_marked_and_both_texts_recoverable(before, after, pieces):
    found = differences(before, after)
    assert found == pieces
    assert "".join(text for kind, text in found if kind != "removed") == after
    assert "".join(text for kind, text in found if kind != "added") == before
