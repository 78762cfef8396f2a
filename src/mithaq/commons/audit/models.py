"""The append-only history of a town, each entry chained to the one before by its hash."""

from __future__ import annotations

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
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


class KeptList(TenantModel):
    """The filters of a desk's list that an officer keeps under a name: theirs alone, or their unit's."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    desk = models.CharField(max_length=80)
    name = models.CharField(_("name"), max_length=60)
    # As it stands in the address: q, filters and sort.
    query = models.CharField(max_length=1000)
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("shared with the unit"),
    )

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "desk", "name"],
                name="audit_kept_list_name",
                violation_error_message=_("You keep another list of this desk under this name."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class BulkAct(TenantModel):
    """What one act on several rows changed, kept so that it can be undone for a while."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    desk = models.CharField(max_length=80)
    act = models.CharField(max_length=40)
    at = models.DateTimeField(default=timezone.now)
    # [{"pk", "before": what `Bulk.before` gave, "stamp": of the row after the act}]
    rows = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["person", "desk", "-at"], name="audit_bulk_latest")]

    def __str__(self) -> str:
        return f"{self.desk}: {self.act}"
