"""What the house must know about zones."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.audit.events import Event, Notify
from mithaq.commons.audit.models import Entry
from mithaq.commons.manifest.definitions import DeskItem, Manifest
from mithaq.kit.registry import Record

from .access import SETTINGS
from .exports import ZONES


def page(zone: Any) -> str:
    return reverse("zone", args=[zone.pk])


def name_of(entry: Entry) -> str:
    return str(entry.subject)


CHANGED = Notify(
    to="followers",
    title=lambda entry: gettext("%(zone)s: the zone was changed") % {"zone": name_of(entry)},
    body=lambda entry: gettext("Its name, kind, population or outline is another now."),
    url=lambda entry: page(entry.subject),
)
CLOSED = Notify(
    to="followers",
    title=lambda entry: gettext("%(zone)s: the zone was closed") % {"zone": name_of(entry)},
    body=lambda entry: gettext("Nothing new is placed there; what happened there stays."),
    url=lambda entry: page(entry.subject),
)

MANIFEST = Manifest(
    feature="places",
    label=_("Zones"),
    records=(
        Record(
            code="places.zone",
            model="places.Zone",
            label=_("zone"),
            label_plural=_("zones"),
            policy="mithaq.registers.places.access:ZonePolicy",
            title=lambda zone: zone.name,
            url=page,
            desk_url=lambda zone: reverse("desk_zones_object", args=[zone.pk]),
            followable=True,
            searchable=("name", "code"),
            dataset=ZONES,
        ),
    ),
    events=(
        Event(code="places.zone_added", label=_("added a zone"), public=True),
        Event(code="places.zone_changed", label=_("changed a zone"), public=True, notify=CHANGED),
        Event(code="places.zone_closed", label=_("closed a zone"), public=True, notify=CLOSED),
        Event(code="places.zone_reopened", label=_("opened a zone again"), public=True),
    ),
    desk=(DeskItem(code="zones", label=_("Zones"), url="desk_zones", grants=(SETTINGS,), order=91),),
    demo="mithaq.registers.places.demo:fill",
    demo_order=0,
)
