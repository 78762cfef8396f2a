"""Reports on other pages: beside a plan, on the home page, in the menus."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.manifest.definitions import Block, DeskItem, MenuItem, Panel, Task

from .access import PUBLISH, WRITE
from .enums import QuarterState
from .queries.calendar import bulletins
from .queries.editions import waiting

ON_A_PLAN = 4


def beside_a_plan(actor: Actor, _plan: Any) -> dict[str, Any] | None:
    """The last quarters, the missing ones among them."""
    lines = bulletins(actor.municipality, most=ON_A_PLAN)
    return {"lines": lines} if lines else None


def newest(actor: Actor) -> dict[str, Any] | None:
    """The newest bulletin, or that it is missing."""
    lines = bulletins(actor.municipality, most=ON_A_PLAN)
    told = next((line for line in lines if line.state != QuarterState.COMING), None)
    return {"line": told} if told else None


PANELS = (
    Panel(
        code="reports.bulletins",
        on="plans.plan",
        template="reports/beside_plan.html",
        context=beside_a_plan,
        order=60,
        alike=True,
    ),
)
BLOCKS = (
    Block(code="reports.newest", slot="promises", template="reports/newest.html", context=newest, order=70),
)
MENU = (
    MenuItem(
        code="reports.bulletins",
        verb="look_inside",
        label=_("Bulletins and reports"),
        url="bulletins",
        order=30,
    ),
)
DESK = (DeskItem(code="reports", label=_("Reports"), url="desk_reports", grants=(WRITE, PUBLISH), order=30),)
TASKS = (
    Task(code="reports.waiting", label=_("Reports to finish"), grants=(WRITE, PUBLISH), waiting=waiting),
)
