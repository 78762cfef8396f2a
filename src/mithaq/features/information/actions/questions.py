"""The register of questions: asked by anybody, entered with number and due date, answered for everybody."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.commons.clocks.actions import cancel_clock, regroup_clocks, start_clock, stop_clock
from mithaq.commons.discuss.language import gives_contact_away, language_of
from mithaq.commons.membership.actions.guests import guest
from mithaq.commons.people.models import Organisation
from mithaq.commons.receipts.codes import new_code
from mithaq.kit.i18n import Text

from ..access import QUESTIONS
from ..enums import QUESTION_CLOCK, Channel, QuestionState
from ..models import Question
from .asking import clean
from .numbering import enter

HOUR = dt.timedelta(hours=1)
STRANGERS_PER_HOUR = 1000


@dataclass(frozen=True)
class Put:
    """receipt: the code, told once."""

    question: Question
    receipt: str


@transaction.atomic
def put_question(
    *,
    by: Actor,
    text: str,
    name: str = "",
    email: str = "",
    phone: str = "",
    channel: str = Channel.WEB,
    language: str = "",
    filed_at: dt.datetime | None = None,
) -> Put:
    """Put a question; an officer reads it before it is entered. No name is needed, none is shown."""
    on_behalf = channel != Channel.WEB
    if on_behalf:
        require_grant(by, QUESTIONS)
    speaker = None if on_behalf else by.person
    text = clean(text)
    if gives_contact_away(text, by.municipality.country):
        raise ValidationError(
            {"text": _("Everybody can read this text: take the e-mail address or phone number out of it.")}
        )
    now = timezone.now()
    if filed_at is None or filed_at > now or not (on_behalf or by.is_system):
        filed_at = now
    recent = Question.objects.filter(filed_at__gt=now - HOUR, channel=Channel.WEB)
    if speaker is None and not by.is_system and recent.count() >= STRANGERS_PER_HOUR:
        raise ValidationError(_("Too many requests arrive just now. Please try again in an hour."))
    language = language or language_of(text)
    name = " ".join(name.split())[:80] or (speaker.name if speaker else "")
    code = new_code()
    question = enter(
        Question(
            municipality=by.municipality,
            text=text,
            name=name,
            person=speaker or guest(by=by, name=name, email=email, phone=phone, language=language),
            language=language,
            channel=channel,
            agent=by.person if on_behalf else None,
            filed_at=filed_at,
            receipt_digest=code.digest,
        )
    )
    facts = {"reference": question.reference, "channel": str(channel)}
    record("information.question_put", by=by, on=question, data=facts, personal={"name": name, "text": text})
    clock = start_clock(QUESTION_CLOCK, by=by, on=question, started_at=filed_at)
    question.due_on = timezone.localdate(clock.due_at)
    question.save(update_fields=["due_on"])
    return Put(question, code.shown)


@transaction.atomic
def enter_question(*, by: Actor, question: Question, unit: Organisation | None = None) -> None:
    """Everybody may read it now; the unit named owes the answer."""
    _hold(by, question)
    if question.state not in (QuestionState.RECEIVED, QuestionState.TURNED_DOWN):
        raise ValidationError(_("It stands in the register already."))
    question.state, question.shown_at, question.reason = QuestionState.SHOWN, timezone.now(), Text()
    question.unit = unit or question.unit
    question.save(update_fields=["state", "shown_at", "reason", "unit"])
    regroup_clocks(question)
    record("information.question_entered", by=by, on=question, data={"reference": question.reference})


@transaction.atomic
def turn_down(*, by: Actor, question: Question, reason: Text) -> None:
    """Not entered: insults, somebody's private life, no question. Its author reads why."""
    _hold(by, question)
    if question.state != QuestionState.RECEIVED:
        raise ValidationError(_("It stands in the register already."))
    if not reason:
        raise ValidationError({"reason": _("Tell the author why.")})
    question.state, question.reason = QuestionState.TURNED_DOWN, reason
    question.save(update_fields=["state", "reason"])
    cancel_clock(QUESTION_CLOCK, by=by, on=question)
    record("information.question_turned_down", by=by, on=question, data={"reason": dict(reason)})


@transaction.atomic
def answer_question(*, by: Actor, question: Question, answer: Text) -> None:
    """The answer, for everybody; answering again corrects it, and the history keeps both."""
    _hold(by, question)
    if question.state not in (QuestionState.SHOWN, QuestionState.ANSWERED):
        raise ValidationError(_("Enter the question into the register first."))
    if not answer:
        raise ValidationError({"answer": _("Write the answer: everybody will read it.")})
    corrected, before = question.state == QuestionState.ANSWERED, question.answer
    question.state, question.answer = QuestionState.ANSWERED, answer
    question.answered_at = question.answered_at or timezone.now()
    question.answered_by = by.person
    question.save(update_fields=["state", "answer", "answered_at", "answered_by"])
    stop_clock(QUESTION_CLOCK, by=by, on=question)
    facts = {"answer": dict(answer), **({"before": dict(before)} if corrected else {})}
    event = "information.answer_corrected" if corrected else "information.question_answered"
    record(event, by=by, on=question, data=facts)


def _hold(by: Actor, question: Question) -> None:
    question.refresh_from_db(from_queryset=Question.objects.select_for_update())
    require(by, "handle", question)
