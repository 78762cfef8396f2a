"""A line of a yearly register, and the register of questions."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.people.models import Organisation, Person
from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.i18n import TranslatedField

from ..enums import (
    Channel,
    QuestionState,
)


class Numbered(TenantModel):
    """A line of a yearly register."""

    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveIntegerField(pgettext_lazy("identifier", "number"))
    filed_at = models.DateTimeField(_("filed"), default=timezone.now)
    # An account, or a guest who left an address; nobody when only a name was given.
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("name"), max_length=80, blank=True)
    language = models.CharField(_("language"), max_length=8)
    channel = models.CharField(_("channel"), max_length=8, choices=Channel.choices, default=Channel.WEB)
    agent = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # HMAC of the code its author holds; the code itself is kept nowhere.
    receipt_digest = models.CharField(max_length=64, unique=True)
    unit = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("unit"),
    )
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def reference(self) -> str:
        return f"{self.year}/{self.number}"


class Question(Numbered):
    """A question to the municipality, entered into its public register with the answer."""

    text = models.TextField(_("question"))
    state = models.CharField(
        _("state"), max_length=11, choices=QuestionState.choices, default=QuestionState.RECEIVED
    )
    shown_at = models.DateTimeField(_("entered"), null=True, blank=True)
    answer = TranslatedField(_("answer"), blank=True)
    answered_at = models.DateTimeField(pgettext_lazy("day", "answered"), null=True, blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = TranslatedField(_("why it is not entered"), blank=True)
    # The due date of its clock, said here too so that the register and its files need no join.
    due_on = models.DateField(_("due"), null=True, blank=True)

    class Meta:
        verbose_name = _("question to the municipality")
        verbose_name_plural = _("questions to the municipality")
        ordering = ["-filed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "year", "number"], name="information_question_number"
            ),
            models.CheckConstraint(
                condition=~Q(state=QuestionState.ANSWERED) | (Q(answered_at__isnull=False) & ~Q(answer={})),
                name="information_question_answered",
            ),
        ]
        indexes = [models.Index(fields=["municipality", "state", "filed_at"], name="information_questions")]

    def __str__(self) -> str:
        return f"question {self.year}/{self.number}"

    @property
    def title(self) -> str:
        return self.text if len(self.text) <= 120 else self.text[:119] + "…"
