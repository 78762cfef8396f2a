"""Both plans of a town, as if its people had worked on them until this morning."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

from django.db import transaction

from mithaq.commons.tenancy.models import GlossaryTerm, Municipality

from ..enums import PlanStatus
from ..models import Plan
from .cast import Cast, texts
from .following import enter_following
from .lifecycle import enter_life
from .monitoring import enter_monitoring
from .plan import enter_plan
from .shift import move_to_today
from .talk import enter_consultation

FOLDER = Path(__file__).parent


def load(*, municipality: Municipality, say: Callable[[str], None]) -> None:
    """Called inside the town's scope. Run on another day, the dates move along and nothing else changes."""
    path = FOLDER / f"{municipality.slug}.toml"
    if not path.exists():
        return
    cast = Cast(municipality, tomllib.loads(path.read_text(encoding="utf-8")))
    rows = cast.data["plans"]
    known = set(Plan.objects.values_list("code", flat=True))
    if all(row["code"] in known for row in rows):
        if days := move_to_today(cast):
            say(f"{municipality.slug}: plans moved along by {days} days")
        return
    with transaction.atomic():
        enter_glossary(cast)
        for row in rows:
            say(f"{municipality.slug}: {row['title']['en']} …")
            plan = enter_plan(cast, row)
            if "consultation" in row:
                enter_consultation(cast, plan, row["consultation"])
            elif plan.status == PlanStatus.IMPLEMENTATION:
                enter_following(cast, plan)
                enter_monitoring(cast, plan)
        enter_life(cast)


def enter_glossary(cast: Cast) -> None:
    """The words whose translation is settled, for the translation screen."""
    known = {term.term.get("en", "") for term in GlossaryTerm.objects.all()}
    for row in cast.data["glossary"]:
        if row["term"]["en"] not in known:
            note = texts(row["note"]).best(cast.municipality.default_language)[0]
            GlossaryTerm.objects.create(term=texts(row["term"]), wrong=row["wrong"], note=note)
