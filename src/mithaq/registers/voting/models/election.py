"""What is voted on: pots of money, options with frozen prices, the rule, and the outcome."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.i18n import TranslatedField
from mithaq.registers.places.models import Zone

from ..enums import COUNTED, BallotKind, Disclosure, State
from .roll import Roll

CODE = RegexValidator(r"^[A-Za-z0-9-]{1,20}\Z", _("Only Latin letters, digits and hyphens, 20 at most."))


class Election(TenantModel):
    """One vote of the town, or its rehearsal."""

    name = TranslatedField(_("name"))
    description = TranslatedField(_("description"), blank=True)
    state = models.CharField(
        pgettext_lazy("vote", "state"), max_length=9, choices=State.choices, default=State.DRAFT
    )
    rehearsal = models.BooleanField(_("rehearsal"), default=False)
    opens_at = models.DateTimeField(_("voting opens"))
    closes_at = models.DateTimeField(_("voting closes"))
    ballot_kind = models.CharField(_("ballot"), max_length=10, choices=BallotKind.choices)
    # The parameters of methods.allocation; each pot adds its own lot and its own rivals at the freeze.
    rule = models.JSONField(_("rule"), default=dict)
    # approval: how many at most; ranked: how many places; points: how many points in all. 0: no limit.
    most = models.PositiveSmallIntegerField(_("at most"), default=0)
    disclosure = models.CharField(
        _("what is published of ballots"), max_length=1, choices=Disclosure.choices, default=Disclosure.OPEN
    )
    roll = models.ForeignKey(Roll, on_delete=models.PROTECT, related_name="elections")
    subject_type = models.ForeignKey(
        ContentType, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    subject_id = models.PositiveBigIntegerField(null=True, blank=True)
    subject = GenericForeignKey("subject_type", "subject_id")
    # SHA-256 (hex) of what was frozen: the definitions of all pots.
    definition_digest = models.CharField(max_length=64, blank=True, editable=False)
    frozen_at = models.DateTimeField(null=True, blank=True, editable=False)
    opened_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    tallied_at = models.DateTimeField(null=True, blank=True, editable=False)
    adopted_at = models.DateTimeField(null=True, blank=True, editable=False)
    # Why it was adopted, or cancelled.
    reason = TranslatedField(_("reason"), blank=True)

    class Meta:
        verbose_name = pgettext_lazy("noun", "vote")
        verbose_name_plural = pgettext_lazy("noun", "votes")
        ordering = ["-opens_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="voting_closes_after"),
            models.CheckConstraint(
                condition=Q(state__in=(State.DRAFT, State.CANCELLED)) | ~Q(definition_digest=""),
                name="voting_frozen_has_digest",
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def is_counted(self) -> bool:
        return self.state in COUNTED


class Pot(TenantModel):
    """One envelope over which the voters of one zone, or of the whole town, decide."""

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="pots")
    zone = models.ForeignKey(Zone, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = TranslatedField(_("name"))
    envelope = models.DecimalField(
        _("envelope"), max_digits=14, decimal_places=3, validators=[MinValueValidator(0)]
    )
    order = models.PositiveSmallIntegerField(default=0)
    # From the freeze on: its name in the log, exactly what was frozen, and how many may vote.
    process = models.CharField(max_length=120, blank=True, editable=False)
    disclosure = models.CharField(max_length=1, choices=Disclosure.choices, blank=True, editable=False)
    definition = models.TextField(blank=True, editable=False)
    eligible = models.PositiveIntegerField(null=True, editable=False)

    class Meta:
        verbose_name = _("envelope put to the vote")
        verbose_name_plural = _("envelopes put to the vote")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(envelope__gt=0), name="voting_envelope_above_zero"),
        ]

    def __str__(self) -> str:
        return str(self.name)


class Option(TenantModel):
    """A project on the ballot, with its price."""

    pot = models.ForeignKey(Pot, on_delete=models.CASCADE, related_name="options")
    code = models.CharField(_("code"), max_length=20, validators=[CODE])
    title = TranslatedField(_("title"))
    summary = TranslatedField(_("summary"), blank=True)
    cost = models.DecimalField(_("cost"), max_digits=14, decimal_places=3)
    subject_type = models.ForeignKey(
        ContentType, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    subject_id = models.PositiveBigIntegerField(null=True, blank=True)
    subject = GenericForeignKey("subject_type", "subject_id")
    # Names of exclusive groups: of the options of one pot that share a name at most one can win.
    groups = models.JSONField(default=list, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    # Null until the result is adopted.
    selected = models.BooleanField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("project on the ballot")
        verbose_name_plural = _("projects on the ballot")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pot", "code"],
                name="voting_option_code",
                violation_error_message=_("Another project of this ballot has this code."),
            ),
            models.CheckConstraint(condition=Q(cost__gt=0), name="voting_cost_above_zero"),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.title}"


class Outcome(TenantModel):
    """What the ballots of one pot give, with everything it takes to count again."""

    pot = models.OneToOneField(Pot, on_delete=models.CASCADE, related_name="outcome")
    ballots = models.PositiveIntegerField()
    on_paper = models.PositiveIntegerField(default=0)
    cost = models.DecimalField(max_digits=14, decimal_places=3)
    # Exactly the bytes whose digests are in the log.
    ballots_pb = models.TextField()
    result_json = models.TextField()
    # methods.allocation.report(trace=True), and the winners under other rules: for the pages.
    report = models.JSONField()
    comparison = models.JSONField(default=list)
    # Votes of each option: together, online, on paper (none where too few came on paper).
    votes = models.JSONField(default=dict)
    # methods.suppression over those who took part.
    turnout = models.JSONField(default=dict)
    counted_at = models.DateTimeField(auto_now_add=True)
    adopted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("result of an envelope")
        verbose_name_plural = _("results of envelopes")

    def __str__(self) -> str:
        return str(self.pot)

    @property
    def winners(self) -> list[str]:
        found: list[str] = self.report["winners"]
        return found

    def reason_of(self, code: str) -> dict[str, Any]:
        found: dict[str, Any] = self.report["reasons"][code]
        return found
