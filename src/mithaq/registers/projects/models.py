"""What the town builds: projects, their steps, the road they took and what citizens remark on site."""

from __future__ import annotations

from decimal import Decimal

from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mithaq.commons.discuss.models import Comment
from mithaq.commons.files.models import Attachment
from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.fields import MoneyField
from mithaq.kit.i18n import TranslatedField
from mithaq.registers.places.models import Zone

from .enums import CLOSED, Stage

CODE = RegexValidator(r"^[A-Za-z0-9_-]+\Z", _("Only Latin letters, digits, hyphens and underscores."))


def amount(label: object) -> MoneyField:
    return MoneyField(label, null=True, blank=True, validators=[MinValueValidator(Decimal(0))])


class Project(TenantModel):
    """Something the town builds, repairs or buys for its people, from the idea to the handover.

    Amounts are in the town's currency.
    """

    # The stable identifier of the published table: given once, never given again.
    code = models.CharField(_("code"), max_length=40, validators=[CODE])
    title = TranslatedField(_("title"))
    summary = TranslatedField(_("summary"), blank=True)
    zone = models.ForeignKey(
        Zone, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("zone")
    )
    # A Point of GeoJSON: WGS 84, longitude first.
    location = models.JSONField(_("place on the map"), null=True, blank=True)
    stage = models.CharField(_("stage"), max_length=11, choices=Stage.choices, default=Stage.IDEA)
    stage_since = models.DateField(_("in this stage since"), default=timezone.localdate)
    contractor = models.CharField(_("contractor"), max_length=160, blank=True)

    planned_start = models.DateField(_("planned start"), null=True, blank=True)
    planned_end = models.DateField(_("planned end"), null=True, blank=True)
    # The end that was promised first. Replanning moves `planned_end`, never this: the delay is counted from here.
    promised_end = models.DateField(_("end promised first"), null=True, blank=True, editable=False)
    started_on = models.DateField(_("started on"), null=True, blank=True)
    ended_on = models.DateField(_("finished on"), null=True, blank=True)
    delay_reason = TranslatedField(_("why it is late"), blank=True)
    # The day from which followers were told that it is late; a new promise starts anew.
    delay_told_for = models.DateField(null=True, blank=True, editable=False)

    cost_estimated = amount(_("estimated cost"))
    cost_voted = amount(_("voted cost"))
    cost_contracted = amount(_("contracted cost"))
    cost_paid = amount(_("paid so far"))

    # Where it comes from: the idea citizens voted for, a commitment, a decision; any public record.
    source_type = models.ForeignKey(
        ContentType, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    source_id = models.PositiveBigIntegerField(null=True, blank=True)
    source = GenericForeignKey("source_type", "source_id")

    published = models.BooleanField(_("shown to everybody"), default=True)
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    comments = GenericRelation(Comment, content_type_field="subject_type", object_id_field="subject_id")
    files = GenericRelation(Attachment, content_type_field="subject_type", object_id_field="subject_id")

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "code"],
                name="projects_code",
                violation_error_message=_("Another project has this code."),
            ),
            models.CheckConstraint(
                condition=Q(planned_start__isnull=True)
                | Q(planned_end__isnull=True)
                | Q(planned_end__gte=F("planned_start")),
                name="projects_plan_in_order",
                violation_error_message=_("The planned end lies before the planned start."),
            ),
            models.CheckConstraint(
                condition=Q(started_on__isnull=True)
                | Q(ended_on__isnull=True)
                | Q(ended_on__gte=F("started_on")),
                name="projects_works_in_order",
                violation_error_message=_("The works ended before they started."),
            ),
        ]
        indexes = [
            models.Index(fields=["municipality", "published", "stage"], name="projects_stage"),
            models.Index(fields=["source_type", "source_id"], name="projects_source"),
        ]

    def __str__(self) -> str:
        return str(self.title) or self.code

    @property
    def is_open(self) -> bool:
        return self.stage not in CLOSED

    @property
    def point(self) -> tuple[float, float] | None:
        """(longitude, latitude) in degrees."""
        if not self.location:
            return None
        longitude, latitude = self.location["coordinates"][:2]
        return float(longitude), float(latitude)


class Step(TenantModel):
    """One part of the works that can be seen to be done."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    title = TranslatedField(_("step"))
    # Its share of the whole work, against the other steps'.
    weight = models.PositiveSmallIntegerField(
        _("weight"), default=1, validators=[MinValueValidator(1)], help_text=_("Its share of the whole work.")
    )
    planned_on = models.DateField(_("planned for"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    files = GenericRelation(Attachment, content_type_field="subject_type", object_id_field="subject_id")

    class Meta:
        verbose_name = _("step of a project")
        verbose_name_plural = _("steps of projects")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def late_days(self) -> int:
        """Days after the planned day, until it was done or until today; 0 when in time."""
        if self.planned_on is None:
            return 0
        return max(0, ((self.done_on or timezone.localdate()) - self.planned_on).days)


class Move(TenantModel):
    """One change of stage: where the project came from, where to, on which day and why."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="moves")
    old = models.CharField(max_length=11, choices=Stage.choices, blank=True)
    stage = models.CharField(_("stage"), max_length=11, choices=Stage.choices)
    on = models.DateField(_("on"))
    reason = TranslatedField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("change of stage")
        verbose_name_plural = _("changes of stage")
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.project_id}: {self.stage}"


class Replan(TenantModel):
    """Another planned end than before, and why. The end promised first stays in the project."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="replans")
    old_end = models.DateField()
    new_end = models.DateField()
    on = models.DateField(default=timezone.localdate)
    reason = TranslatedField(_("reason"))

    class Meta:
        verbose_name = _("new planning")
        verbose_name_plural = _("new plannings")
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.project_id}: {self.old_end} → {self.new_end}"

    @property
    def days(self) -> int:
        return (self.new_end - self.old_end).days


class Remark(TenantModel):
    """Where somebody stood when they wrote a comment on a project, and what they photographed.

    The words, the author, moderation and the answer are the comment's.
    """

    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, related_name="remark")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="remarks")
    # WGS 84, or in words; one of the two at least.
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    where = models.CharField(_("where"), max_length=200, blank=True)
    seen_on = models.DateField(_("seen on"), default=timezone.localdate)
    files = GenericRelation(Attachment, content_type_field="subject_type", object_id_field="subject_id")

    class Meta:
        verbose_name = _("remark on a project")
        verbose_name_plural = _("remarks on projects")
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="projects_remark_on_earth",
            )
        ]

    def __str__(self) -> str:
        # Neither place nor words: this string reaches logs.
        return f"remark {self.pk}"
