"""What monitoring shows on the pages of a plan and of a commitment."""

from __future__ import annotations

from typing import Any

from mithaq.commons.access.actor import Actor
from mithaq.commons.manifest.definitions import Panel

from .access_monitoring import FOLLOW, NAMES_MONITORS
from .models import Assessment, Commitment, Plan
from .queries.monitoring.checks import WHOLE, words_on
from .queries.monitoring.independence import findings_of


def of_plan(actor: Actor, plan: Plan) -> dict[str, Any]:
    return {"plan": plan, "findings": findings_of(plan)}


def of_commitment(actor: Actor, commitment: Commitment) -> dict[str, Any] | None:
    """The monitor's word on the whole of it, and its assessment once that is due or signed."""
    word = words_on(commitment).get(WHOLE)
    assessment = Assessment.objects.filter(commitment=commitment).first()
    if word is None and assessment is None:
        return None
    return {"commitment": commitment, "word": word, "assessment": assessment}


def at_desk(actor: Actor, plan: Plan) -> dict[str, Any]:
    return {
        "plan": plan,
        "reads": actor.has("plans.monitor"),
        "names": actor.has(*NAMES_MONITORS),
        "takes_part": actor.has(FOLLOW, "plans.edit"),
    }


MONITORING = (
    Panel(
        code="plans.monitoring",
        on="plans.plan",
        template="plans/monitoring/panel_plan.html",
        context=of_plan,
        order=30,
        alike=True,
    ),
    Panel(
        code="plans.monitor_says",
        on="plans.commitment",
        template="plans/monitoring/panel_commitment.html",
        context=of_commitment,
        order=10,
        alike=True,
    ),
    Panel(
        code="plans.monitoring_desk",
        on="plans.plan",
        place="desk",
        template="plans/monitoring/panel_desk.html",
        context=at_desk,
        order=30,
    ),
)
