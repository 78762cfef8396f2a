"""Opening a town and setting it up. The desk's rights are checked by the callers above (access)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from mithaq.kit import countries
from mithaq.kit.i18n import Text

from .models import Domain, Municipality
from .queries import forget_hosts

# Host labels that would shadow the installation's own.
RESERVED = frozenset({"www", "api", "static", "mail", "admin", "operator", "directory"})


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
    municipality = Municipality(slug=slug, name=Text(name), country=profile.code, languages=spoken)
    if slug in RESERVED:
        raise ValidationError({"slug": _("This short name is reserved.")})
    if not name.get(spoken[0], "").strip():
        raise ValidationError({"name": _("Write the name in the first language.")})
    municipality.full_clean()
    municipality.save()
    for index, host in enumerate(hosts):
        domain = Domain(municipality=municipality, host=host.lower(), is_primary=index == 0)
        domain.full_clean()
        domain.save()
    forget_hosts()
    return municipality


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
