"""What can happen to a body, in the words of its history, and whom it concerns."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.audit.events import Event, Notify
from mithaq.commons.audit.models import Entry
from mithaq.kit.formats import day

from .addresses import body_url, desk_body_url
from .secretariat import secretariat_of


def about(entry: Entry) -> Any:
    return entry.subject


def name_of(entry: Entry) -> str:
    return str(about(entry).name)


def who(entry: Entry) -> str:
    return str((entry.personal or {}).get("name", ""))


def on_day(entry: Entry) -> str:
    return day(dt.date.fromisoformat(entry.data["on"]))


def version(entry: Entry) -> str:
    return gettext("Version %(number)s.") % {"number": entry.data["version"]}


def renewed(entry: Entry) -> str:
    return gettext("Members who stayed: %(stayed)s, who left: %(left)s.") % {
        "stayed": entry.data["stayed"],
        "left": entry.data["left"],
    }


TERM_ENDING = Notify(
    to=lambda entry: secretariat_of(about(entry)),
    title=lambda entry: (
        gettext("%(body)s: the term ends on %(day)s") % {"body": name_of(entry), "day": on_day(entry)}
    ),
    body=lambda entry: gettext("Prepare the renewal: without it nobody sits there after that day."),
    url=lambda entry: desk_body_url(about(entry)),
)
SEAT_ENDING = Notify(
    to=lambda entry: secretariat_of(about(entry)),
    title=lambda entry: (
        gettext("%(body)s: a seat ends on %(day)s") % {"body": name_of(entry), "day": on_day(entry)}
    ),
    body=lambda entry: gettext("Whose: %(name)s.") % {"name": who(entry) or gettext("a person who left")},
    url=lambda entry: desk_body_url(about(entry)),
)
NEW_TERM = Notify(
    to="followers",
    title=lambda entry: gettext("%(body)s: a new term begins") % {"body": name_of(entry)},
    body=renewed,
    url=lambda entry: body_url(about(entry)),
)

EVENTS = (
    Event(code="bodies.founded", label=_("founded a body"), public=True),
    Event(code="bodies.changed", label=_("changed a body"), public=True),
    Event(code="bodies.rules_written", label=_("wrote the rules of procedure"), public=True, detail=version),
    Event(
        code="bodies.seat_taken",
        label=_("gave somebody a seat"),
        public=True,
        personal=("name",),
        detail=who,
    ),
    Event(code="bodies.seat_changed", label=_("corrected a seat")),
    Event(code="bodies.seat_ended", label=_("ended a seat"), public=True, personal=("name",), detail=who),
    Event(
        code="bodies.term_renewed",
        label=_("began a new term"),
        public=True,
        detail=renewed,
        notify=NEW_TERM,
    ),
    Event(code="bodies.term_ending", label=_("announced the end of a term"), notify=TERM_ENDING),
    Event(
        code="bodies.seat_ending",
        label=_("announced the end of a seat"),
        personal=("name",),
        notify=SEAT_ENDING,
    ),
    Event(code="bodies.translated", label=_("translated a text"), public=True),
    Event(code="bodies.closed", label=_("closed a body"), public=True),
)
