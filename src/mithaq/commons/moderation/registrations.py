"""What the house knows about moderation: reports, their events, and what is kept about who reports."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.audit.events import Event, Notify, events
from mithaq.commons.audit.models import Entry
from mithaq.commons.discuss.notices import said, title_of
from mithaq.commons.people.models import Person
from mithaq.commons.people.personal import PersonalData, personal
from mithaq.commons.people.queries import holders_of
from mithaq.kit.registry import Record, records

from .enums import Abuse
from .models import Report


def moderators(entry: Entry) -> Iterable[Person]:
    own = {entry.person_id, said(entry).author_id}
    return [one for one in holders_of("discuss.moderate", timezone.localdate()) if one.pk not in own]


REPORTED = Notify(
    to=moderators,
    title=lambda entry: gettext("A comment was reported"),
    body=lambda entry: (
        gettext("%(why)s. About: %(about)s")
        % {"why": Abuse(entry.data["why"]).label, "about": title_of(said(entry))}
    ),
    url=lambda entry: reverse("desk_moderation_object", args=[entry.subject_id]),
)

records.add(
    Record(
        code="moderation.report",
        model="moderation.Report",
        label=_("report of abuse"),
        label_plural=_("reports of abuse"),
        policy="mithaq.commons.moderation.access:ReportPolicy",
        title=lambda report: Abuse(report.why).label,
        desk_url=lambda report: reverse("desk_moderation_object", args=[report.comment_id]),
        parent=lambda report: report.comment,
    )
)
events.add(
    Event(code="moderation.reported", label=_("reported a comment"), personal=("text",), notify=REPORTED)
)
events.add(Event(code="moderation.settled", label=_("settled the reports on a comment")))


def export_reports(person: Person) -> list[dict[str, Any]]:
    return [
        {
            gettext("When"): report.reported_at.isoformat(),
            gettext("What is wrong"): str(Abuse(report.why).label),
            gettext("More about it"): report.text,
        }
        for report in Report.objects.filter(person=person)
    ]


def erase_reports(person: Person) -> None:
    Report.objects.filter(person=person).update(person=None, text="")


personal.add(
    PersonalData(code="reports", label=_("Reports of abuse"), export=export_reports, erase=erase_reports)
)
