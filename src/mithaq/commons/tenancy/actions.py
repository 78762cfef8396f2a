"""Opening a town and setting it up. The desk's rights are checked by the callers above (access)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mithaq.kit import countries
from mithaq.kit.i18n import Text

from .models import Domain, Municipality
from .queries import forget_hosts

# Host labels that would shadow the installation's own.
RESERVED = frozenset({"www", "api", "static", "mail", "admin", "operator", "directory"})
LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
# Host names are compared in lower case and may hold no underscore: a town under another name would never answer.
SHORT_NAME = RegexValidator(
    rf"^{LABEL}\Z", gettext_lazy("Write it in small Latin letters, digits and hyphens.")
)
HOST_NAME = RegexValidator(
    rf"^(?=.{{1,253}}\Z)({LABEL}\.)*{LABEL}\Z",
    gettext_lazy("Write a host name alone, for example www.town.example."),
)


@transaction.atomic
def open_municipality(
    *, slug: str, name: Text, country: str, languages: Iterable[str] = (), hosts: Iterable[str] = ()
) -> Municipality:
    """A new town with its country's defaults. Raises ValidationError with a sentence for the form."""
    try:
        profile = countries.country(country)
    except LookupError:
        known = ", ".join(countries.codes())
        raise ValidationError({"country": _("There is no profile for this country; there are: %s.") % known})
    spoken = list(languages) or list(profile.languages)
    speakable = {code for code, _name in settings.LANGUAGES}
    if len(set(spoken)) != len(spoken) or not set(spoken) <= speakable:
        raise ValidationError({"languages": _("Choose at least one language, each only once.")})
    _check("slug", SHORT_NAME, slug)
    municipality = Municipality(
        slug=slug,
        name=Text(name),
        country=profile.code,
        languages=spoken,
        opened_on=timezone.localdate(timezone=profile.zone),
    )
    if slug in RESERVED:
        raise ValidationError({"slug": _("This short name is reserved.")})
    if not name.get(spoken[0], "").strip():
        raise ValidationError({"name": _("Write the name in the first language.")})
    municipality.full_clean()
    municipality.save()
    for index, host in enumerate(hosts):
        give_domain(municipality, host, primary=index == 0)
    return municipality


@transaction.atomic
def give_domain(municipality: Municipality, host: str, *, primary: bool = False) -> Domain:
    """One more host name for a town, never one of the installation's own. Raises ValidationError on "host"."""
    host = host.strip().lower().rstrip(".")
    _check("host", HOST_NAME, host)
    base = settings.MITHAQ_DOMAIN
    label = host.removesuffix(f".{base}")
    if host == base or (label != host and label != municipality.slug):
        raise ValidationError({"host": _("This name belongs to the installation itself.")})
    if primary:
        municipality.domains.filter(is_primary=True).update(is_primary=False)
    domain = Domain(municipality=municipality, host=host, is_primary=primary)
    domain.full_clean()
    domain.save()
    forget_hosts()
    return domain


def _check(field: str, validator: RegexValidator, value: str) -> None:
    """Raise what the validator says under the name of the field."""
    try:
        validator(value)
    except ValidationError as problem:
        raise ValidationError({field: problem}) from None


@transaction.atomic
def change_municipality(municipality: Municipality, *, changes: Mapping[str, Any]) -> list[str]:
    """Set fields of the town; gives the names of those that really changed."""
    changed = [field for field, value in changes.items() if getattr(municipality, field) != value]
    for field in changed:
        setattr(municipality, field, changes[field])
    municipality.full_clean()
    municipality.save(update_fields=[*changed])
    forget_hosts()
    return changed
