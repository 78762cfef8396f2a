"""Two promises start with each comment on a plan: it is read within hours, and answered within days."""

import datetime as dt

import pytest

from mithaq.commons.access.actor import anonymous
from mithaq.commons.audit.actions import record
from mithaq.commons.clocks.queries import clock_of
from mithaq.commons.discuss.actions import moderate, post_comment
from mithaq.commons.discuss.models import Comment
from mithaq.commons.jobs.worker import run_pending
from mithaq.kit.i18n import Text

from ...actions.answering import answer_on_plan
from ...clocks import MODERATION
from ...enums import ANSWER_CLOCK

REASON = Text(en="A good point, and here is what we do.")


@pytest.mark.row("M07", "M06")
def test_comment_when_posted_read_and_answered_then_both_promises_are_counted_and_kept(
    town, by, full, make_person, actor_of
):
    posted = post_comment(by=anonymous(town), on=full, text="The night bus?", name="Tahar", place="goals")
    run_pending()
    reading = clock_of(MODERATION, posted.comment)
    assert reading.due_at - reading.started_at == dt.timedelta(hours=48)
    assert clock_of(ANSWER_CLOCK, posted.comment) is None
    moderator = actor_of(make_person("Ramzi", duties=("discuss.moderator",)))
    moderate(by=moderator, comments=[posted.comment], publish=True)
    run_pending()
    reading.refresh_from_db()
    answering = clock_of(ANSWER_CLOCK, posted.comment)
    assert reading.is_in_time
    # From the day it is published, in working days of the town's calendar.
    assert (answering.n, answering.unit, answering.is_open) == (10, "working", True)
    answer_on_plan(by=by, comment=posted.comment, outcome="answered", reason=REASON)
    run_pending()
    answering.refresh_from_db()
    assert answering.is_in_time


@pytest.mark.row("M07")
def test_comment_when_turned_down_then_no_answer_is_promised(town, full, make_person, actor_of):
    posted = post_comment(by=anonymous(town), on=full, text="Buy my posters", name="Ad", place="goals")
    moderator = actor_of(make_person("Ramzi", duties=("discuss.moderator",)))
    moderate(by=moderator, comments=[posted.comment], publish=False, reason=Text(en="Advertising"))
    run_pending()
    assert clock_of(ANSWER_CLOCK, posted.comment) is None
    assert clock_of(MODERATION, posted.comment).is_in_time


@pytest.mark.row("M07")
def test_comment_when_on_something_else_than_a_plan_then_no_promise_of_plans(town, full, make_person):
    elsewhere = Comment.objects.create(subject=make_person(), name="Tahar", text="?", receipt_digest="x")
    on_plan = post_comment(by=anonymous(town), on=full, text="The night bus?", name="Tahar", place="goals")
    record("discuss.received", by=anonymous(town), on=elsewhere)
    run_pending()
    assert clock_of(MODERATION, elsewhere) is None
    assert clock_of(MODERATION, on_plan.comment).is_open
