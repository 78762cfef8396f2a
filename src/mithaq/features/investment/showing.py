"""The programme in words: where a year and an idea stand, and the way of an idea so far."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from mithaq.registers.projects.addresses import project_url
from mithaq.registers.projects.models import Project

from .addresses import idea_url
from .enums import IDEA_TONES, Fate, IdeaState, State
from .models import Application, Cycle, Idea

TONES = {
    State.PREPARING: "quiet",
    State.CALL: "soon",
    State.IDEAS: "soon",
    State.VOTING: "soon",
    State.ADOPTED: "good",
    State.FOLLOWING: "good",
    State.ARCHIVED: "quiet",
}
FATES = {Fate.WAITING: "soon", Fate.ACCEPTED: "good", Fate.REFUSED: "late"}


def state_of(cycle: Cycle) -> tuple[str, str]:
    """(words, tone)."""
    return str(cycle.get_state_display()), TONES.get(State(cycle.state), "")


def idea_state_of(idea: Idea) -> tuple[str, str]:
    return str(idea.get_state_display()), IDEA_TONES.get(IdeaState(idea.state), "")


def fate_of(application: Application) -> tuple[str, str]:
    return str(application.get_fate_display()), FATES[Fate(application.fate)]


def listed(ideas: Iterable[Idea]) -> list[dict[str, Any]]:
    """Lines for `investment/_ideas.html`."""
    return [
        {
            "idea": one,
            "url": idea_url(one),
            "state": idea_state_of(one),
            "cost": one.sheet_or_none.cost if one.sheet_or_none and one.sheet_or_none.verdict else None,
            "backers": getattr(one, "backers", None),
        }
        for one in ideas
    ]


def calendar_of(cycle: Cycle) -> list[dict[str, Any]]:
    """The parts of the year with dates. now: today lies in it; over: it has passed."""
    today = timezone.localdate()
    return [
        {
            "phase": one,
            "label": one.get_code_display(),
            "now": one.starts_on <= today <= one.ends_on,
            "over": one.ends_on < today,
        }
        for one in cycle.phases.all()
    ]


def way_of(idea: Idea, project: Project | None = None) -> list[dict[str, Any]]:
    """What became of an idea, the latest first: entries of `{% history %}`."""
    steps: list[dict[str, Any]] = [{"when": idea.submitted_at, "label": gettext("Received")}]
    if idea.published_at and idea.published_at > idea.submitted_at:
        steps.append({"when": idea.published_at, "label": gettext("Published")})
    sheet = idea.sheet_or_none
    if sheet is not None and sheet.verdict:
        steps.append(
            {
                "when": sheet.written_at,
                "label": sheet.get_verdict_display(),
                "detail": sheet.reason or sheet.note,
            }
        )
    if idea.merged_into is not None:
        steps.append(
            {
                "when": idea.published_at or idea.submitted_at,
                "label": gettext("Joined to another idea"),
                "detail": idea.merged_into.title,
                "url": idea_url(idea.merged_into),
            }
        )
    if project is not None:
        steps.append(
            {
                "when": project.opened_at,
                "label": gettext("Became a project"),
                "detail": project.get_stage_display(),
                "url": project_url(project),
            }
        )
    return sorted(steps, key=lambda step: step["when"], reverse=True)
