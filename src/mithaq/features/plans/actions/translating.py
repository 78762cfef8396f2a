"""One language of one text, for the translation screen (`Record.extra["translate"]`)."""

from __future__ import annotations

from django.db import models

from mithaq.commons.access.actor import Actor
from mithaq.commons.audit.languages import write_language

from ..models import (
    Amendment,
    Commitment,
    Consultation,
    Milestone,
    Objective,
    ObjectiveSet,
    ParticipationStrategy,
    Plan,
    PlanDocument,
    PlannedActivity,
    PlanSection,
)
from . import commitments, sections

TEXTS: dict[type[models.Model], tuple[str, ...]] = {
    Amendment: ("reason",),
    ObjectiveSet: ("title",),
    Objective: ("title",),
    Plan: ("title", "place", "summary", "notice"),
    PlanSection: ("text",),
    Commitment: commitments.TEXTS,
    Milestone: ("activity", "output"),
    PlanDocument: ("title", "signatory"),
    Consultation: ("title", "summary", "budget", "rules", "report"),
    ParticipationStrategy: ("text",),
    PlannedActivity: ("title", "audience", "place", "report"),
}


def translate(
    *, by: Actor, obj: models.Model, field: str, language: str, text: str, seen: str | None = None
) -> models.Model:
    """See `write_language`. Open to translators at every stage of the plan."""
    if field not in TEXTS[type(obj)]:
        raise TypeError(f"{type(obj).__name__}.{field} is not translated here")
    if isinstance(obj, PlanSection):
        return sections.translate_section(by=by, section=obj, language=language, text=text, seen=seen)
    return write_language(
        "plans.translated",
        by=by,
        obj=obj,
        field=field,
        language=language,
        text=text,
        seen=seen,
        before=_count_version,
    )


def _count_version(row: models.Model) -> None:
    if isinstance(row, Commitment):
        row.version += 1
