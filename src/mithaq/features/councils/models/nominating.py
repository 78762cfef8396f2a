"""Filling places by criteria: agreed by the body, published, locked, and each nominee held against every one."""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mithaq.commons.people.models import Organisation, Person
from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.i18n import TranslatedField
from mithaq.registers.bodies.models import Body

from ..enums import CallState
from .deciding import Decision


class Call(TenantModel):
    """Places to be filled. Nominations open only once the body adopted the criteria."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="calls")
    title = TranslatedField(_("title"))
    text = TranslatedField(_("what the place is about"), blank=True)
    places = models.PositiveSmallIntegerField(_("places"), default=1, validators=[MinValueValidator(1)])
    state = models.CharField(_("state"), max_length=9, choices=CallState.choices, default=CallState.DRAFT)
    # The votes on the criteria and on the choice; each is a decision of the body like any other.
    criteria_decision = models.OneToOneField(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    choice_decision = models.OneToOneField(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    opened_on = models.DateField(_("open since"), null=True, blank=True)
    closes_on = models.DateField(_("last day"), null=True, blank=True)

    class Meta:
        verbose_name = _("call for nominations")
        verbose_name_plural = _("calls for nominations")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=(CallState.DRAFT, CallState.AGREEING))
                | Q(criteria_decision__isnull=False, opened_on__isnull=False, closes_on__isnull=False),
                name="councils_open_by_agreed_criteria",
            )
        ]

    def __str__(self) -> str:
        return str(self.title)


class Criterion(TenantModel):
    """What a nominee must meet; never changed once the body is asked about it."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="criteria")
    order = models.PositiveSmallIntegerField(_("order"))
    text = TranslatedField(_("criterion"))

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["call", "order"], name="councils_criterion_order")]

    def __str__(self) -> str:
        return str(self.text)


class Nominee(TenantModel):
    """Somebody proposed for a place, with their consent."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="nominees")
    name = models.CharField(_("name"), max_length=120)
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("institution"),
    )
    statement = models.TextField(_("why they are suited"), blank=True)
    # The account behind the nomination; is_self: the nominee themselves.
    nominated_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    is_self = models.BooleanField(default=False)
    nominated_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    is_chosen = models.BooleanField(_("chosen"), default=False)

    class Meta:
        verbose_name = _("nominee")
        verbose_name_plural = _("nominees")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_chosen=False) | Q(withdrawn_at__isnull=True), name="councils_chosen_stays"
            )
        ]

    def __str__(self) -> str:
        # No name: this string reaches logs.
        return f"nominee {self.pk}"


class Score(TenantModel):
    """Whether a nominee meets one criterion, and by what one sees it."""

    nominee = models.ForeignKey(Nominee, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    met = models.BooleanField(_("met"))
    note = models.CharField(_("seen by"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        ordering = ["criterion__order"]
        constraints = [models.UniqueConstraint(fields=["nominee", "criterion"], name="councils_one_score")]

    def __str__(self) -> str:
        return f"{self.nominee_id} · {self.criterion_id}"
