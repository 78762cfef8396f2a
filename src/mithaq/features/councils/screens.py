"""What decisions show on the pages of others: bodies, meetings, commitments, the officers' day, bulletins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor, anonymous
from mithaq.commons.access.policy import visible
from mithaq.commons.manifest.definitions import Chapter, Fact, Panel, Passage, Period, Task, Todo
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.formats import day
from mithaq.registers.bodies.enums import BodyKind
from mithaq.registers.bodies.models import Body
from mithaq.registers.meetings.models import Meeting
from mithaq.registers.meetings.queries import within

from .access import EDIT
from .addresses import decision_url, desk_decision_url, item_url, quarter_url
from .enums import DECIDED, ENDED, State
from .models import Decision, Item, QuarterRecord
from .queries import calls_of, decisions_about, decisions_of, quarters_owed, waiting_for
from .showing import call_state_of, fate_of, state_of

LAST_ONES = 5


def listed(decisions: Iterable[Decision], *, desk: bool = False) -> list[dict[str, Any]]:
    """Lines for `councils/_list.html`."""
    url = desk_decision_url if desk else decision_url
    return [{"decision": one, "state": state_of(one), "url": url(one)} for one in decisions]


def of_body(actor: Actor, body: Body) -> dict[str, Any] | None:
    rows = decisions_of(actor).filter(body=body)
    lines = listed(rows[:LAST_ONES])
    followed = visible(actor, Item.objects.filter(body=body))
    fates = list(followed.values_list("fate", flat=True))
    calls = [{"call": one, "state": call_state_of(one)} for one in calls_of(actor, body)[:LAST_ONES]]
    if not lines and not fates and not calls and body.kind != BodyKind.WORKING_GROUP:
        return None
    return {
        "lines": lines,
        "followed": len(fates),
        "ended": sum(fate in ENDED for fate in fates),
        "slug": body.slug,
        "calls": calls,
        "is_group": body.kind == BodyKind.WORKING_GROUP,
    }


def of_meeting(actor: Actor, meeting: Meeting) -> dict[str, Any] | None:
    lines = listed(decisions_of(actor).filter(meeting=meeting))
    return {"lines": lines} if lines else None


def of_record(actor: Actor, obj: Any) -> dict[str, Any] | None:
    lines = listed(decisions_about(actor, obj)[:LAST_ONES])
    return {"lines": lines} if lines else None


def _at_desk(actor: Actor, rows: QuerySet[Decision], body: Body) -> dict[str, Any] | None:
    if not actor.has(EDIT):
        return None
    return {
        "lines": listed(rows[:LAST_ONES], desk=True),
        "new_url": reverse("desk_councils_new", args=[body.pk]),
        "follow_url": reverse("desk_councils_follow_up", args=[body.pk]),
        "call_url": reverse("desk_councils_calls_new", args=[body.pk]),
    }


def body_at_desk(actor: Actor, body: Body) -> dict[str, Any] | None:
    return _at_desk(actor, decisions_of(actor).filter(body=body), body)


def meeting_at_desk(actor: Actor, meeting: Meeting) -> dict[str, Any] | None:
    return _at_desk(actor, decisions_of(actor).filter(meeting=meeting), meeting.body)


def positions_asked(actor: Actor, limit: int) -> Iterable[Todo]:
    for position in waiting_for(actor)[:limit]:
        yield Todo(
            title=position.round.decision.title,
            url=reverse("decision_position", args=[position.pk]),
            kind=_("your position is asked"),
        )


def to_close(actor: Actor, limit: int) -> Iterable[Todo]:
    rows = visible(actor, Decision.objects.filter(state=State.PAUSED), "edit")
    for decision in rows.order_by("pk")[:limit]:
        yield Todo(title=decision.title, url=desk_decision_url(decision), kind=_("another round, or the end"))


def records_owed(actor: Actor, limit: int) -> Iterable[Todo]:
    for row in quarters_owed(actor)[:limit]:
        yield Todo(title=row.body.name, url=quarter_url(row), kind=_("record of the quarter"))


def write(municipality: Municipality, period: Period) -> Iterator[Fact | Passage]:
    """What was adopted and not, and what came of what bodies follow."""
    nobody = anonymous(municipality)
    rows = decisions_of(nobody).filter(within(period, "decided_at"), state__in=DECIDED)
    decided = list(rows.order_by("decided_at", "pk"))
    if decided:
        adopted = sum(one.state == State.ADOPTED for one in decided)
        yield Fact(label=gettext("Decisions adopted"), value=adopted)
        yield Fact(label=gettext("Decisions not adopted"), value=len(decided) - adopted)
        yield Passage(
            title=gettext("What committees and councils decided"),
            heads=(gettext("Day"), gettext("Body"), gettext("Decision"), gettext("Result"), gettext("Page")),
            rows=tuple(
                (
                    day(one.decided_at),
                    str(one.body.name),
                    str(one.title),
                    state_of(one)[0],
                    decision_url(one),
                )
                for one in decided
                if one.decided_at is not None
            ),
        )
    said = visible(nobody, QuarterRecord.objects.filter(written_at__isnull=False))
    said = said.filter(starts_on__range=(period.starts_on, period.ends_on)).select_related("body")
    records = tuple(
        (str(one.body.name), str(one.progress), str(one.obstacles), str(one.corrective))
        for one in said.order_by("body", "starts_on")
    )
    if records:
        yield Passage(
            title=gettext("What working groups say of the quarter"),
            heads=(
                gettext("Body"),
                gettext("Progress"),
                gettext("Obstacles"),
                gettext("Corrective actions"),
            ),
            rows=records,
        )
    moved = visible(nobody, Item.objects.filter(steps__on__range=(period.starts_on, period.ends_on)))
    lines = tuple(
        (str(one.title), str(one.body.name), fate_of(one)[0], item_url(one))
        for one in moved.select_related("body").distinct().order_by("pk")
    )
    if lines:
        yield Passage(
            title=gettext("What became of what they follow"),
            heads=(gettext("Matter"), gettext("Body"), gettext("How it stands"), gettext("Page")),
            rows=lines,
        )


def panel(
    code: str, on: str, context: Any, *, place: str = "public", order: int = 20, alike: bool = False
) -> Panel:
    template = "desk" if place == "desk" else "lines"
    return Panel(
        code=code,
        on=on,
        template=f"councils/panels/{template}.html",
        context=context,
        place=place,
        order=order,
        alike=alike,
    )


PANELS = (
    panel("councils.body", "bodies.body", of_body),
    panel("councils.meeting", "meetings.meeting", of_meeting),
    panel("councils.commitment", "plans.commitment", of_record, order=45, alike=True),
    panel("councils.body_desk", "bodies.body", body_at_desk, place="desk"),
    panel("councils.meeting_desk", "meetings.meeting", meeting_at_desk, place="desk"),
)
TASKS = (
    Task(code="councils.quarters", label=_("Quarterly records of groups"), grants=(), waiting=records_owed),
    # Whoever sits in a body may be asked, with or without a duty.
    Task(code="councils.positions", label=_("Positions asked"), grants=(), waiting=positions_asked),
    Task(code="councils.paused", label=_("Decisions between two rounds"), grants=(EDIT,), waiting=to_close),
)
CHAPTERS = (Chapter(code="councils", label=_("Decisions"), write=write, order=42),)
