"""What requests show elsewhere: the home page, "today", reports, the list of towns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Case, Count, When
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible
from mithaq.commons.clocks.queries import clocks_of
from mithaq.commons.manifest.definitions import (
    Block,
    Chapter,
    Fact,
    Passage,
    Period,
    Standing,
    Tally,
    Task,
    Todo,
)
from mithaq.commons.people.queries import stood_in_for
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.formats import number

from .access import HEAD, OFFICE, OFFICERS, shown
from .addresses import desk_url
from .enums import Field, State
from .models import Request
from .queries import figures, open_for, to_read
from .showing import title_of


def to_answer(actor: Actor, limit: int) -> Iterable[Todo]:
    """Open work, that on the actor's own table first."""
    tables = tables_of(actor)
    on_mine = Case(When(assignee__in=list(tables), then=0), default=1)
    waiting = open_for(actor).exclude(state=State.CONTESTED).annotate(on_mine=on_mine)
    rows = list(waiting.order_by("on_mine", "priority", "received_at", "pk")[:limit])
    due = clocks_of("requests.answer", rows) | clocks_of("requests.planned", rows)
    for row in rows:
        clock = due.get(row.pk)
        yield Todo(
            title=title_of(row),
            url=desk_url(row),
            kind=tables.get(row.assignee_id, gettext("answer")),
            due_at=clock.due_at if clock is not None else None,
            standing=standing_of(row, tables),
        )


def tables_of(actor: Actor) -> dict[int | None, str]:
    """{officer: what the line says}: the actor's own table, and those of whom they stand in for."""
    if actor.person is None:
        return {}
    away = stood_in_for(actor.person, timezone.localdate())
    others: dict[int | None, str] = {
        one.person_id: gettext("answer, for %(person)s") % {"person": one.person} for one in away
    }
    return {**others, actor.person.pk: gettext("answer, on your table")}


def standing_of(row: Request, tables: Mapping[int | None, str]) -> Standing:
    if row.assignee_id is None:
        return Standing.NOBODYS
    return Standing.MINE if row.assignee_id in tables else Standing.OPEN


def to_decide(actor: Actor, limit: int) -> Iterable[Todo]:
    rows = list(
        visible(actor, Request.objects.select_related("category"), "decide").order_by("contested_at")[:limit]
    )
    due = clocks_of("requests.second", rows)
    for row in rows:
        clock = due.get(row.pk)
        yield Todo(
            title=title_of(row),
            url=desk_url(row),
            kind=gettext("second look"),
            due_at=clock.due_at if clock is not None else None,
            standing=Standing.CONTESTED,
        )


def to_publish(actor: Actor, limit: int) -> Iterable[Todo]:
    for row in to_read()[:limit]:
        yield Todo(title=title_of(row), url=desk_url(row), kind=gettext("read for publication"))


TASKS = (
    Task(code="requests.answer", label=_("What people tell us"), grants=OFFICERS, waiting=to_answer),
    Task(code="requests.decide", label=_("Contested answers"), grants=(HEAD, OFFICE), waiting=to_decide),
    Task(code="requests.read", label=_("Requests to read"), grants=(OFFICE,), waiting=to_publish),
)


def home(actor: Actor) -> dict[str, Any] | None:
    """How many came in thirty days and how many of them are answered."""
    month = timezone.now() - dt.timedelta(days=30)
    rows = Request.objects.filter(received_at__gt=month).exclude(state__in=(State.WITHDRAWN, State.MERGED))
    counts = rows.aggregate(received=Count("pk"), answered=Count("answered_at"))
    return counts if counts["received"] else None


BLOCKS = (Block(code="requests", slot="figures", template="requests/block.html", context=home, order=40),)


def count_shown() -> dict[int, int]:
    with scopes_disabled():
        rows = Request.objects.filter(shown()).order_by().values_list("municipality").annotate(Count("pk"))
        return dict(rows)


def in_words(count: int) -> str:
    words = ngettext("%(count)s request followed", "%(count)s requests followed", count)
    return words % {"count": number(count)}


TALLIES = (Tally(code="requests", count=count_shown, words=in_words, label=_("Requests"), order=40),)


def write(municipality: Municipality, period: Period) -> Iterator[Fact | Passage]:
    """What people told the municipality in the period, by field: how many, how many answered."""
    zone = timezone.get_current_timezone()
    since = dt.datetime.combine(period.starts_on, dt.time.min, zone)
    until = dt.datetime.combine(period.ends_on, dt.time.max, zone)
    by_field = figures("category__field", since, until)
    total = sum(row["received"] for row in by_field.values())
    if not total:
        return
    waiting = sum(row["still_open"] for row in by_field.values())
    yield Fact(label=gettext("Complaints, suggestions and reports received"), value=total)
    yield Fact(label=gettext("Of these, answered"), value=total - waiting)
    yield Passage(
        title=gettext("What people told the municipality"),
        heads=(gettext("Field"), gettext("Received"), gettext("Answered")),
        rows=tuple(
            (str(Field(code).label), number(row["received"]), number(row["received"] - row["still_open"]))
            for code, row in sorted(by_field.items(), key=lambda pair: -pair[1]["received"])
        ),
    )


CHAPTERS = (Chapter(code="requests", label=_("Complaints and suggestions"), write=write, order=55),)
