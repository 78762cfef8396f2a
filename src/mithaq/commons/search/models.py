"""A plain inverted index: the same rows, and so the same answers in the same order, on every database."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from mithaq.commons.tenancy.models import TenantModel

# Longer tokens are cut, in the index and in the question alike.
TERM_LENGTH = 64


class SearchEntry(TenantModel):
    """One thing in one language, as far as search shows it."""

    record = models.CharField(max_length=80)
    subject_id = models.PositiveBigIntegerField()
    # "" where nobody knows the language (a code, a name).
    language = models.CharField(max_length=8, blank=True)
    title = models.CharField(max_length=300)
    # What the excerpt is cut from; the whole text is in the terms.
    text = models.TextField(blank=True)
    # SHA-256 of what was indexed: a change that touches no word costs nothing.
    digest = models.CharField(max_length=64)
    # When something last happened to the thing.
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "record", "subject_id", "language"], name="search_one_entry"
            )
        ]

    def __str__(self) -> str:
        return f"{self.record} {self.subject_id} {self.language}"


class SearchTerm(TenantModel):
    """A form of a word, and how much the entry is about it."""

    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="+")
    term = models.CharField(max_length=TERM_LENGTH)
    weight = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["municipality", "term"], name="search_term")]

    def __str__(self) -> str:
        return f"{self.term} ({self.weight})"


class Synonym(TenantModel):
    """Words that mean the same here: who looks for one finds the others."""

    words = models.JSONField(_("words"), default=list)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("search words")
        verbose_name_plural = _("search words")

    def __str__(self) -> str:
        return " = ".join(self.words)


class FailedSearch(TenantModel):
    """Words that found nothing on a day: what people look for and the town does not say. Nobody's name."""

    day = models.DateField(_("day"))
    words = models.CharField(_("words"), max_length=120)
    count = models.PositiveIntegerField(_("times"), default=1)

    class Meta:
        verbose_name = _("search without result")
        verbose_name_plural = _("searches without result")
        constraints = [
            models.UniqueConstraint(fields=["municipality", "day", "words"], name="search_failed_once_a_day")
        ]

    def __str__(self) -> str:
        return self.words
