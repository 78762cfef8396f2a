"""The officers' desk of the house: kit's desk with permission from access and history from audit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.gates import officers
from mithaq.commons.access.policy import require_grant, visible
from mithaq.commons.access.request import TownRequest
from mithaq.commons.people.models import Organisation, Person
from mithaq.commons.people.queries import units_of
from mithaq.kit.desk import Bulk, Desk

from .lines import Line, history_for_desk
from .lists import drop_list, keep_list, kept_lists, latest, remember, undo
from .models import BulkAct


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

    def kept(self, request: HttpRequest, actor: Actor) -> dict[str, Any]:
        if actor.person is None:
            return {}
        rows = kept_lists(actor.person, self.code).select_related("person")
        return {
            "can_keep": True,
            "kept_lists": [
                {
                    "pk": one.pk,
                    "name": one.name,
                    "query": one.query,
                    "mine": one.person_id == actor.person.pk,
                    "of": "" if one.person_id == actor.person.pk else one.person.name,
                }
                for one in rows
            ],
            # Asked only where something can be kept.
            "units": lambda: units_of(actor.person, timezone.localdate()).order_by("code"),
            "may_undo": self._may_undo(actor.person),
        }

    def _may_undo(self, person: Person) -> dict[str, Any] | None:
        if not any(one.undo for one in self.bulk):
            return None
        last = latest(person, self.code)
        return {"pk": last.pk, "label": self._bulk(last.act).label} if last is not None else None

    def _bulk(self, code: str) -> Bulk:
        return next(one for one in self.bulk if one.code == code)

    def remember(self, actor: Actor, act: Bulk, before: dict[int, Any]) -> None:
        rows = list(self.model._default_manager.filter(pk__in=before))
        remember(by=actor, desk=self.code, act=act.code, before=before, rows=rows)

    def keep_view(self, request: TownRequest) -> HttpResponse:
        query = request.POST.get("query", "")[:1000]
        unit = request.POST.get("unit", "")
        organisation = (
            Organisation.objects.filter(pk=unit).first() if unit.isascii() and unit.isdigit() else None
        )
        try:
            keep_list(
                by=request.actor,
                desk=self.code,
                name=request.POST.get("name", ""),
                query=query,
                organisation=organisation,
            )
        except ValidationError as refused:
            messages.warning(request, " ".join(refused.messages))
        else:
            messages.success(request, gettext("Kept: it stands above the list."))
        return redirect(f"{self.url()}?{query}")

    def drop_view(self, request: TownRequest, pk: int) -> HttpResponse:
        kept = get_object_or_404(kept_lists(request.actor.person, self.code), pk=pk)  # type: ignore[arg-type]
        drop_list(by=request.actor, kept=kept)
        messages.success(request, gettext("Dropped."))
        return redirect(self.url())

    def undo_view(self, request: TownRequest) -> HttpResponse:
        actor = request.actor
        pk = request.POST.get("act", "")
        mine = BulkAct.objects.filter(person=actor.person, desk=self.code)
        last = get_object_or_404(mine, pk=pk if pk.isascii() and pk.isdigit() else 0)
        act = self._bulk(last.act)
        try:
            if act.undo is None:
                raise ValidationError(gettext("This cannot be undone in one go."))
            done, left, gone = undo(by=actor, act=last, rows=self.queryset(actor), back=act.undo)
        except ValidationError as refused:
            messages.warning(request, " ".join(refused.messages))
            return redirect(self.url())
        words = ngettext("Undone for %(count)s row.", "Undone for %(count)s rows.", len(done))
        messages.success(request, words % {"count": len(done)})
        if left:
            names = ", ".join(str(self.title(row)) for row in left)
            messages.warning(
                request,
                gettext("Not undone, because something happened since: %(rows)s") % {"rows": names},
            )
        if gone:
            words = ngettext(
                "%(count)s row is no longer yours to change: it stays.",
                "%(count)s rows are no longer yours to change: they stay.",
                gone,
            )
            messages.warning(request, words % {"count": gone})
        return redirect(self.url())

    def history(self, actor: Actor, obj: Any) -> Sequence[Line]:
        return history_for_desk(obj)

    @classmethod
    def urls(cls) -> list[URLPattern]:
        desk, name = cls(), f"desk_{cls.code}"
        patterns = [
            path("keep/", require_POST(desk.keep_view), name=f"{name}_keep"),
            path("kept/<int:pk>/drop/", require_POST(desk.drop_view), name=f"{name}_drop"),
            path("undo/", require_POST(desk.undo_view), name=f"{name}_undo"),
            *super().urls(),
        ]
        for pattern in patterns:
            pattern.callback = officers(*cls.grants)(pattern.callback)
        return patterns
