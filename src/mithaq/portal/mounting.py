"""Hanging the pages of the floors below into the portal's addresses."""

from __future__ import annotations

from collections.abc import Iterable

from django.apps import apps
from django.urls import URLPattern, URLResolver, include, path

from .settings.standing import missing


def mounted(places: Iterable[tuple[str, str]]) -> list[URLPattern | URLResolver]:
    """[(prefix, "package.urls")] as URL patterns; a module that is not written yet is left out."""
    return [
        path(prefix, include(module))
        for prefix, module in places
        if apps.is_installed(module.rpartition(".")[0]) and not missing([module])
    ]
