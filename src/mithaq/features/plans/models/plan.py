"""The plan, its institutions and its sections with every version they ever had."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.people.models import Organisation, Person
from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.i18n import TranslatedField

from ..enums import InstitutionRole, PlanStatus
from .template import PlanTemplate, Question


class Plan(TenantModel):
    code = models.SlugField(_("short name"), max_length=60)
    title = TranslatedField(_("title"))
    place = TranslatedField(_("place"))
    summary = TranslatedField(_("the plan in a few words"), blank=True)
    # What a reader must know beforehand: dates that moved, a text retold.
    notice = TranslatedField(_("notice to readers"), blank=True)
    template = models.ForeignKey(PlanTemplate, on_delete=models.PROTECT, related_name="plans")
    status = models.CharField(
        _("status"), max_length=20, choices=PlanStatus.choices, default=PlanStatus.DRAFT, db_index=True
    )
    starts_on = models.DateField(_("start"), null=True, blank=True)
    ends_on = models.DateField(_("end"), null=True, blank=True)
    submitted_on = models.DateField(_("submitted on"), null=True, blank=True)
    # From the first published version on, everybody may read the plan.
    published_at = models.DateTimeField(null=True, blank=True)
    most_commitments = models.PositiveSmallIntegerField(_("at most so many commitments"), default=5)
    follows = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    # SHA-256 of the published page the plan was read from: the same page is imported once.
    imported_digest = models.CharField(max_length=64, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("action plan")
        verbose_name_plural = _("action plans")
        ordering = ["-starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "code"], name="plans_plan_code"),
            models.UniqueConstraint(
                fields=["municipality", "imported_digest"],
                condition=~Q(imported_digest=""),
                name="plans_imported_once",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="plans_end_after_start",
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)


class PlanInstitution(TenantModel):
    """Who is responsible for the plan, as lead or in support, and whom to ask there."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="institutions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(_("role"), max_length=8, choices=InstitutionRole.choices)
    contact_unit = TranslatedField(_("contact unit"), blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["role", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "organisation"], name="plans_institution_once")
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class PlanSection(TenantModel):
    """The answer to one question: text in the town's languages, or a number (`value`)."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sections")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    text = TranslatedField(_("text"), blank=True)
    value = models.PositiveIntegerField(pgettext_lazy("quantity", "number"), null=True, blank=True)
    # Raised at every change; a form that started from an older one is told so (no last write wins).
    version = models.PositiveIntegerField(default=0)
    updated_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["question__order"]
        constraints = [models.UniqueConstraint(fields=["plan", "question"], name="plans_section_once")]

    def __str__(self) -> str:
        return str(self.question.title)


class SectionVersion(TenantModel):
    """What a section said at one version: the history a reader can go back to."""

    section = models.ForeignKey(PlanSection, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = TranslatedField(blank=True)
    value = models.PositiveIntegerField(null=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    # Kept while somebody types and seen by nobody else, until they save; their next autosave replaces it.
    autosaved = models.BooleanField(default=False)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["section", "number"], name="plans_section_version")]

    def __str__(self) -> str:
        return f"{self.section_id} v{self.number}"


class DeclaredFigure(TenantModel):
    """A number the plan states about its making (participants by category, groups, meetings).

    Kept beside whatever the house computes; where the two differ the page says so.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="figures")
    code = models.CharField(max_length=40)
    label = TranslatedField()
    number = models.PositiveIntegerField()
    unit = models.CharField(max_length=12, default="people")
    is_total = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return f"{self.code}: {self.number}"


class ImportDoubt(TenantModel):
    """Something the reader of a published page doubts, until an officer settles it."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="doubts")
    code = models.CharField(max_length=60)
    section = models.CharField(max_length=40, blank=True)
    line = models.PositiveIntegerField(null=True)
    data = models.JSONField(default=dict)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    note = models.CharField(_("note"), max_length=300, blank=True)

    def __str__(self) -> str:
        return self.code


class PrivateContact(TenantModel):
    """How the house reaches somebody the plan names. Never shown, exported or logged; erasable."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="private_contacts")
    role = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=8)
    value = models.CharField(max_length=254)

    def __str__(self) -> str:
        return f"contact {self.pk}"
