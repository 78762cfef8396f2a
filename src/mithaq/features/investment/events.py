"""What can happen to the programme, in the words of its history, and whom it concerns."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.audit.events import Event, Notify
from mithaq.commons.audit.models import Entry
from mithaq.commons.people.models import Person
from mithaq.kit.i18n import Text

from .addresses import application_url, call_url, cycle_url, idea_url
from .enums import Channel, Fate, State


def about(entry: Entry) -> Any:
    return entry.subject


def reason(entry: Entry) -> str:
    return str(Text(entry.data.get("reason") or {}))


def moved_to(entry: Entry) -> str:
    return str(State(entry.data["to"]).label)


def came_by(entry: Entry) -> str:
    return str(Channel(entry.data["channel"]).label)


def fate(entry: Entry) -> str:
    return str(Fate(entry.data["fate"]).label)


def told(words: Any, body: Any = reason) -> Notify:
    """To all who follow the idea: author, supporters, and who asked."""
    return Notify(
        to="followers",
        title=lambda entry: f"{words}: {about(entry).title}",
        body=body,
        url=lambda entry: idea_url(about(entry)),
    )


def applicant(entry: Entry) -> list[Person]:
    person = about(entry).person
    return [person] if person is not None else []


MOVED = Notify(
    to="followers",
    title=lambda entry: f"{about(entry).title}: {moved_to(entry)}",
    body=lambda entry: gettext("The programme has gone on to its next part."),
    url=lambda entry: cycle_url(about(entry)),
)
CALLED = Notify(
    to="followers",
    title=lambda entry: gettext("Call for members: %(title)s") % {"title": about(entry).title},
    body=lambda entry: gettext("Apply until the last day; no account is needed."),
    url=lambda entry: call_url(about(entry)),
)
DECIDED = Notify(
    to=applicant,
    title=lambda entry: gettext("Your application: %(fate)s") % {"fate": fate(entry)},
    body=reason,
    url=lambda entry: application_url(about(entry)),
)


EVENTS = (
    Event(code="investment.created", label=_("began a year of the programme")),
    Event(code="investment.changed", label=_("changed a year of the programme"), public=True),
    Event(code="investment.translated", label=_("translated a text of the programme"), public=True),
    Event(code="investment.calendar_set", label=_("set the calendar of the year"), public=True),
    Event(code="investment.money_shared", label=_("shared the money among the zones"), public=True),
    Event(
        code="investment.moved",
        label=_("took the year to its next part"),
        public=True,
        detail=moved_to,
        notify=MOVED,
    ),
    Event(code="investment.equipment_listed", label=_("listed what a zone has"), public=True),
    Event(code="investment.sector_written", label=_("wrote a line of the table of sectors"), public=True),
    Event(code="investment.archive_imported", label=_("brought in an earlier year"), public=True),
    Event(code="investment.session_opened", label=_("opened the annual session"), public=True),
    Event(code="investment.vote_made", label=_("prepared the vote of the year")),
    Event(code="investment.call_drafted", label=_("prepared a call for members")),
    Event(
        code="investment.call_published",
        label=_("published a call for members"),
        public=True,
        notify=CALLED,
    ),
    Event(code="investment.applied", label=_("applied as a member"), personal=("name", "statement")),
    Event(
        code="investment.application_decided",
        label=_("decided on an application"),
        detail=reason,
        notify=DECIDED,
    ),
    Event(code="investment.member_joined", label=_("entered a member in the register"), public=True),
    Event(code="investment.member_left", label=_("wrote that a member left"), public=True),
    Event(code="investment.facilitator_assigned", label=_("assigned a facilitator to a zone"), public=True),
    Event(code="investment.facilitator_ended", label=_("ended the work of a facilitator"), public=True),
    Event(code="investment.attested", label=_("attested the result of a zone"), public=True),
    Event(
        code="investment.attestation_missing",
        label=_("wrote why no facilitator attests a result"),
        public=True,
        detail=reason,
    ),
    Event(
        code="investment.idea_received",
        label=_("received an idea"),
        personal=("name", "text"),
        detail=came_by,
    ),
    Event(
        code="investment.idea_published",
        label=_("published an idea"),
        public=True,
        notify=told(_("Your idea is published"), lambda entry: str(about(entry).zone or "")),
    ),
    Event(code="investment.idea_rejected", label=_("did not publish an idea"), detail=reason),
    Event(
        code="investment.idea_merged",
        label=_("joined an idea to another"),
        public=True,
        notify=told(_("Joined to another idea"), lambda entry: str(about(entry).merged_into.title)),
    ),
    Event(code="investment.idea_taken_up", label=_("took up an informal remark"), public=True),
    Event(code="investment.idea_withdrawn", label=_("withdrew an idea")),
    Event(code="investment.idea_translated", label=_("translated an idea"), public=True),
    Event(code="investment.opinion_asked", label=_("asked a council for its opinion"), public=True),
    Event(code="investment.opinion_given", label=_("wrote down the opinion of a council"), public=True),
    Event(code="investment.sheet_written", label=_("wrote the feasibility sheet"), public=True),
    Event(
        code="investment.idea_examined",
        label=_("decided on the feasibility of an idea"),
        public=True,
        detail=reason,
        notify=told(
            _("Examined by the technicians"),
            lambda entry: reason(entry) or str(about(entry).get_state_display()),
        ),
    ),
    Event(code="investment.agency_asked", label=_("asked another agency")),
    Event(code="investment.agency_answered", label=_("wrote down an agency’s answer")),
    Event(
        code="investment.idea_chosen",
        label=_("the vote chose an idea"),
        public=True,
        notify=told(
            _("Chosen by the vote"), lambda entry: gettext("It becomes a project of the municipality.")
        ),
    ),
    Event(
        code="investment.idea_not_chosen",
        label=_("the vote did not choose an idea"),
        public=True,
        notify=told(
            _("Not chosen this year"), lambda entry: gettext("The page of the result says why, step by step.")
        ),
    ),
)
