"""The officers' table of meetings, and one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import allowed
from mithaq.commons.audit.desk import OfficersDesk
from mithaq.kit.desk import Column, Filter
from mithaq.kit.i18n import Text
from mithaq.registers.bodies.queries import bodies_of

from ...access import OFFICERS
from ...addresses import meeting_url
from ...attendance import exact_attendance
from ...enums import Status
from ...models import Invitation, Meeting, Registration
from ...queries import needs_of
from ...showing import state_of, title_of
from . import attending, convening, minutes, questions
from .shared import tabs_of


def _minutes(meeting: Meeting) -> tuple[str, str]:
    row = meeting.written
    if row is None:
        return (gettext("none yet"), "soon") if meeting.status == Status.HELD else ("", "")
    return str(row.get_state_display()), "good" if row.is_published else "soon"


class MeetingDesk(OfficersDesk):
    code = "meetings"
    label = _("Meetings")
    intro = _("Regular meetings are made by themselves for each quarter; set their day and invite.")
    grants = OFFICERS
    model = Meeting
    related = ("body", "zone", "minutes")
    ordering = ("-starts_at",)
    columns = (
        Column("title", _("Meeting"), value=title_of, main=True),
        Column("body", _("Body"), value="body.name"),
        Column("starts_at", _("Day"), kind="day", sort="starts_at"),
        Column("state", _("State"), value=state_of, kind="chip", sort="status"),
        Column("minutes", _("Minutes"), value=_minutes, kind="chip"),
        Column(
            "public",
            _("Open to"),
            value=lambda meeting: gettext("everybody") if meeting.is_public else gettext("members"),
        ),
    )
    filters = (
        Filter(
            code="state",
            label=_("State"),
            choices=Status.choices,
            where=lambda rows, value: rows.filter(status=value),
        ),
        Filter(
            code="body",
            label=_("Body"),
            choices=lambda actor: [(body.slug, str(body.name)) for body in bodies_of(actor)],
            where=lambda rows, value: rows.filter(body__slug=value),
        ),
    )
    empty_words = _("Convene the first one, or give a body its rhythm.")
    detail_template = "meetings/desk/meeting.html"

    def title(self, obj: Meeting) -> Text:
        return title_of(obj)

    def create_url(self, actor: Actor) -> str:
        return reverse("desk_meetings_new")

    def acts(self, actor: Actor, obj: Meeting) -> Sequence[dict[str, Any]]:
        found = [{"label": gettext("See its page"), "url": meeting_url(obj), "tone": "quiet"}]
        if not allowed(actor, "edit", obj):
            return found
        if obj.status == Status.PLANNED:
            wanted = [
                (gettext("Change or move"), "desk_meetings_edit"),
                (gettext("Agenda"), "desk_meetings_agenda"),
            ]
            if not obj.has_begun:
                wanted.append((gettext("Invite"), "desk_meetings_invite"))
            wanted.append((gettext("Cancel"), "desk_meetings_cancel"))
        else:
            wanted = [(gettext("What the body needs"), "desk_meetings_edit")]
        if obj.has_begun and obj.status != Status.CANCELLED:
            wanted.append((gettext("Who came"), "desk_meetings_attendance"))
        return [
            *found,
            *(
                {"label": label, "url": reverse(name, args=[obj.pk]), "tone": "quiet"}
                for label, name in wanted
            ),
        ]

    def tabs(self, actor: Actor, obj: Meeting) -> Sequence[dict[str, Any]]:
        return tabs_of(obj, "")

    def context(self, actor: Actor, obj: Meeting | None) -> dict[str, Any]:
        if obj is None:
            return {}
        invitations = Invitation.objects.filter(meeting=obj).select_related(
            "seat__person", "seat__organisation", "organisation", "person"
        )
        return {
            "may_edit": allowed(actor, "edit", obj),
            "invitations": invitations,
            "registrations": Registration.objects.filter(meeting=obj).select_related("person"),
            "attendance": exact_attendance(obj),
            "needs": needs_of(obj),
            "agenda": obj.agenda.all(),
        }

    @classmethod
    def urls(cls) -> list[URLPattern]:
        return [
            path("new/", convening.new, name="desk_meetings_new"),
            path("<int:pk>/edit/", convening.edit, name="desk_meetings_edit"),
            path("<int:pk>/agenda/", convening.agenda, name="desk_meetings_agenda"),
            path("<int:pk>/invite/", convening.invite, name="desk_meetings_invite"),
            path("<int:pk>/cancel/", convening.cancel, name="desk_meetings_cancel"),
            path("<int:pk>/attendance/", attending.attendance, name="desk_meetings_attendance"),
            path("<int:pk>/minutes/", minutes.edit, name="desk_meetings_minutes"),
            path("<int:pk>/minutes/act/", minutes.minutes_act, name="desk_meetings_minutes_act"),
            path("<int:pk>/decisions/new/", minutes.new_decision, name="desk_meetings_decision_new"),
            path("decisions/<int:pk>/remove/", minutes.drop_decision, name="desk_meetings_decision_remove"),
            path("<int:pk>/tasks/new/", minutes.new_action, name="desk_meetings_action_new"),
            path("tasks/<int:pk>/", minutes.action_done, name="desk_meetings_action"),
            path("<int:pk>/questions/", questions.questions, name="desk_meetings_questions"),
            path(
                "<int:pk>/questions/<int:comment>/",
                questions.answer_question,
                name="desk_meetings_question",
            ),
            path(
                "needs/invitation/<int:pk>/", attending.invitation_needs, name="desk_meetings_needs_invited"
            ),
            path(
                "needs/registration/<int:pk>/",
                attending.registration_needs,
                name="desk_meetings_needs_registered",
            ),
            *super().urls(),
        ]
