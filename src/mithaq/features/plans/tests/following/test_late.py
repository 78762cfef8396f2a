"""What is late on the page of a promise, and why."""

import pytest
from django.utils import timezone

from mithaq.methods.quarters import quarter_of

from ...actions.following.evidence import Proof
from ...actions.following.requests import ask_for_updates
from ...actions.following.updates import write_update
from ...models import ProgressUpdate, UpdateRequest
from ...queries.following.public import following_of
from ..make import days, words


@pytest.fixture
def late(nobody, commitment):
    """What the page says of the one late step."""

    def look():
        (one,) = following_of(nobody, commitment).late
        return one

    return look


def test_late_step_when_nobody_spoke_then_said_that_there_is_no_reason(late, steps, commitment, town, visit):
    assert (late().milestone, late().update, late().asked) == (steps[1], None, None)
    page = visit(town).get(f"/en/plans/{commitment.plan_id}/commitments/1/").content.decode()
    assert "No reason has been given yet." in page


def test_late_step_when_words_were_checked_then_the_last_of_them_are_the_reason(
    late, by, steps, commitment, town, visit
):
    proof = Proof(link="https://town.example/x")
    for text in ("The tender failed", "The second tender is open"):
        write_update(by=by, commitment=commitment, milestone=steps[1], text=words(text), proof=proof)
    waiting = write_update(
        by=by, commitment=commitment, milestone=steps[1], text=words("Unchecked"), proof=proof
    )
    ProgressUpdate.objects.filter(pk=waiting.pk).update(state="waiting", validated_at=None)
    assert late().update.text["en"] == "The second tender is open in English"
    for language in ("ar", "fr", "en"):
        page = visit(town).get(f"/{language}/plans/{commitment.plan_id}/commitments/1/").content.decode()
        assert "The second tender is open" in page
        assert "Unchecked" not in page


def test_late_step_when_its_institution_keeps_silent_then_the_question_is_shown(late, by, plan, steps):
    asked = ask_for_updates(
        by=by, plan=plan, quarter=quarter_of(timezone.localdate()).before, only=[steps[1].responsible]
    )
    UpdateRequest.objects.filter(pk__in=[one.pk for one in asked]).update(due_on=days(-3), state="overdue")
    assert late().asked == asked[0]
