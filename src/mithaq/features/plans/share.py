"""The picture that stands for a plan or a commitment when its address is shared."""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple, dataclass

from django.core.cache import caches
from django.utils.translation import override

from mithaq.kit import colours
from mithaq.kit.formats import period
from mithaq.kit.images import share_image

from .models import Commitment, Plan

DAYS_KEPT = 30
# Raised when the drawing itself changes.
DRAWING = 1


@dataclass(frozen=True)
class Card:
    """All that the picture depends on."""

    title: str
    subtitle: str
    town: str
    language: str
    colour: str
    accent: str

    @property
    def digest(self) -> str:
        """16 hex digits that change with anything one would see."""
        seen = json.dumps([DRAWING, *astuple(self)], ensure_ascii=False)
        return hashlib.sha256(seen.encode()).hexdigest()[:16]

    def png(self) -> bytes:
        """Drawn once, then kept by what it shows."""
        cache = caches["pages"]
        kept: bytes | None = cache.get(key := f"share:{self.digest}")
        if kept is None:
            kept = self._draw()
            cache.set(key, kept, DAYS_KEPT * 86_400)
        return kept

    def _draw(self) -> bytes:
        palette = colours.palette(self.colour, self.accent)
        return share_image(self.title, self.subtitle, self.town, self.language, palette)


def plan_card(plan: Plan, language: str) -> Card:
    with override(language):
        days = period(plan.starts_on, plan.ends_on) if plan.starts_on or plan.ends_on else ""
        subtitle = " · ".join(part for part in (plan.get_status_display(), days) if part)
        return _card(plan, str(plan.title), subtitle, language)


def commitment_card(commitment: Commitment, language: str) -> Card:
    with override(language):
        return _card(commitment.plan, str(commitment.title), str(commitment.plan.title), language)


def _card(plan: Plan, title: str, subtitle: str, language: str) -> Card:
    town = plan.municipality
    return Card(title, subtitle, str(town.name), language, town.colour, town.accent)
