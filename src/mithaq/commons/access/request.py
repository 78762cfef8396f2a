"""The request as every page of a town gets it."""

from __future__ import annotations

from django.http import HttpRequest

from mithaq.commons.tenancy.models import Municipality

from .actor import Actor


class TownRequest(HttpRequest):
    """A request inside a town: what the middleware has set, said for the type checker."""

    actor: Actor
    municipality: Municipality
