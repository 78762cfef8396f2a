"""What people are told, how it leaves the house, what they follow and how often they want to hear of it."""

from __future__ import annotations

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mithaq.commons.audit.models import Entry
from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.models import Municipality, TenantModel

from .enums import Channel, Frequency, Kind, State


class Follow(TenantModel):
    """A person wants to hear of a thing. A guest's follow sleeps until they confirm it from their mailbox."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="follows")
    subject_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    subject_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    created_at = models.DateTimeField(_("since"), default=timezone.now)
    asked_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("follow")
        verbose_name_plural = _("follows")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "subject_type", "subject_id"], name="notify_follow_once"
            )
        ]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="notify_followed")]

    def __str__(self) -> str:
        return f"{self.person_id} → {self.subject_type_id}:{self.subject_id}"


class Preference(TenantModel):
    """How often a person wants one kind of news on one channel; without a row the default holds."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="preferences")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    channel = models.CharField(max_length=5, choices=Channel.choices)
    frequency = models.CharField(max_length=6, choices=Frequency.choices)

    class Meta:
        verbose_name = _("preference")
        verbose_name_plural = _("preferences")
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "channel"], name="notify_preference_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.channel}: {self.frequency}"


class Notification(TenantModel):
    """A person is told of one entry of the history, once. The words are made when they are read or sent."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notifications")
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="+")
    event = models.CharField(max_length=80)
    # Which of the event's notices it is.
    notice = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    created_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        constraints = [models.UniqueConstraint(fields=["person", "entry"], name="notify_told_once")]
        indexes = [models.Index(fields=["person", "read_at"], name="notify_unread")]

    def __str__(self) -> str:
        return f"{self.event} → {self.person_id}"


class Delivery(TenantModel):
    """One notification on its way out by one channel, alone or in a digest."""

    notification = models.ForeignKey(Notification, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    channel = models.CharField(max_length=5, choices=Channel.choices)
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    # When the digest it waits for goes out; null for what is sent at once.
    due_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [models.UniqueConstraint(fields=["notification", "channel"], name="notify_sent_once")]
        indexes = [models.Index(fields=["state", "due_at"], name="notify_held")]

    def __str__(self) -> str:
        return f"{self.notification_id} {self.channel}: {self.state}"


class OutboxMessage(models.Model):
    """A message that went nowhere: where no mail server or SMS gateway is set, a page shows it."""

    # Null for messages of the directory.
    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    channel = models.CharField(_("channel"), max_length=5, choices=Channel.choices)
    # The Message-ID or the gateway's key: a message handed over twice is kept once, as a mailbox does.
    key = models.CharField(max_length=200, unique=True, null=True, blank=True)
    sender = models.CharField(_("sender"), max_length=320, blank=True)
    recipient = models.CharField(_("recipient"), max_length=320)
    subject = models.CharField(_("subject line"), max_length=998, blank=True)
    body = models.TextField(_("message text"))
    html = models.TextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("message in the outbox")
        verbose_name_plural = _("messages in the outbox")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.channel} #{self.pk}"


class IncomingMail(TenantModel):
    """A message that was taken, by the digest of its Message-ID: handed over twice, it is read once."""

    digest = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "digest"], name="notify_mail_taken_once")
        ]

    def __str__(self) -> str:
        return f"mail {self.pk}"
