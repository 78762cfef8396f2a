"""What can happen to a vote, in the words of its history. Nothing is recorded of a ballot being cast."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.audit.events import Event, Notify
from mithaq.commons.audit.models import Entry
from mithaq.commons.people.models import Person
from mithaq.kit.formats import list_of, number

from .addresses import election_url, results_url
from .enums import Channel


def reason(entry: Entry) -> str:
    return str(entry.data.get("reason") or "")


def struck(entry: Entry) -> str:
    words = gettext("Paper %(number)s.") % {"number": number(entry.data["paper"])}
    return f"{words} {entry.data['reason']}"


def printed(entry: Entry) -> str:
    """How many, and while a vote is open for whom and why."""
    many = entry.data.get("codes", 0)
    words = ngettext("%(many)s code.", "%(many)s codes.", many) % {"many": number(many)}
    if not entry.data.get("reason"):
        return words
    whom = gettext("Numbers in the list: %(numbers)s.") % {"numbers": list_of(entry.data["numbers"])}
    return f"{words} {whom} {entry.data['reason']}"


def handled(entry: Entry) -> str:
    """Each officer by name, with the number of voters at the counter and at booths."""
    officers = {int(pk) for one in entry.data.values() for pk in one}
    names = dict(Person.objects.filter(pk__in=officers).values_list("pk", "name"))
    return " ".join(
        f"{Channel(channel).label}: "
        + list_of([f"{names.get(int(pk), '–')} ({number(times)})" for pk, times in one.items()])
        + "."
        for channel, one in entry.data.items()
    )


def told(title: Any, url: Any) -> Notify:
    """For those who follow the vote."""
    return Notify(
        to="followers",
        title=lambda entry: title() % {"vote": entry.subject},
        body=lambda entry: gettext("Look at the page of the vote."),
        url=lambda entry: url(entry.subject),
    )


EVENTS = (
    Event(code="voting.roll_made", label=_("opened an electoral roll")),
    Event(code="voting.roll_imported", label=_("brought voters into the roll")),
    Event(code="voting.roll_filled", label=_("filled the roll of a rehearsal with fake voters")),
    Event(code="voting.box_filled", label=_("filled a rehearsal with fake ballots")),
    Event(code="voting.voter_added", label=_("added a voter to the roll")),
    Event(code="voting.voter_removed", label=_("took a voter off the roll")),
    Event(code="voting.codes_printed", label=_("had codes for voters printed"), detail=printed),
    Event(code="voting.created", label=_("prepared a vote")),
    Event(code="voting.changed", label=_("changed a vote in preparation")),
    Event(code="voting.pot_added", label=_("put an envelope to the vote")),
    Event(code="voting.pot_changed", label=_("changed an envelope put to the vote")),
    Event(code="voting.pot_removed", label=_("took an envelope off the vote")),
    Event(code="voting.option_added", label=_("put a project on the ballot")),
    Event(code="voting.option_changed", label=_("changed a project on the ballot")),
    Event(code="voting.option_removed", label=_("took a project off the ballot")),
    Event(code="voting.translated", label=_("translated a text of the vote"), public=True),
    Event(
        code="voting.frozen",
        label=_("froze rules and prices of a vote"),
        public=True,
        notify=told(lambda: gettext("Rules and prices are frozen: %(vote)s"), election_url),
    ),
    Event(
        code="voting.opened",
        label=_("opened the vote"),
        public=True,
        notify=told(lambda: gettext("You can vote now: %(vote)s"), election_url),
    ),
    Event(code="voting.closed", label=_("closed the vote"), public=True),
    Event(code="voting.cancelled", label=_("called the vote off"), public=True),
    Event(code="voting.assisted", label=_("two officers helped somebody vote")),
    Event(
        code="voting.officers_counted",
        label=_("counted how often each officer let somebody vote"),
        detail=handled,
    ),
    Event(code="voting.booth_set", label=_("set up a voting booth")),
    Event(code="voting.minutes_written", label=_("wrote the minutes of a booth")),
    Event(code="voting.papers_entered", label=_("entered papers of a booth")),
    Event(code="voting.paper_resolved", label=_("decided on a paper entered differently"), detail=reason),
    Event(code="voting.paper_struck", label=_("struck out a paper that does not exist"), detail=struck),
    Event(code="voting.gap_explained", label=_("explained why numbers of a booth differ"), detail=reason),
    Event(code="voting.booth_counted", label=_("added the papers of a booth to the count"), public=True),
    Event(
        code="voting.tallied",
        label=_("counted the vote"),
        public=True,
        notify=told(lambda: gettext("The result is there: %(vote)s"), results_url),
    ),
    Event(
        code="voting.adopted",
        label=_("adopted the result of the vote"),
        public=True,
        notify=told(lambda: gettext("The result was adopted: %(vote)s"), results_url),
    ),
)
