"""Commitments and their milestones: promises with dates."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mithaq.commons.people.models import Organisation
from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.i18n import TranslatedField

from ..enums import CommitmentStatus, InstitutionRole, MilestoneStatus, Novelty
from .plan import Plan


class Commitment(TenantModel):
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="commitments")
    number = models.PositiveSmallIntegerField(_("number"))
    axis = TranslatedField(_("axis"), blank=True)
    title = TranslatedField(_("title"))
    problem = TranslatedField(_("problem"), blank=True)
    status_quo = TranslatedField(_("how things stand"), blank=True)
    description = TranslatedField(_("what we will do"), blank=True)
    expected = TranslatedField(_("expected results"), blank=True)
    transparency = TranslatedField(_("how it serves transparency"), blank=True)
    participation = TranslatedField(_("how it serves participation"), blank=True)
    accountability = TranslatedField(_("how it serves accountability"), blank=True)
    lead = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("lead"),
        null=True,
        blank=True,
    )
    supporters = models.ManyToManyField(
        Organisation, blank=True, related_name="+", verbose_name=_("supporters")
    )
    policy_areas = models.JSONField(_("policy areas"), default=list, blank=True)
    # Goals ("16") and targets ("16.7") of the 2030 Agenda.
    sdg = models.JSONField(_("sustainable development goals"), default=list, blank=True)
    starts_on = models.DateField(_("start"), null=True, blank=True)
    ends_on = models.DateField(_("end"), null=True, blank=True)
    status = models.CharField(
        _("status"), max_length=12, choices=CommitmentStatus.choices, default=CommitmentStatus.PROPOSED
    )
    novelty = models.CharField(_("novelty"), max_length=12, choices=Novelty.choices, default=Novelty.NEW)
    version = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = ["plan", "number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plans_commitment_number"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="plans_commitment_in_order",
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)


class Milestone(TenantModel):
    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="milestones")
    order = models.PositiveSmallIntegerField(_("order"))
    activity = TranslatedField(_("activity"))
    output = TranslatedField(_("expected output"), blank=True)
    starts_on = models.DateField(_("start"), null=True, blank=True)
    due_on = models.DateField(_("due"))
    # Every milestone has somebody who answers for it (row M13).
    responsible = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("responsible")
    )
    role = models.CharField(
        _("role"), max_length=8, choices=InstitutionRole.choices, default=InstitutionRole.LEAD
    )
    status = models.CharField(
        _("status"), max_length=12, choices=MilestoneStatus.choices, default=MilestoneStatus.NOT_STARTED
    )
    completed_on = models.DateField(_("completed on"), null=True, blank=True)

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["commitment", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["commitment", "order"], name="plans_milestone_order"),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(due_on__gte=F("starts_on")),
                name="plans_milestone_in_order",
            ),
        ]

    def __str__(self) -> str:
        return str(self.activity)

    @property
    def is_open(self) -> bool:
        return self.status not in (MilestoneStatus.COMPLETE, MilestoneStatus.CANCELLED)

    def days_late(self, today: dt.date) -> int:
        """How many days past due: still open today, or completed late; 0 when in time."""
        if self.status == MilestoneStatus.CANCELLED:
            return 0
        until = today if self.is_open else (self.completed_on or self.due_on)
        return max(0, (until - self.due_on).days)
