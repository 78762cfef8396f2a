"""Work to do later: a row written in the same transaction as the change that asks for it."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mithaq.commons.tenancy.models import Municipality

from .enums import State, Turn


class Job(models.Model):
    """One call of a registered function, at least once; functions are idempotent."""

    name = models.CharField(_("job"), max_length=80)
    arguments = models.JSONField(default=dict)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    turn = models.PositiveSmallIntegerField(choices=Turn.choices, default=Turn.USUAL)
    run_at = models.DateTimeField(_("not before"), default=timezone.now)
    # A worker that dies leaves a lease that runs out; then another takes the job.
    leased_until = models.DateTimeField(null=True, blank=True)
    worker = models.CharField(max_length=80, blank=True)
    # The kind of error and where it happened; never its message, which may quote a person.
    error = models.CharField(_("last error"), max_length=300, blank=True)
    # While a row with this key waits, asking again is the same request; taking up the job lets go of the key.
    key = models.CharField(max_length=120, null=True, blank=True, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        indexes = [models.Index(fields=["state", "turn", "run_at"], name="jobs_due")]

    def __str__(self) -> str:
        return f"{self.name} #{self.pk}"


class Heartbeat(models.Model):
    """When each worker was last seen alive."""

    worker = models.CharField(max_length=80, primary_key=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.worker
