"""What a plan's life shows on the pages of commitments and plans."""

from __future__ import annotations

from typing import Any

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import allowed, visible
from mithaq.commons.manifest.definitions import Panel
from mithaq.registers.bodies.models import Body

from .enums_lifecycle import COMMITMENT_MOVERS, COMMITMENT_MOVES
from .models import Commitment, Plan
from .queries.lifecycle.amendments import amendments_of
from .queries.lifecycle.objectives import served_by


def amendments(_actor: Actor, commitment: Commitment) -> dict[str, Any] | None:
    found = amendments_of(commitment)
    return {"amendments": found} if found else None


def objectives(actor: Actor, commitment: Commitment) -> dict[str, Any] | None:
    found = served_by(actor, commitment)
    return {"objectives": found, "plan_id": commitment.plan_id} if found else None


def serves(_actor: Actor, plan: Plan) -> dict[str, Any]:
    return {"plan": plan}


def procedures(actor: Actor, _plan: Plan) -> dict[str, Any] | None:
    """The bodies whose rules of procedure are written down, each with the version in force."""
    bodies = visible(actor, Body.objects.filter(closed_on__isnull=True, texts__isnull=False))
    found = list(bodies.prefetch_related("texts").distinct())
    return {"bodies": [(body, body.texts.all()[0]) for body in found]} if found else None


def moves_of(actor: Actor, commitment: Commitment) -> list[str]:
    """Where this officer may move the commitment next."""
    return [to for to in COMMITMENT_MOVES[commitment.status] if actor.has(*COMMITMENT_MOVERS[to])]


def at_desk(actor: Actor, commitment: Commitment) -> dict[str, Any] | None:
    moves = moves_of(actor, commitment) if allowed(actor, "move", commitment) else []
    may_amend = allowed(actor, "amend", commitment)
    return {"moves": moves, "may_amend": may_amend, "row": commitment} if moves or may_amend else None


def plan_at_desk(actor: Actor, plan: Plan) -> dict[str, Any]:
    return {"plan": plan, "may_link": actor.has("plans.edit")}


PANELS = (
    Panel(
        code="plans.amendments",
        on="plans.commitment",
        template="plans/lifecycle/amendments.html",
        context=amendments,
        order=5,
        alike=True,
    ),
    Panel(
        code="plans.objectives",
        on="plans.commitment",
        template="plans/lifecycle/served.html",
        context=objectives,
        order=40,
        alike=True,
    ),
    Panel(
        code="plans.coverage",
        on="plans.plan",
        template="plans/lifecycle/plan_panel.html",
        context=serves,
        order=5,
        alike=True,
    ),
    Panel(
        code="plans.procedures",
        on="plans.plan",
        template="plans/lifecycle/procedures.html",
        context=procedures,
        order=60,
        alike=True,
    ),
    Panel(
        code="plans.commitment_life",
        on="plans.commitment",
        place="desk",
        template="plans/lifecycle/desk/commitment_panel.html",
        context=at_desk,
        order=5,
    ),
    Panel(
        code="plans.plan_life",
        on="plans.plan",
        place="desk",
        template="plans/lifecycle/desk/plan_panel.html",
        context=plan_at_desk,
        order=5,
    ),
)
