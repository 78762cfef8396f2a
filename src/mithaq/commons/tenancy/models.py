"""The municipality, the names it answers to, and the base of everything that belongs to one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.core.exceptions import ImproperlyConfigured
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager, get_scope

from mithaq.kit.i18n import TranslatedField

from .enums import Licence, Moderation

HEX_COLOUR = RegexValidator(
    r"^#[0-9a-fA-F]{6}$", _("Write a colour as # and six digits, for example #0f5c5a.")
)


class Municipality(models.Model):
    """One town: the tenant. Everything else points here, directly or by its parent."""

    slug = models.SlugField(_("short name"), max_length=40, unique=True)
    name = TranslatedField(_("name"))
    tagline = TranslatedField(_("tagline"), blank=True)
    about = TranslatedField(_("about"), blank=True)
    contact = TranslatedField(_("public contact"), blank=True)
    country = models.CharField(_("country"), max_length=2)
    # Overrides of the country profile: {"path": value}; the shipped values stay in kit.countries with their source.
    profile_overrides = models.JSONField(default=dict, blank=True)
    languages = models.JSONField(_("languages"), default=list)
    colour = models.CharField(_("colour"), max_length=7, default="#0f5c5a", validators=[HEX_COLOUR])
    accent = models.CharField(_("accent colour"), max_length=7, default="#b3471d", validators=[HEX_COLOUR])
    logo = models.FileField(_("logo"), upload_to="logos/", blank=True)
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    population_source = models.CharField(_("source of the population figure"), max_length=200, blank=True)
    moderation = models.CharField(
        _("moderation"), max_length=6, choices=Moderation.choices, default=Moderation.BEFORE
    )
    licence = models.CharField(
        _("licence of the open data"), max_length=12, choices=Licence.choices, default=Licence.CC_BY
    )
    # On the day that it was in the town, as `closed_on`.
    opened_on = models.DateField(default=timezone.localdate, editable=False)
    closed_on = models.DateField(null=True, blank=True)
    # Raised at every public change: anonymous pages cached under an older number are stale.
    public_version = models.PositiveBigIntegerField(default=1)

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering = ["slug"]

    def __str__(self) -> str:
        return str(self.name) or self.slug

    @property
    def default_language(self) -> str:
        return self.languages[0]


class Domain(models.Model):
    """A host name under which a municipality answers, lower case, without port."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="domains")
    host = models.CharField(_("host name"), max_length=253, unique=True)
    is_primary = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("domain")
        verbose_name_plural = _("domains")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality"],
                condition=models.Q(is_primary=True),
                name="tenancy_one_primary_domain",
            )
        ]

    def __str__(self) -> str:
        return self.host


def scoped_municipality_id() -> int | None:
    """The id of the municipality whose scope is open; None outside any."""
    current = get_scope().get("municipality")
    return getattr(current, "pk", None)


class TenantKey(models.ForeignKey[Any, Any]):
    """The foreign key to the municipality, by default the one in scope; migrations see a plain key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": scoped_municipality_id, **kwargs})

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        kwargs.pop("default", None)
        return name, "django.db.models.ForeignKey", list(args), kwargs


class TenantModel(models.Model):
    """Base of everything that belongs to one town.

    A new row takes the municipality of the open scope; queries outside a scope raise ScopeError.
    """

    municipality = TenantKey(Municipality, on_delete=models.CASCADE, editable=False, related_name="+")

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager[Self]]
    else:
        objects = ScopedManager(municipality="municipality")

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.municipality_id is None:
            raise ImproperlyConfigured(f"{type(self).__name__} saved outside a municipality's scope")
        scoped = scoped_municipality_id()
        if scoped is not None and scoped != self.municipality_id:
            raise ImproperlyConfigured(f"{type(self).__name__} of another municipality saved in this scope")
        super().save(*args, **kwargs)


class GlossaryTerm(TenantModel):
    """A name or word whose rendering is fixed in each language ("Greater Salt" is never "Grand Sel")."""

    term = TranslatedField(_("term"))
    wrong = models.JSONField(_("known wrong renderings"), default=list, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("protected term")
        verbose_name_plural = _("protected terms")

    def __str__(self) -> str:
        return str(self.term)
