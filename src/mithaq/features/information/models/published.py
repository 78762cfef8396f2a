"""What everybody may read: answers, blacked-out copies, what is published unasked."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.clocks.reckoning import add_months
from mithaq.commons.files.models import Attachment
from mithaq.commons.people.models import Function, Person
from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.i18n import TranslatedField

from ..enums import (
    Freshness,
)
from .inquiry import Inquiry


class Disclosure(TenantModel):
    """A question and its answer as everybody may read them, with what concerns persons taken out."""

    inquiry = models.OneToOneField(
        Inquiry, on_delete=models.PROTECT, null=True, blank=True, related_name="disclosure"
    )
    title = TranslatedField(_("title"))
    question = TranslatedField(_("question"))
    answer = TranslatedField(_("answer"))
    published_at = models.DateTimeField(pgettext_lazy("day", "published"), default=timezone.now)
    # Taken back: nobody but officers sees it.
    hidden_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("answer to an information request")
        verbose_name_plural = _("answers to information requests")
        ordering = ["-published_at", "-pk"]

    def __str__(self) -> str:
        return str(self.title)


class Redaction(TenantModel):
    """A PDF of a request on its way to a copy with parts blacked out; the first one stays among officers."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="redactions")
    # Either may be removed later; what was covered, and why, stays known.
    source = models.ForeignKey(Attachment, on_delete=models.SET_NULL, null=True, related_name="+")
    result = models.ForeignKey(Attachment, on_delete=models.SET_NULL, null=True, related_name="+")
    pages = models.PositiveSmallIntegerField(_("number of pages"))
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("blacked-out copy")
        verbose_name_plural = _("blacked-out copies")
        ordering = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return f"redaction {self.pk}"


class Cover(TenantModel):
    """A rectangle of a page that is blacked out, in percent of the page, and the ground of the law for it."""

    redaction = models.ForeignKey(Redaction, on_delete=models.CASCADE, related_name="covers")
    page = models.PositiveSmallIntegerField(_("page of the document"))
    left = models.DecimalField(max_digits=5, decimal_places=2)
    top = models.DecimalField(max_digits=5, decimal_places=2)
    width = models.DecimalField(max_digits=5, decimal_places=2)
    height = models.DecimalField(max_digits=5, decimal_places=2)
    # Copied as it stood, as in a `Ruling`.
    ground = models.CharField(_("legal ground"), max_length=40)
    ground_words = TranslatedField(_("legal ground in words"))

    class Meta:
        verbose_name = _("blacked-out part")
        verbose_name_plural = _("blacked-out parts")
        ordering = ["page", "top", "left", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(page__gte=1, left__gte=0, top__gte=0, width__gt=0, height__gt=0)
                & Q(left__lte=100 - F("width"), top__lte=100 - F("height")),
                name="information_cover_within_page",
            )
        ]

    def __str__(self) -> str:
        return f"cover {self.pk}"


class IndexItem(TenantModel):
    """One thing that must be published without anybody asking: where it is, whose it is, how fresh."""

    code = models.SlugField(_("short name"), max_length=40)
    title = TranslatedField(_("what is published"))
    article = models.CharField(_("article of the law"), max_length=20, blank=True)
    owner = models.ForeignKey(
        Function, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("owner")
    )
    url = models.CharField(_("where it stands"), max_length=500, blank=True)
    updated_on = models.DateField(_("last updated"), null=True, blank=True)
    every_months = models.PositiveSmallIntegerField(_("months until it is out of date"), default=12)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("information published unasked")
        verbose_name_plural = _("information published unasked")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "code"], name="information_item_code"),
            models.CheckConstraint(
                condition=Q(url="") | Q(updated_on__isnull=False), name="information_item_dated"
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def stale_from(self) -> dt.date | None:
        return add_months(self.updated_on, self.every_months) if self.updated_on else None

    @property
    def freshness(self) -> Freshness:
        if not self.url or self.stale_from is None:
            return Freshness.MISSING
        return Freshness.STALE if self.stale_from < timezone.localdate() else Freshness.PRESENT
