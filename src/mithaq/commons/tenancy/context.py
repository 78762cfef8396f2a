"""Inside one town: its scope, languages, formats, for a request, a job or a command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone, translation
from django_scopes import scope

from mithaq.kit import countries
from mithaq.kit.countries import CountryProfile
from mithaq.kit.formats import use_formats
from mithaq.kit.i18n import use_languages

from .models import Municipality


def profile_of(municipality: Municipality) -> CountryProfile:
    """The country's facts as this municipality's officers corrected them."""
    shipped = countries.country(municipality.country)
    return (
        shipped.with_overrides(municipality.profile_overrides) if municipality.profile_overrides else shipped
    )


@contextmanager
def inside(municipality: Municipality, language: str | None = None) -> Iterator[None]:
    """Open the town: scoped queries, its languages, clock and way of writing, in `language` or its first."""
    language = language or municipality.default_language
    written = profile_of(municipality).formats(language)
    with (
        scope(municipality=municipality),
        use_languages(municipality.languages),
        use_formats(written),
        timezone.override(written.zone),
        translation.override(language),
    ):
        yield
