"""The versioned template a plan is written against: groups and questions. A new version leaves old plans alone."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.i18n import TranslatedField

from ..enums import QuestionKind


class PlanTemplate(TenantModel):
    code = models.SlugField(max_length=40)
    version = models.PositiveSmallIntegerField(_("version"))
    title = TranslatedField(_("title"))

    class Meta:
        verbose_name = _("plan template")
        verbose_name_plural = _("plan templates")
        constraints = [
            models.UniqueConstraint(fields=["municipality", "code", "version"], name="plans_template_version")
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.version}"


class QuestionGroup(TenantModel):
    template = models.ForeignKey(PlanTemplate, on_delete=models.CASCADE, related_name="groups")
    code = models.SlugField(max_length=40)
    order = models.PositiveSmallIntegerField()
    title = TranslatedField(_("title"))

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["template", "code"], name="plans_group_code")]

    def __str__(self) -> str:
        return str(self.title)


class Question(TenantModel):
    """One heading of the plan. min_length counts characters in the town's first language."""

    template = models.ForeignKey(PlanTemplate, on_delete=models.CASCADE, related_name="questions")
    group = models.ForeignKey(QuestionGroup, on_delete=models.CASCADE, related_name="questions")
    code = models.SlugField(max_length=40)
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16, choices=QuestionKind.choices)
    title = TranslatedField(_("title"))
    help = TranslatedField(_("help"), blank=True)
    required = models.BooleanField(default=False)
    min_length = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["template", "code"], name="plans_question_code")]

    def __str__(self) -> str:
        return str(self.title)
