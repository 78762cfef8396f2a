"""Who took part in what: activities, their counts as typed, what is published of them, and what was declared."""

from __future__ import annotations

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.people.models import Organisation, Person
from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.i18n import TranslatedField
from mithaq.registers.bodies.enums import AgeBand, Sex
from mithaq.registers.places.models import Zone

from .enums import (
    ALL,
    CENSUS,
    Area,
    Category,
    Channel,
    Dimension,
    Disability,
    Influence,
    Method,
    Stage,
    Unit,
)

MOST_PEOPLE = 1_000_000
# The keys of headcounts that follow a meeting's attendance begin like this.
FOLLOWED = "meeting:"


class Activity(TenantModel):
    """An occasion at which people took part. Its numbers come from records and are never typed as sums."""

    title = TranslatedField(_("title"))
    method = models.CharField(_("method"), max_length=20, choices=Method.choices, default=Method.FORUM)
    stage = models.CharField(_("stage"), max_length=14, choices=Stage.choices, default=Stage.CO_CREATION)
    influence = models.CharField(
        _("promised influence"), max_length=12, choices=Influence.choices, default=Influence.CONSULT
    )
    held_on = models.DateField(_("day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    place = TranslatedField(_("place"), blank=True)
    zone = models.ForeignKey(
        Zone, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("zone")
    )
    # What it was about: any public record (a plan, a commitment, a meeting).
    subject_type = models.ForeignKey(
        ContentType, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    subject_id = models.PositiveBigIntegerField(null=True, blank=True)
    subject = GenericForeignKey("subject_type", "subject_id")
    organisations = models.ManyToManyField(
        Organisation, blank=True, related_name="+", verbose_name=_("groups and institutions that took part")
    )
    published_at = models.DateTimeField(pgettext_lazy("day", "published"), null=True, blank=True)

    class Meta:
        verbose_name = _("participation activity")
        verbose_name_plural = _("participation activities")
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("held_on")),
                name="outreach_days_in_order",
                violation_error_message=_("The last day is before the first."),
            )
        ]
        indexes = [
            models.Index(fields=["municipality", "held_on"], name="outreach_held"),
            models.Index(fields=["subject_type", "subject_id"], name="outreach_subject"),
        ]

    def __str__(self) -> str:
        return str(self.title)


class Import(TenantModel):
    """A list brought in as a file; the same list again is caught by its digest."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="imports")
    digest = models.CharField(max_length=64)
    filename = models.CharField(max_length=200, blank=True)
    lines = models.PositiveIntegerField()
    people = models.PositiveIntegerField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "digest"], name="outreach_one_import_a_file")
        ]

    def __str__(self) -> str:
        return self.filename or f"import {self.pk}"


class Headcount(TenantModel):
    """So many people of one kind, as somebody typed it at the event. Never published as it stands."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="headcounts")
    number = models.PositiveIntegerField(_("how many"), default=1, validators=[MinValueValidator(1)])
    category = models.CharField(
        _("category"), max_length=20, choices=Category.choices, default=Category.OTHER
    )
    sex = models.CharField(_("sex"), max_length=5, choices=Sex.choices, blank=True)
    age = models.CharField(_("age"), max_length=6, choices=AgeBand.choices, blank=True)
    area = models.CharField(_("town or countryside"), max_length=5, choices=Area.choices, blank=True)
    zone = models.ForeignKey(
        Zone, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("zone")
    )
    disability = models.CharField(_("disability"), max_length=3, choices=Disability.choices, blank=True)
    channel = models.CharField(_("channel"), max_length=8, choices=Channel.choices, blank=True)
    # Made with the form: a form sent twice counts once. Of what follows a meeting: FOLLOWED, category and sex.
    key = models.CharField(max_length=40, blank=True)
    source = models.ForeignKey(
        Import, on_delete=models.PROTECT, null=True, blank=True, related_name="headcounts"
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("headcount")
        verbose_name_plural = _("headcounts")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(number__gte=1), name="outreach_somebody"),
            models.UniqueConstraint(
                fields=["activity", "key"], condition=~Q(key=""), name="outreach_form_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} × {self.category}"


class Release(TenantModel):
    """What is published of an activity's counts: as they stood when somebody published them."""

    activity = models.OneToOneField(Activity, on_delete=models.PROTECT, related_name="release")
    # Empty when fewer than five came.
    total = models.PositiveIntegerField(_("people"), null=True)
    # The exact counts from which the tables were last made, for nobody to read: what a correction is held against.
    basis = models.JSONField(default=dict)
    # False when tables would tell who was added since the last ones.
    has_tables = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"release of {self.activity_id}"


class PublishedCount(TenantModel):
    """One cell of a published table; hidden (number empty) when it is under five or would give such a one away."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="counts")
    dimension = models.CharField(max_length=10, choices=Dimension.choices)
    value = models.CharField(max_length=60)
    zone = models.ForeignKey(Zone, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sex = models.CharField(max_length=8, default=ALL)
    number = models.PositiveIntegerField(null=True)

    class Meta:
        verbose_name = _("published count")
        verbose_name_plural = _("published counts")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["release", "dimension", "value", "sex"], name="outreach_one_cell")
        ]

    def __str__(self) -> str:
        return f"{self.dimension}/{self.value}/{self.sex}"


class Declaration(TenantModel):
    """A number that a document states about participation. It stays beside what the records give."""

    # A plan, a commitment, a meeting, or one of our activities.
    subject_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    subject_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    unit = models.CharField(_("what it counts"), max_length=10, choices=Unit.choices)
    number = models.PositiveIntegerField(_("declared number"))
    source = TranslatedField(_("where it is stated"))
    is_public = models.BooleanField(
        _("shown to everybody"),
        default=True,
        help_text=_("Leave it unticked while the document that states it is not public."),
    )

    class Meta:
        verbose_name = _("declared participation figure")
        verbose_name_plural = _("declared participation figures")
        ordering = ["pk"]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="outreach_declared")]

    def __str__(self) -> str:
        return f"{self.unit}: {self.number}"


class CensusFigure(TenantModel):
    """How many inhabitants are of one kind, from a census; those of zones stand with the zones."""

    dimension = models.CharField(_("by"), max_length=10, choices=[(one.value, one.label) for one in CENSUS])
    value = models.CharField(pgettext_lazy("census", "kind"), max_length=20)
    number = models.PositiveIntegerField(_("inhabitants"))
    year = models.PositiveSmallIntegerField(_("year"))
    source = models.CharField(_("source"), max_length=200)

    class Meta:
        verbose_name = _("census figure")
        verbose_name_plural = _("census figures")
        ordering = ["dimension", "-year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "dimension", "value", "year"],
                name="outreach_one_census_figure",
                violation_error_message=_("There is a figure for this kind and year already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.dimension}/{self.value} {self.year}"
