"""The Merkle log of a town: its leaves, the tiles of its tree, the checkpoints it signed, and its witnesses."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mithaq.commons.tenancy.models import Municipality, TenantModel


class Log(models.Model):
    """How far a town's log has come. Written while holding the town's row, as the history is: no gap, no twin."""

    municipality = models.OneToOneField(Municipality, on_delete=models.CASCADE, primary_key=True)
    # The log's name in its checkpoints, for ever: another domain of the town changes nothing about it.
    origin = models.CharField(max_length=300)
    size = models.PositiveBigIntegerField(default=0)
    # Entries of the history up to this number are in the log, those that are public.
    acts_until = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.origin}: {self.size}"


class Leaf(TenantModel):
    """One entry of the log: digests and codes, never words of anybody."""

    index = models.PositiveBigIntegerField()
    # Canonical JSON; what is hashed is exactly its UTF-8 bytes.
    entry = models.TextField()
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("leaf of the log")
        verbose_name_plural = _("leaves of the log")
        constraints = [
            models.UniqueConstraint(fields=["municipality", "index"], name="transparency_index"),
        ]
        indexes = [models.Index(fields=["municipality", "hash"], name="transparency_hash")]

    def __str__(self) -> str:
        return f"{self.index}"


class Waiting(TenantModel):
    """What will be in the log at its next growth. No time and no order is kept of it: ballots pass through here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entry = models.TextField()
    # Goes in only among others like it, shuffled, so that its place tells nothing of its time.
    mixed = models.BooleanField(default=False)

    def __str__(self) -> str:
        return str(self.id)


class Tile(TenantModel):
    """Up to 256 hashes of one level (c2sp.org/tlog-tiles); it only grows at its end."""

    level = models.PositiveSmallIntegerField()
    index = models.PositiveBigIntegerField()
    hashes = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "level", "index"], name="transparency_one_tile"),
        ]

    def __str__(self) -> str:
        return f"{self.level}/{self.index}"


class Checkpoint(TenantModel):
    """What the log said of itself after one growth, with the signatures of its keys."""

    size = models.PositiveBigIntegerField()
    root = models.CharField(max_length=64)
    text = models.TextField()
    signatures = models.TextField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "size"], name="transparency_size")]

    def __str__(self) -> str:
        return f"{self.size}"


class LogKey(TenantModel):
    """A public key of the log. Two are valid while one takes over from the other, and both sign."""

    key = models.CharField(max_length=400)
    announced_at = models.DateTimeField(default=timezone.now)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["municipality", "key"], name="transparency_key")]

    def __str__(self) -> str:
        return self.key


class Witness(TenantModel):
    """Somebody outside who cosigns checkpoints: an association, a newspaper, another town."""

    label = models.CharField(_("name"), max_length=120)
    key = models.CharField(_("public key"), max_length=400)
    named_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("witness")
        verbose_name_plural = _("witnesses")
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key"], name="transparency_one_witness")
        ]

    def __str__(self) -> str:
        return self.label


class Cosignature(TenantModel):
    """A witness saw this checkpoint, consistent with all it had seen before."""

    checkpoint = models.ForeignKey(Checkpoint, on_delete=models.CASCADE, related_name="cosignatures")
    witness = models.ForeignKey(Witness, on_delete=models.CASCADE, related_name="cosignatures")
    line = models.CharField(max_length=600)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["checkpoint", "witness"], name="transparency_cosigned_once"),
        ]

    def __str__(self) -> str:
        return f"{self.witness_id}: {self.checkpoint_id}"
