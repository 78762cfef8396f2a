"""What a plan's life adds to it: amendments of promises, the objectives they serve, other towns' commitments."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.i18n import TranslatedField

from ..enums_lifecycle import ObjectiveKind
from .commitment import Commitment, Milestone


class Amendment(TenantModel):
    """A change to a promise already made: what it said, what it says, and why. Never deleted."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="amendments")
    # The step that changed; None when the commitment itself did.
    milestone = models.ForeignKey(
        Milestone, on_delete=models.CASCADE, null=True, blank=True, related_name="amendments"
    )
    number = models.PositiveSmallIntegerField(_("number"))
    reason = TranslatedField(_("why it was amended"))
    # The commitment's or step's fields that changed, by name: texts by language, days as YYYY-MM-DD,
    # organisations by their short name.
    before = models.JSONField(_("what it said"))
    after = models.JSONField(_("what it says now"))
    decided_on = models.DateField(_("decided on"), default=timezone.localdate)
    made_at = models.DateTimeField(_("written down on"), default=timezone.now)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")
        ordering = ["commitment", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["commitment", "number"], name="plans_amendment_number")
        ]

    def __str__(self) -> str:
        return str(self.reason)


class ObjectiveSet(TenantModel):
    """The objectives of another plan of the town, to which its commitments contribute."""

    kind = models.CharField(_("kind"), max_length=18, choices=ObjectiveKind.choices)
    title = TranslatedField(_("title"))
    source = models.URLField(_("where it is published"), max_length=500, blank=True)
    starts_on = models.DateField(_("start"), null=True, blank=True)
    ends_on = models.DateField(_("end"), null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("list of objectives")
        verbose_name_plural = _("lists of objectives")
        ordering = ["kind", "-starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="plans_objectives_in_order",
            )
        ]

    def __str__(self) -> str:
        return str(self.title)


class Objective(TenantModel):
    """One objective, under the number it has in its own document."""

    within = models.ForeignKey(ObjectiveSet, on_delete=models.CASCADE, related_name="objectives")
    code = models.CharField(_("number"), max_length=20)
    title = TranslatedField(_("title"))
    order = models.PositiveSmallIntegerField(default=0)
    commitments = models.ManyToManyField(Commitment, blank=True, related_name="objectives")

    class Meta:
        verbose_name = _("objective")
        verbose_name_plural = _("objectives")
        ordering = ["within", "order", "pk"]
        constraints = [models.UniqueConstraint(fields=["within", "code"], name="plans_objective_code")]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class OgpTable(TenantModel):
    """A public table of commitments as it was read: its columns in their order, and where it came from."""

    title = models.CharField(_("name"), max_length=120)
    columns = models.JSONField(_("columns"))
    sha256 = models.CharField(max_length=64, blank=True)
    rows = models.PositiveIntegerField(_("commitments"), default=0)
    read_at = models.DateTimeField(_("read on"), default=timezone.now)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("table of commitments")
        verbose_name_plural = _("tables of commitments")
        ordering = ["-read_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "sha256"],
                # Empty while the file is being read.
                condition=~Q(sha256=""),
                name="plans_ogp_table_once",
            )
        ]

    def __str__(self) -> str:
        return self.title


class OgpCommitment(TenantModel):
    """A published commitment of another place. `cells` are its values, word for word, in the table's order."""

    table = models.ForeignKey(OgpTable, on_delete=models.CASCADE, related_name="commitments")
    line = models.PositiveIntegerField()
    identifier = models.CharField(_("identifier"), max_length=40)
    locality = models.CharField(_("country or locality"), max_length=120, db_index=True)
    plan_number = models.CharField(_("plan"), max_length=20, blank=True)
    number = models.CharField(_("number"), max_length=40, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    title = models.TextField(_("title"))
    # How far it came by its last review: a code of `enums_lifecycle.OgpCompletion`.
    completion = models.CharField(_("completion"), max_length=2)
    cells = models.JSONField()
    # Title, text, lead and theme, folded for searching.
    words = models.TextField()

    class Meta:
        verbose_name = _("published commitment")
        verbose_name_plural = _("published commitments")
        ordering = ["table", "line"]
        constraints = [models.UniqueConstraint(fields=["table", "identifier"], name="plans_ogp_commitment")]

    def __str__(self) -> str:
        return f"{self.identifier} {self.title}"
