"""What happens in the course of a plan's life, in the words of its history, and whom it concerns."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.audit.events import Event, Notify
from mithaq.commons.audit.models import Entry
from mithaq.kit.i18n import Text

from .addresses import commitment_url
from .enums import CommitmentStatus


def _about(entry: Entry) -> Any:
    return entry.subject


def _title(entry: Entry) -> str:
    return str(_about(entry).title)


def _url(entry: Entry) -> str:
    return commitment_url(_about(entry))


def moved(entry: Entry) -> str:
    facts = {
        "before": CommitmentStatus(entry.data["from"]).label,
        "now": CommitmentStatus(entry.data["to"]).label,
    }
    told = gettext("From “%(before)s” to “%(now)s”.") % facts
    reason = Text(entry.data.get("reason") or {})
    return f"{told} {reason}" if reason else told


def why(entry: Entry) -> str:
    return str(Text(entry.data.get("reason") or {}))


def _amended_body(entry: Entry) -> str:
    return gettext("This promise was amended: %(reason)s") % {"reason": why(entry)}


def _completed_body(_entry: Entry) -> str:
    return gettext("This commitment is completed. The independent monitor assesses it next.")


def _titled(entry: Entry) -> str:
    return str(entry.data.get("title", ""))


def _told(body: Any) -> Notify:
    return Notify(to="followers", title=_title, body=body, url=_url)


LIFECYCLE = (
    Event(
        code="plans.commitment_moved",
        label=_("moved a commitment on"),
        public=True,
        detail=moved,
        notify=_told(moved),
    ),
    Event(
        code="plans.commitment_completed",
        label=_("declared a commitment completed"),
        public=True,
        detail=moved,
        notify=_told(_completed_body),
    ),
    Event(
        code="plans.commitment_amended",
        label=_("amended a commitment"),
        public=True,
        detail=why,
        notify=_told(_amended_body),
    ),
    Event(code="plans.objectives_added", label=_("added a list of objectives")),
    Event(code="plans.objectives_changed", label=_("changed a list of objectives"), public=True),
    Event(code="plans.objectives_published", label=_("published a list of objectives"), public=True),
    Event(code="plans.objective_written", label=_("wrote an objective"), public=True),
    Event(code="plans.objective_removed", label=_("took out an objective"), public=True, detail=_titled),
    Event(
        code="plans.objectives_linked",
        label=_("said which objectives the commitments serve"),
        public=True,
    ),
    Event(code="plans.bundle_loaded", label=_("loaded a plan from a bundle")),
    Event(code="plans.ogp_table_read", label=_("read a public table of commitments"), detail=_titled),
    Event(code="plans.ogp_table_removed", label=_("removed a table of commitments"), detail=_titled),
)
