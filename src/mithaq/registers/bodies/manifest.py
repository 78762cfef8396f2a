"""What the house must know about bodies."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mithaq.commons.manifest.definitions import DeskItem, Manifest, MenuItem
from mithaq.commons.people.duties import Duty
from mithaq.kit.registry import Record

from .access import EDIT
from .addresses import body_url, desk_body_url
from .events import EVENTS
from .exports import BODIES, SEATS
from .panels import PANELS

POLICIES = "mithaq.registers.bodies.access"

MANIFEST = Manifest(
    feature="bodies",
    label=_("Committees and councils"),
    records=(
        Record(
            code="bodies.body",
            model="bodies.Body",
            label=_("body"),
            label_plural=_("bodies"),
            policy=f"{POLICIES}:BodyPolicy",
            title=lambda body: body.name,
            url=body_url,
            desk_url=desk_body_url,
            followable=True,
            searchable=("name", "purpose"),
            dataset=BODIES,
            extra={"translate": "mithaq.registers.bodies.actions:translate"},
        ),
        Record(
            code="bodies.seat",
            model="bodies.Seat",
            label=_("seat"),
            label_plural=_("seats"),
            policy=f"{POLICIES}:SeatPolicy",
            title=lambda seat: seat.shown_name,
            url=lambda seat: f"{body_url(seat.body)}#members",
            dataset=SEATS,
            parent=lambda seat: seat.body,
        ),
    ),
    events=EVENTS,
    duties=(
        Duty(
            code="bodies.secretary",
            label=_("serves the committees and councils"),
            grants=(EDIT, "meetings.edit", "meetings.convene"),
        ),
    ),
    desk=(
        DeskItem(
            code="bodies", label=_("Committees and councils"), url="desk_bodies", grants=(EDIT,), order=14
        ),
    ),
    menu=(
        MenuItem(
            code="bodies",
            verb="look_inside",
            label=_("Committees and councils"),
            url="bodies",
            order=15,
        ),
    ),
    panels=PANELS,
    demo="mithaq.registers.bodies.demo:fill",
    demo_order=20,
)
