"""What is kept of persons who observed, and how it leaves with them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.people.models import Person
from mithaq.commons.people.personal import PersonalData

from .actions.following.observations import erase_observations
from .enums import MilestoneStatus
from .models import Observation


def export_observations(person: Person) -> list[dict[str, Any]]:
    """Everything a person observed here, with what became of it."""
    rows = Observation.objects.filter(author=person).select_related("commitment", "zone").order_by("pk")
    return [
        {
            gettext("When"): one.submitted_at.isoformat(),
            gettext("About"): str(one.commitment.title),
            gettext("Name shown"): one.name,
            gettext("What you saw"): one.text,
            gettext("How far it has come"): str(MilestoneStatus(one.rating).label),
            gettext("Where"): str(one.zone or ""),
            gettext("Coordinates"): f"{one.latitude}, {one.longitude}" if one.latitude is not None else "",
            gettext("State"): one.get_state_display(),
            gettext("Why it is not published"): str(one.reason),
        }
        for one in rows
    ]


def forget_observations(person: Person) -> None:
    erase_observations(person)


OBSERVATIONS = PersonalData(
    code="plans.observations",
    label=_("Observations"),
    export=export_observations,
    erase=forget_observations,
)
