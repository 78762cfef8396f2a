"""Who outside government signs for the plan. A withdrawal is written down; nothing is deleted."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.interests import require_no_interest
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.commons.people.enums import OrganisationKind
from mithaq.commons.people.models import Organisation
from mithaq.kit.i18n import Text

from ..models import Endorsement, Plan, PlanDocument


@transaction.atomic
def add_endorsement(
    *,
    by: Actor,
    plan: Plan,
    name: str,
    capacity: Text,
    organisation: Organisation | None = None,
    no_public_body: bool = False,
    statement: Text | None = None,
    signed_on: dt.date | None = None,
    letter: PlanDocument | None = None,
) -> Endorsement:
    """Write down a signed backing. An organisation of the state counts as governmental, whatever is said.

    Who signs for no organisation must declare that they belong to no public body (`no_public_body`).

    Raises ValidationError by field; InterestConflict when the officer has an interest in the organisation.
    """
    require(by, "endorse", plan)
    if organisation is not None:
        require_no_interest(by, [organisation])
    elif not no_public_body:
        told = _("Name their organisation, or tick that they belong to no public body.")
        raise ValidationError({"organisation": told})
    signed_on = signed_on or timezone.localdate()
    if signed_on > timezone.localdate():
        raise ValidationError({"signed_on": _("An endorsement cannot be signed in the future.")})
    if letter is not None and letter.plan_id != plan.pk:
        raise ValidationError({"letter": _("Choose a letter of this plan.")})
    if not capacity:
        raise ValidationError({"capacity": _("Say in which capacity they sign.")})
    endorsement = Endorsement(
        municipality=plan.municipality,
        plan=plan,
        name=" ".join(name.split()),
        capacity=capacity,
        organisation=organisation,
        is_governmental=is_public_body(organisation),
        statement=statement or Text(),
        signed_on=signed_on,
        letter=letter,
        by=by.person,
    )
    endorsement.full_clean()
    endorsement.save()
    record(
        "plans.endorsement_added",
        by=by,
        on=plan,
        data={
            "endorsement": endorsement.pk,
            "governmental": endorsement.is_governmental,
            "declared": organisation is None,
        },
        personal={"name": endorsement.name},
    )
    return endorsement


@transaction.atomic
def withdraw_endorsement(
    *, by: Actor, endorsement: Endorsement, reason: Text, withdrawn_on: dt.date | None = None
) -> Endorsement:
    """Their backing ends; the plan goes on saying that it was given and why it was withdrawn."""
    require(by, "endorse", endorsement.plan)
    fresh = Endorsement.objects.select_for_update().get(pk=endorsement.pk)
    if fresh.withdrawn_on is not None:
        return fresh
    withdrawn_on = withdrawn_on or timezone.localdate()
    if fresh.signed_on and withdrawn_on < fresh.signed_on:
        raise ValidationError({"withdrawn_on": _("It was signed later than that.")})
    if withdrawn_on > timezone.localdate():
        raise ValidationError({"withdrawn_on": _("A withdrawal cannot lie in the future.")})
    fresh.withdrawn_on, fresh.withdrawal_reason = withdrawn_on, reason
    fresh.save(update_fields=["withdrawn_on", "withdrawal_reason"])
    record(
        "plans.endorsement_withdrawn",
        by=by,
        on=fresh.plan,
        data={"endorsement": fresh.pk},
        personal={"name": fresh.name},
    )
    return fresh


def is_public_body(organisation: Organisation | None) -> bool:
    return organisation is not None and (
        organisation.is_municipal or organisation.kind == OrganisationKind.GOVERNMENT
    )
