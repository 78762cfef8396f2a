"""Requests on their way to the Open311 server of another body."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.tenancy.models import TenantModel

from ..enums import Stage
from .requests import Request
from .subjects import Category


class Endpoint(TenantModel):
    """The Open311 server of another body, to which requests of some subjects are sent on."""

    name = models.CharField(pgettext_lazy("endpoint", "body"), max_length=120)
    # The address the standard's operations stand below: https://…/open311/v2
    url = models.CharField(pgettext_lazy("endpoint", "address"), max_length=300)
    jurisdiction = models.CharField("jurisdiction_id", max_length=120, blank=True)
    # `kit.sealed`: unreadable without the installation's own secret, never shown again.
    key_sealed = models.TextField(blank=True)
    closed_at = models.DateTimeField(pgettext_lazy("endpoint", "closed"), null=True, blank=True)

    class Meta:
        verbose_name = _("server of another body")
        verbose_name_plural = _("servers of other bodies")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Forward(TenantModel):
    """Requests of a category are sent on under the other body's own code."""

    category = models.OneToOneField(Category, on_delete=models.CASCADE, related_name="forward")
    endpoint = models.ForeignKey(Endpoint, on_delete=models.CASCADE, related_name="forwards")
    service_code = models.CharField(max_length=120)

    def __str__(self) -> str:
        return f"{self.category_id} → {self.service_code}"


class Handover(TenantModel):
    """One request on its way to another body, and what that body last said of it."""

    request = models.OneToOneField(Request, on_delete=models.CASCADE, related_name="handover")
    endpoint = models.ForeignKey(Endpoint, on_delete=models.PROTECT, related_name="handovers")
    service_code = models.CharField(max_length=120)
    stage = models.CharField(_("state"), max_length=8, choices=Stage.choices, default=Stage.WAITING)
    # Names this one sending, however often it is tried.
    once = models.CharField(max_length=64, unique=True)
    token = models.CharField(max_length=120, blank=True)
    remote_id = models.CharField(_("their number"), max_length=120, blank=True)
    remote_status = models.CharField(max_length=20, blank=True)
    # What was already told, so that it is told once.
    remote_words = models.TextField(blank=True)
    # The kind of what went wrong last; never words of the other side.
    problem = models.CharField(_("what went wrong"), max_length=40, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["endpoint", "stage"], name="requests_handover_stage")]

    def __str__(self) -> str:
        return f"{self.request_id} → {self.endpoint_id}"
