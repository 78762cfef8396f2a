"""Requests for information, and what was decided on them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.fields import MoneyField
from mithaq.kit.i18n import TranslatedField

from ..enums import (
    APPEALABLE,
    NEED_GROUND,
    AccessForm,
    FileFormat,
    Level,
    Outcome,
    State,
    StepKind,
)
from .register import Numbered


class Inquiry(Numbered):
    """A request for information. Only its asker and the officers read it; see `Disclosure` for everybody."""

    text = models.TextField(_("what is asked for"))
    form = models.CharField(
        _("form"), max_length=10, choices=AccessForm.choices, default=AccessForm.ELECTRONIC
    )
    file_format = models.CharField(
        _("format"), max_length=7, choices=FileFormat.choices, default=FileFormat.AS_HELD
    )
    urgent = models.BooleanField(_("a life or a freedom is at stake"), default=False)
    may_publish = models.BooleanField(_("question and answer may be published"), default=False)
    state = models.CharField(_("state"), max_length=11, choices=State.choices, default=State.OPEN)
    # Of the last ruling; "" before the first.
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome.choices, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    cost = MoneyField(_("cost of the copies"), null=True, blank=True)
    # The first request for the same thing: what is asked twice is published.
    same_as = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="alike",
        verbose_name=_("same as"),
    )

    class Meta:
        verbose_name = _("information request")
        verbose_name_plural = _("information requests")
        ordering = ["-filed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "year", "number"], name="information_inquiry_number"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.DECIDED, State.SILENT]) | ~Q(outcome=""),
                name="information_decided_has_outcome",
            ),
        ]
        indexes = [models.Index(fields=["municipality", "state", "filed_at"], name="information_state")]

    def __str__(self) -> str:
        # Neither name nor words: this string reaches logs.
        return f"information request {self.year}/{self.number}"


class Step(TenantModel):
    """One thing that happened on the way; `inside` ones are for officers."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(_("kind"), max_length=11, choices=StepKind.choices)
    text = models.TextField(_("text"), blank=True)
    inside = models.BooleanField(default=False)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class LegalGround(TenantModel):
    """A ground of the law as the town's legal officer settled it; it stands before what the house ships."""

    code = models.SlugField(_("short name"), max_length=40)
    article = models.CharField(_("article of the law"), max_length=20, blank=True)
    title = TranslatedField(_("legal ground in words"))
    confirmed_on = models.DateField(_("confirmed on"))
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("confirmed legal ground")
        verbose_name_plural = _("confirmed legal grounds")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "code"], name="information_ground_code")
        ]

    def __str__(self) -> str:
        return self.code


class Ruling(TenantModel):
    """A decision on a request: the answer, the review, the appeal body's, or silence."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="rulings")
    level = models.CharField(_("level"), max_length=9, choices=Level.choices, default=Level.ANSWER)
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome.choices)
    # The legal ground, copied as it stood: its code, and its article and title in words.
    ground = models.CharField(_("legal ground"), max_length=40, blank=True)
    ground_words = TranslatedField(_("legal ground in words"), blank=True)
    text = TranslatedField(_("answer or reason"), blank=True)
    appeal_route = TranslatedField(_("how to appeal"), blank=True)
    decided_at = models.DateTimeField(_("decided"), default=timezone.now)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("decision on a request")
        verbose_name_plural = _("decisions on requests")
        ordering = ["decided_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(outcome__in=NEED_GROUND) | (~Q(ground="") & ~Q(text={}) & ~Q(appeal_route={})),
                name="information_refusal_is_reasoned",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=APPEALABLE) | ~Q(appeal_route={}),
                name="information_refusal_shows_the_way",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.outcome} {self.pk}"


class Appeal(TenantModel):
    """An asker who went to the appeal body, as a dated record."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="appeals")
    # Of the country profile, copied: bodies close, what was sent to them stays sent.
    body = models.CharField(_("body"), max_length=40)
    body_name = TranslatedField(_("name of the body"))
    text = models.TextField(_("what the asker says"), blank=True)
    lodged_on = models.DateField(_("lodged on"))
    decided_on = models.DateField(_("decided on"), null=True, blank=True)

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        ordering = ["lodged_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True) | Q(decided_on__gte=F("lodged_on")),
                name="information_appeal_days_in_order",
            )
        ]

    def __str__(self) -> str:
        return f"appeal {self.pk}"
