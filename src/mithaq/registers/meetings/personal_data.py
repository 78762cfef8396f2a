"""What meetings keep about a person: invitations, registrations, tasks, the address of their calendar."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.people.models import Person
from mithaq.commons.people.personal import PersonalData

from .models import ActionItem, CalendarKey, Invitation, Registration
from .showing import title_of

Rows = list[dict[str, Any]]


def export_invitations(person: Person) -> Rows:
    rows = Invitation.objects.filter(person=person).select_related("meeting__body").order_by("pk")
    return [
        {
            gettext("Meeting"): str(title_of(row.meeting)),
            gettext("When"): row.meeting.starts_at.isoformat(),
            pgettext("reply to an invitation", "Answer"): str(row.get_reply_display()),
            gettext("Note"): row.note,
            gettext("What you need to take part"): row.access_needs,
            gettext("Presence"): str(row.get_presence_display()),
        }
        for row in rows
    ]


def export_registrations(person: Person) -> Rows:
    rows = Registration.objects.filter(person=person).select_related("meeting__body").order_by("pk")
    return [
        {
            gettext("Meeting"): str(title_of(row.meeting)),
            gettext("When"): row.meeting.starts_at.isoformat(),
            gettext("Name"): row.name,
            gettext("What you need to take part"): row.access_needs,
            gettext("Registered"): row.registered_at.isoformat(),
        }
        for row in rows
    ]


def export_tasks(person: Person) -> Rows:
    rows = ActionItem.objects.filter(person=person).select_related("meeting__body").order_by("pk")
    return [
        {
            gettext("Task"): str(row.what),
            gettext("Until"): row.due_on.isoformat(),
            gettext("Done on"): row.done_on.isoformat() if row.done_on else "",
        }
        for row in rows
    ]


def erase_meetings(person: Person) -> None:
    """Needs, notes and names go; that somebody was invited and came stays as a number."""
    Invitation.objects.filter(person=person).update(note="", access_needs="", needs_note="", name="")
    Registration.objects.filter(person=person).update(name="", access_needs="", needs_note="")
    CalendarKey.objects.filter(person=person).delete()


PERSONAL = (
    PersonalData(
        code="meetings.invitations",
        label=_("Invitations to meetings"),
        export=export_invitations,
        erase=erase_meetings,
    ),
    PersonalData(
        code="meetings.registrations", label=_("Registrations for meetings"), export=export_registrations
    ),
    PersonalData(code="meetings.tasks", label=_("Tasks from meetings"), export=export_tasks),
)
