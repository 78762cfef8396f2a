"""Ideas from every channel, who supports them, what the technician found, what others were asked."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.people.models import Organisation, Person
from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.fields import MoneyField
from mithaq.kit.i18n import TranslatedField
from mithaq.registers.bodies.models import Body
from mithaq.registers.meetings.models import Meeting
from mithaq.registers.places.models import Zone

from ..enums import Channel, Finding, IdeaState, Verdict
from .cycles import Cycle, Sector


class Idea(TenantModel):
    """What somebody wants done in a zone, in their own words and however they said it."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="ideas")
    zone = models.ForeignKey(
        Zone, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("zone")
    )
    sector = models.ForeignKey(
        Sector,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="ideas",
        verbose_name=_("sector"),
    )
    title = TranslatedField(_("idea in one sentence"))
    text = models.TextField(_("idea"), blank=True)
    language = models.CharField(_("language"), max_length=8)
    landmark = models.CharField(_("where, near what"), max_length=160, blank=True)
    # A Point of GeoJSON: WGS 84, longitude first.
    location = models.JSONField(_("place on the map"), null=True, blank=True)

    name = models.CharField(_("name shown"), max_length=80)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    channel = models.CharField(_("channel"), max_length=8, choices=Channel.choices, default=Channel.WEB)
    # A remark in passing (in the market, on a wall of notes): counted, and on no ballot until taken up.
    is_informal = models.BooleanField(_("informal remark"), default=False)
    # The officer or facilitator who wrote it down.
    agent = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    receipt_digest = models.CharField(max_length=64, unique=True)

    state = models.CharField(_("state"), max_length=10, choices=IdeaState.choices, default=IdeaState.WAITING)
    reason = TranslatedField(_("reason"), blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )
    # The body whose opinion is required before the ballot.
    asked_body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    submitted_at = models.DateTimeField(_("received"), default=timezone.now)
    published_at = models.DateTimeField(pgettext_lazy("day", "published"), null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("idea")
        verbose_name_plural = _("ideas")
        ordering = ["-submitted_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=IdeaState.MERGED) | Q(merged_into__isnull=False),
                name="investment_merged_somewhere",
            )
        ]
        indexes = [models.Index(fields=["cycle", "zone", "state"], name="investment_idea_zone")]

    def __str__(self) -> str:
        # Neither name nor words: this string reaches logs.
        return f"idea {self.pk}"

    @property
    def shown_name(self) -> str:
        return self.name if self.erased_at is None else str(_("a person who left"))

    @property
    def sheet_or_none(self) -> Sheet | None:
        return getattr(self, "sheet", None)


class Support(TenantModel):
    """Somebody stands behind an idea: once for an account, which hears what becomes of it; once for a browser."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="supports")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    # A digest of the random word in the browser's signed cookie.
    browser = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("support")
        verbose_name_plural = _("supports")
        constraints = [
            models.UniqueConstraint(
                fields=["idea", "person"], condition=Q(person__isnull=False), name="investment_one_support"
            ),
            models.UniqueConstraint(
                fields=["idea", "browser"], condition=~Q(browser=""), name="investment_one_support_browser"
            ),
        ]

    def __str__(self) -> str:
        return f"support of idea {self.idea_id}"


class Sheet(TenantModel):
    """What the technician found: cost, land, law, delay. Public as soon as there is a verdict."""

    idea = models.OneToOneField(Idea, on_delete=models.CASCADE, related_name="sheet")
    cost = MoneyField(_("cost"), null=True, blank=True, validators=[MinValueValidator(Decimal(0))])
    land = models.CharField(_("land"), max_length=9, choices=Finding.choices, default=Finding.CLEAR)
    law = models.CharField(_("law"), max_length=9, choices=Finding.choices, default=Finding.CLEAR)
    months = models.PositiveSmallIntegerField(_("months until it is done"), null=True, blank=True)
    note = TranslatedField(_("what was found"), blank=True)
    verdict = models.CharField(_("verdict"), max_length=8, choices=Verdict.choices, blank=True)
    reason = TranslatedField(_("technical reason"), blank=True)
    written_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    # The function in which it was written, as it was called on that day.
    role = TranslatedField(_("written as"), blank=True)
    written_at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        verbose_name = _("feasibility sheet")
        verbose_name_plural = _("feasibility sheets")
        constraints = [
            models.CheckConstraint(
                condition=~Q(verdict=Verdict.FEASIBLE) | Q(cost__isnull=False),
                name="investment_feasible_has_cost",
                violation_error_message=_("A feasible idea needs its cost."),
            )
        ]

    def __str__(self) -> str:
        return f"sheet of idea {self.idea_id}"


class Liaison(TenantModel):
    """A question to another agency, and how long it has been waiting."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="liaisons")
    agency = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    question = TranslatedField(_("question"))
    asked_on = models.DateField(_("asked on"), default=timezone.localdate)
    days = models.PositiveSmallIntegerField(_("days to answer"))
    answer = TranslatedField(pgettext_lazy("of an agency", "answer"), blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)

    class Meta:
        verbose_name = _("question to an agency")
        verbose_name_plural = _("questions to agencies")
        ordering = ["asked_on", "pk"]

    def __str__(self) -> str:
        return f"liaison {self.pk}"

    @property
    def due_on(self) -> dt.date:
        return self.asked_on + dt.timedelta(days=self.days)

    @property
    def age(self) -> int:
        """Days from the question to the answer, or to today."""
        return ((self.answered_on or timezone.localdate()) - self.asked_on).days

    @property
    def is_overdue(self) -> bool:
        return self.answered_on is None and self.due_on < timezone.localdate()


class Opinion(TenantModel):
    """What a council (of women and young people) says of an idea where it must be asked."""

    idea = models.OneToOneField(Idea, on_delete=models.CASCADE, related_name="opinion")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+", verbose_name=_("council"))
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("meeting")
    )
    in_favour = models.BooleanField(_("in favour"))
    text = TranslatedField(_("opinion"))
    given_on = models.DateField(_("given on"), default=timezone.localdate)

    class Meta:
        verbose_name = _("opinion")
        verbose_name_plural = _("opinions")

    def __str__(self) -> str:
        return f"opinion on idea {self.idea_id}"
