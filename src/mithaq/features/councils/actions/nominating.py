"""Filling places: criteria agreed by the body and locked, nominations, scores against each criterion, the choice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.commons.people.models import Organisation
from mithaq.kit.i18n import Text, languages
from mithaq.registers.bodies.models import Body
from mithaq.registers.meetings.models import Meeting

from ..access import require_keeps
from ..enums import DEAD, CallState, State
from ..models import Call, Criterion, Decision, Nominee, Score
from .deciding import draft_decision, open_round

MOST_CRITERIA = 20
LONGEST = 4000


@transaction.atomic
def draft_call(
    *, by: Actor, body: Body, title: Text, criteria: Iterable[Text], text: Text | None = None, places: int = 1
) -> Call:
    """Places to be filled in a body, and by which criteria; nothing is open yet."""
    require_keeps(by, body)
    row = Call(municipality=by.municipality, body=body, title=Text(title), text=text or Text(), places=places)
    row.full_clean(exclude=["municipality"])
    row.save()
    _write_criteria(row, criteria)
    record("councils.call_drafted", by=by, on=row, data={"body": body.pk})
    return row


@transaction.atomic
def set_criteria(*, by: Actor, call: Call, criteria: Iterable[Text]) -> Call:
    """Other criteria, as long as the body is not asked about them; afterwards they are locked."""
    require(by, "edit", call)
    fresh = _locked(call)
    if not _may_change(fresh):
        raise ValidationError(_("The criteria are locked: the body is asked about them, or has agreed."))
    Criterion.objects.filter(call=fresh).delete()
    _write_criteria(fresh, criteria)
    record("councils.criteria_written", by=by, on=fresh, data={"count": fresh.criteria.count()})
    return fresh


def _write_criteria(call: Call, criteria: Iterable[Text]) -> None:
    found = [one for one in criteria if one]
    if not found:
        raise ValidationError({"criteria": _("Write at least one criterion.")})
    if len(found) > MOST_CRITERIA:
        raise ValidationError({"criteria": _("These are more criteria than anybody can weigh.")})
    for order, text in enumerate(found, start=1):
        Criterion.objects.create(municipality=call.municipality, call=call, order=order, text=Text(text))


def _may_change(call: Call) -> bool:
    """Before the vote on the criteria, or after one that did not adopt them."""
    if call.state == CallState.DRAFT:
        return True
    asked = call.criteria_decision
    return call.state == CallState.AGREEING and asked is not None and asked.state in DEAD


@transaction.atomic
def ask_about_criteria(*, by: Actor, call: Call, meeting: Meeting | None = None) -> Decision:
    """Put the criteria to the members of the body; they are locked and published from now on."""
    require(by, "edit", call)
    fresh = _locked(call)
    if not _may_change(fresh):
        raise ValidationError(_("The criteria are locked: the body is asked about them, or has agreed."))
    criteria = list(fresh.criteria.all())
    question = draft_decision(
        by=by,
        body=fresh.body,
        title=_in_every_language(lambda: _("Criteria: %(call)s") % {"call": fresh.title}),
        text=_in_every_language(lambda: "\n\n".join(f"{one.order}. {one.text}" for one in criteria)),
        meeting=meeting,
        subject=fresh,
    )
    open_round(by=by, decision=question)
    fresh.state, fresh.criteria_decision = CallState.AGREEING, question
    fresh.save(update_fields=["state", "criteria_decision"])
    record("councils.criteria_asked", by=by, on=fresh, data={"decision": question.pk})
    return question


@transaction.atomic
def open_call(*, by: Actor, call: Call, closes_on: dt.date) -> Call:
    """Nominations are open until the end of that day. Only once the body adopted the criteria."""
    require(by, "edit", call)
    fresh = _locked(call)
    agreed = fresh.criteria_decision
    if fresh.state != CallState.AGREEING or agreed is None or agreed.state != State.ADOPTED:
        raise ValidationError(_("Nominations open once the body has adopted the criteria, and once only."))
    if closes_on < timezone.localdate():
        raise ValidationError({"closes_on": _("That day has passed already.")})
    fresh.state, fresh.opened_on, fresh.closes_on = CallState.OPEN, timezone.localdate(), closes_on
    fresh.save(update_fields=["state", "opened_on", "closes_on"])
    record("councils.call_opened", by=by, on=fresh, data={"closes": closes_on.isoformat()})
    return fresh


@transaction.atomic
def nominate(
    *,
    by: Actor,
    call: Call,
    name: str,
    statement: str = "",
    organisation: Organisation | None = None,
    is_self: bool = False,
    agreed: bool = False,
) -> Nominee:
    """Propose oneself or somebody who agreed; their name and statement are published once nominations close."""
    require(by, "view", call)
    fresh = _locked(call)
    if fresh.state != CallState.OPEN or fresh.closes_on is None or fresh.closes_on < timezone.localdate():
        raise ValidationError(_("Nominations are not open. Nothing was sent; your words are still below."))
    require(by, "nominate", fresh)
    if not (is_self or agreed):
        raise ValidationError({"agreed": _("Ask them first: nobody is nominated without knowing.")})
    row = Nominee(
        municipality=by.municipality,
        call=fresh,
        name=" ".join(name.split()),
        organisation=organisation,
        statement=statement.strip()[:LONGEST],
        nominated_by=by.person,
        is_self=is_self,
    )
    row.full_clean(exclude=["municipality"])
    row.save()
    record("councils.nominated", by=by, on=row, data={"call": fresh.pk}, personal={"name": row.name})
    return row


@transaction.atomic
def withdraw_nominee(*, by: Actor, nominee: Nominee) -> None:
    """Taken back by whoever made the nomination, or by the secretariat, until the body is asked."""
    require(by, "withdraw", nominee)
    call = _locked(nominee.call)
    if call.state not in (CallState.OPEN, CallState.CLOSED):
        raise ValidationError(_("The body is asked about the nominees already."))
    if nominee.withdrawn_at is None:
        nominee.withdrawn_at = timezone.now()
        nominee.save(update_fields=["withdrawn_at"])
        record("councils.nominee_withdrawn", by=by, on=nominee, data={"call": call.pk})


@transaction.atomic
def close_call(*, by: Actor, call: Call) -> Call:
    """No more nominations; those there are become public and are held against the criteria."""
    require(by, "edit", call)
    fresh = _locked(call)
    if fresh.state != CallState.OPEN:
        raise ValidationError(_("Nominations are not open."))
    fresh.state = CallState.CLOSED
    fresh.closes_on = min(fresh.closes_on or timezone.localdate(), timezone.localdate())
    fresh.save(update_fields=["state", "closes_on"])
    record("councils.call_closed", by=by, on=fresh, data={"nominees": nominees_in(fresh).count()})
    return fresh


def nominees_in(call: Call) -> QuerySet[Nominee]:
    return Nominee.objects.filter(call=call, withdrawn_at__isnull=True)


@transaction.atomic
def score_nominee(*, by: Actor, nominee: Nominee, met: Mapping[int, tuple[bool, str]]) -> None:
    """met: criterion's number → (whether met, by what one sees it); every criterion has its answer."""
    require(by, "edit", nominee)
    call = _locked(nominee.call)
    if call.state != CallState.CLOSED:
        raise ValidationError(_("Nominees are examined between the last day and the vote on the choice."))
    criteria = list(call.criteria.all())
    if {one.pk for one in criteria} != set(met):
        raise ValidationError(_("Say of every criterion whether it is met."))
    Score.objects.filter(nominee=nominee).delete()
    for one in criteria:
        is_met, note = met[one.pk]
        Score.objects.create(
            municipality=by.municipality, nominee=nominee, criterion=one, met=is_met, note=note[:300]
        )
    count = sum(is_met for is_met, _note in met.values())
    record("councils.scored", by=by, on=nominee, data={"call": call.pk, "met": count, "of": len(criteria)})


@transaction.atomic
def ask_about_choice(
    *, by: Actor, call: Call, chosen: Collection[Nominee], meeting: Meeting | None = None
) -> Decision:
    """Put the choice to the members, with what each nominee meets; only once every nominee is examined."""
    require(by, "edit", call)
    fresh = _locked(call)
    asked = fresh.choice_decision
    again = fresh.state == CallState.CHOOSING and asked is not None and asked.state in DEAD
    if fresh.state != CallState.CLOSED and not again:
        raise ValidationError(_("The body is asked once nominations are closed, and once only."))
    if not chosen or len(chosen) > fresh.places:
        raise ValidationError(
            {"chosen": _("Choose at least one nominee and at most as many as there are places.")}
        )
    criteria = fresh.criteria.count()
    rows = list(nominees_in(fresh).prefetch_related("scores"))
    if any(row.scores.count() != criteria for row in rows):
        raise ValidationError(_("Hold every nominee against every criterion first."))
    if strange := {one.pk for one in chosen} - {row.pk for row in rows}:
        raise ValidationError({"chosen": _("%(count)s of them are no nominees.") % {"count": len(strange)}})
    Nominee.objects.filter(call=fresh).update(is_chosen=False)
    nominees_in(fresh).filter(pk__in=[one.pk for one in chosen]).update(is_chosen=True)
    names = {row.pk: (row.name, sum(score.met for score in row.scores.all())) for row in rows}

    def text() -> str:
        line = _("%(name)s: meets %(met)s of %(all)s criteria")
        lines = [
            line % {"name": names[one.pk][0], "met": names[one.pk][1], "all": criteria} for one in chosen
        ]
        return "\n\n".join(lines)

    question = draft_decision(
        by=by,
        body=fresh.body,
        title=_in_every_language(lambda: _("Choice: %(call)s") % {"call": fresh.title}),
        text=_in_every_language(text),
        meeting=meeting,
        subject=fresh,
    )
    open_round(by=by, decision=question)
    fresh.state, fresh.choice_decision = CallState.CHOOSING, question
    fresh.save(update_fields=["state", "choice_decision"])
    record("councils.choice_asked", by=by, on=fresh, data={"decision": question.pk})
    return question


@transaction.atomic
def announce_choice(*, by: Actor, call: Call) -> Call:
    """The body adopted the choice: the call is decided and says who was chosen."""
    require(by, "edit", call)
    fresh = _locked(call)
    asked = fresh.choice_decision
    if fresh.state != CallState.CHOOSING or asked is None or asked.state != State.ADOPTED:
        raise ValidationError(_("The choice is announced once the body has adopted it."))
    fresh.state = CallState.DECIDED
    fresh.save(update_fields=["state"])
    record("councils.call_decided", by=by, on=fresh, data={"decision": asked.pk})
    return fresh


def _locked(call: Call) -> Call:
    return Call.objects.select_for_update(no_key=True, of=("self",)).select_related("body").get(pk=call.pk)


def _in_every_language(words: Callable[[], str]) -> Text:
    written = Text()
    for language in languages():
        with translation.override(language):
            written[language] = str(words())
    return written
