"""What people may tell the town about, who serves it, and the keys of applications that tell it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.people.models import Organisation, Person
from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.i18n import Text, TranslatedField
from mithaq.registers.places.models import Zone

from ..enums import Field, Kind, Term


class Category(TenantModel):
    """One subject people write about: who serves it, how soon, what must be asked. It closes and never vanishes."""

    code = models.SlugField(_("short name"), max_length=60)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    field = models.CharField(_("field"), max_length=10, choices=Field.choices, default=Field.OTHER)
    name = TranslatedField(_("name"))
    help = TranslatedField(_("what belongs here"), blank=True)
    unit = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("unit in charge")
    )
    term = models.CharField(
        pgettext_lazy("duration", "term"), max_length=40, choices=Term.choices, default=Term.USUAL
    )
    # Otherwise only its sender and the officers read it.
    is_public = models.BooleanField(_("shown to everybody once read"), default=True)
    asks_place = models.BooleanField(_("asks where"), default=True)
    # [{"code", "label": Text, "kind", "required", "options": [{"code", "label": Text, "stop": Text}]}]; an option
    # with `stop` is answered at once with these words, and nothing is sent. What is asked no more carries "retired":
    # earlier answers are still read with it.
    questions = models.JSONField(_("further questions"), default=list, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=50)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    class Meta:
        verbose_name = pgettext_lazy("request", "category")
        verbose_name_plural = pgettext_lazy("request", "categories")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "code"],
                name="requests_category_code",
                violation_error_message=_("Another category has this short name."),
            )
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def asked(self) -> list[dict[str, Any]]:
        """The further questions put today, with the answers offered today."""
        return [
            {**one, "options": standing(one.get("options", []))} if "options" in one else one
            for one in standing(self.questions)
        ]


def standing(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for one in rows if not one.get("retired")]


class Route(TenantModel):
    """In one zone another unit serves a category."""

    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="routes")
    zone = models.ForeignKey(Zone, on_delete=models.PROTECT, related_name="+", verbose_name=_("zone"))
    unit = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("unit in charge")
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["category", "zone"], name="requests_one_route")]

    def __str__(self) -> str:
        return f"{self.category_id} @ {self.zone_id}"


class Key(TenantModel):
    """Another application may send requests in (Open311), until an officer takes the key back."""

    name = models.CharField(pgettext_lazy("key", "application"), max_length=120)
    # HMAC of the key, which is told once and kept nowhere.
    digest = models.CharField(max_length=64, unique=True)
    per_hour = models.PositiveIntegerField(_("requests an hour"), default=300)
    issued_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField(_("issued"), default=timezone.now)
    revoked_at = models.DateTimeField(pgettext_lazy("key", "taken back"), null=True, blank=True)

    class Meta:
        verbose_name = _("key of an application")
        verbose_name_plural = _("keys of applications")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


def text_of(value: object) -> Text:
    """A table of languages from a category's questions."""
    return Text(value) if isinstance(value, dict) else Text()
