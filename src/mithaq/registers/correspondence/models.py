"""Letters that come in and go out, and the units they go to."""

from __future__ import annotations

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.people.models import Organisation, Person
from mithaq.commons.tenancy.models import TenantModel

from .enums import Direction, Way


class Letter(TenantModel):
    """One letter in the register. It is struck out when it was entered in error, never deleted."""

    direction = models.CharField(
        pgettext_lazy("letter", "direction"), max_length=3, choices=Direction.choices
    )
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(_("number"))
    # When it was received or sent; the year of this day is the year of its number.
    on = models.DateField(_("received or sent on"))
    dated_on = models.DateField(_("date of the letter"), null=True, blank=True)
    correspondent = models.CharField(_("from whom, or to whom"), max_length=200)
    subject = models.CharField(pgettext_lazy("letter", "subject"), max_length=300)
    way = models.CharField(
        pgettext_lazy("letter", "way"), max_length=5, choices=Way.choices, default=Way.POST
    )
    their_reference = models.CharField(_("their reference"), max_length=80, blank=True)
    answer_by = models.DateField(_("to be answered by"), null=True, blank=True)
    answers = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="answered_by",
        verbose_name=_("answers the letter"),
    )
    about_type = models.ForeignKey(
        ContentType, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    about_id = models.PositiveBigIntegerField(null=True, blank=True)
    about = GenericForeignKey("about_type", "about_id")
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(default=timezone.now)
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_reason = models.CharField(_("why it is struck out"), max_length=200, blank=True)

    class Meta:
        verbose_name = pgettext_lazy("correspondence", "letter")
        verbose_name_plural = _("letters")
        ordering = ["-year", "-number", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "direction", "year", "number"], name="correspondence_number"
            ),
            models.CheckConstraint(
                condition=Q(struck_at__isnull=True) | ~Q(struck_reason=""),
                name="correspondence_struck_with_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["about_type", "about_id"], name="correspondence_about"),
            models.Index(fields=["municipality", "direction", "-on"], name="correspondence_day"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """ "2026/0042": with its direction it is said once."""
        return f"{self.year}/{self.number:04d}"

    @property
    def is_incoming(self) -> bool:
        return self.direction == Direction.IN


class LetterRoute(TenantModel):
    """A letter went to a unit."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="routes")
    unit = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=pgettext_lazy("letter", "to the unit"),
    )
    note = models.CharField(_("what is asked of it"), max_length=200, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["letter", "unit"], name="correspondence_once_a_unit")]

    def __str__(self) -> str:
        return f"{self.letter_id} → {self.unit_id}"
