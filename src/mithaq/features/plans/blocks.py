"""Plans on the town's home page and in its menu."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from mithaq.commons.access.actor import Actor
from mithaq.commons.manifest.definitions import Block, MenuItem, Tally
from mithaq.kit.formats import number

from .queries import everywhere, home


def open_now(actor: Actor) -> dict[str, Any] | None:
    found = home.invitations(actor)
    return {"invitations": found} if found else None


def promises(actor: Actor) -> dict[str, Any] | None:
    found = home.promises(actor)
    return {"promises": found} if found else None


def in_time(actor: Actor) -> dict[str, Any] | None:
    found = home.punctuality(actor)
    return None if found.is_empty else {"kept": found}


def plans_in_words(count: int) -> str:
    return ngettext("%(shown)s action plan", "%(shown)s action plans", count) % {"shown": number(count)}


def commitments_in_words(count: int) -> str:
    return ngettext("%(shown)s commitment", "%(shown)s commitments", count) % {"shown": number(count)}


BLOCKS = (
    Block(code="plans.open", slot="open_now", template="plans/blocks/open_now.html", context=open_now),
    Block(code="plans.promises", slot="promises", template="plans/blocks/promises.html", context=promises),
    Block(code="plans.in_time", slot="figures", template="plans/blocks/in_time.html", context=in_time),
)
TALLIES = (
    Tally(
        code="plans.plans",
        label=_("Action plans"),
        count=everywhere.plans,
        words=plans_in_words,
        order=10,
    ),
    Tally(
        code="plans.commitments",
        label=_("Commitments that bind today"),
        count=everywhere.commitments,
        words=commitments_in_words,
        order=11,
    ),
    Tally(code="plans.steps_done", label=_("Steps done"), count=everywhere.steps_done, order=12),
    Tally(code="plans.steps_late", label=_("Steps overdue"), count=everywhere.steps_late, order=13),
    Tally(code="plans.comments", label=_("Comments on plans"), count=everywhere.comments, order=14),
    Tally(code="plans.answers", label=_("Comments answered"), count=everywhere.answers, order=15),
)
MENU = (
    MenuItem(
        code="plans.consultations",
        verb="take_part",
        label=_("Consultations"),
        url="plan_consultations",
        order=10,
    ),
    MenuItem(code="plans.plans", verb="follow", label=_("Action plans"), url="plans", order=10),
)
