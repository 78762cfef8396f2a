"""Plans on the town's home page and in its menu."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.manifest.definitions import Block, MenuItem

from .queries import home


def open_now(actor: Actor) -> dict[str, Any] | None:
    found = home.invitations(actor)
    return {"invitations": found} if found else None


def promises(actor: Actor) -> dict[str, Any] | None:
    found = home.promises(actor)
    return {"promises": found} if found else None


def in_time(actor: Actor) -> dict[str, Any] | None:
    found = home.punctuality(actor)
    return None if found.is_empty else {"kept": found}


BLOCKS = (
    Block(code="plans.open", slot="open_now", template="plans/blocks/open_now.html", context=open_now),
    Block(code="plans.promises", slot="promises", template="plans/blocks/promises.html", context=promises),
    Block(code="plans.in_time", slot="figures", template="plans/blocks/in_time.html", context=in_time),
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
