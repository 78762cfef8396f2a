"""What the bodies of the two towns of the demonstration decided, and what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from mithaq.commons.access.actor import Actor, system
from mithaq.commons.people.models import Organisation
from mithaq.commons.tenancy.models import Municipality
from mithaq.registers.bodies.models import Body
from mithaq.registers.meetings.models import Meeting

from .. import actions
from ..models import Decision, Item, Position, Round, Step
from .content import DECISIONS, WATCHED
from .working import fill_boards, fill_calls


def fill(*, municipality: Municipality, say: Callable[[str], None]) -> None:
    """Once; after the bodies and their meetings."""
    rows = DECISIONS.get(municipality.slug)
    if rows is None or Decision.objects.exists():
        return
    by = system(municipality, channel="demo")
    for row in rows:
        _decide(by, row)
    for row in WATCHED[municipality.slug]:
        _watch(by, row)
    fill_calls(by)
    boards = fill_boards(by)
    say(f"{municipality.slug}: {len(rows)} questions to committees and councils, {boards} boards.")


def _ago(days: int) -> dt.datetime:
    return timezone.now() - dt.timedelta(days=days)


def _meeting(body: Body, day: int) -> Meeting | None:
    """The one held so many days from today, if the demonstration has it."""
    wanted = timezone.localdate() + dt.timedelta(days=day)
    return Meeting.objects.filter(body=body, starts_at__date=wanted).first()


def _organisation(code: str) -> Organisation | None:
    return Organisation.objects.filter(code=code).first() if code else None


def _decide(by: Actor, row: dict[str, Any]) -> None:
    body = Body.objects.filter(slug=row["body"]).first()
    if body is None:
        return
    concerned = _organisation(row.get("addressee", ""))
    decision = actions.draft_decision(
        by=by,
        body=body,
        title=row["title"],
        kind=row["kind"],
        meeting=_meeting(body, row["meeting"]) if "meeting" in row else None,
        organisations=[concerned] if concerned else [],
    )
    for text, answers, reason, days in row["rounds"]:
        decision.refresh_from_db()
        if text is not None:
            actions.change_decision(by=by, decision=decision, fields={"text": text})
        _round(by, decision, answers, reason, days)
    if row.get("end"):
        actions.end_decision(by=by, decision=decision)
    first, last = row["rounds"][0][-1], row["rounds"][-1][-1]
    Decision.objects.filter(pk=decision.pk).update(proposed_at=_ago(first + 7))
    Decision.objects.filter(pk=decision.pk, decided_at__isnull=False).update(decided_at=_ago(last))
    item = Item.objects.filter(decision=decision).first()
    if item is not None:
        Item.objects.filter(pk=item.pk).update(since=_ago(last).date())
        _steps(by, item, row.get("steps", []))


def _round(by: Actor, decision: Decision, answers: list[str], reason: str, days: int) -> None:
    """Asked and, when everybody who answers has answered, counted; a round with gaps of the last days stays open."""
    asked = actions.open_round(by=by, decision=decision)
    roll = list(asked.positions.order_by("pk"))
    for place, answer in zip(roll, answers, strict=False):
        if answer == "interest":
            actions.keep_out(by=by, position=place)
        elif answer:
            said = reason if answer in ("against", "block") else ""
            actions.cast(by=by, position=place, choice=answer, reason=said)
    if days > 7:
        actions.close_round(by=by, decision=decision)
        Round.objects.filter(pk=asked.pk).update(closed_at=_ago(days))
    Round.objects.filter(pk=asked.pk).update(opened_at=_ago(days + 1))
    Position.objects.filter(round=asked, cast_at__isnull=False).update(cast_at=_ago(days))


def _watch(by: Actor, row: dict[str, Any]) -> None:
    body = Body.objects.filter(slug=row["body"]).first()
    if body is None:
        return
    item = actions.follow_item(
        by=by, body=body, title=row["title"], addressee=_organisation(row["addressee"])
    )
    Item.objects.filter(pk=item.pk).update(since=_ago(row["since"]).date())
    _steps(by, item, row["steps"])


def _steps(by: Actor, item: Item, steps: list[tuple[str, str, int, Any]]) -> None:
    for kind, fate, days, text in steps:
        step = actions.write_step(by=by, item=item, kind=kind, text=text, fate=fate)
        Step.objects.filter(pk=step.pk).update(on=_ago(days).date())
