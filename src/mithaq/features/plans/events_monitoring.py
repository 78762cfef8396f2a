"""What can happen while a plan is monitored, in the words of its history, and whom it concerns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.audit.events import Event, Notify
from mithaq.commons.audit.models import Entry
from mithaq.commons.clocks.queries import people_with_grants
from mithaq.commons.people.models import Person
from mithaq.kit.i18n import Text

from . import addresses_monitoring as addresses
from .access_monitoring import FOLLOW
from .enums_monitoring import AssessmentKind
from .queries.monitoring.people import people_of_plan


def about(entry: Entry) -> Any:
    return entry.subject


def kind_told(entry: Entry) -> str:
    value = entry.data.get("kind", "")
    return str(AssessmentKind(value).label) if value in AssessmentKind.values else ""


def reason_told(entry: Entry) -> str:
    return str(Text(entry.data.get("reason") or {}))


def assessed_title(entry: Entry) -> Any:
    assessment = about(entry)
    return assessment.commitment.title if assessment.commitment else assessment.plan.title


def monitors(entry: Entry) -> Iterable[Person]:
    return people_of_plan(about(entry).plan)


def officers(entry: Entry) -> Iterable[Person]:
    return people_with_grants((FOLLOW,))


def who_checked(entry: Entry) -> Iterable[Person]:
    return [check.by] if (check := about(entry)).by else []


OPENED = Notify(
    to=monitors,
    title=lambda entry: gettext("An assessment is due: %(kind)s") % {"kind": kind_told(entry)},
    body=assessed_title,
    url=lambda entry: addresses.desk_assessment_url(about(entry)),
)
SIGNED = Notify(
    to="followers",
    title=lambda entry: gettext("The monitor has published: %(kind)s") % {"kind": kind_told(entry)},
    body=assessed_title,
    url=lambda entry: addresses.assessment_url(about(entry)),
)
CONTESTED_PUBLICLY = Notify(
    to="followers",
    title=lambda entry: gettext("The monitor contests a progress figure"),
    body=lambda entry: about(entry).commitment.title,
    url=lambda entry: addresses.check_url(about(entry)),
)
CONTESTED_TO_ANSWER = Notify(
    to=officers,
    title=lambda entry: gettext("The monitor contests a progress figure: please answer"),
    body=lambda entry: about(entry).commitment.title,
    url=lambda entry: addresses.desk_check_url(about(entry)),
)
ANSWERED = Notify(
    to=who_checked,
    title=lambda entry: gettext("The municipality answered what you contested"),
    body=lambda entry: about(entry).commitment.title,
    url=lambda entry: addresses.check_url(about(entry)),
)

MONITORING = (
    Event(code="plans.monitor_named", label=_("said who monitors the plan"), public=True),
    Event(code="plans.monitor_changed", label=_("changed what is said of a monitor"), public=True),
    Event(
        code="plans.monitor_ended",
        label=_("ended the work of a monitor"),
        public=True,
        detail=reason_told,
    ),
    Event(code="plans.independence_declared", label=_("signed a declaration of independence"), public=True),
    Event(
        code="plans.monitor_contact_given",
        label=_("gave an address at which the monitor is reached"),
    ),
    Event(code="plans.assessment_form_added", label=_("added an assessment form")),
    Event(
        code="plans.assessment_opened",
        label=_("opened an assessment"),
        public=True,
        detail=kind_told,
        notify=OPENED,
    ),
    Event(code="plans.assessment_written", label=_("wrote in an assessment"), detail=kind_told),
    Event(
        code="plans.assessment_signed",
        label=_("signed and published an assessment"),
        public=True,
        detail=kind_told,
        notify=SIGNED,
    ),
    Event(code="plans.figure_countersigned", label=_("countersigned a progress figure"), public=True),
    Event(
        code="plans.figure_contested",
        label=_("contested a progress figure"),
        public=True,
        notify=(CONTESTED_TO_ANSWER, CONTESTED_PUBLICLY),
    ),
    Event(
        code="plans.contest_answered",
        label=_("answered what the monitor contested"),
        public=True,
        notify=ANSWERED,
    ),
    Event(code="plans.strategy_written", label=_("wrote the participation strategy"), public=True),
    Event(code="plans.activity_planned", label=_("planned an activity with citizens"), public=True),
    Event(code="plans.activity_changed", label=_("changed an activity with citizens"), public=True),
    Event(code="plans.activity_reported", label=_("reported on an activity with citizens"), public=True),
    Event(
        code="plans.activity_cancelled",
        label=_("cancelled an activity with citizens"),
        public=True,
        detail=reason_told,
    ),
)
