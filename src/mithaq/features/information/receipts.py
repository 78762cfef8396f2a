"""What a receipt opens here, and what one sent with an account."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.people.models import Person
from mithaq.commons.receipts.openers import Mine, Opener
from mithaq.kit import formats

from .enums import Outcome, QuestionState, State
from .models import Inquiry, Question
from .queries import inquiry_by, question_by, sent_by

TONES = {
    State.OPEN: "",
    State.WAITING: "soon",
    State.DECIDED: "good",
    State.SILENT: "late",
    State.REVIEW: "soon",
    State.APPEALED: "soon",
    State.TRANSFERRED: "quiet",
    State.WITHDRAWN: "quiet",
}
QUESTION_TONES = {
    QuestionState.RECEIVED: "soon",
    QuestionState.SHOWN: "soon",
    QuestionState.ANSWERED: "good",
    QuestionState.TURNED_DOWN: "quiet",
}


def state_of(inquiry: Inquiry) -> tuple[str, str]:
    """(words, tone): the outcome once there is one, else where it stands."""
    if inquiry.state == State.DECIDED:
        outcome = Outcome(inquiry.outcome)
        return str(outcome.label), "good" if outcome == Outcome.GRANTED else "soon"
    state = State(inquiry.state)
    return str(state.label), TONES[state]


def question_state(question: Question) -> tuple[str, str]:
    """(words, tone); late when its due day has passed."""
    state = QuestionState(question.state)
    late = question.due_on is not None and question.due_on < timezone.localdate()
    if state == QuestionState.SHOWN and late:
        return gettext("overdue"), "late"
    return str(state.label), QUESTION_TONES[state]


def mine_url(inquiry: Inquiry) -> str:
    return reverse("information_mine", args=[inquiry.pk])


def question_mine_url(question: Question) -> str:
    return reverse("question_mine", args=[question.pk])


def my_inquiries(person: Person) -> Sequence[Mine]:
    return [
        Mine(
            title=row.reference,
            kind=_("Request for information"),
            url=mine_url(row),
            sent_at=row.filed_at,
            state=state_of(row),
        )
        for row in sent_by(person)[0]
    ]


def my_questions(person: Person) -> Sequence[Mine]:
    return [
        Mine(
            title=row.title,
            kind=_("Question to the municipality"),
            url=question_mine_url(row),
            sent_at=row.filed_at,
            state=question_state(row),
        )
        for row in sent_by(person)[1]
    ]


def lines(row: Any) -> list[tuple[Any, Any]]:
    return [(_("Number"), row.reference), (_("Filed"), formats.day(row.filed_at)), (_("Name"), row.name)]


OPENERS = (
    Opener(
        code="information.inquiry",
        find=inquiry_by,
        url=mine_url,
        title=lambda row: _("Request for information"),
        lines=lines,
        mine=my_inquiries,
    ),
    Opener(
        code="information.question",
        find=question_by,
        url=question_mine_url,
        title=lambda row: _("Question to the municipality"),
        lines=lines,
        mine=my_questions,
    ),
)
