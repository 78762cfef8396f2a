"""What can happen to a decision, in the words of its history, and whom it concerns."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.audit.events import Event, Notify
from mithaq.commons.audit.models import Entry
from mithaq.commons.people.models import Person
from mithaq.kit.formats import list_of, number, period
from mithaq.kit.i18n import Text
from mithaq.methods.quarters import quarter_named
from mithaq.registers.bodies.queries import members_on
from mithaq.registers.bodies.secretariat import secretariat_of

from .addresses import call_url, decision_url, item_url, quarter_url
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


def called(words: Any) -> Notify:
    return Notify(
        to="followers",
        title=lambda entry: f"{words}: {about(entry).title}",
        body=body_of,
        url=lambda entry: call_url(about(entry)),
    )


def quarter(entry: Entry) -> str:
    found = quarter_named(entry.data["quarter"])
    assert found is not None
    return period(found.starts_on, found.ends_on)


def group_of(entry: Entry) -> list[Person]:
    """The members with an account, and the secretariat."""
    body = about(entry).body
    seats = members_on(body).filter(person__isnull=False).select_related("person__user")
    found = [seat.person for seat in seats if seat.person] + secretariat_of(body)
    return list({person.pk: person for person in found}.values())


OWED = Notify(
    to=group_of,
    title=lambda entry: gettext("%(body)s: what was done in the quarter?") % {"body": body_of(entry)},
    body=lambda entry: (
        gettext("Write progress, obstacles and corrective actions for %(period)s.")
        % {"period": quarter(entry)}
    ),
    url=lambda entry: quarter_url(about(entry)),
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
    Event(code="councils.call_drafted", label=_("prepared a call for nominations")),
    Event(code="councils.criteria_written", label=_("wrote the criteria of a call")),
    Event(code="councils.criteria_asked", label=_("put criteria to the body"), public=True),
    Event(
        code="councils.call_opened",
        label=_("opened nominations"),
        public=True,
        notify=called(_("Nominations are open")),
    ),
    Event(code="councils.nominated", label=_("nominated somebody"), personal=("name",)),
    Event(code="councils.nominee_withdrawn", label=_("withdrew a nomination")),
    Event(code="councils.call_closed", label=_("closed nominations"), public=True),
    Event(code="councils.scored", label=_("held a nominee against the criteria"), public=True),
    Event(code="councils.choice_asked", label=_("put the choice to the body"), public=True),
    Event(
        code="councils.call_decided",
        label=_("announced who was chosen"),
        public=True,
        notify=called(_("The choice is made")),
    ),
    Event(code="councils.task_added", label=_("put a task on the board"), public=True),
    Event(code="councils.task_moved", label=_("moved a task of the board"), public=True),
    Event(code="councils.risk_noticed", label=_("noticed a risk"), public=True),
    Event(code="councils.risk_over", label=_("said that a risk is over"), public=True),
    Event(
        code="councils.quarter_written",
        label=_("wrote down what was done in a quarter"),
        public=True,
        detail=quarter,
    ),
    Event(
        code="councils.quarter_owed",
        label=_("asked for the record of a quarter"),
        public=True,
        detail=quarter,
        notify=OWED,
    ),
)
