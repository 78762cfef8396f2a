"""Which municipality answers under a host name, and under which address it is reached."""

from __future__ import annotations

import time

from django.conf import settings

from .models import Domain, Municipality

# Each process asks the database for a host at most once in so many seconds: names and colours may lag that long.
FRESH_SECONDS = 2.0
_hosts: dict[str, tuple[float, Municipality | None]] = {}


def forget_hosts() -> None:
    """After a change of names, languages or domains (and between tests)."""
    _hosts.clear()


def is_directory_host(host: str) -> bool:
    return not settings.MITHAQ_SINGLE and host == settings.MITHAQ_DOMAIN


def municipality_for_host(host: str) -> Municipality | None:
    """The open municipality behind a lower-case host name without port; None when there is none."""
    now = time.monotonic()
    known = _hosts.get(host)
    if known and now - known[0] < FRESH_SECONDS:
        return known[1]
    found = _look_up(host)
    if len(_hosts) > 1000:  # host names are the visitor's to invent
        _hosts.clear()
    _hosts[host] = (now, found)
    return found


def _look_up(host: str) -> Municipality | None:
    open_ones = Municipality.objects.filter(closed_on__isnull=True)
    if settings.MITHAQ_SINGLE:
        return open_ones.filter(slug=settings.MITHAQ_SINGLE).first()
    domain = Domain.objects.select_related("municipality").filter(
        host=host, municipality__closed_on__isnull=True
    )
    if found := domain.first():
        return found.municipality
    slug, dot, base = host.partition(".")
    return open_ones.filter(slug=slug).first() if dot and base == settings.MITHAQ_DOMAIN else None


def primary_host(municipality: Municipality) -> str:
    """The name a link from outside (mail, directory) uses. Lists of towns prefetch their domains."""
    if settings.MITHAQ_SINGLE:
        return settings.MITHAQ_DOMAIN
    domain = next((one for one in municipality.domains.all() if one.is_primary), None)
    return domain.host if domain else f"{municipality.slug}.{settings.MITHAQ_DOMAIN}"


def address_at(host: str) -> str:
    """The full address of a host name, without a slash at the end; plain HTTP names the port of `mithaq serve`."""
    if settings.MITHAQ_HTTPS:
        return f"https://{host}"
    port = "" if ":" in host or settings.MITHAQ_PORT == 80 else f":{settings.MITHAQ_PORT}"
    return f"http://{host}{port}"


def address_of(municipality: Municipality) -> str:
    """Where a town answers, as letters say it: never the name that somebody's request claims for it."""
    return address_at(primary_host(municipality))
