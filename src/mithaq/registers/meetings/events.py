"""What can happen to a meeting, in the words of its history, and whom it concerns."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.audit.events import Event, Notify
from mithaq.commons.audit.models import Entry
from mithaq.commons.people.models import Affiliation, Appointment, Person
from mithaq.commons.people.queries import in_force
from mithaq.kit.formats import day, day_time, period
from mithaq.kit.i18n import Text
from mithaq.registers.bodies.addresses import body_url
from mithaq.registers.bodies.secretariat import secretariat_of

from .addresses import meeting_url, minutes_url
from .enums import Reply
from .links import invitation_path, registration_path
from .models import ActionItem, Invitation, Meeting, Registration
from .showing import title_of


def about(entry: Entry) -> Any:
    return entry.subject


def when_of(meeting: Meeting) -> str:
    return day_time(meeting.starts_at)


def told_when(entry: Entry) -> str:
    return when_of(about(entry))


def reason_of(entry: Entry) -> str:
    return str(Text(entry.data.get("reason") or {}))


def version(entry: Entry) -> str:
    return gettext("Version %(number)s.") % {"number": entry.data["version"]}


def concerned(entry: Entry) -> list[Person]:
    """Those invited who did not decline, and those registered."""
    meeting = about(entry)
    invited = Invitation.objects.filter(meeting=meeting, person__isnull=False).exclude(reply=Reply.DECLINED)
    coming = Registration.objects.filter(meeting=meeting, person__isnull=False, cancelled_at__isnull=True)
    rows = [*invited.select_related("person__user"), *coming.select_related("person__user")]
    return list({row.person.pk: row.person for row in rows if row.person is not None}.values())


def owners(entry: Entry) -> list[Person]:
    """Whoever is charged with an action item today: a function's holders, not a person who left it."""
    action: ActionItem = about(entry)
    today = timezone.localdate()
    if action.person is not None:
        return [action.person]
    if action.function is not None:
        held = Appointment.objects.filter(in_force(today), function=action.function)
        return [one.person for one in held.select_related("person__user")]
    speaks = Affiliation.objects.filter(
        in_force(today), organisation=action.organisation, confirmed_at__isnull=False
    )
    return [one.person for one in speaks.select_related("person__user")]


def _invited_body(entry: Entry) -> str:
    meeting = about(entry).meeting
    return gettext("%(body)s, %(when)s. Say whether you come and what you need to be able to.") % {
        "body": meeting.body.name,
        "when": when_of(meeting),
    }


INVITED = Notify(
    to=lambda entry: [about(entry).person] if about(entry).person else [],
    title=lambda entry: gettext("Invitation: %(meeting)s") % {"meeting": title_of(about(entry).meeting)},
    body=_invited_body,
    url=lambda entry: invitation_path(about(entry)),
)
REGISTERED = Notify(
    to=lambda entry: [about(entry).person] if about(entry).person else [],
    title=lambda entry: (
        gettext("You are registered: %(meeting)s") % {"meeting": title_of(about(entry).meeting)}
    ),
    body=lambda entry: (
        gettext("%(when)s. By this link you can see your registration or take it back.")
        % {"when": when_of(about(entry).meeting)}
    ),
    url=lambda entry: registration_path(about(entry)),
)
MOVED = Notify(
    to=concerned,
    title=lambda entry: gettext("Moved: %(meeting)s") % {"meeting": title_of(about(entry))},
    body=lambda entry: gettext("It now begins on %(when)s.") % {"when": told_when(entry)},
    url=lambda entry: meeting_url(about(entry)),
)
CANCELLED = Notify(
    to=concerned,
    title=lambda entry: gettext("Cancelled: %(meeting)s") % {"meeting": title_of(about(entry))},
    body=reason_of,
    url=lambda entry: meeting_url(about(entry)),
)
CONVENED = Notify(
    to="followers",
    title=lambda entry: gettext("Meeting planned: %(meeting)s") % {"meeting": title_of(about(entry))},
    body=told_when,
    url=lambda entry: meeting_url(about(entry)),
)
PUBLISHED = Notify(
    to="followers",
    title=lambda entry: gettext("Minutes published: %(meeting)s") % {"meeting": title_of(about(entry))},
    body=told_when,
    url=lambda entry: minutes_url(about(entry)),
)
GIVEN = Notify(
    to=owners,
    title=lambda entry: gettext("You were given a task: %(what)s") % {"what": about(entry).what},
    body=lambda entry: (
        gettext("Due on %(day)s, from the meeting “%(meeting)s”.")
        % {"day": day(about(entry).due_on), "meeting": title_of(about(entry).meeting)}
    ),
    url=lambda entry: meeting_url(about(entry).meeting),
)
REMINDED = Notify(
    to=owners,
    title=lambda entry: gettext("Still to do: %(what)s") % {"what": about(entry).what},
    body=lambda entry: gettext("Due on %(day)s.") % {"day": day(about(entry).due_on)},
    url=lambda entry: meeting_url(about(entry).meeting),
)


def _soon(entry: Entry) -> str:
    """When and where; the link of an online meeting goes to those who may come."""
    meeting = about(entry).meeting
    parts = [when_of(meeting), *(str(one) for one in (meeting.place, meeting.zone) if one), meeting.link]
    return " · ".join(part for part in parts if part)


def _way_back(entry: Entry) -> str:
    """Where they say that they do not come after all."""
    row = about(entry)
    return invitation_path(row) if isinstance(row, Invitation) else registration_path(row)


SOON = Notify(
    to=lambda entry: [about(entry).person] if about(entry).person else [],
    title=lambda entry: gettext("Soon: %(meeting)s") % {"meeting": title_of(about(entry).meeting)},
    body=_soon,
    url=_way_back,
)


def missed(entry: Entry) -> str:
    start, end = (dt.date.fromisoformat(entry.data[key]) for key in ("from", "until"))
    return gettext("No meeting was held: %(period)s.") % {"period": period(start, end)}


MISSED = Notify(
    to=lambda entry: secretariat_of(about(entry)),
    title=lambda entry: gettext("%(body)s did not meet") % {"body": about(entry).name},
    body=missed,
    url=lambda entry: body_url(about(entry)),
)
MISSED_FOLLOWERS = Notify(to="followers", title=MISSED.title, body=missed, url=MISSED.url)


def replied(entry: Entry) -> str:
    return str(Reply(entry.data["reply"]).label)


EVENTS = (
    Event(
        code="meetings.convened",
        label=_("planned a meeting"),
        public=True,
        detail=told_when,
        notify=CONVENED,
    ),
    Event(code="meetings.changed", label=_("changed a meeting"), public=True),
    Event(code="meetings.moved", label=_("moved a meeting"), public=True, detail=told_when, notify=MOVED),
    Event(
        code="meetings.cancelled",
        label=_("cancelled a meeting"),
        public=True,
        detail=reason_of,
        notify=CANCELLED,
    ),
    Event(code="meetings.agenda_set", label=_("wrote the agenda"), public=True),
    Event(code="meetings.invited", label=_("invited somebody"), notify=INVITED),
    Event(code="meetings.answered", label=_("answered an invitation"), detail=replied),
    Event(code="meetings.registered", label=_("registered for a meeting"), notify=REGISTERED),
    Event(code="meetings.reminded", label=_("reminded somebody of a meeting"), notify=SOON),
    Event(code="meetings.unregistered", label=_("took back a registration")),
    Event(code="meetings.held", label=_("said that a meeting was held"), public=True),
    Event(code="meetings.attendance_recorded", label=_("wrote down who came"), public=True),
    Event(
        code="meetings.needs_recorded",
        label=_("wrote down whether a need for access was met"),
        public=True,
    ),
    Event(code="meetings.minutes_written", label=_("wrote minutes"), detail=version),
    Event(code="meetings.minutes_approved", label=_("approved minutes"), detail=version),
    Event(
        code="meetings.minutes_published",
        label=_("published minutes"),
        public=True,
        detail=version,
        notify=PUBLISHED,
    ),
    Event(code="meetings.decision_written", label=_("wrote a decision into the minutes")),
    Event(code="meetings.decision_removed", label=_("took a decision out of the draft minutes")),
    Event(code="meetings.action_given", label=_("gave somebody a task"), notify=GIVEN),
    Event(code="meetings.action_reminded", label=_("reminded of a task"), notify=REMINDED),
    Event(code="meetings.action_done", label=_("did a task"), public=True),
    Event(
        code="meetings.period_missed",
        label=_("let a period pass without a meeting"),
        public=True,
        detail=missed,
        notify=(MISSED, MISSED_FOLLOWERS),
    ),
    Event(code="meetings.translated", label=_("translated a text"), public=True),
)
