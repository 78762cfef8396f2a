"""What was cast, apart from who cast it: rows here have neither time nor order nor person."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.models import TenantModel
from mithaq.registers.bodies.enums import AgeBand, Sex

from ..enums import Channel
from .election import Election, Pot
from .roll import Voter, digest_field


class Ballot(TenantModel):
    """One ballot. Until the close, `slot` lets its voter replace it; then the key is destroyed, slots are blanked."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pot = models.ForeignKey(Pot, on_delete=models.CASCADE, related_name="ballots")
    # HMAC of voter and pot under the key of the election, which lies in a file and not here.
    slot = digest_field()
    vote = models.JSONField(default=list)
    points = models.JSONField(default=list)
    nonce = models.CharField(max_length=32)
    commitment = models.CharField(max_length=64)
    # What a voter types to look whether their ballot is there; follows from the commitment.
    code = models.CharField(max_length=16)
    paper = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("ballot")
        verbose_name_plural = _("ballots")
        constraints = [
            models.UniqueConstraint(fields=["pot", "slot"], name="voting_one_ballot"),
            models.UniqueConstraint(fields=["pot", "commitment"], name="voting_one_commitment"),
            models.UniqueConstraint(fields=["municipality", "code"], name="voting_one_code"),
        ]

    def __str__(self) -> str:
        return self.commitment[:16]


class Replaced(TenantModel):
    """The commitment of a ballot whose voter voted again; what it said is gone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pot = models.ForeignKey(Pot, on_delete=models.CASCADE, related_name="replaced")
    commitment = models.CharField(max_length=64)
    code = models.CharField(max_length=16)

    class Meta:
        indexes = [models.Index(fields=["municipality", "code"], name="voting_replaced_code")]

    def __str__(self) -> str:
        return self.commitment[:16]


class TakingPart(TenantModel):
    """Somebody has voted. `mark` stops them from voting twice by two channels; blanked at the close like slots."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pot = models.ForeignKey(Pot, on_delete=models.CASCADE, related_name="taking_part")
    mark = digest_field()
    channel = models.CharField(max_length=5, choices=Channel.choices)
    age_band = models.CharField(max_length=6, choices=AgeBand.choices, blank=True)
    sex = models.CharField(max_length=5, choices=Sex.choices, blank=True)
    # At which booth the roll was ticked.
    booth = models.ForeignKey(
        "voting.Booth", on_delete=models.PROTECT, null=True, blank=True, related_name="ticks"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pot", "mark"], name="voting_takes_part_once")]

    def __str__(self) -> str:
        return str(self.id)


class Handled(TenantModel):
    """How many ballots an officer opened at the counter, or ticks they made at booths: neither whose nor when."""

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="+")
    officer = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    channel = models.CharField(max_length=5, choices=Channel.choices)
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["election", "officer", "channel"], name="voting_handled_once")
        ]

    def __str__(self) -> str:
        return f"{self.times}"


class Challenge(TenantModel):
    """A one-time code on its way to a voter's phone; gone once used or run out, after wrong ones a day later."""

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="+")
    voter = models.ForeignKey(Voter, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(default=0)
    # Of this code and of those before it, for a day.
    wrong = models.PositiveSmallIntegerField(default=0)
    sent = models.PositiveSmallIntegerField(default=1)
    expires_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["election", "voter"], name="voting_one_challenge")]

    def __str__(self) -> str:
        return f"{self.pk}"
