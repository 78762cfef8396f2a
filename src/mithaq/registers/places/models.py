"""Where things happen: the zones of a town."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from mithaq.commons.tenancy.models import TenantModel
from mithaq.kit.i18n import TranslatedField

from .enums import ZoneKind

CODE = RegexValidator(r"^[A-Za-z0-9_-]+\Z", _("Only Latin letters, digits, hyphens and underscores."))


class Zone(TenantModel):
    """A part of the town. It closes and never vanishes: what happened there keeps its place."""

    code = models.CharField(_("code"), max_length=60, validators=[CODE])
    name = TranslatedField(_("name"))
    kind = models.CharField(_("kind"), max_length=12, choices=ZoneKind.choices, default=ZoneKind.RESIDENTIAL)
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    # A Polygon or MultiPolygon of GeoJSON: WGS 84, longitude first.
    geometry = models.JSONField(_("outline"), null=True, blank=True)
    source = models.CharField(
        _("source"),
        max_length=200,
        blank=True,
        help_text=_("Where outline and population come from, and their licence."),
    )
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    class Meta:
        verbose_name = _("zone")
        verbose_name_plural = _("zones")
        ordering = ["kind", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "code"],
                name="places_zone_code",
                violation_error_message=_("Another zone has this code."),
            )
        ]

    def __str__(self) -> str:
        return str(self.name) or self.code

    @property
    def is_open(self) -> bool:
        return self.closed_on is None
