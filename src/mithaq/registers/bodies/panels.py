"""What the pages of other records show of bodies: who works on them."""

from __future__ import annotations

from typing import Any

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible
from mithaq.commons.manifest.definitions import Panel

from .queries import bodies_for, coordinator_on


def working_on(actor: Actor, obj: Any) -> dict[str, Any] | None:
    bodies = visible(actor, bodies_for(obj)).filter(closed_on__isnull=True).select_related("lead")
    found = [{"body": body, "coordinator": coordinator_on(body)} for body in bodies[:5]]
    return {"groups": found} if found else None


PANELS = (
    Panel(
        code="bodies.commitment",
        on="plans.commitment",
        template="bodies/panels/working_on.html",
        context=working_on,
        order=30,
        alike=True,
    ),
)
