"""The board of a working group: tasks, risks, and the record that each quarter leaves."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mithaq.commons.people.models import Organisation, Person
from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.i18n import TranslatedField
from mithaq.methods.quarters import Quarter, quarter_of
from mithaq.registers.bodies.models import Body, Seat

from ..enums import Level, TaskState


class Task(TenantModel):
    """Something the group does; owned by one of its seats or by an institution."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="board_tasks")
    title = TranslatedField(_("task"))
    state = models.CharField(_("state"), max_length=5, choices=TaskState.choices, default=TaskState.TODO)
    seat = models.ForeignKey(
        Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("member")
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("institution"),
    )
    due_on = models.DateField(_("until"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("task of a group")
        verbose_name_plural = _("tasks of groups")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=TaskState.DONE, done_on__isnull=False)
                | (~models.Q(state=TaskState.DONE) & models.Q(done_on__isnull=True)),
                name="councils_task_done_on_a_day",
            )
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def is_late(self) -> bool:
        return self.done_on is None and self.due_on is not None and self.due_on < timezone.localdate()


class Risk(TenantModel):
    """What might keep the group from its aim, and what it does about it."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="board_risks")
    text = TranslatedField(_("risk"))
    level = models.CharField(_("how serious"), max_length=6, choices=Level.choices, default=Level.MEDIUM)
    response = TranslatedField(_("what is done about it"), blank=True)
    noticed_on = models.DateField(_("noticed on"), default=timezone.localdate)
    closed_on = models.DateField(_("over since"), null=True, blank=True)

    class Meta:
        verbose_name = _("risk")
        verbose_name_plural = _("risks")
        ordering = ["closed_on", "-noticed_on", "pk"]

    def __str__(self) -> str:
        return str(self.text)


class QuarterRecord(TenantModel):
    """What a group says of one quarter. Made empty when the quarter has passed: owed until it is written."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="quarter_records")
    starts_on = models.DateField(_("from"))
    progress = TranslatedField(_("progress"), blank=True)
    obstacles = TranslatedField(_("obstacles"), blank=True)
    corrective = TranslatedField(_("corrective actions"), blank=True)
    written_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    written_at = models.DateTimeField(_("written"), null=True, blank=True)

    class Meta:
        verbose_name = _("quarterly record")
        verbose_name_plural = _("quarterly records")
        ordering = ["-starts_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["body", "starts_on"], name="councils_one_a_quarter")]

    def __str__(self) -> str:
        return f"{self.body_id} {self.quarter.code}"

    @property
    def quarter(self) -> Quarter:
        return quarter_of(self.starts_on)
