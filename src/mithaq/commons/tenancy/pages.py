"""The number that says whether a cached public page is still true."""

from __future__ import annotations

from django.db.models import F

from .models import Municipality


def public_changed(municipality_id: int) -> None:
    """Something an anonymous visitor may see has changed: cached pages are stale from the next look on."""
    Municipality.objects.filter(pk=municipality_id).update(public_version=F("public_version") + 1)
