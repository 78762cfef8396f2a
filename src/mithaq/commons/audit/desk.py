"""The officers' desk of the house: kit's desk with permission from access and history from audit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import URLPattern

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.gates import officers
from mithaq.commons.access.policy import require_grant, visible
from mithaq.kit.desk import Desk

from .lines import Line, history_for_desk


class OfficersDesk(Desk):
    """A desk for the holders of one of `grants`.

    class PlanDesk(OfficersDesk):
        code, label, grants, model = "plans", _("Plans"), ("plans.edit",), Plan
        related = ("lead",)

    Everybody else is refused (see access.gates). The list
    holds the rows of `model` to which the policy allows `verb`; the history tab is the audit's.
    """

    grants: tuple[str, ...] = ()
    model: type[Model]
    verb = "view"
    # Joined in the list and the detail, so that the number of queries stays constant.
    related: tuple[str, ...] = ()
    prefetched: tuple[str, ...] = ()

    def enter(self, actor: Actor) -> None:
        require_grant(actor, *self.grants)

    def queryset(self, actor: Actor) -> QuerySet[Any]:
        rows = visible(actor, self.model._default_manager.all(), self.verb)
        if self.related:
            rows = rows.select_related(*self.related)
        return rows.prefetch_related(*self.prefetched)

    def history(self, actor: Actor, obj: Any) -> Sequence[Line]:
        return history_for_desk(obj)

    @classmethod
    def urls(cls) -> list[URLPattern]:
        patterns = super().urls()
        for pattern in patterns:
            pattern.callback = officers(*cls.grants)(pattern.callback)
        return patterns
