"""What the house must know about meetings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.manifest.definitions import DeskItem, Manifest, MenuItem
from mithaq.commons.people.duties import Duty
from mithaq.kit.registry import Record

from .access import APPROVE, CONVENE, OFFICERS
from .addresses import desk_meeting_url, meeting_url
from .clocks import CLOCKS
from .events import EVENTS
from .exports import ACTIONS, DECISIONS, MEETINGS, MINUTES
from .reporting import CHAPTERS
from .screens import BLOCKS, PANELS, TASKS
from .showing import title_of

POLICIES = "mithaq.registers.meetings.access"

MANIFEST = Manifest(
    feature="meetings",
    label=_("Meetings"),
    records=(
        Record(
            code="meetings.meeting",
            model="meetings.Meeting",
            label=_("meeting"),
            label_plural=_("meetings"),
            policy=f"{POLICIES}:MeetingPolicy",
            title=title_of,
            url=meeting_url,
            desk_url=desk_meeting_url,
            comments=True,
            attachments=True,
            followable=True,
            searchable=("title", "place", "needs"),
            dataset=MEETINGS,
            parent=lambda meeting: meeting.body,
            extra={
                "translate": "mithaq.registers.meetings.actions:translate",
                "translatable": ("title", "place", "needs"),
            },
        ),
        Record(
            code="meetings.minutes",
            model="meetings.Minutes",
            label=_("minutes"),
            label_plural=pgettext_lazy("several", "minutes"),
            policy=f"{POLICIES}:MinutesPolicy",
            title=lambda row: title_of(row.meeting),
            url=lambda row: f"{meeting_url(row.meeting)}#minutes",
            searchable=("text",),
            dataset=MINUTES,
            parent=lambda row: row.meeting,
        ),
        Record(
            code="meetings.decision",
            model="meetings.MinutesDecision",
            label=_("decision in the minutes"),
            label_plural=_("decisions in the minutes"),
            policy=f"{POLICIES}:MinutesPartPolicy",
            title=lambda row: row.title,
            url=lambda row: f"{meeting_url(row.meeting)}#decision-{row.number}",
            searchable=("title", "text"),
            dataset=DECISIONS,
            parent=lambda row: row.meeting,
        ),
        Record(
            code="meetings.action",
            model="meetings.ActionItem",
            label=_("task from a meeting"),
            label_plural=_("tasks from meetings"),
            policy=f"{POLICIES}:ActionItemPolicy",
            title=lambda row: row.what,
            url=lambda row: f"{meeting_url(row.meeting)}#minutes",
            dataset=ACTIONS,
            parent=lambda row: row.meeting,
        ),
        Record(
            code="meetings.invitation",
            model="meetings.Invitation",
            label=_("invitation to a meeting"),
            label_plural=_("invitations to meetings"),
            policy=f"{POLICIES}:InvitationPolicy",
            title=lambda row: title_of(row.meeting),
            url=lambda row: meeting_url(row.meeting),
        ),
        Record(
            code="meetings.registration",
            model="meetings.Registration",
            label=_("registration for a meeting"),
            label_plural=_("registrations for meetings"),
            policy=f"{POLICIES}:InvitationPolicy",
            title=lambda row: title_of(row.meeting),
            url=lambda row: meeting_url(row.meeting),
        ),
    ),
    events=EVENTS,
    clocks=CLOCKS,
    duties=(
        Duty(code="meetings.approver", label=_("approves the minutes of meetings"), grants=(APPROVE,)),
        Duty(code="meetings.convener", label=_("may convene extraordinary meetings"), grants=(CONVENE,)),
    ),
    desk=(DeskItem(code="meetings", label=_("Meetings"), url="desk_meetings", grants=OFFICERS, order=15),),
    menu=(MenuItem(code="meetings", verb="take_part", label=_("Public meetings"), url="meetings", order=20),),
    panels=PANELS,
    blocks=BLOCKS,
    tasks=TASKS,
    chapters=CHAPTERS,
    demo="mithaq.registers.meetings.demo:fill",
    demo_order=21,
)
