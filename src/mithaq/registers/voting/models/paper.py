"""Voting on paper: booths, the numbered ballots they were given, their minutes, and papers entered twice."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.i18n import TranslatedField

from ..enums import PaperState
from .election import Election, Pot


class Booth(TenantModel):
    """A place where people vote on paper, and its minutes."""

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="booths")
    name = TranslatedField(_("name"))
    place = TranslatedField(_("place"), blank=True)
    # What the minutes say besides numbers: who kept the booth, what happened.
    minutes = models.TextField(_("minutes"), blank=True)
    opened_at = models.DateTimeField(_("opened at"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    # From then on its papers are ballots.
    counted_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("voting booth")
        verbose_name_plural = _("voting booths")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.name)


class Sheet(TenantModel):
    """The numbered ballots of one pot that a booth was given, and what its minutes say became of them."""

    booth = models.ForeignKey(Booth, on_delete=models.CASCADE, related_name="sheets")
    pot = models.ForeignKey(Pot, on_delete=models.CASCADE, related_name="sheets")
    first = models.PositiveIntegerField(_("first number"))
    last = models.PositiveIntegerField(_("last number"))
    in_box = models.PositiveIntegerField(_("papers in the box"), null=True, blank=True)
    spoiled = models.PositiveIntegerField(_("papers spoiled and exchanged"), null=True, blank=True)
    unused = models.PositiveIntegerField(_("papers left over"), null=True, blank=True)
    # In the box, too, but without a number of this booth that can be read: void.
    unnumbered = models.PositiveIntegerField(_("papers without a valid number"), default=0)
    # Why the numbers do not agree, where they do not.
    reason = models.TextField(_("reason"), blank=True)
    reason_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("tally sheet")
        verbose_name_plural = _("tally sheets")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["booth", "pot"], name="voting_one_sheet"),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="voting_numbers_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first}–{self.last}"


class Paper(TenantModel):
    """One paper out of a box, entered by two officers who do not see each other's entry.

    An entry is {"vote": [codes], "points": [texts]}; an empty vote is a blank or void paper.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="papers")
    number = models.PositiveIntegerField(_("number of the paper"))
    state = models.CharField(max_length=8, choices=PaperState.choices, default=PaperState.ONCE)
    first = models.JSONField()
    first_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    second = models.JSONField(null=True, blank=True)
    second_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # What counts, once both agree or the difference was decided.
    choice = models.JSONField(null=True, blank=True)
    # Why it was read differently, or why there is no such paper.
    reason = models.TextField(_("reason"), blank=True)
    resolved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("paper ballot")
        verbose_name_plural = _("paper ballots")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "number"], name="voting_one_paper"),
            models.CheckConstraint(
                condition=Q(second_by__isnull=True) | ~Q(second_by=F("first_by")),
                name="voting_two_officers",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"
