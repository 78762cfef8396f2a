"""One year of the programme, its calendar, its money by zone, and the years before."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.fields import MoneyField
from mithaq.kit.i18n import TranslatedField
from mithaq.registers.meetings.models import Meeting
from mithaq.registers.places.models import Zone

from ..enums import Formula, Kind, State, Works

NOT_NEGATIVE = MinValueValidator(Decimal(0))


class Cycle(TenantModel):
    """A year of the programme. Amounts are in the town's currency."""

    # In addresses and tables: "2026", "2026-economic". Given once.
    code = models.SlugField(_("short name"), max_length=30)
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(2000), MaxValueValidator(2100)]
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.INVESTMENT)
    title = TranslatedField(_("title"))
    intro = TranslatedField(_("what it is about"), blank=True)
    rules = TranslatedField(_("rules in plain words"), blank=True)
    state = models.CharField(_("state"), max_length=11, choices=State.choices, default=State.PREPARING)
    amount = MoneyField(_("money of the year"), default=Decimal(0), validators=[NOT_NEGATIVE])
    # Taken off before the zones share the rest: voted on by the whole town.
    town_share = models.PositiveSmallIntegerField(
        _("share of the whole town (%)"), default=0, validators=[MaxValueValidator(100)]
    )
    formula = models.CharField(
        _("how zones share it"), max_length=10, choices=Formula.choices, default=Formula.POPULATION
    )
    ballot_kind = models.CharField(_("ballot"), max_length=12, default="approval")
    # A preset of methods.allocation; its parameters are frozen with the vote.
    rule = models.CharField(_("counting rule"), max_length=40, default="greedy")
    liaison_days = models.PositiveSmallIntegerField(
        _("days an agency has to answer"), default=15, validators=[MinValueValidator(1)]
    )
    copied_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # Brought in from a list: nothing of it was decided here.
    is_imported = models.BooleanField(default=False)
    # The council's meeting in which the result was adopted.
    adopted_in = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("meeting")
    )
    session_on = models.DateField(_("annual session opened on"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("year of the programme")
        verbose_name_plural = _("years of the programme")
        ordering = ["-year", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "code"],
                name="investment_cycle_code",
                violation_error_message=_("This year is there already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.title) or self.code

    @property
    def is_economic(self) -> bool:
        return self.kind == Kind.ECONOMIC


class Phase(TenantModel):
    """From when until when one part of the year lasts, both days included."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="phases")
    code = models.CharField(_("part of the year"), max_length=11, choices=State.choices)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))

    class Meta:
        verbose_name = _("part of the year")
        verbose_name_plural = _("parts of the year")
        ordering = ["starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "code"], name="investment_one_phase"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="investment_phase_in_order",
                violation_error_message=_("It ends before it starts."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cycle_id} {self.code}"


class Envelope(TenantModel):
    """The money of one zone, or of the whole town (no zone), with the figures it was computed from."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="envelopes")
    zone = models.ForeignKey(Zone, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    amount = MoneyField(_("amount"), validators=[NOT_NEGATIVE])
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    # In the years before, from the archive.
    spent_before = MoneyField(_("spent before"), null=True, blank=True)

    class Meta:
        verbose_name = _("envelope")
        verbose_name_plural = _("envelopes")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "zone"], name="investment_one_envelope"),
            models.UniqueConstraint(
                fields=["cycle"], condition=Q(zone__isnull=True), name="investment_one_town_envelope"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cycle_id} {self.zone_id}"

    @property
    def per_inhabitant(self) -> Decimal | None:
        return self.amount / self.population if self.population else None

    @property
    def spent_per_inhabitant(self) -> Decimal | None:
        if not self.population or self.spent_before is None:
            return None
        return self.spent_before / self.population


class Equipment(TenantModel):
    """What a zone has: so many schools, so many street lamps."""

    zone = models.ForeignKey(Zone, on_delete=models.CASCADE, related_name="equipment")
    name = TranslatedField(_("equipment"))
    number = models.PositiveIntegerField(_("how many"), default=1)
    note = TranslatedField(_("condition"), blank=True)
    seen_on = models.DateField(_("counted on"), default=timezone.localdate)

    class Meta:
        verbose_name = _("equipment")
        verbose_name_plural = _("equipment")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.name)


class Sector(TenantModel):
    """One line of the table of an economic plan."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="sectors")
    order = models.PositiveSmallIntegerField(_("order"))
    name = TranslatedField(_("sector"))
    situation = TranslatedField(_("how it stands"), blank=True)
    measure = TranslatedField(_("what is proposed"), blank=True)
    businesses = models.PositiveIntegerField(_("businesses"), null=True, blank=True)
    jobs = models.PositiveIntegerField(_("jobs"), null=True, blank=True)

    class Meta:
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["cycle", "order"], name="investment_sector_order")]

    def __str__(self) -> str:
        return str(self.name)


class PastProject(TenantModel):
    """What an earlier year decided, brought in from the town's own lists."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="past_projects")
    zone = models.ForeignKey(Zone, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = TranslatedField(_("project"))
    voted = MoneyField(_("voted"), validators=[NOT_NEGATIVE])
    paid = MoneyField(_("paid"), null=True, blank=True, validators=[NOT_NEGATIVE])
    works = models.CharField(_("works"), max_length=11, choices=Works.choices)

    class Meta:
        verbose_name = _("project of an earlier year")
        verbose_name_plural = _("projects of earlier years")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.title)
