"""One language of one text, for the translation screen (`Record.extra["translate"]`)."""

from __future__ import annotations

from django.db import models, transaction

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.kit.i18n import Text

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
from .conflicts import EditConflict, unchanged

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


@transaction.atomic
def translate(
    *, by: Actor, obj: models.Model, field: str, language: str, text: str, seen: str | None = None
) -> models.Model:
    """Write one language of a text; the others stay. Open to translators at every stage of the plan.

    seen: what that language said when the translator began; EditConflict when it says something else now.
    """
    if field not in TEXTS[type(obj)]:
        raise TypeError(f"{type(obj).__name__}.{field} is not translated here")
    if isinstance(obj, PlanSection):
        return sections.translate_section(by=by, section=obj, language=language, text=text, seen=seen)
    require(by, "translate", obj)
    fresh = unchanged(obj)
    present: Text = getattr(fresh, field)
    if seen is not None and present.get(language, "") != seen:
        raise EditConflict(fresh)
    written = {**present, language: text.strip()}
    setattr(fresh, field, Text({code: words for code, words in written.items() if words}))
    if isinstance(fresh, Commitment):
        fresh.version += 1
    fresh.full_clean()
    fresh.save()
    record("plans.translated", by=by, on=fresh, data={"field": field, "language": language})
    return fresh
