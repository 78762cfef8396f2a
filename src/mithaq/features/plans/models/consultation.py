"""Who endorses the plan, which documents go with it, and the public consultation of its first version."""

from __future__ import annotations

import datetime as dt

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mithaq.commons.discuss.models import Comment
from mithaq.commons.files.models import Attachment
from mithaq.commons.people.models import Organisation, Person
from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.i18n import TranslatedField

from ..enums import DocumentKind, Influence
from .plan import Plan, PlanSection


class Endorsement(TenantModel):
    """A signed backing of the plan. Withdrawing is recorded, not deleted."""

    # The day the text was last rewritten, when that is after the signature (queries.endorsements).
    rewritten_on: dt.date | None = None

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="endorsements")
    name = models.CharField(_("name"), max_length=120)
    capacity = TranslatedField(_("capacity"), blank=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_governmental = models.BooleanField(_("public body"), default=False)
    statement = TranslatedField(_("statement"), blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    # The letter it was signed with.
    letter = models.ForeignKey(
        "plans.PlanDocument",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="endorsements",
        verbose_name=_("letter"),
    )
    # The officer who wrote it down.
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawal_reason = TranslatedField(_("reason for withdrawing"), blank=True)

    class Meta:
        verbose_name = _("endorsement")
        verbose_name_plural = _("endorsements")
        ordering = ["signed_on", "pk"]

    def __str__(self) -> str:
        return self.name


class PlanDocument(TenantModel):
    """A letter or formal document; its file is an attachment of this record, with its SHA-256."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="documents")
    kind = models.CharField(_("kind"), max_length=20, choices=DocumentKind.choices)
    title = TranslatedField(_("title"))
    dated = models.DateField(_("date"), null=True, blank=True)
    signatory = TranslatedField(_("signatory"), blank=True)
    # Part of what one should read before commenting.
    in_pack = models.BooleanField(_("in the information pack"), default=False)
    files = GenericRelation(Attachment, content_type_field="subject_type", object_id_field="subject_id")

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["dated", "pk"]

    def __str__(self) -> str:
        return str(self.title)


class Consultation(TenantModel):
    """One public consultation of a plan: until when, with how much influence, on what information."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="consultations")
    title = TranslatedField(_("title"), blank=True)
    influence = models.CharField(_("promised influence"), max_length=12, choices=Influence.choices)
    # The plain-language summary of the information pack; required in the town's first language.
    summary = TranslatedField(_("summary in plain words"), blank=True)
    budget = TranslatedField(_("what it costs and who pays"), blank=True)
    # How comments are handled: who reads them, when they are answered, what is not published.
    rules = TranslatedField(_("rules"), blank=True)
    responsible = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who answers"),
    )
    opens_at = models.DateTimeField(_("opens"))
    closes_at = models.DateTimeField(_("closes"))
    opened_at = models.DateTimeField(null=True, blank=True)
    # "What changed because of you", once published.
    report = TranslatedField(_("what changed because of you"), blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("public consultation")
        verbose_name_plural = _("public consultations")
        ordering = ["-opens_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")), name="plans_consultation_in_order"
            )
        ]

    def __str__(self) -> str:
        return str(self.plan)


class SectionChange(TenantModel):
    """The section that a comment changed: what "what changed because of you" points at."""

    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, related_name="plan_change")
    section = models.ForeignKey(PlanSection, on_delete=models.CASCADE, related_name="changes")

    def __str__(self) -> str:
        return f"comment {self.comment_id} → section {self.section_id}"
