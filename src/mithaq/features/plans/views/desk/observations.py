"""The desk at which observations are read for the public."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import allowed
from mithaq.commons.audit.desk import OfficersDesk
from mithaq.commons.discuss.enums import STATE_TONES, State
from mithaq.kit import formats
from mithaq.kit.desk import Bulk, Column, Filter

from ...actions.following.observations import moderate_observations
from ...enums import MilestoneStatus
from ...forms.following import ReasonForm
from ...models import Observation


def excerpt(observation: Observation) -> str:
    return Truncator(observation.text).chars(90) or observation.shown_name


def state_chip(observation: Observation) -> tuple[Any, str]:
    state = State(observation.state)
    return state.label, STATE_TONES[state]


def publish_all(actor: Actor, rows: Sequence[Observation], data: dict[str, Any]) -> int:
    return len(moderate_observations(by=actor, observations=rows, publish=True))


def refuse_all(actor: Actor, rows: Sequence[Observation], data: dict[str, Any]) -> int:
    return len(moderate_observations(by=actor, observations=rows, publish=False, reason=data["reason"]))


def may_moderate(actor: Actor, observation: Observation) -> bool:
    return allowed(actor, "moderate", observation)


class ObservationDesk(OfficersDesk):
    code = "observations"
    label = _("Observations to read")
    intro = _("Every observation is read before it is shown. What is not published needs a reason.")
    grants = ("discuss.moderate",)
    model = Observation
    related = ("commitment", "milestone", "organisation", "zone")
    prefetched = ("files",)
    ordering = ("submitted_at",)
    detail_template = "plans/desk/observation.html"
    columns = (
        Column("text", _("Observation"), value=excerpt, main=True),
        Column("about", _("About"), value=lambda one: one.commitment.title),
        Column("rating", _("How far it has come"), value=lambda one: MilestoneStatus(one.rating).label),
        Column(
            "submitted",
            pgettext_lazy("observation", "Received"),
            value="submitted_at",
            kind="day",
            sort="submitted_at",
        ),
        Column("state", _("State"), value=state_chip, kind="chip"),
    )
    filters = (
        Filter(
            code="state",
            label=_("State"),
            choices=State.choices,
            where=lambda rows, value: rows.filter(state=value),
        ),
    )
    bulk = (
        Bulk(code="publish", label=_("Publish"), run=publish_all, may=may_moderate),
        Bulk(
            code="refuse",
            label=_("Do not publish"),
            run=refuse_all,
            may=may_moderate,
            form=ReasonForm,
            explain=_("Each observer who left an address reads the reason."),
            danger=True,
        ),
    )

    def title(self, obj: Observation) -> str:
        return excerpt(obj)

    def facts(self, actor: Actor, obj: Observation) -> Sequence[tuple[Any, Any]]:
        facts: list[tuple[Any, Any]] = [
            (_("About"), obj.milestone.activity if obj.milestone else obj.commitment.title),
            (_("How far it has come"), MilestoneStatus(obj.rating).label),
            (_("Name"), obj.shown_name),
            (_("Seen on"), formats.day(obj.observed_on)),
        ]
        if obj.zone:
            facts.append((_("Where"), obj.zone.name))
        if obj.latitude is not None:
            facts.append((_("Coordinates"), f"{obj.latitude}, {obj.longitude}"))
        return facts
