"""What can happen to a report, in the words of its history, and whom it concerns."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.audit.events import Event, Notify
from mithaq.commons.audit.models import Entry
from mithaq.commons.clocks.queries import people_with_grants
from mithaq.commons.people.models import Person

from .access import WRITE


def title_of(entry: Entry) -> str:
    return str(entry.subject)


def edition_of(entry: Entry) -> str:
    title = title_of(entry)
    if entry.data["edition"] == 1:
        return title
    return gettext("%(title)s, edition %(number)s") % {"title": title, "number": entry.data["edition"]}


def writers(_entry: Entry) -> Iterable[Person]:
    return people_with_grants((WRITE,))


def _desk(entry: Entry) -> str:
    return reverse("desk_reports_object", args=[entry.subject_id])


def _published_body(entry: Entry) -> str:
    if entry.data["edition"] > 1:
        return gettext("A corrected edition: what changed stands at its head.")
    return gettext("What was done, what is late, and how many comments were answered.")


PREPARED = Notify(
    to=writers,
    title=lambda entry: gettext("Ready to be edited: %(title)s") % {"title": title_of(entry)},
    body=lambda entry: gettext("The figures are filled in. Add your words, have it approved, publish it."),
    url=_desk,
)
PUBLISHED = Notify(
    to="followers",
    title=edition_of,
    body=_published_body,
    url=lambda entry: reverse("bulletin", args=[entry.subject_id]),
)

EVENTS = (
    Event(code="reports.prepared", label=_("prepared a report"), detail=edition_of, notify=PREPARED),
    Event(code="reports.written", label=_("wrote in a report")),
    Event(code="reports.computed", label=_("computed the figures again")),
    Event(code="reports.approved", label=_("approved a report")),
    Event(code="reports.sent_back", label=_("sent a report back to be written again")),
    Event(
        code="reports.published",
        label=_("published a report"),
        public=True,
        detail=edition_of,
        notify=PUBLISHED,
    ),
)
