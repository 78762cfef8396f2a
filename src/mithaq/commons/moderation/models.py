"""Reports of abuse: anybody may say that a published comment should be looked at again."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mithaq.commons.discuss.models import Comment
from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.models import TenantModel

from .enums import Abuse, Settlement


class Report(TenantModel):
    """One report on one comment. Who reports is kept only when signed in, and shown to nobody but moderators."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="+")
    why = models.CharField(_("what is wrong"), max_length=8, choices=Abuse.choices)
    text = models.TextField(_("more about it"), blank=True)
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    reported_at = models.DateTimeField(_("reported"), default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    settlement = models.CharField(max_length=6, choices=Settlement.choices, blank=True)

    class Meta:
        verbose_name = _("report of abuse")
        verbose_name_plural = _("reports of abuse")
        ordering = ["reported_at", "pk"]
        indexes = [models.Index(fields=["municipality", "settled_at", "reported_at"], name="moderation_open")]

    def __str__(self) -> str:
        return f"report {self.pk}"
