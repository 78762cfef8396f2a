"""The bodies of the two towns of the demonstration, and who sits there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from mithaq.commons.access.actor import Actor, system
from mithaq.commons.membership.actions.offices import appoint, create_function
from mithaq.commons.people.models import Affiliation, Appointment, Function, Organisation, Person
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.i18n import Text
from mithaq.kit.registry import records

from ..actions import NewSeat, add_seat, found_body, write_rules
from ..models import Body
from ..queries import lead_of
from .content import BODIES, COORDINATORS, GROUP, RULES, SECRETARIAT

AGO = 420  # days since which the committees have sat


def fill(*, municipality: Municipality, say: Callable[[str], None]) -> None:
    """Found them once; after the plans, whose commitments have working groups."""
    rows = BODIES.get(municipality.slug)
    if rows is None or Body.objects.exists():
        return
    by = system(municipality, channel="demo")
    secretariat = _office(by, "plans.mel_officer", "bodies.secretary", SECRETARIAT["bodies.secretary"])
    _office(by, "plans.publisher", "meetings.approver", SECRETARIAT["meetings.approver"])
    for row in rows:
        _found(by, row, secretariat)
    groups = _working_groups(by, secretariat)
    say(f"{municipality.slug}: {len(rows)} committees, {groups} working groups.")


def day(ago: int) -> dt.date:
    return timezone.localdate() - dt.timedelta(days=ago)


def holder(duty: str) -> Person | None:
    """Who holds the office with this duty in the demonstration."""
    held = (
        Appointment.objects.filter(ends_on__isnull=True).select_related("function", "person").order_by("pk")
    )
    return next((one.person for one in held if duty in one.function.duties), None)


def _office(by: Actor, of: str, duty: str, title: Text) -> Function | None:
    """An office with a duty, held by whoever holds another one."""
    person = holder(of)
    if person is None:
        return None
    function = create_function(by=by, title=title, duties=[duty], opened_on=day(AGO))
    appoint(by=by, function=function, person=person, starts_on=day(AGO))
    return function


def _found(by: Actor, row: dict[str, Any], secretariat: Function | None) -> None:
    fields = {
        name: row[name] for name in ("kind", "slug", "name", "purpose", "rule", "meets_every", "shares")
    }
    ends = day(-row["term_ends_in"]) if "term_ends_in" in row else None
    body = found_body(
        by=by,
        secretariat=secretariat,
        lead=_organisation(row["lead"]),
        term_starts=day(AGO),
        term_ends=ends,
        **fields,
    )
    Body.objects.filter(pk=body.pk).update(created_at=timezone.now() - dt.timedelta(days=AGO))
    write_rules(by=by, body=body, text=RULES, adopted_on=day(AGO))
    for seat in row["seats"]:
        add_seat(by=by, body=body, seat=_seat(seat))


def _seat(row: dict[str, Any]) -> NewSeat:
    person = None
    if "duty" in row:
        person = holder(row["duty"])
    elif "speaks_for" in row:
        speaks = Affiliation.objects.filter(organisation__code=row["speaks_for"]).select_related("person")
        found = speaks.order_by("pk").first()
        person = found.person if found else None
    return NewSeat(
        side=row["side"],
        role=row.get("role", "member"),
        title=row.get("title", Text()),
        organisation=_organisation(row.get("organisation", row.get("speaks_for", ""))),
        person=person,
        name="" if person else row.get("name", ""),
        sex=row.get("sex", ""),
        age_band=row.get("age", ""),
        starts_on=day(row.get("since", AGO)),
        ends_on=day(row["left"]) if "left" in row else None,
    )


def _organisation(code: str) -> Organisation | None:
    return Organisation.objects.filter(code=code.replace("_", "-")).first() if code else None


def _working_groups(by: Actor, secretariat: Function | None) -> int:
    """One for each commitment, coordinated from the institution that leads it."""
    if "plans.commitment" not in records:
        return 0
    model = records.get("plans.commitment").model_class()
    names = COORDINATORS[by.municipality.slug]
    found = 0
    for commitment in model.objects.order_by("pk"):
        lead = lead_of(commitment)
        if lead is None:
            continue
        name, sex = names[found % len(names)]
        title = Text({code: f"{words}: {commitment.title.best(code)[0]}" for code, words in GROUP.items()})
        body = found_body(
            by=by,
            name=title,
            slug=f"group-{commitment.pk}",
            kind="working_group",
            subject=commitment,
            lead=lead,
            secretariat=secretariat,
            rule="consensus",
            meets_every="quarter",
            term_starts=day(AGO),
            coordinator=NewSeat(side="government", role="coordinator", organisation=lead, name=name, sex=sex),
        )
        Body.objects.filter(pk=body.pk).update(created_at=timezone.now() - dt.timedelta(days=20))
        found += 1
    return found
