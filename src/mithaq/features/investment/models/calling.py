"""The open call, who applied, and who is a member of the programme."""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.people.models import Organisation, Person
from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.i18n import TranslatedField

from ..enums import Category, Fate
from .cycles import Cycle


class Call(TenantModel):
    """The programme as a proposal that people can join."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="calls")
    title = TranslatedField(_("title"))
    text = TranslatedField(_("what members do"))
    criteria = TranslatedField(_("criteria"))
    seats = models.PositiveSmallIntegerField(_("seats"), validators=[MinValueValidator(1)])
    opens_on = models.DateField(_("from"))
    closes_on = models.DateField(_("last day"))
    published_at = models.DateTimeField(pgettext_lazy("day", "published"), null=True, blank=True)

    class Meta:
        verbose_name = _("call for members")
        verbose_name_plural = _("calls for members")
        ordering = ["-opens_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="investment_call_in_order",
                violation_error_message=_("It ends before it starts."),
            )
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def is_open(self) -> bool:
        today = timezone.localdate()
        return self.published_at is not None and self.opens_on <= today <= self.closes_on


class Application(TenantModel):
    """Somebody who wants to be a member; private until an institution is accepted."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="applications")
    category = models.CharField(_("on behalf of"), max_length=10, choices=Category.choices)
    name = models.CharField(_("your name"), max_length=80)
    institution = models.CharField(_("institution"), max_length=160, blank=True)
    statement = models.TextField(_("why you apply"))
    # An account, or a guest who left an address; nobody when only a name was given.
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # The officer who wrote it down at the counter or on the phone.
    agent = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    receipt_digest = models.CharField(max_length=64, unique=True)
    fate = models.CharField(_("outcome"), max_length=8, choices=Fate.choices, default=Fate.WAITING)
    reason = TranslatedField(_("reason"), blank=True)
    submitted_at = models.DateTimeField(_("received"), default=timezone.now)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(fate=Fate.WAITING) | Q(decided_at__isnull=False), name="investment_fate_dated"
            )
        ]

    def __str__(self) -> str:
        # No name: this string reaches logs.
        return f"application {self.pk}"


class Member(TenantModel):
    """One member of a year's programme. Institutions are named in public, people are only counted."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="members")
    category = models.CharField(_("category"), max_length=10, choices=Category.choices)
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("institution of the house"),
    )
    # Of an institution that is none of the house's.
    institution = models.CharField(_("institution"), max_length=160, blank=True)
    person_name = models.CharField(_("name of the person (not published)"), max_length=80, blank=True)
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    application = models.OneToOneField(
        Application, on_delete=models.PROTECT, null=True, blank=True, related_name="member"
    )
    joined_on = models.DateField(_("since"), default=timezone.localdate)
    left_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("member of the programme")
        verbose_name_plural = _("members of the programme")
        ordering = ["category", "pk"]

    def __str__(self) -> str:
        return f"member {self.pk}"

    @property
    def institution_name(self) -> str:
        return str(self.organisation or self.institution)

    @property
    def is_institutional(self) -> bool:
        return bool(self.organisation_id or self.institution)
