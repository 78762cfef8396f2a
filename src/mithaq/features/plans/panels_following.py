"""What the following of promises shows on the pages of commitments and plans."""

from __future__ import annotations

from typing import Any

from mithaq.commons.access.actor import Actor
from mithaq.commons.manifest.definitions import Panel

from .enums import WRITABLE
from .models import Commitment, Plan
from .queries.following.public import following_of, silent_now


def on_commitment(actor: Actor, commitment: Commitment) -> dict[str, Any] | None:
    found = following_of(actor, commitment)
    return {"following": found} if found else None


def on_plan(actor: Actor, plan: Plan) -> dict[str, Any] | None:
    """Where the quarterly sheets are, and who keeps silent."""
    return None if plan.status in WRITABLE else {"silent": silent_now(plan.pk)}


PANELS = (
    Panel(
        code="plans.following",
        on="plans.commitment",
        template="plans/following/panel.html",
        context=on_commitment,
        order=10,
        alike=True,
    ),
    Panel(
        code="plans.quarters",
        on="plans.plan",
        template="plans/following/plan_panel.html",
        context=on_plan,
        order=10,
        alike=True,
    ),
)
