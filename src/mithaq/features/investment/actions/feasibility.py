"""What the technician finds, what agencies answer, what a council says."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.commons.people.duties import grants_of
from mithaq.commons.people.models import Organisation
from mithaq.commons.people.queries import appointments_of
from mithaq.kit.i18n import Text
from mithaq.registers.bodies.models import Body
from mithaq.registers.meetings.models import Meeting

from ..access import ASSESS
from ..enums import Finding, IdeaState, State, Verdict
from ..models import Idea, Liaison, Opinion, Sheet
from ..wording import in_every_language
from .ideas import locked

OPEN = (State.IDEAS, State.FEASIBILITY)
EXAMINED = (IdeaState.PUBLISHED, IdeaState.FEASIBLE, IdeaState.REFUSED)


@transaction.atomic
def write_sheet(
    *,
    by: Actor,
    idea: Idea,
    cost: Decimal | None = None,
    land: str = Finding.CLEAR,
    law: str = Finding.CLEAR,
    months: int | None = None,
    note: Text | None = None,
    verdict: str = "",
    reason: Text | None = None,
) -> Sheet:
    """The feasibility of an idea; with a verdict it is public, with the function of its author.

    Refused only with a technical reason; feasible only with a cost, and once the council that must be heard was.
    """
    require(by, "assess", idea)
    fresh = locked(idea)
    if fresh.cycle.state not in OPEN:
        raise ValidationError(_("Prices are frozen: this sheet can no longer be changed."))
    if fresh.state not in EXAMINED or fresh.is_informal:
        raise ValidationError(_("Only a published idea is examined; take up an informal remark first."))
    reason = Text(reason or {})
    if verdict == Verdict.REFUSED and not reason:
        raise ValidationError(
            {"reason": _("Nothing is refused without a technical reason: it is published.")}
        )
    if verdict == Verdict.FEASIBLE:
        if not cost or cost <= 0:
            raise ValidationError({"cost": _("A feasible idea needs its cost.")})
        if fresh.asked_body_id and not hasattr(fresh, "opinion"):
            raise ValidationError({"verdict": _("The council that must be heard has not said anything yet.")})
    sheet = fresh.sheet_or_none or Sheet(municipality=by.municipality, idea=fresh)
    sheet.cost, sheet.land, sheet.law, sheet.months = cost, land, law, months
    sheet.note, sheet.verdict, sheet.reason = Text(note or {}), verdict, reason
    sheet.written_by, sheet.role, sheet.written_at = by.person, role_of(by), timezone.now()
    sheet.full_clean(exclude=["municipality"])
    sheet.save()
    state = {
        Verdict.FEASIBLE.value: IdeaState.FEASIBLE,
        Verdict.REFUSED.value: IdeaState.REFUSED,
    }.get(verdict, IdeaState.PUBLISHED)
    decided = fresh.state != state and bool(verdict)
    fresh.state, fresh.reason = state, reason
    fresh.save(update_fields=["state", "reason"])
    facts = {"cost": str(cost) if cost is not None else None, "verdict": verdict, "reason": reason}
    record("investment.idea_examined" if decided else "investment.sheet_written", by=by, on=fresh, data=facts)
    return sheet


def role_of(by: Actor) -> Text:
    """The function by which the actor examines ideas, as it is called today."""
    if by.person is not None:
        for held in appointments_of(by.person, timezone.localdate()):
            if ASSESS in grants_of(held.function.duties):
                return Text(held.function.title)
    return in_every_language(lambda: _("technical department"))


@transaction.atomic
def ask_agency(
    *, by: Actor, idea: Idea, agency: Organisation, question: Text, days: int | None = None
) -> Liaison:
    """Ask another agency; the year's days to answer unless others are given."""
    require(by, "assess", idea)
    if not question:
        raise ValidationError({"question": _("Write the question.")})
    row = Liaison(
        municipality=by.municipality,
        idea=idea,
        agency=agency,
        question=Text(question),
        days=days or idea.cycle.liaison_days,
    )
    row.full_clean(exclude=["municipality"])
    row.save()
    record("investment.agency_asked", by=by, on=row, data={"idea": idea.pk, "agency": agency.code})
    return row


@transaction.atomic
def write_answer(*, by: Actor, liaison: Liaison, answer: Text, on: dt.date | None = None) -> Liaison:
    """What the agency answered, and when."""
    require(by, "edit", liaison)
    day = on or timezone.localdate()
    if not answer:
        raise ValidationError({"answer": _("Write what the agency answered.")})
    if day < liaison.asked_on or day > timezone.localdate():
        raise ValidationError({"on": _("Between the question and today.")})
    liaison.answer, liaison.answered_on = Text(answer), day
    liaison.save(update_fields=["answer", "answered_on"])
    record("investment.agency_answered", by=by, on=liaison, data={"days": liaison.age})
    return liaison


@transaction.atomic
def give_opinion(
    *, by: Actor, idea: Idea, body: Body, in_favour: bool, text: Text, meeting: Meeting | None = None
) -> Opinion:
    """What a council said in its meeting, written down by an officer; published on the idea."""
    require(by, "edit", idea)
    if not text:
        raise ValidationError({"text": _("Write what the council said.")})
    if meeting is not None and meeting.body_id != body.pk:
        raise ValidationError({"meeting": _("Choose a meeting of this council.")})
    row, _new = Opinion.objects.update_or_create(
        idea=idea,
        defaults={
            "municipality": by.municipality,
            "body": body,
            "meeting": meeting,
            "in_favour": in_favour,
            "text": Text(text),
        },
    )
    record("investment.opinion_given", by=by, on=idea, data={"body": body.pk, "in_favour": in_favour})
    return row
