"""The auditor's desk: every act of the town, public or not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.people.models import Person
from mithaq.kit.desk import Column, Filter
from mithaq.kit.formats import day_time
from mithaq.kit.parse import ParseError, parse_int

from .access import AUDIT
from .desk import OfficersDesk
from .events import events
from .lines import by_of, label_of, subject_code
from .models import Entry

PERIODS = (
    ("1", _("today")),
    ("7", _("the last 7 days")),
    ("30", _("the last 30 days")),
    ("365", _("the last year")),
)


def _since(rows: QuerySet[Any], days: str) -> QuerySet[Any]:
    first = timezone.localdate() - dt.timedelta(days=int(days) - 1)
    return rows.filter(at__date__gte=first)


def _officers(actor: Actor) -> list[tuple[str, str]]:
    """Whoever has ever held a function here, by name."""
    held = Person.objects.filter(appointments__isnull=False).distinct().order_by("name")
    return [(str(person.pk), str(person)) for person in held]


def _events(actor: Actor) -> list[tuple[str, Any]]:
    return sorted(((event.code, str(event.label)) for event in events), key=lambda pair: pair[1])


class HistoryDesk(OfficersDesk):
    code = "audit"
    label = _("Full history")
    intro = _("Every act in this town, in the order it happened. Nobody can change it without being noticed.")
    grants = (AUDIT,)
    model = Entry
    verb = "audit"
    related = ("person", "organisation")
    ordering = ("-number",)
    page_size = 50
    searches = True
    list_template = "audit/history_list.html"
    columns = (
        Column("number", _("Number"), kind="number", sort="number", main=True),
        Column("at", _("When"), value=lambda entry: day_time(entry.at)),
        Column("event", _("Act"), value=label_of, sort="event"),
        Column("by", _("Who"), value=by_of),
        Column("subject", _("On what"), value=lambda entry: f"{subject_code(entry)} {entry.subject_id}"),
        Column("channel", _("Channel"), sort="channel"),
    )
    filters = (
        Filter(
            code="event", label=_("Act"), choices=_events, where=lambda rows, code: rows.filter(event=code)
        ),
        Filter(
            code="person",
            label=_("Officer"),
            choices=_officers,
            where=lambda rows, pk: rows.filter(person=pk),
        ),
        Filter(code="period", label=_("Period"), choices=PERIODS, where=_since),
    )

    def title(self, obj: Entry) -> str:
        return f"{obj.number} · {label_of(obj)}"

    def search(self, queryset: QuerySet[Any], words: str, actor: Actor) -> QuerySet[Any]:
        """By number, code of the act or name of a person."""
        found = Q(event__icontains=words) | Q(person__name__icontains=words)
        with suppress(ParseError):  # words, then
            found |= Q(number=parse_int(words))
        return queryset.filter(found)

    def facts(self, actor: Actor, obj: Entry) -> Sequence[tuple[Any, Any]]:
        shown = [(column.label, column.cell(obj)) for column in self.columns]
        kept = [(name, value) for name, value in {**obj.data, **(obj.personal or {})}.items()]
        digests = [(_("Digest"), obj.hash), (_("Previous digest"), obj.previous)]
        return [*shown, *kept, *digests]
