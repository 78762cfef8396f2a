"""A meeting and what it is about."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.i18n import TranslatedField
from mithaq.registers.bodies.models import Body
from mithaq.registers.places.models import Zone

from ..enums import Form, Status

if TYPE_CHECKING:
    from .coming import Turnout
    from .record import Minutes


class Meeting(TenantModel):
    """One meeting of one body, planned, held or cancelled. It is never deleted."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    number = models.PositiveIntegerField(_("number"))
    title = TranslatedField(_("title"), blank=True)
    form = models.CharField(_("form"), max_length=9, choices=Form.choices, default=Form.IN_PERSON)
    place = TranslatedField(_("place"), blank=True)
    zone = models.ForeignKey(
        Zone, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("zone")
    )
    # Given to those invited and registered; published for public meetings only.
    link = models.URLField(_("link to the online meeting"), blank=True)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    # A meeting made by the rhythm of its body has a day only as a suggestion until somebody sets it.
    day_is_set = models.BooleanField(default=True)
    # When its members were invited, by the secretariat or by the house itself.
    members_invited_at = models.DateTimeField(null=True, blank=True, editable=False)
    # First day of the quarter, half-year or year that this regular meeting stands for.
    period_starts_on = models.DateField(null=True, blank=True)
    status = models.CharField(_("state"), max_length=9, choices=Status.choices, default=Status.PLANNED)
    cancel_reason = TranslatedField(_("why it was cancelled"), blank=True)
    is_public = models.BooleanField(_("open to the public"), default=False)
    needs = TranslatedField(_("what the body needs"), blank=True)
    convened_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # What an extraordinary meeting is about: any public record (a commitment).
    subject_type = models.ForeignKey(
        ContentType, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    subject_id = models.PositiveBigIntegerField(null=True, blank=True)
    subject = GenericForeignKey("subject_type", "subject_id")
    # Raised at every change that calendars must hear of.
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["body", "number"], name="meetings_number"),
            models.UniqueConstraint(
                fields=["body", "period_starts_on"],
                condition=Q(period_starts_on__isnull=False),
                name="meetings_one_regular",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="meetings_in_order",
                violation_error_message=_("The meeting ends before it starts."),
            ),
        ]
        indexes = [
            models.Index(fields=["municipality", "starts_at"], name="meetings_starts"),
            models.Index(fields=["subject_type", "subject_id"], name="meetings_subject"),
        ]

    def __str__(self) -> str:
        return str(self.title) or str(self.body.name)

    @property
    def has_begun(self) -> bool:
        return self.starts_at <= timezone.now()

    @property
    def is_over(self) -> bool:
        return self.ends_at <= timezone.now()

    @property
    def is_missed(self) -> bool:
        """Planned, and nobody has said within the time for the minutes that it was held."""
        grace = dt.timedelta(days=self.body.minutes_days)
        return self.status == Status.PLANNED and self.ends_at + grace < timezone.now()

    @property
    def written(self) -> Minutes | None:
        """The minutes in whatever state, None while there are none (the reverse one-to-one raises)."""
        return getattr(self, "minutes", None)

    @property
    def counted(self) -> Turnout | None:
        """What everybody may read of who came, None while nobody was counted."""
        return getattr(self, "turnout", None)


class AgendaItem(TenantModel):
    """One point of the agenda; perhaps about a public record."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    order = models.PositiveSmallIntegerField(_("order"))
    title = TranslatedField(_("title"))
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    subject_type = models.ForeignKey(
        ContentType, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    subject_id = models.PositiveBigIntegerField(null=True, blank=True)
    subject = GenericForeignKey("subject_type", "subject_id")

    class Meta:
        verbose_name = _("point of the agenda")
        verbose_name_plural = _("points of the agenda")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return str(self.title)
