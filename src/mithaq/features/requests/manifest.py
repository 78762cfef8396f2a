"""What the house must know about what people tell the municipality."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.manifest.definitions import DeskItem, Door, Manifest, MenuItem
from mithaq.commons.people.duties import Duty
from mithaq.kit.registry import Record

from .access import ANSWER, HEAD, OFFICE, OFFICERS, SETTINGS
from .addresses import (
    desk_category_url,
    desk_endpoint_url,
    desk_key_url,
    desk_reply_url,
    desk_url,
    request_url,
    tell_url,
)
from .clocks import CLOCKS
from .events import EVENTS
from .exports import CATEGORIES, REQUESTS
from .screens import BLOCKS, CHAPTERS, TALLIES, TASKS
from .showing import title_of

POLICIES = "mithaq.features.requests.access"


MANIFEST = Manifest(
    feature="requests",
    label=_("Complaints and suggestions"),
    records=(
        Record(
            code="requests.request",
            model="requests.Request",
            label=_("request"),
            label_plural=_("requests"),
            policy=f"{POLICIES}:RequestPolicy",
            title=title_of,
            url=request_url,
            desk_url=desk_url,
            attachments=True,
            followable=True,
            searchable=("text", "landmark"),
            dataset=REQUESTS,
            parents=lambda row: [row.zone] if row.zone is not None else [],
            extra={"search_related": ("category", "zone")},
        ),
        Record(
            code="requests.category",
            model="requests.Category",
            label=_("subject of requests"),
            label_plural=_("subjects of requests"),
            policy=f"{POLICIES}:CategoryPolicy",
            title=lambda row: row.name,
            url=tell_url,
            desk_url=desk_category_url,
            searchable=("name", "help"),
            dataset=CATEGORIES,
            extra={
                "translate": "mithaq.features.requests.actions:translate",
                "translatable": ("name", "help"),
            },
        ),
        Record(
            code="requests.reply",
            model="requests.Reply",
            label=_("prepared answer"),
            label_plural=_("prepared answers"),
            policy=f"{POLICIES}:ReplyPolicy",
            title=lambda row: row.name,
            desk_url=desk_reply_url,
        ),
        Record(
            code="requests.key",
            model="requests.Key",
            label=_("key of an application"),
            label_plural=_("keys of applications"),
            policy=f"{POLICIES}:KeyPolicy",
            title=lambda row: row.name,
            desk_url=desk_key_url,
        ),
        Record(
            code="requests.endpoint",
            model="requests.Endpoint",
            label=_("server of another body"),
            label_plural=_("servers of other bodies"),
            policy=f"{POLICIES}:EndpointPolicy",
            title=lambda row: row.name,
            desk_url=desk_endpoint_url,
        ),
    ),
    events=EVENTS,
    clocks=CLOCKS,
    duties=(
        Duty(
            code="requests.office_agent",
            label=_("Takes complaints and suggestions in and sends them where they belong"),
            grants=(OFFICE, ANSWER),
        ),
        Duty(code="requests.unit_agent", label=_("Answers people for a unit"), grants=(ANSWER,)),
        Duty(
            code="requests.head",
            label=_("Hears of late answers and decides on contested ones"),
            grants=(HEAD,),
        ),
        Duty(
            code="requests.manager",
            label=_("Sets subjects, units and prepared answers"),
            grants=(SETTINGS,),
        ),
    ),
    menu=(
        MenuItem(
            code="requests.tell",
            verb="request",
            label=pgettext_lazy("front door", "Tell us"),
            url="tell",
            order=10,
        ),
        MenuItem(code="requests", verb="follow", label=_("What people told us"), url="requests", order=40),
    ),
    desk=(
        DeskItem(
            code="requests", label=_("What people tell us"), url="desk_requests", grants=OFFICERS, order=5
        ),
        DeskItem(
            code="requests_categories",
            label=_("Subjects of requests"),
            url="desk_requests_categories",
            grants=(SETTINGS,),
            order=80,
        ),
        DeskItem(
            code="requests_replies",
            label=_("Prepared answers"),
            url="desk_requests_replies",
            grants=(SETTINGS,),
            order=81,
        ),
        DeskItem(
            code="requests_keys",
            label=_("Keys of applications"),
            url="desk_requests_keys",
            grants=(SETTINGS,),
            order=82,
        ),
        DeskItem(
            code="requests_endpoints",
            label=_("Servers of other bodies"),
            url="desk_requests_endpoints",
            grants=(SETTINGS,),
            order=83,
        ),
    ),
    doors=(
        Door(
            code="requests.complaint",
            label=_("Something is broken, dirty or does not work"),
            text=_("A complaint: a named unit answers by a date you are told."),
            url="tell_subject",
            args=("complaint",),
            icon="alert",
            order=10,
        ),
        Door(
            code="requests.suggestion",
            label=_("I have an idea for making something better"),
            text=_("A suggestion: the unit says what it will do with it, and why."),
            url="tell_subject",
            args=("suggestion",),
            icon="star",
            order=20,
        ),
        Door(
            code="requests.violation",
            label=_("Somebody breaks a rule: building, waste, the public way"),
            text=_("A report of a violation: without your name if you wish."),
            url="tell_subject",
            args=("violation",),
            icon="flag",
            order=30,
        ),
        Door(
            code="requests.opinion",
            label=_("How I was served at a counter or by a service"),
            text=_("An opinion on a service: good or bad."),
            url="tell_subject",
            args=("opinion",),
            icon="comment",
            order=40,
        ),
        Door(
            code="requests.protected",
            label=_("I know of corruption and need protection"),
            text=_(
                "A protected channel is being prepared. Until it opens, turn to the authority named by law."
            ),
            icon="lock",
            order=90,
        ),
    ),
    blocks=BLOCKS,
    tasks=TASKS,
    chapters=CHAPTERS,
    tallies=TALLIES,
    demo="mithaq.features.requests.demo:fill",
    demo_order=70,
)
