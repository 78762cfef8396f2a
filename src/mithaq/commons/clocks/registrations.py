"""What the house must know about clocks: their events, the record and dataset of holidays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.audit.events import Event, Notify, consumers, events, wants
from mithaq.commons.audit.models import Entry
from mithaq.commons.people.models import Person
from mithaq.kit import formats
from mithaq.kit.i18n import Text
from mithaq.kit.registry import Dataset, Field, Record, record_of, records

from .definitions import ClockKind, clock_kinds
from .enums import ClockUnit
from .queries import clock_of, people_with_grants

records.add(
    Record(
        code="clocks.holiday",
        model="clocks.Holiday",
        label=_("holiday"),
        label_plural=_("holidays"),
        policy="mithaq.commons.clocks.access:HolidayPolicy",
        title=lambda day: day.name,
        desk_url=lambda day: reverse("desk_holidays_object", args=[day.pk]),
        dataset=Dataset(
            code="holidays",
            label=_("Holidays"),
            description=_("Days without work, with which the municipality counts its deadlines."),
            frequency="annual",
            order_by=("date",),
            fields=(
                Field(code="date", label=_("day"), kind="date"),
                Field(code="name", label=_("name"), kind="translated"),
                Field(
                    code="status",
                    label=_("status"),
                    kind="code",
                    help=_("“estimated” until the municipality confirms it."),
                ),
                Field(code="source", label=_("source")),
            ),
        ),
    )
)


# What the history says of a clock.


def kind_of(entry: Entry) -> ClockKind | None:
    code = entry.data.get("clock", "")
    return clock_kinds.get(code) if code in clock_kinds else None


def promise(entry: Entry) -> str:
    kind = kind_of(entry)
    return str(kind.label) if kind else str(entry.data.get("clock", ""))


def _day(written: str) -> str:
    return formats.day(dt.datetime.fromisoformat(written))


def promise_due(entry: Entry) -> str:
    return gettext("%(promise)s, due on %(day)s") % {
        "promise": promise(entry),
        "day": _day(entry.data["due"]),
    }


def promise_moved(entry: Entry) -> str:
    return gettext("%(promise)s: due on %(new)s instead of %(old)s") % {
        "promise": promise(entry),
        "old": _day(entry.data["old"]),
        "new": _day(entry.data["new"]),
    }


def promise_extended(entry: Entry) -> str:
    return f"{promise_moved(entry)}. {Text(entry.data['reason'])}"


def promise_stopped(entry: Entry) -> str:
    ended = gettext("in time") if entry.data["in_time"] else pgettext("promise", "late")
    return gettext("%(promise)s, %(ended)s") % {"promise": promise(entry), "ended": ended}


# Whom a clock speaks to.


def in_charge(entry: Entry) -> Iterable[Person]:
    kind = kind_of(entry)
    return people_with_grants(kind.grants) if kind else []


def above(entry: Entry) -> Iterable[Person]:
    """Those in charge, and those who must hear that it is overdue."""
    kind = kind_of(entry)
    return people_with_grants((*kind.grants, *kind.escalate_grants)) if kind else []


def subject_title(entry: Entry) -> Any:
    try:
        return record_of(entry.subject).title(entry.subject)
    except LookupError:
        return entry.subject


def where(entry: Entry) -> str:
    """The subject's page at the desk, else its public one, else the desk."""
    try:
        about = record_of(entry.subject)
    except LookupError:
        return reverse("desk")
    page = about.desk_url or about.url
    return page(entry.subject) if page else reverse("desk")


def reminded_title(entry: Entry) -> str:
    clock = clock_of(entry.data["clock"], entry.subject) if entry.subject else None
    write = formats.day_time if clock is not None and clock.unit == ClockUnit.HOUR else formats.day
    due = write(dt.datetime.fromisoformat(entry.data["due"]))
    return gettext("%(promise)s: due on %(due)s") % {"promise": promise(entry), "due": due}


def overdue_title(entry: Entry) -> str:
    return gettext("Overdue: %(promise)s") % {"promise": promise(entry)}


def overdue_body(entry: Entry) -> str:
    facts = {"subject": str(subject_title(entry)), "day": _day(entry.data["due"])}
    if entry.data.get("silence") == "refused":
        return gettext("%(subject)s was due on %(day)s. In law, silence now counts as a refusal.") % facts
    return gettext("%(subject)s was due on %(day)s and is still open.") % facts


def waiting(entry: Entry) -> Iterable[Person]:
    """Who waits for what was promised; nobody is told of their own act."""
    kind = kind_of(entry)
    if kind is None or kind.waiting is None or entry.subject is None:
        return []
    return [person for person in kind.waiting(entry.subject) if person.pk != entry.person_id]


def where_they_look(entry: Entry) -> str:
    kind = kind_of(entry)
    if kind is not None and kind.waiting_url is not None:
        return kind.waiting_url(entry.subject)
    about = record_of(entry.subject)
    return about.url(entry.subject) if about.url else "/"


def moved_title(entry: Entry) -> str:
    facts = {"new": _day(entry.data["new"]), "old": _day(entry.data["old"])}
    return gettext("You will have an answer by %(new)s instead of %(old)s") % facts


def moved_body(entry: Entry) -> str:
    if reason := entry.data.get("reason"):
        return f"{subject_title(entry)}. {Text(reason)}"
    if entry.data.get("because") in ("holidays", "calendar"):
        return gettext("%(subject)s. The days without work have changed.") % {"subject": subject_title(entry)}
    return str(subject_title(entry))


MOVED = Notify(to=waiting, title=moved_title, body=moved_body, url=where_they_look)


for _event in (
    Event(code="clocks.started", label=_("started the clock"), detail=promise_due),
    Event(code="clocks.stopped", label=_("stopped the clock"), detail=promise_stopped),
    Event(code="clocks.cancelled", label=_("cancelled the clock"), detail=promise),
    Event(code="clocks.paused", label=_("paused the clock"), detail=promise),
    Event(code="clocks.resumed", label=_("resumed the clock"), detail=promise_due),
    Event(code="clocks.extended", label=_("extended the term"), detail=promise_extended, notify=MOVED),
    Event(
        code="clocks.recomputed",
        label=_("counted the due date again"),
        detail=promise_moved,
        notify=MOVED,
    ),
    Event(
        code="clocks.reminded",
        label=_("reminded of the due date"),
        detail=promise_due,
        notify=Notify(
            to=in_charge, title=reminded_title, body=lambda entry: str(subject_title(entry)), url=where
        ),
    ),
    Event(
        code="clocks.overdue",
        label=_("found it overdue and told those responsible"),
        detail=promise_due,
        notify=Notify(to=above, title=overdue_title, body=overdue_body, url=where),
    ),
    Event(code="clocks.holiday_added", label=_("added a holiday"), public=True),
    Event(code="clocks.holiday_changed", label=_("changed a holiday"), public=True),
    Event(code="clocks.holiday_confirmed", label=_("confirmed a holiday"), public=True),
    Event(code="clocks.holiday_removed", label=_("removed a holiday"), public=True),
):
    events.add(_event)

consumers.append("clocks.follow")
wants["clocks.follow"] = lambda event, _model: any(kind.listens_to(event.code) for kind in clock_kinds)
