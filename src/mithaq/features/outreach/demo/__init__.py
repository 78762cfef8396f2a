"""Who took part, in both towns: the founding plans as they state it, and some invented activities of late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db.models import Max
from django.utils import timezone

from mithaq.commons.access.actor import Actor, system
from mithaq.commons.membership.actions.offices import appoint, create_function
from mithaq.commons.people.models import Organisation
from mithaq.commons.tenancy.models import Municipality
from mithaq.commons.tenancy.pages import public_changed
from mithaq.kit.registry import records
from mithaq.registers.bodies.demo import holder
from mithaq.registers.places.actions import save_zone
from mithaq.registers.places.models import Zone

from .. import actions
from ..models import Activity
from .content import FOUNDING, INVENTED, OFFICE, RECENT, TOWN_SHARES, ZONES

SHORT = "number,category,channel"
LONG = "number,category,sex,age,area,zone,disability,channel"


def fill(*, municipality: Municipality, say: Callable[[str], None]) -> None:
    """Once; run on another day, the dates of late move along and nothing else changes."""
    slug = municipality.slug
    if slug not in RECENT:
        return
    by = system(municipality, channel="demo")
    if Activity.objects.exists():
        if days := _move_to_today(RECENT[slug]):
            public_changed(municipality.pk)
            say(f"{slug}: participation moved along by {days} days")
        return
    _office(by)
    _census(by, slug)
    _founding(by, FOUNDING[slug])
    for row in RECENT[slug]:
        day = timezone.localdate() + dt.timedelta(days=row["day"])
        zone = Zone.objects.filter(code=row["zone"]).first()
        fields = {key: row[key] for key in ("title", "method", "stage", "influence")}
        _enter(by, row, {**fields, "held_on": day, "zone": zone}, LONG)
    say(f"{slug}: {Activity.objects.count()} participation activities.")


def _enter(by: Actor, row: dict[str, Any], fields: dict[str, Any], heads: str) -> None:
    activity = actions.add_activity(by=by, fields=fields)
    actions.import_headcounts(by=by, activity=activity, text=f"{heads}\n{row['list']}", filename="list.csv")
    codes = [code.replace("_", "-") for code in row["groups"]]
    groups = Organisation.objects.filter(code__in=codes)
    actions.set_organisations(by=by, activity=activity, organisations=groups)
    actions.publish_counts(by=by, activity=activity)


def _office(by: Actor) -> None:
    """Whoever writes the plan counts those who come; done once, with the first activity."""
    person = holder("plans.editor")
    if person is not None:
        opened = timezone.localdate() - dt.timedelta(days=200)
        function = create_function(by=by, title=OFFICE, duties=["outreach.publisher"], opened_on=opened)
        appoint(by=by, function=function, person=person, starts_on=opened)


def _founding(by: Actor, told: dict[str, Any]) -> None:
    """What the founding plan states, where the town has that plan."""
    if "plans.plan" not in records:
        return
    plan = records.get("plans.plan").model_class().objects.filter(code=told["plan"]).first()
    if plan is None:
        return
    begins = plan.starts_on or timezone.localdate()
    for row in told["activities"]:
        day = min(begins - dt.timedelta(days=row["before"]), timezone.localdate())
        fields = {"title": row["title"], "method": row["method"], "held_on": day, "subject": plan}
        _enter(by, row, fields, SHORT)
    for unit, number, source in told["declared"]:
        fields = {"unit": unit, "number": number, "source": source}
        actions.declare(by=by, subject=plan, fields=fields)


def _census(by: Actor, slug: str) -> None:
    """Shares of the inhabitants in thousandths of the town's population, and said to be invented."""
    thousandth = (by.municipality.population or 60_000) / 1000
    year = timezone.localdate().year - 2
    for dimension, shares in TOWN_SHARES[slug].items():
        for value, share in shares.items():
            actions.set_census_figure(
                by=by,
                dimension=dimension,
                value=value,
                number=round(share * thousandth),
                year=year,
                source=INVENTED[by.municipality.languages[0]],
            )
    for code, share in ZONES[slug].items():
        zone = Zone.objects.filter(code=code, population__isnull=True).first()
        if zone is not None:
            invented = INVENTED[by.municipality.languages[0]]
            source = f"{zone.source} · {invented}" if zone.source else invented
            save_zone(
                by=by,
                zone=zone,
                name=zone.name,
                kind=zone.kind,
                population=round(share * thousandth),
                source=source,
            )


def _move_to_today(rows: list[dict[str, Any]]) -> int:
    """How many days the activities of late were moved; 0 when they stand right already."""
    late = Activity.objects.filter(subject_id__isnull=True)
    last = late.aggregate(last=Max("held_on"))["last"]
    if last is None:
        return 0
    wanted = timezone.localdate() + dt.timedelta(days=max(row["day"] for row in rows))
    step = wanted - last
    if step:
        for activity in late:
            activity.held_on += step
            activity.save(update_fields=["held_on"])
    return step.days
