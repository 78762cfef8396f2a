"""An author, a moderator and an officer at the same comment at the same time: nobody's words are lost."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from mithaq.commons.access.actor import anonymous
from mithaq.commons.discuss.actions import Rewritten, edit, moderate, post_comment, withdraw
from mithaq.commons.discuss.models import Comment

MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def posted(town, unit):
    return post_comment(by=anonymous(town), on=unit, text="Lamps.", name="Salem")


def seen_before(comment: Comment) -> Comment:
    """The row as another request read it a moment ago."""
    return Comment.objects.get(pk=comment.pk)


@pytest.mark.row("M07")
def test_moderate_when_the_author_rewrote_it_meanwhile_then_nothing_unread_is_published(
    town, posted, moderator
):
    stale = seen_before(posted.comment)
    edit(by=anonymous(town), comment=posted.comment, text="Buy my pills.", receipt=posted.receipt)
    with pytest.raises(Rewritten):
        moderate(by=moderator, comments=[stale], publish=True)
    now = seen_before(posted.comment)
    assert (now.text, now.state) == ("Buy my pills.", "pending")


@pytest.mark.row("M07")
def test_moderate_when_rewritten_after_the_page_was_shown_then_read_again(town, posted, moderator):
    shown = timezone.now()
    edit(by=anonymous(town), comment=posted.comment, text="Buy my pills.", receipt=posted.receipt)
    fresh = seen_before(posted.comment)
    with pytest.raises(Rewritten):
        moderate(by=moderator, comments=[fresh], publish=True, read_at=shown)
    assert moderate(by=moderator, comments=[fresh], publish=True, read_at=timezone.now()) == [fresh]


def test_withdraw_when_published_meanwhile_then_the_decision_is_kept(town, posted, moderator):
    stale = seen_before(posted.comment)
    moderate(by=moderator, comments=[posted.comment], publish=True)
    withdraw(by=anonymous(town), comment=stale, receipt=posted.receipt)
    now = seen_before(posted.comment)
    assert (now.state, now.moderated_by, now.published_at is not None) == (
        "withdrawn",
        moderator.person,
        True,
    )


def test_edit_when_withdrawn_in_another_window_then_refused(town, posted):
    stale = seen_before(posted.comment)
    withdraw(by=anonymous(town), comment=posted.comment, receipt=posted.receipt)
    with pytest.raises(ValidationError):
        edit(by=anonymous(town), comment=stale, text="Lamps, please.", receipt=posted.receipt)
    assert seen_before(posted.comment).state == "withdrawn"
