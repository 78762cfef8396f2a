"""People of associations who stand beside a zone, and what they say of its result."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mithaq.commons.people.models import Organisation, Person
from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.i18n import TranslatedField
from mithaq.registers.places.models import Zone

from .cycles import Cycle


class Facilitator(TenantModel):
    """A person of an association, for one zone and one year."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="facilitators")
    zone = models.ForeignKey(Zone, on_delete=models.PROTECT, related_name="+", verbose_name=_("zone"))
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("person"))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("association")
    )
    since = models.DateField(_("since"), default=timezone.localdate)
    ended_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("facilitator")
        verbose_name_plural = _("facilitators")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "zone", "person"],
                condition=Q(ended_on__isnull=True),
                name="investment_one_facilitator",
                violation_error_message=_("This person stands beside this zone already."),
            )
        ]

    def __str__(self) -> str:
        return f"facilitator {self.pk}"


class Attestation(TenantModel):
    """What stands under the result of a zone: a facilitator's word, or why there is none."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="attestations")
    zone = models.ForeignKey(Zone, on_delete=models.PROTECT, related_name="+")
    facilitator = models.ForeignKey(
        Facilitator, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    words = TranslatedField(_("what was seen"), blank=True)
    missing_reason = TranslatedField(_("why no facilitator attests it"), blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("attestation")
        verbose_name_plural = _("attestations")
        constraints = [models.UniqueConstraint(fields=["cycle", "zone"], name="investment_one_attestation")]

    def __str__(self) -> str:
        return f"{self.cycle_id} {self.zone_id}"
