"""Facilitators of associations: their zones, and their word under a result."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import Denied, require
from mithaq.commons.audit.actions import record
from mithaq.commons.people.enums import OrganisationKind
from mithaq.commons.people.models import Organisation, Person
from mithaq.kit.i18n import Text
from mithaq.registers.places.models import Zone

from ..access import facilitates
from ..enums import State
from ..models import Attestation, Cycle, Facilitator
from .vote import follow_vote

COUNTED = (State.COUNTED, State.ADOPTED, State.FOLLOWING)


@transaction.atomic
def assign_facilitator(
    *, by: Actor, cycle: Cycle, zone: Zone, person: Person, organisation: Organisation
) -> Facilitator:
    """Somebody of an association stands beside a zone this year."""
    require(by, "edit", cycle)
    if organisation.kind not in (OrganisationKind.CIVIL_SOCIETY, OrganisationKind.CITIZENS):
        raise ValidationError({"organisation": _("A facilitator comes from an association.")})
    row = Facilitator(
        municipality=by.municipality, cycle=cycle, zone=zone, person=person, organisation=organisation
    )
    row.full_clean(exclude=["municipality"])
    row.save()
    facts = {"facilitator": row.pk, "zone": zone.code, "association": organisation.code}
    record("investment.facilitator_assigned", by=by, on=cycle, data=facts)
    return row


@transaction.atomic
def end_facilitator(*, by: Actor, facilitator: Facilitator) -> Facilitator:
    require(by, "edit", facilitator.cycle)
    if facilitator.ended_on is None:
        facilitator.ended_on = timezone.localdate()
        facilitator.save(update_fields=["ended_on"])
        facts = {"facilitator": facilitator.pk, "zone": facilitator.zone.code}
        record("investment.facilitator_ended", by=by, on=facilitator.cycle, data=facts)
    return facilitator


@transaction.atomic
def attest(*, by: Actor, facilitator: Facilitator, words: Text) -> Attestation:
    """By the facilitator themselves, once the votes of the zone are counted."""
    if not Facilitator.objects.filter(facilitates(by), pk=facilitator.pk).exists():
        raise Denied("investment: the facilitator of the zone")
    _counted(facilitator.cycle)
    if not words:
        raise ValidationError({"words": _("Write what you saw: how it was voted and counted.")})
    row, _new = Attestation.objects.update_or_create(
        cycle=facilitator.cycle,
        zone=facilitator.zone,
        defaults={
            "municipality": by.municipality,
            "facilitator": facilitator,
            "words": Text(words),
            "missing_reason": Text(),
            "at": timezone.now(),
        },
    )
    record("investment.attested", by=by, on=facilitator.cycle, data={"zone": facilitator.zone.code})
    follow_vote(facilitator.cycle)
    return row


@transaction.atomic
def explain_missing(*, by: Actor, cycle: Cycle, zone: Zone, reason: Text) -> Attestation:
    """Why no facilitator attests the result of a zone: published in place of their word."""
    require(by, "edit", cycle)
    _counted(cycle)
    if not reason:
        raise ValidationError({"reason": _("Say why no facilitator attests this result: it is published.")})
    if Attestation.objects.filter(cycle=cycle, zone=zone, facilitator__isnull=False).exists():
        raise ValidationError(_("A facilitator has attested this result already."))
    row, _new = Attestation.objects.update_or_create(
        cycle=cycle,
        zone=zone,
        defaults={
            "municipality": by.municipality,
            "missing_reason": Text(reason),
            "at": timezone.now(),
        },
    )
    facts = {"zone": zone.code, "reason": Text(reason)}
    record("investment.attestation_missing", by=by, on=cycle, data=facts)
    follow_vote(cycle)
    return row


def _counted(cycle: Cycle) -> None:
    """Holds the year before the history does the town, as all who move it do: nobody waits in a circle."""
    if Cycle.objects.select_for_update(no_key=True).get(pk=cycle.pk).state not in COUNTED:
        raise ValidationError(_("A result is attested once the votes are counted."))
