"""Declared interests: they keep their author from deciding on an organisation's matters (see access.interests)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import Denied, require
from mithaq.commons.audit.actions import record
from mithaq.commons.people.models import InterestDeclaration, Organisation


@transaction.atomic
def declare_interest(
    *, by: Actor, organisation: Organisation, statement: str, starts_on: dt.date | None = None
) -> InterestDeclaration:
    """The actor's own interest in an organisation, from today unless said otherwise."""
    if by.person is None:
        raise Denied("declare an interest")
    declaration = InterestDeclaration(
        person=by.person,
        organisation=organisation,
        statement=statement.strip(),
        starts_on=starts_on or timezone.localdate(),
    )
    declaration.full_clean(exclude=["municipality"])
    declaration.save()
    record(
        "people.interest_declared",
        by=by,
        on=declaration,
        data={"organisation": organisation.pk},
        personal={"statement": declaration.statement},
    )
    return declaration


@transaction.atomic
def end_interest(*, by: Actor, declaration: InterestDeclaration) -> None:
    """It holds to the end of today, and stays on record."""
    require(by, "end", declaration)
    declaration.ends_on = timezone.localdate()
    declaration.save(update_fields=["ends_on"])
    record("people.interest_ended", by=by, on=declaration)
