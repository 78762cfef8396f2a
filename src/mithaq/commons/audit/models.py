"""The append-only history of a town, each entry chained to the one before by its hash."""

from __future__ import annotations

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from mithaq.commons.people.models import Organisation, Person
from mithaq.commons.tenancy.models import Municipality, TenantModel


class ChainHead(models.Model):
    """Where a town's chain ends. Written under the lock that each `record` takes: no gap, no twin."""

    municipality = models.OneToOneField(Municipality, on_delete=models.CASCADE, primary_key=True)
    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")

    def __str__(self) -> str:
        return f"{self.municipality_id}: {self.number}"


class Entry(TenantModel):
    """One act: who, what, on what, when. `data` is kept for ever; `personal` can be erased."""

    number = models.PositiveBigIntegerField()
    at = models.DateTimeField(_("when"))
    event = models.CharField(max_length=80)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    channel = models.CharField(max_length=12)
    subject_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    subject_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    data = models.JSONField(default=dict)
    personal = models.JSONField(null=True)
    # SHA-256 of salt and personal part; the salt goes with the words, so the digest tells nothing after erasure.
    salt = models.CharField(max_length=32, blank=True)
    personal_digest = models.CharField(max_length=64, blank=True)
    # Random, never erased, never published: without it the published digest of a private act could be guessed.
    nonce = models.CharField(max_length=32)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "number"], name="audit_number"),
        ]
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "number"], name="audit_subject"),
            models.Index(fields=["municipality", "event"], name="audit_event"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.event}"
