"""A decision from its draft to the minutes: members are asked, the round is counted, another follows or it ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Model
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.commons.people.models import Organisation
from mithaq.kit.conflicts import put, unchanged
from mithaq.kit.i18n import Text
from mithaq.kit.registry import record_of
from mithaq.registers.bodies.models import Body
from mithaq.registers.meetings.actions import decided
from mithaq.registers.meetings.enums import Status
from mithaq.registers.meetings.models import Meeting

from ..access import require_keeps
from ..enums import DECIDED, MOVES, WRITABLE, Kind, Outcome, State
from ..models import Decision, Position, Round
from ..queries import counted, interests_in_the_way, standing, voters_of
from ..showing import for_minutes
from .following import follow_decision

FIELDS = ("title", "text", "kind", "meeting")
# So much of the entry's hash stands in the minutes; the public log has it whole.
SEAL = 16


@transaction.atomic
def draft_decision(
    *,
    by: Actor,
    body: Body,
    title: Text,
    text: Text | None = None,
    kind: str = Kind.DECISION,
    meeting: Meeting | None = None,
    subject: Model | None = None,
    organisations: Iterable[Organisation] = (),
) -> Decision:
    """What will be put to the members of a body. subject: the public record it is about.

    organisations: whose matter it is, besides the institution that answers for the subject.
    """
    require_keeps(by, body)
    row = Decision(municipality=by.municipality, body=body, proposed_by=by.person)
    if subject is not None:
        record_of(subject)
        row.subject = subject
    put(row, {"title": Text(title), "text": text or Text(), "kind": kind, "meeting": meeting}, allowed=FIELDS)
    _check(row)
    row.save()
    row.organisations.set(organisations)
    record("councils.drafted", by=by, on=row, data={"body": body.pk, "kind": row.kind})
    return row


def _check(row: Decision) -> None:
    if row.meeting is not None:
        _check_meeting(row, row.meeting)
    row.full_clean(exclude=["municipality"])


def _check_meeting(row: Decision, meeting: Meeting) -> None:
    if meeting.body_id != row.body_id:
        raise ValidationError({"meeting": _("This is a meeting of another body.")})
    if not _takes_more(meeting):
        raise ValidationError(
            {"meeting": _("This meeting was cancelled, or its minutes are published: choose another.")}
        )


def _takes_more(meeting: Meeting) -> bool:
    """Whether something can still be written into its minutes."""
    written = meeting.written
    return meeting.status != Status.CANCELLED and not (written is not None and written.is_published)


@transaction.atomic
def change_decision(
    *,
    by: Actor,
    decision: Decision,
    fields: Mapping[str, Any],
    organisations: Iterable[Organisation] | None = None,
    seen: str = "",
) -> Decision:
    """Before members are asked, or between two rounds. EditConflict when somebody changed it since (`seen`)."""
    require(by, "edit", decision)
    fresh = unchanged(decision, seen)
    if fresh.state not in WRITABLE:
        raise ValidationError(_("What members are asked, or have decided, is not changed."))
    changed = put(fresh, fields, allowed=FIELDS)
    if organisations is not None and set(organisations) != set(fresh.organisations.all()):
        fresh.organisations.set(organisations)
        changed.append("organisations")
    if changed:
        _check(fresh)
        fresh.save()
        record("councils.changed", by=by, on=fresh, data={"fields": changed})
    return fresh


@transaction.atomic
def open_round(*, by: Actor, decision: Decision) -> Round:
    """Ask the members. The body's rule and quorum are copied with the first round and hold for all of them.

    Everybody who votes today stands on the roll; whoever declared an interest is kept from the vote.
    """
    require(by, "edit", decision)
    fresh = _locked(decision)
    _move(fresh, State.OPEN, _("Members are asked once, and again only when a round did not adopt."))
    seats = list(voters_of(fresh.body))
    if not seats:
        raise ValidationError(_("Nobody votes in this body today: give somebody a seat first."))
    if not fresh.rule:
        fresh.rule, fresh.quorum_percent = fresh.body.rule, fresh.body.quorum_percent
    fresh.save()
    last = Round.objects.filter(decision=fresh).aggregate(last=Max("number"))["last"] or 0
    row = Round.objects.create(
        municipality=by.municipality, decision=fresh, number=last + 1, text=fresh.text or fresh.title
    )
    for seat in seats:
        Position.objects.create(
            municipality=by.municipality,
            round=row,
            seat=seat,
            kept_out=bool(interests_in_the_way(fresh, seat)),
        )
    record("councils.round_opened", by=by, on=fresh, data={"round": row.number, "rule": fresh.rule})
    return row


@transaction.atomic
def close_round(*, by: Actor, decision: Decision, seen_cast: int | None = None) -> Round:
    """Count the open round. Adopted, it goes into the minutes; otherwise another round may follow.

    seen_cast: how many positions the officer saw; ValidationError when members answered meanwhile, so that
    nobody closes over a position unread. Interests declared since the opening keep their member out.
    """
    require(by, "edit", decision)
    fresh = _locked(decision)
    row = Round.objects.filter(decision=fresh, closed_at__isnull=True).select_related("decision").first()
    if fresh.state != State.OPEN or row is None:
        raise ValidationError(_("This round is closed already; its result stands below."))
    roll = list(Position.objects.filter(round=row).select_related("seat__person"))
    cast = sum(bool(one.choice) for one in roll)
    if seen_cast is not None and seen_cast != cast:
        raise ValidationError(
            _(
                "A member answered while you were looking: %(cast)s positions now. Read them, then close again."
            )
            % {"cast": cast}
        )
    for one in roll:
        if not one.kept_out and interests_in_the_way(fresh, one.seat):
            one.kept_out = True
            one.save(update_fields=["kept_out"])
    result = counted(row)
    row.closed_at, row.outcome = timezone.now(), Outcome(result.outcome.value)
    row.counts = {choice.value: number for choice, number in result.counts.items()}
    row.entitled, row.needed = result.entitled, result.needed
    row.save()
    if result.is_adopted:
        _decide(by, fresh, row, State.ADOPTED)
    else:
        fresh.state = State.PAUSED
        fresh.save(update_fields=["state"])
        record("councils.round_closed", by=by, on=fresh, data=_facts(row))
    return row


@transaction.atomic
def end_decision(*, by: Actor, decision: Decision) -> Decision:
    """No further round: it is not adopted. A round without quorum ends nothing."""
    require(by, "edit", decision)
    fresh = _locked(decision)
    if State.REJECTED not in MOVES[State(fresh.state)]:
        raise ValidationError(_("It ends once a round was counted and did not adopt."))
    if standing(fresh) is None:
        raise ValidationError(
            _("No round had its quorum, so nothing is decided: ask again, or withdraw the question.")
        )
    last = Round.objects.filter(decision=fresh).exclude(outcome=Outcome.NO_QUORUM).order_by("number").last()
    assert last is not None
    return _decide(by, fresh, last, State.REJECTED)


@transaction.atomic
def withdraw_decision(*, by: Actor, decision: Decision, reason: Text) -> Decision:
    """Taken back before it is decided, with the reason; an open round closes uncounted with it."""
    require(by, "edit", decision)
    fresh = _locked(decision)
    if not reason:
        raise ValidationError({"reason": _("Say why it is withdrawn.")})
    _move(fresh, State.WITHDRAWN, _("What is decided is not withdrawn."))
    fresh.reason = Text(reason)
    fresh.save()
    Round.objects.filter(decision=fresh, closed_at__isnull=True).update(
        closed_at=timezone.now(), outcome=Outcome.UNCOUNTED
    )
    record("councils.withdrawn", by=by, on=fresh, data={"reason": dict(fresh.reason)})
    return fresh


@transaction.atomic
def enter_in_minutes(*, by: Actor, decision: Decision, meeting: Meeting) -> Decision:
    """A decision taken between meetings is written into the minutes of one."""
    require(by, "edit", decision)
    fresh = _locked(decision)
    if fresh.state not in DECIDED:
        raise ValidationError(_("Only what is decided goes into minutes."))
    if fresh.meeting_id not in (None, meeting.pk):
        raise ValidationError(_("It stands in the minutes of another meeting."))
    _check_meeting(fresh, meeting)
    fresh.meeting = meeting
    fresh.save(update_fields=["meeting"])
    row = Round.objects.filter(decision=fresh).exclude(outcome=Outcome.NO_QUORUM).order_by("number").last()
    assert row is not None
    entry = record("councils.entered_in_minutes", by=by, on=fresh, data=_facts(row))
    _sign(by, fresh, row, entry.hash)
    return fresh


def _locked(decision: Decision) -> Decision:
    """The row read again; members' positions and the officer's acts wait for each other here."""
    return Decision.objects.select_for_update(no_key=True).get(pk=decision.pk)


def _move(row: Decision, state: State, otherwise: str) -> None:
    if state not in MOVES[State(row.state)]:
        raise ValidationError(otherwise)
    row.state = state


def _decide(by: Actor, row: Decision, last: Round, state: State) -> Decision:
    """The one door to adopted and rejected: dated, in the history, in the minutes, followed from then on."""
    _move(row, state, _("This round is closed already; its result stands below."))
    row.decided_at = timezone.now()
    if row.meeting is not None and not _takes_more(row.meeting):
        # The result stands; the secretariat chooses the minutes that carry it (`enter_in_minutes`).
        row.meeting = None
    row.save()
    entry = record(f"councils.{state.value}", by=by, on=row, data=_facts(last))
    if row.meeting is not None:
        _sign(by, row, last, entry.hash)
    if state == State.ADOPTED:
        follow_decision(by, row)
    return row


def _sign(by: Actor, row: Decision, last: Round, seal: str) -> None:
    assert row.meeting is not None
    decided(by=by, meeting=row.meeting, title=row.title, text=for_minutes(row, last, seal[:SEAL]), on=row)


def _facts(row: Round) -> dict[str, Any]:
    return {"round": row.number, "outcome": row.outcome, "counts": row.counts, "entitled": row.entitled}
