"""What can happen while a promise is followed, in the words of its history, and whom it concerns."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from mithaq.commons.audit.events import Event, Notify
from mithaq.commons.audit.models import Entry
from mithaq.commons.people.models import Person
from mithaq.kit.formats import quarter
from mithaq.kit.i18n import Text

from .addresses import milestone_url
from .addresses_following import observe_url, request_url, told_url
from .enums import MilestoneStatus
from .queries.following.desk import committee


def status_moved(entry: Entry) -> str:
    """Entries of the first years name no status they came from."""
    if "to" not in entry.data:
        return ""
    said = {
        "before": MilestoneStatus(entry.data["from"]).label,
        "now": MilestoneStatus(entry.data["to"]).label,
    }
    told = gettext("From “%(before)s” to “%(now)s”.") % said
    reason = Text(entry.data.get("reason") or {})
    return f"{told} {reason}" if reason else told


def reason_of(entry: Entry) -> str:
    return str(Text(entry.data.get("reason") or {}))


def _about(entry: Entry) -> Any:
    return entry.subject


def _milestone_title(entry: Entry) -> str:
    said = {"step": _about(entry).activity, "status": MilestoneStatus(entry.data["to"]).label}
    return gettext("%(step)s: %(status)s") % said


def _update_title(entry: Entry) -> str:
    return gettext("What moved: %(commitment)s") % {"commitment": _about(entry).commitment.title}


def _update_body(entry: Entry) -> str:
    return str(_about(entry).text) or gettext("An update was checked and accepted.")


def _silence_title(entry: Entry) -> str:
    return gettext("No answer from %(institution)s") % {"institution": _about(entry).organisation.name}


def _silence_body(entry: Entry) -> str:
    request = _about(entry)
    said = {"plan": request.plan.title, "quarter": quarter(request.quarter)}
    return (
        gettext(
            "It was asked how far its steps of “%(plan)s” have come in the %(quarter)s, and said nothing."
        )
        % said
    )


def _members(_entry: Entry) -> list[Person]:
    return committee()


def _observer(entry: Entry) -> list[Person]:
    author = _about(entry).author
    return [author] if author else []


def _seen_title(entry: Entry) -> str:
    return gettext("Somebody looked: %(commitment)s") % {"commitment": _about(entry).commitment.title}


def _thanks_title(entry: Entry) -> str:
    return gettext("Your observation is published")


def _refused_title(entry: Entry) -> str:
    return gettext("Your observation is not published")


def _rating(entry: Entry) -> str:
    said = {"status": MilestoneStatus(entry.data["rating"]).label}
    return gettext("How far it has come, in their eyes: %(status)s.") % said


STATUS = Notify(
    to="followers",
    title=_milestone_title,
    body=status_moved,
    url=lambda entry: milestone_url(_about(entry)),
)
ACCEPTED = Notify(
    to="followers", title=_update_title, body=_update_body, url=lambda entry: told_url(_about(entry))
)
SILENCE = tuple(
    Notify(to=to, title=_silence_title, body=_silence_body, url=lambda entry: request_url(_about(entry)))
    for to in (_members, "followers")
)
SEEN = (
    Notify(
        to=_observer,
        title=_thanks_title,
        body=lambda entry: gettext("Thank you for looking."),
        url=lambda entry: told_url(_about(entry)),
    ),
    Notify(to="followers", title=_seen_title, body=_rating, url=lambda entry: told_url(_about(entry))),
)
REFUSED = Notify(
    to=_observer,
    title=_refused_title,
    body=reason_of,
    url=lambda entry: observe_url(_about(entry).commitment),
)

FOLLOWING = (
    Event(
        code="plans.milestone_reported",
        label=_("said how far a milestone has come"),
        public=True,
        detail=status_moved,
        notify=STATUS,
    ),
    Event(code="plans.evidence_added", label=_("added evidence"), public=True),
    Event(code="plans.update_written", label=_("told what was done")),
    Event(
        code="plans.update_validated",
        label=_("checked and accepted an update"),
        public=True,
        detail=reason_of,
        notify=ACCEPTED,
    ),
    Event(code="plans.update_refused", label=_("did not accept an update"), detail=reason_of),
    Event(code="plans.request_sent", label=_("asked an institution for its update"), public=True),
    Event(code="plans.request_reminded", label=_("reminded an institution"), public=True),
    Event(code="plans.request_link_made", label=_("made a link to hand over")),
    Event(
        code="plans.request_answered",
        label=pgettext_lazy("request for an update", "answered"),
        public=True,
    ),
    Event(
        code="plans.request_overdue",
        label=_("found that an institution gave no answer"),
        public=True,
        notify=SILENCE,
    ),
    Event(
        code="plans.request_waived",
        label=_("waived a request for an update"),
        public=True,
        detail=reason_of,
    ),
    Event(
        code="plans.observation_received",
        label=_("told what they saw"),
        personal=("name", "text"),
    ),
    Event(code="plans.observation_published", label=_("published an observation"), public=True, notify=SEEN),
    Event(
        code="plans.observation_refused",
        label=_("did not publish an observation"),
        detail=reason_of,
        notify=REFUSED,
    ),
    Event(code="plans.indicator_added", label=_("added an indicator"), public=True),
    Event(code="plans.indicator_changed", label=_("changed an indicator"), public=True),
    Event(code="plans.measured", label=_("wrote down a value"), public=True),
    Event(code="plans.measurements_imported", label=_("read values from a file"), public=True),
)
