"""Committees, groups and councils: who sits there, for whom, from when until when, and by which rules."""

from __future__ import annotations

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.people.models import Function, Organisation, Person
from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.i18n import TranslatedField

from .enums import AgeBand, BodyKind, Rhythm, Rule, SeatRole, Sex, Side


class Body(TenantModel):
    """A body that meets and decides. It closes and never vanishes: what it decided stays its own."""

    slug = models.SlugField(_("short name"), max_length=60)
    name = TranslatedField(_("name"))
    kind = models.CharField(_("kind"), max_length=20, choices=BodyKind.choices)
    purpose = TranslatedField(pgettext_lazy("of a body", "mandate"), blank=True)
    # What it works on (a working group's commitment); any public record.
    subject_type = models.ForeignKey(
        ContentType, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    subject_id = models.PositiveBigIntegerField(null=True, blank=True)
    subject = GenericForeignKey("subject_type", "subject_id")
    lead = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead institution"),
    )
    # Reminders go to whoever holds this function on the day, never to a person who left it.
    secretariat = models.ForeignKey(
        Function,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("secretariat"),
    )
    rule = models.CharField(
        _("decides by"), max_length=17, choices=Rule.choices, default=Rule.SIMPLE_MAJORITY
    )
    quorum_percent = models.PositiveSmallIntegerField(
        _("quorum (%)"), default=50, validators=[MinValueValidator(0), MaxValueValidator(100)]
    )
    meets_every = models.CharField(_("meets"), max_length=9, choices=Rhythm.choices, default=Rhythm.QUARTER)
    minutes_days = models.PositiveSmallIntegerField(
        _("days until the minutes are published"),
        default=14,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
    )
    # A regular meeting whose day is set invites the members by itself; 0: only the secretariat does.
    invite_days = models.PositiveSmallIntegerField(
        _("days before a regular meeting on which its members are invited"),
        default=14,
        validators=[MaxValueValidator(60)],
    )
    # Least share of the members in percent: {"civil_society": 40, "women": 30, "youth": 10, "disability": 5}.
    shares = models.JSONField(_("least shares"), default=dict, blank=True)
    term_starts = models.DateField(_("term from"), null=True, blank=True)
    term_ends = models.DateField(_("term until"), null=True, blank=True)
    # The end of term that the secretariat was told of already.
    term_alert_for = models.DateField(null=True, blank=True, editable=False)
    is_public = models.BooleanField(pgettext_lazy("a body", "shown to everybody"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    closed_on = models.DateField(pgettext_lazy("a body", "closed on"), null=True, blank=True)

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        ordering = ["kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "slug"],
                name="bodies_slug",
                violation_error_message=_("Another body has this short name."),
            ),
            models.CheckConstraint(
                condition=Q(term_ends__isnull=True)
                | Q(term_starts__isnull=True)
                | Q(term_ends__gte=F("term_starts")),
                name="bodies_term_in_order",
                violation_error_message=_("The term ends before it starts."),
            ),
        ]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="bodies_subject")]

    def __str__(self) -> str:
        return str(self.name) or self.slug

    @property
    def is_open(self) -> bool:
        return self.closed_on is None


class BodyText(TenantModel):
    """One version of a body's rules of procedure; the highest number is in force."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="texts")
    version = models.PositiveSmallIntegerField(_("version"))
    text = TranslatedField(_("rules of procedure"))
    reason = TranslatedField(_("why it was changed"), blank=True)
    adopted_on = models.DateField(_("adopted on"))
    written_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("version of the rules")
        verbose_name_plural = _("versions of the rules")
        ordering = ["-version"]
        constraints = [models.UniqueConstraint(fields=["body", "version"], name="bodies_text_version")]

    def __str__(self) -> str:
        return f"{self.body_id} v{self.version}"


class Seat(TenantModel):
    """One member, observer or office of a body, for as long as it lasts. It ends and is never deleted."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seats")
    side = models.CharField(_("side"), max_length=13, choices=Side.choices)
    title = TranslatedField(_("function"), blank=True)
    role = models.CharField(_("role"), max_length=11, choices=SeatRole.choices, default=SeatRole.MEMBER)
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("institution"),
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("person")
    )
    # Of somebody without an account.
    name = models.CharField(_("name"), max_length=120, blank=True)
    # Only ever used in totals.
    sex = models.CharField(_("sex"), max_length=5, choices=Sex.choices, blank=True)
    age_band = models.CharField(_("age"), max_length=6, choices=AgeBand.choices, blank=True)
    disability = models.BooleanField(_("person with a disability"), null=True, blank=True)
    votes = models.BooleanField(_("votes"), default=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    end_reason = TranslatedField(_("why it ended"), blank=True)
    # The end that the secretariat was told of already.
    end_alert_for = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="bodies_seat_in_order",
                violation_error_message=_("The seat ends before it starts."),
            )
        ]
        indexes = [models.Index(fields=["municipality", "person"], name="bodies_seat_person")]

    def __str__(self) -> str:
        # No name: this string reaches logs.
        return f"seat {self.pk}"

    @property
    def shown_name(self) -> str:
        """Who sits there; the institution's or the seat's own name when no person is named."""
        if self.person_id:
            return str(self.person)
        return self.name or str(self.title) or str(self.organisation or "")
