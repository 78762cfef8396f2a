"""Organisations, and who may speak for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.commons.people.models import Affiliation, Organisation, Person
from mithaq.kit.i18n import Text

from ..access import PEOPLE

FIELDS = ("code", "name", "kind", "parent", "is_municipal", "contact_email")


@transaction.atomic
def create_organisation(*, by: Actor, code: str, name: Text, kind: str, **fields: Any) -> Organisation:
    """fields: parent, is_municipal, contact_email, verified_on. Raises ValidationError for the form."""
    require_grant(by, PEOPLE)
    organisation = Organisation(code=code, name=Text(name), kind=kind, **fields)
    _check(organisation)
    organisation.save()
    record("people.organisation_created", by=by, on=organisation, data=_public(organisation))
    return organisation


@transaction.atomic
def change_organisation(*, by: Actor, organisation: Organisation, changes: Mapping[str, Any]) -> Organisation:
    """changes: field → value, of code, name, kind, parent, is_municipal, contact_email."""
    require(by, "edit", organisation)
    if unknown := set(changes) - set(FIELDS):
        raise ValueError(f"not to be changed here: {', '.join(sorted(unknown))}")
    changed = [field for field, value in changes.items() if getattr(organisation, field) != value]
    if not changed:
        return organisation
    for field in changed:
        setattr(organisation, field, changes[field])
    _check(organisation)
    organisation.save(update_fields=changed)
    data = {"changed": changed, **_public(organisation)}
    record("people.organisation_changed", by=by, on=organisation, data=data)
    return organisation


@transaction.atomic
def verify_organisation(*, by: Actor, organisation: Organisation) -> None:
    """The municipality has seen its statutes, register number or the like."""
    require(by, "edit", organisation)
    organisation.verified_on = timezone.localdate()
    organisation.save(update_fields=["verified_on"])
    record("people.organisation_verified", by=by, on=organisation)


@transaction.atomic
def close_organisation(*, by: Actor, organisation: Organisation, on: dt.date) -> None:
    """It acts no more from that day on; what it said and decided stays under its name."""
    require(by, "edit", organisation)
    organisation.closed_on = on
    organisation.save(update_fields=["closed_on"])
    Affiliation.objects.filter(organisation=organisation, ends_on__isnull=True).update(ends_on=on)
    record("people.organisation_closed", by=by, on=organisation, data={"on": on.isoformat()})


@transaction.atomic
def ask_affiliation(*, by: Actor, organisation: Organisation, role: str = "") -> Affiliation:
    """Ask to speak for an organisation; it counts once somebody of it, or an officer, has confirmed."""
    require(by, "ask", organisation)
    assert by.person is not None
    if Affiliation.objects.filter(person=by.person, organisation=organisation, ends_on__isnull=True).exists():
        raise ValidationError(_("You have already asked to speak for this organisation, or already do."))
    affiliation = Affiliation.objects.create(
        person=by.person, organisation=organisation, role=role.strip(), starts_on=timezone.localdate()
    )
    _record("people.affiliation_asked", by, affiliation)
    return affiliation


@transaction.atomic
def confirm_affiliation(*, by: Actor, affiliation: Affiliation) -> None:
    require(by, "decide", affiliation)
    affiliation.confirmed_by, affiliation.confirmed_at = by.person, timezone.now()
    affiliation.save(update_fields=["confirmed_by", "confirmed_at"])
    _record("people.affiliation_confirmed", by, affiliation)


@transaction.atomic
def refuse_affiliation(*, by: Actor, affiliation: Affiliation) -> None:
    """It ends without ever having counted."""
    require(by, "decide", affiliation)
    affiliation.ends_on = timezone.localdate()
    affiliation.save(update_fields=["ends_on"])
    _record("people.affiliation_refused", by, affiliation)


@transaction.atomic
def end_affiliation(*, by: Actor, affiliation: Affiliation) -> None:
    """From now on the person speaks for it no more. What they said for it stays said for it."""
    require(by, "end", affiliation)
    # The end day still counts elsewhere; whoever leaves today should not speak today.
    affiliation.ends_on = timezone.localdate() - dt.timedelta(days=1)
    affiliation.save(update_fields=["ends_on"])
    _record("people.affiliation_ended", by, affiliation)


def affiliate(*, by: Actor, person: Person, organisation: Organisation, role: str = "") -> Affiliation:
    """An officer writes down that a person speaks for an organisation: asked and confirmed in one."""
    require_grant(by, PEOPLE)
    if by.person == person:
        raise ValidationError(_("Somebody else must confirm that you speak for this organisation."))
    with transaction.atomic():
        affiliation = Affiliation.objects.create(
            person=person,
            organisation=organisation,
            role=role.strip(),
            starts_on=timezone.localdate(),
            confirmed_by=by.person,
            confirmed_at=timezone.now(),
        )
        _record("people.affiliation_confirmed", by, affiliation)
    return affiliation


def _record(event: str, by: Actor, affiliation: Affiliation) -> None:
    data = {"affiliation": affiliation.pk, "person": affiliation.person_id}
    record(event, by=by, on=affiliation.organisation, data=data)


def _public(organisation: Organisation) -> dict[str, Any]:
    """What may stand in the history for ever: all but the private address."""
    return {"code": organisation.code, "name": dict(organisation.name), "kind": organisation.kind}


def _check(organisation: Organisation) -> None:
    organisation.full_clean(exclude=["municipality"])
    above = organisation.parent
    while above is not None:
        if above.pk == organisation.pk:
            raise ValidationError({"parent": _("An organisation cannot be part of itself.")})
        above = above.parent
