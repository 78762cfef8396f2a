"""What can happen to participation records, in the words of their history."""

from __future__ import annotations

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.audit.events import Event, Notify
from mithaq.commons.audit.models import Entry
from mithaq.kit.formats import number

from .addresses import activity_url


def counted(entry: Entry) -> str:
    people = entry.data["people"]
    return ngettext("%(count)s person.", "%(count)s people.", people) % {"count": number(people)}


def brought_in(entry: Entry) -> str:
    lines = entry.data["lines"]
    told = ngettext("%(lines)s line, %(people)s people.", "%(lines)s lines, %(people)s people.", lines)
    return told % {"lines": number(lines), "people": number(entry.data["people"])}


def published(entry: Entry) -> str:
    return gettext("Fewer than five people.") if entry.data["people"] is None else counted(entry)


def reason(entry: Entry) -> str:
    return str(entry.data.get("reason", ""))


PUBLISHED = Notify(
    to="followers",
    title=lambda entry: gettext("Who took part: %(activity)s") % {"activity": entry.subject},
    body=published,
    url=lambda entry: activity_url(entry.subject),  # type: ignore[arg-type]
)

EVENTS = (
    Event(code="outreach.added", label=_("wrote down an activity")),
    Event(code="outreach.changed", label=_("changed an activity")),
    Event(code="outreach.groups_set", label=_("wrote down which groups took part"), public=True),
    Event(code="outreach.counted", label=_("counted people"), detail=counted),
    Event(code="outreach.count_corrected", label=_("corrected a count"), detail=counted),
    Event(code="outreach.count_removed", label=_("took out a count"), detail=counted),
    Event(code="outreach.imported", label=_("brought in a list"), detail=brought_in),
    Event(code="outreach.import_undone", label=_("took a list out again"), detail=brought_in),
    Event(
        code="outreach.published",
        label=_("published who took part"),
        public=True,
        detail=published,
        notify=PUBLISHED,
    ),
    Event(
        code="outreach.unpublished",
        label=_("took participation figures back"),
        public=True,
        detail=reason,
    ),
    Event(code="outreach.declared", label=_("wrote down a declared figure"), public=True),
    Event(code="outreach.declaration_changed", label=_("changed a declared figure"), public=True),
    Event(code="outreach.census_set", label=_("wrote down a census figure"), public=True),
    Event(code="outreach.census_removed", label=_("took out a census figure"), public=True),
    Event(code="outreach.translated", label=_("translated a text"), public=True),
)
