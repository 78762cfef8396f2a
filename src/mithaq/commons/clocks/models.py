"""Promises with a due date, and the days on which nobody works."""

from __future__ import annotations

import datetime as dt

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit import workdays
from mithaq.kit.i18n import TranslatedField

from .definitions import ClockKind, clock_kinds
from .enums import ClockState, ClockUnit, HolidayStatus


class Clock(TenantModel):
    """One promise about one thing. Its term is copied from the law as it stood when it started."""

    kind = models.CharField(_("kind"), max_length=80)
    subject_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    subject_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")

    # Under what it is counted on the page "In time?", as its kind says.
    served_by = models.CharField(max_length=80, blank=True)
    category = models.CharField(max_length=80, blank=True)

    started_at = models.DateTimeField(_("started"))
    due_at = models.DateTimeField(_("due"))
    n = models.PositiveSmallIntegerField(pgettext_lazy("duration", "term"), default=0)
    unit = models.CharField(_("unit"), max_length=8, choices=ClockUnit.choices)
    start_rule = models.CharField(max_length=9, default="day_after")
    # What silence means in law when the term ends: "refused", or "" when it means nothing.
    silence = models.CharField(max_length=20, blank=True)
    law = TranslatedField(_("source of the term"), blank=True)

    extended_at = models.DateTimeField(_("extended"), null=True, blank=True)
    extension_n = models.PositiveSmallIntegerField(default=0)
    extension_unit = models.CharField(max_length=8, choices=ClockUnit.choices, blank=True)
    extension_reason = TranslatedField(_("why it was extended"), blank=True)

    paused_at = models.DateTimeField(_("paused"), null=True, blank=True)
    # Past pauses, as pairs of ISO moments.
    pauses = models.JSONField(default=list, blank=True)

    state = models.CharField(_("state"), max_length=7, choices=ClockState.choices, default=ClockState.RUNNING)
    stopped_at = models.DateTimeField(_("stopped"), null=True, blank=True)
    # ISO moments at which somebody was reminded.
    reminders = models.JSONField(default=list, blank=True)
    escalated_at = models.DateTimeField(_("escalated"), null=True, blank=True)
    # When the house must look again: the next reminder, or the due moment; empty when nothing is to come.
    wake_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("clock")
        verbose_name_plural = _("clocks")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "kind", "subject_type", "subject_id"],
                condition=~Q(state=ClockState.DONE),
                name="clocks_one_open_clock",
            )
        ]
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "kind"], name="clocks_subject"),
            models.Index(fields=["municipality", "state", "wake_at"], name="clocks_wake"),
            models.Index(fields=["municipality", "kind", "state"], name="clocks_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def definition(self) -> ClockKind:
        return clock_kinds.get(self.kind)

    @property
    def is_open(self) -> bool:
        return self.state != ClockState.DONE

    @property
    def is_overdue(self) -> bool:
        return self.state == ClockState.RUNNING and self.due_at < timezone.now()

    @property
    def is_in_time(self) -> bool:
        """Stopped, and by its due moment."""
        return self.stopped_at is not None and self.stopped_at <= self.due_at

    @property
    def paused_total(self) -> dt.timedelta:
        """How long it stood still, over all pauses that have ended."""
        moments = ((dt.datetime.fromisoformat(a), dt.datetime.fromisoformat(b)) for a, b in self.pauses)
        return sum((end - start for start, end in moments), dt.timedelta())


class Holiday(TenantModel):
    """A day on which this town does not work and that is no weekend."""

    date = models.DateField(_("day"))
    name = TranslatedField(_("name"))
    status = models.CharField(
        _("status"), max_length=9, choices=HolidayStatus.choices, default=HolidayStatus.ESTIMATED
    )
    source = models.CharField(
        _("source"),
        max_length=200,
        blank=True,
        help_text=_("The decree, circular or calculation it comes from."),
    )

    class Meta:
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")
        ordering = ["date"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "date"],
                name="clocks_one_holiday_a_day",
                violation_error_message=_("This day is in the table already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.name)

    def as_day(self) -> workdays.Holiday:
        """As the arithmetic of days wants it."""
        status: workdays.Status = "confirmed" if self.status == HolidayStatus.CONFIRMED else "estimated"
        return workdays.Holiday(self.date, self.name, status, self.source)
