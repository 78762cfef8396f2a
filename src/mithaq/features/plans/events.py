"""What can happen to a plan, in the words of its history, and whom it concerns."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.audit.events import Event, Notify
from mithaq.commons.audit.models import Entry
from mithaq.kit.i18n import Text

from .addresses import consultation_url, plan_url
from .enums import PlanStatus
from .events_following import FOLLOWING
from .events_lifecycle import LIFECYCLE
from .events_monitoring import MONITORING


def _status(value: str) -> Any:
    return PlanStatus(value).label if value in PlanStatus.values else value


def about(entry: Entry) -> Any:
    """What the act was done to; its row is there as long as its history."""
    return entry.subject


def moved(entry: Entry) -> str:
    facts = {"before": _status(entry.data["from"]), "now": _status(entry.data["to"])}
    told = gettext("From “%(before)s” to “%(now)s”.") % facts
    reason = Text(entry.data.get("reason") or {})
    return f"{told} {reason}" if reason else told


def version(entry: Entry) -> str:
    return gettext("Version %(number)s.") % {"number": entry.data["version"]}


def restored(entry: Entry) -> str:
    return gettext("Version %(old)s again, as version %(new)s.") % {
        "old": entry.data["from"],
        "new": entry.data["to"],
    }


def numbered(entry: Entry) -> str:
    return gettext("Commitment %(number)s.") % {"number": entry.data["number"]}


def due_moved(entry: Entry) -> str:
    if before := entry.data.get("due_before"):
        return gettext("Due on %(now)s instead of %(before)s.") % {"now": entry.data["due"], "before": before}
    return ""


def note_of(entry: Entry) -> str:
    return str(entry.data.get("note", ""))


def who(entry: Entry) -> str:
    return str((entry.personal or {}).get("name", ""))


def _plan_title(entry: Entry) -> str:
    return str(about(entry).title)


def _opened_body(entry: Entry) -> str:
    return gettext("Read the first version of “%(plan)s” and say what you think. No account is needed.") % {
        "plan": about(entry).plan.title
    }


def _report_body(entry: Entry) -> str:
    return gettext("Every comment on “%(plan)s” was answered. See what changed because of you.") % {
        "plan": about(entry).plan.title
    }


OPENED = Notify(
    to="followers",
    title=lambda entry: gettext("The public consultation is open"),
    body=_opened_body,
    url=lambda entry: consultation_url(about(entry)),
)
REPORTED = Notify(
    to="followers",
    title=lambda entry: gettext("What changed because of you"),
    body=_report_body,
    url=lambda entry: consultation_url(about(entry)),
)
MOVED = Notify(to="followers", title=_plan_title, body=moved, url=lambda entry: plan_url(about(entry)))

EVENTS = (
    Event(code="plans.template_added", label=_("added a template")),
    Event(code="plans.plan_begun", label=_("began a plan")),
    Event(code="plans.plan_changed", label=_("changed the plan’s header"), public=True),
    Event(code="plans.plan_imported", label=_("read a plan from its published page")),
    Event(code="plans.institutions_set", label=_("said which institutions are responsible"), public=True),
    Event(code="plans.figures_set", label=_("said who took part"), public=True),
    Event(code="plans.moved", label=_("moved the plan on"), public=True, detail=moved, notify=MOVED),
    Event(code="plans.section_written", label=_("wrote a section"), public=True, detail=version),
    Event(code="plans.section_restored", label=_("went back to an earlier version"), detail=restored),
    Event(code="plans.translated", label=_("translated a text"), public=True),
    Event(code="plans.commitment_added", label=_("added a commitment"), public=True, detail=numbered),
    Event(code="plans.commitment_changed", label=_("changed a commitment"), public=True, detail=version),
    Event(code="plans.commitment_removed", label=_("removed a commitment"), public=True, detail=numbered),
    Event(code="plans.milestone_added", label=_("added a milestone"), public=True),
    Event(code="plans.milestone_changed", label=_("changed a milestone"), public=True, detail=due_moved),
    Event(code="plans.milestone_removed", label=_("removed a milestone"), public=True),
    Event(code="plans.document_added", label=_("added a document"), public=True),
    Event(code="plans.document_changed", label=_("changed what is said of a document"), public=True),
    Event(
        code="plans.endorsement_added",
        label=_("wrote down an endorsement"),
        public=True,
        personal=("name",),
        detail=who,
    ),
    Event(
        code="plans.endorsement_withdrawn",
        label=_("wrote down the withdrawal of an endorsement"),
        public=True,
        personal=("name",),
        detail=who,
    ),
    Event(code="plans.consultation_prepared", label=_("prepared a public consultation")),
    Event(code="plans.consultation_changed", label=_("changed a public consultation"), public=True),
    Event(
        code="plans.consultation_opened",
        label=_("opened the public consultation"),
        public=True,
        notify=OPENED,
    ),
    Event(code="plans.consultation_closed", label=_("closed the public consultation"), public=True),
    Event(
        code="plans.report_published",
        label=_("published “What changed because of you”"),
        public=True,
        notify=REPORTED,
    ),
    Event(code="plans.doubt_settled", label=_("settled a doubt of the import"), public=True, detail=note_of),
    *FOLLOWING,
    *LIFECYCLE,
    *MONITORING,
)
