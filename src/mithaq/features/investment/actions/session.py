"""The annual session: one working group for each commitment, with its coordinator and its quarters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor, system
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.commons.people.models import Person
from mithaq.kit.i18n import Text
from mithaq.kit.registry import record_of
from mithaq.registers.bodies.actions import NewSeat, found_body
from mithaq.registers.bodies.enums import BodyKind, Rhythm, SeatRole, Side
from mithaq.registers.bodies.models import Body
from mithaq.registers.bodies.queries import body_for, lead_of
from mithaq.registers.meetings.actions import plan_ahead

from ..models import Cycle, Member
from ..wording import in_every_language
from .ideas import follows


@transaction.atomic
def open_session(
    *, by: Actor, cycle: Cycle, on: dt.date, groups: Iterable[tuple[Model, Person]]
) -> list[Body]:
    """Open the year's session: a working group for each subject that has none, led by its coordinator.

    groups: (commitment, coordinator from the institution that answers for it). The meetings of this quarter and
    the next are in the calendar at once, and members with an account follow what the groups work on.
    ValidationError when nobody answers for a subject.
    """
    require(by, "edit", cycle)
    if cycle.session_on is not None:
        raise ValidationError(_("The annual session was opened already."))
    # Founding bodies is the secretariat's act; here it follows from opening the session.
    house = system(by.municipality, by.channel)
    made = []
    for subject, coordinator in groups:
        if body_for(subject) is not None:
            continue
        lead = lead_of(subject)
        made.append(
            found_body(
                by=house,
                name=_named(subject),
                kind=BodyKind.WORKING_GROUP,
                subject=subject,
                lead=lead,
                meets_every=Rhythm.QUARTER,
                coordinator=NewSeat(
                    side=Side.GOVERNMENT,
                    role=SeatRole.COORDINATOR,
                    organisation=lead,
                    person=coordinator,
                    starts_on=min(on, timezone.localdate()),
                ),
            )
        )
    plan_ahead(by=house)
    _let_members_follow(cycle, [group.subject for group in made if group.subject is not None])
    cycle.session_on = on
    cycle.save(update_fields=["session_on"])
    record(
        "investment.session_opened",
        by=by,
        on=cycle,
        data={"on": on.isoformat(), "groups": [one.pk for one in made]},
    )
    return made


def _let_members_follow(cycle: Cycle, subjects: list[Model]) -> None:
    members = Member.objects.filter(cycle=cycle, left_on__isnull=True, person__isnull=False)
    for member in members.select_related("person"):
        for subject in subjects:
            if member.person is not None and record_of(subject).followable:
                follows(member.person, subject)


def _named(subject: Model) -> Text:
    title = record_of(subject).title(subject)
    return in_every_language(lambda: (_("Working group: %(subject)s") % {"subject": title})[:200])
