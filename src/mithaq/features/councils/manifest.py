"""What the house must know about what bodies decide."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mithaq.commons.manifest.definitions import DeskItem, Manifest, MenuItem
from mithaq.kit.registry import Record

from .access import EDIT
from .addresses import call_url, decision_url, desk_call_url, desk_decision_url, item_url, quarter_url
from .events import EVENTS
from .exports import CALLS, DECISIONS, ITEMS, QUARTERS
from .screens import CHAPTERS, PANELS, TASKS

POLICIES = "mithaq.features.councils.access"

MANIFEST = Manifest(
    feature="councils",
    label=_("Decisions"),
    records=(
        Record(
            code="councils.decision",
            model="councils.Decision",
            label=_("decision"),
            label_plural=_("decisions"),
            policy=f"{POLICIES}:DecisionPolicy",
            title=lambda row: row.title,
            url=decision_url,
            desk_url=desk_decision_url,
            followable=True,
            searchable=("title", "text"),
            dataset=DECISIONS,
            parent=lambda row: row.body,
            extra={
                "translate": "mithaq.features.councils.actions:translate",
                "translatable": ("title", "text"),
            },
        ),
        Record(
            code="councils.position",
            model="councils.Position",
            label=_("position"),
            label_plural=_("positions"),
            policy=f"{POLICIES}:PositionPolicy",
            title=lambda row: row.round.decision.title,
            url=lambda row: decision_url(row.round.decision),
            extra={"search_related": ("round__decision",)},
        ),
        Record(
            code="councils.item",
            model="councils.Item",
            label=_("followed item"),
            label_plural=_("followed items"),
            policy=f"{POLICIES}:ItemPolicy",
            title=lambda row: row.title,
            url=item_url,
            searchable=("title",),
            dataset=ITEMS,
            parent=lambda row: row.body,
        ),
        Record(
            code="councils.call",
            model="councils.Call",
            label=_("call for nominations"),
            label_plural=_("calls for nominations"),
            policy=f"{POLICIES}:CallPolicy",
            title=lambda row: row.title,
            url=call_url,
            desk_url=desk_call_url,
            followable=True,
            searchable=("title", "text"),
            dataset=CALLS,
            parent=lambda row: row.body,
        ),
        Record(
            code="councils.nominee",
            model="councils.Nominee",
            label=_("nominee"),
            label_plural=_("nominees"),
            policy=f"{POLICIES}:NomineePolicy",
            title=lambda row: row.name,
            url=lambda row: f"{call_url(row.call)}#nominee-{row.pk}",
            parent=lambda row: row.call,
            extra={"search_related": ("call",)},
        ),
        Record(
            code="councils.quarter",
            model="councils.QuarterRecord",
            label=_("quarterly record"),
            label_plural=_("quarterly records"),
            policy=f"{POLICIES}:QuarterPolicy",
            title=lambda row: row.body.name,
            url=quarter_url,
            searchable=("progress", "obstacles", "corrective"),
            dataset=QUARTERS,
            parent=lambda row: row.body,
        ),
    ),
    events=EVENTS,
    desk=(
        DeskItem(
            code="councils",
            label=_("Decisions"),
            url="desk_councils",
            grants=(EDIT,),
            order=16,
        ),
    ),
    menu=(MenuItem(code="councils", verb="look_inside", label=_("Decisions"), url="decisions", order=16),),
    panels=PANELS,
    tasks=TASKS,
    chapters=CHAPTERS,
    demo="mithaq.features.councils.demo:fill",
    demo_order=60,
)
