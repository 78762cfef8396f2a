"""What can happen to a decision, in the words of its history, and whom it concerns."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.audit.events import Event, Notify
from mithaq.commons.audit.models import Entry
from mithaq.commons.people.models import Person
from mithaq.kit.formats import list_of, number
from mithaq.kit.i18n import Text

from .addresses import decision_url, item_url
from .enums import Choice, Fate, Outcome
from .models import Position


def about(entry: Entry) -> Any:
    return entry.subject


def result(entry: Entry) -> str:
    """ "Round 2, adopted; for: 5, against: 0 and abstains: 1." """
    facts = entry.data
    counts = list_of(
        f"{Choice(code).label}: {number(how_many)}" for code, how_many in facts["counts"].items()
    )
    return gettext("Round %(number)s, %(result)s; %(counts)s.") % {
        "number": number(facts["round"]),
        "result": Outcome(facts["outcome"]).label,
        "counts": counts,
    }


def round_number(entry: Entry) -> str:
    return gettext("Round %(number)s.") % {"number": number(entry.data["round"])}


def reason(entry: Entry) -> str:
    return str(Text(entry.data.get("reason") or {}))


def fate(entry: Entry) -> str:
    return str(Fate(entry.data["fate"]).label)


def asked(entry: Entry) -> list[Person]:
    """The members with an account who may answer in this round."""
    rows = Position.objects.filter(
        round__decision=about(entry),
        round__number=entry.data["round"],
        kept_out=False,
        seat__person__isnull=False,
    )
    return [row.seat.person for row in rows.select_related("seat__person__user") if row.seat.person]


def body_of(entry: Entry) -> str:
    return str(about(entry).body.name)


def decided(words: Any) -> Notify:
    return Notify(
        to="followers",
        title=lambda entry: f"{words}: {about(entry).title}",
        body=lambda entry: f"{body_of(entry)}. {result(entry)}",
        url=lambda entry: decision_url(about(entry)),
    )


ASKED = Notify(
    to=asked,
    title=lambda entry: gettext("Your position is asked: %(title)s") % {"title": about(entry).title},
    body=lambda entry: (
        gettext("%(body)s, round %(number)s.")
        % {"body": body_of(entry), "number": number(entry.data["round"])}
    ),
    url=lambda entry: decision_url(about(entry)),
)
STEPPED = Notify(
    to="followers",
    title=lambda entry: gettext("What became of it: %(title)s") % {"title": about(entry).title},
    body=fate,
    url=lambda entry: item_url(about(entry)),
)

EVENTS = (
    Event(code="councils.drafted", label=_("prepared a decision")),
    Event(code="councils.changed", label=_("changed a decision before the members are asked")),
    Event(
        code="councils.round_opened",
        label=_("asked the members"),
        public=True,
        detail=round_number,
        notify=ASKED,
    ),
    Event(
        code="councils.position_given",
        label=_("gave a position"),
        personal=("choice", "reason"),
        detail=round_number,
    ),
    Event(code="councils.kept_out", label=_("kept a member from the vote for an interest")),
    Event(code="councils.round_closed", label=_("closed a round"), public=True, detail=result),
    Event(
        code="councils.adopted",
        label=_("adopted a decision"),
        public=True,
        detail=result,
        notify=decided(_("Adopted")),
    ),
    Event(
        code="councils.rejected",
        label=_("did not adopt a decision"),
        public=True,
        detail=result,
        notify=decided(_("Not adopted")),
    ),
    Event(code="councils.withdrawn", label=_("withdrew a decision"), public=True, detail=reason),
    Event(
        code="councils.entered_in_minutes",
        label=_("wrote a decision into the minutes"),
        public=True,
        detail=result,
    ),
    Event(code="councils.item_followed", label=_("began to follow a matter"), public=True),
    Event(
        code="councils.item_stepped",
        label=_("wrote what became of a matter"),
        public=True,
        detail=fate,
        notify=STEPPED,
    ),
    Event(code="councils.translated", label=_("translated a text"), public=True),
)
