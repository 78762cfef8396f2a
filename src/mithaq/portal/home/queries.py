"""What the front page of a town shows: the blocks of the features, and its latest public acts."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import get_template

from mithaq.commons.access.actor import Actor, anonymous
from mithaq.commons.audit.lines import Line
from mithaq.commons.audit.public_log import log_page
from mithaq.commons.manifest.definitions import blocks
from mithaq.commons.tenancy.models import Municipality

SLOTS = ("open_now", "promises", "figures")
LATEST = 5
# Among so many of the newest acts are those that lead somewhere; the log shows all.
LOOKED_AT = 30


def filled_slots(request: HttpRequest, actor: Actor) -> dict[str, list[str] | bool]:
    """The blocks that have something to show, rendered, by slot and in their order; is_new: none has."""
    found: dict[str, list[str]] = {slot: [] for slot in SLOTS}
    for block in sorted(blocks, key=lambda block: block.order):
        context = block.context(actor)
        if context is not None:
            found[block.slot].append(get_template(block.template).render(context, request))
    return {**found, "is_new": not any(found.values())}


def latest_acts(municipality: Municipality) -> list[Line]:
    """The newest acts, those that lead to a page if any does; officers find the whole history at their desk."""
    lines = [line for _entry, line in log_page(anonymous(municipality), None, LOOKED_AT).entries]
    return ([line for line in lines if line.url] or lines)[:LATEST]
