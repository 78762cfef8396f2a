"""Who may vote. No name, no number: only what a person can prove to have, as keyed digests."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.i18n import TranslatedField
from mithaq.registers.bodies.enums import AgeBand, Sex
from mithaq.registers.places.models import Zone


class Roll(TenantModel):
    """The electoral roll of one vote or of several."""

    name = TranslatedField(_("name"))
    # In whose words the town says who is on it.
    eligibility = TranslatedField(_("who may vote"), blank=True)
    minimum_age = models.PositiveSmallIntegerField(_("from which age"), default=18)
    foreigners = models.BooleanField(_("residents of other nationalities too"), default=True)
    # Fake voters, for a rehearsal; no real vote takes such a roll.
    rehearsal = models.BooleanField(_("rehearsal"), default=False)
    sealed_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("electoral roll")
        verbose_name_plural = _("electoral rolls")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.name)


def digest_field() -> models.CharField[str | None, str | None]:
    """A keyed digest (`keys.roll_digest`), hex; null where the person has no such thing."""
    return models.CharField(max_length=64, null=True, blank=True, editable=False)


class Voter(TenantModel):
    """One line of the roll. `number` is its place in the town's own list, which stays with the town."""

    roll = models.ForeignKey(Roll, on_delete=models.CASCADE, related_name="voters")
    number = models.PositiveIntegerField(_("number in the list"))
    zone = models.ForeignKey(Zone, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    identity = digest_field()
    phone = digest_field()
    code = digest_field()
    # Kept for counts alone.
    age_band = models.CharField(max_length=6, choices=AgeBand.choices, blank=True)
    sex = models.CharField(max_length=5, choices=Sex.choices, blank=True)

    class Meta:
        verbose_name = _("voter")
        verbose_name_plural = _("voters")
        constraints = [
            models.UniqueConstraint(fields=["roll", "number"], name="voting_voter_number"),
            models.UniqueConstraint(fields=["roll", "identity"], name="voting_voter_identity"),
            models.UniqueConstraint(fields=["roll", "phone"], name="voting_voter_phone"),
            models.UniqueConstraint(fields=["roll", "code"], name="voting_voter_code"),
            models.CheckConstraint(
                condition=Q(identity__isnull=False) | Q(phone__isnull=False) | Q(code__isnull=False),
                name="voting_voter_can_prove",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"
