"""Periodic reports of a town: series, the editions of each period, and their published figures."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mithaq.commons.manifest.definitions import Period
from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.i18n import Text, TranslatedField
from mithaq.methods.quarters import Quarter, quarter_of

from .enums import EditionStatus, ReportKind
from .naming import edition_title


class Series(TenantModel):
    """One kind of report of a town; whoever follows it hears of every edition."""

    kind = models.CharField(_("kind"), max_length=10, choices=ReportKind.choices)
    # The first period for which one is owed.
    begins_on = models.DateField(_("since"))

    class Meta:
        verbose_name = _("series of reports")
        verbose_name_plural = _("series of reports")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["municipality", "kind"], name="reports_one_series")]

    def __str__(self) -> str:
        return str(ReportKind(self.kind).label)


class Edition(TenantModel):
    """A version of the report of one period: computed chapters and officers' words beside them."""

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="editions")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    # 1, and one more with each correction.
    number = models.PositiveSmallIntegerField(_("edition"), default=1)
    status = models.CharField(
        _("status"), max_length=9, choices=EditionStatus.choices, default=EditionStatus.DRAFT
    )

    intro = TranslatedField(_("opening words"), blank=True)
    closing = TranslatedField(_("closing words"), blank=True)
    # {chapter: {language: words}}: what an officer says to the figures of a chapter.
    remarks = models.JSONField(default=dict, blank=True)
    correction = TranslatedField(_("what was corrected"), blank=True)

    # {language: [chapter, …]} as `writing.write` gives them; fixed since `computed_at`.
    chapters = models.JSONField(default=dict)
    computed_at = models.DateTimeField(_("figures as of"))

    prepared_at = models.DateTimeField(_("prepared"), default=timezone.now)
    prepared_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(_("published on"), null=True, blank=True)

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-starts_on", "series", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "starts_on", "ends_on", "number"], name="reports_edition_number"
            ),
            models.UniqueConstraint(
                fields=["series", "starts_on", "ends_on"],
                condition=~Q(status=EditionStatus.PUBLISHED),
                name="reports_one_open_edition",
            ),
            models.CheckConstraint(condition=Q(starts_on__lte=F("ends_on")), name="reports_period"),
            models.CheckConstraint(
                condition=Q(status=EditionStatus.PUBLISHED, published_at__isnull=False)
                | (~Q(status=EditionStatus.PUBLISHED) & Q(published_at__isnull=True)),
                name="reports_published_when",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """In the language being rendered."""
        return edition_title(self.series.kind, self.quarter)

    @property
    def period(self) -> Period:
        return Period(starts_on=self.starts_on, ends_on=self.ends_on)

    @property
    def quarter(self) -> Quarter:
        return quarter_of(self.starts_on)

    @property
    def is_published(self) -> bool:
        return self.status == EditionStatus.PUBLISHED

    def remark(self, chapter: str) -> Text:
        """An officer's words on one chapter."""
        return Text(self.remarks.get(chapter) or {})


class Figure(TenantModel):
    """One published fact of an edition, as open data; written at publication and never again."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="figures")
    chapter = models.CharField(_("chapter"), max_length=80)
    order = models.PositiveSmallIntegerField(_("order"))
    label = TranslatedField(_("figure"))
    # Either a number or words.
    number = models.DecimalField(_("value"), max_digits=20, decimal_places=4, null=True, blank=True)
    words = TranslatedField(_("value in words"), blank=True)
    note = TranslatedField(_("note"), blank=True)

    class Meta:
        verbose_name = _("published figure")
        verbose_name_plural = _("published figures")
        ordering = ["edition", "order"]
        constraints = [models.UniqueConstraint(fields=["edition", "order"], name="reports_figure_order")]

    def __str__(self) -> str:
        return str(self.label)

    @property
    def plain_number(self) -> Decimal | None:
        """Without the zeros that the column adds: 12, not 12.0000."""
        return None if self.number is None else Decimal(f"{self.number.normalize():f}")
