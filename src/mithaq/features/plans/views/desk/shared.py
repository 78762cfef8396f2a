"""What the desk pages of a plan have in common: its frame, and saying why something was not done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.gates import officers
from mithaq.commons.access.interests import InterestConflict
from mithaq.commons.access.policy import allowed, find
from mithaq.kit.rowforms import done as kept
from mithaq.kit.rowforms import explain as explain

from ...desk import READERS
from ...enums_following import UpdateState
from ...models import ImportDoubt, Plan, ProgressUpdate
from ...queries.answering import unanswered_comments

# Who reads a plan at the desk; what they may do there is for the policies.

at_desk = officers(*READERS)
ANSWERERS = (*READERS, "discuss.answer")


def actor_of(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def plan_at_desk(request: HttpRequest, pk: int) -> Plan:
    return find(actor_of(request), Plan.objects.select_related("template", "follows"), pk=pk)


def part(rows: Any, **lookup: Any) -> Any:
    """One row of a plan already found, or 404."""
    found = rows.filter(**lookup).first()
    if found is None:
        raise Http404
    return found


def tabs_of(plan: Plan, current: str) -> list[dict[str, Any]]:
    """The pages of one plan; the counts are open work."""
    waiting = unanswered_comments(plan).count()
    unchecked = ProgressUpdate.objects.filter(commitment__plan=plan, state=UpdateState.WAITING).count()
    doubts = ImportDoubt.objects.filter(plan=plan)
    open_doubts = doubts.filter(settled_at__isnull=True).count()
    pages = [
        ("object", gettext("Overview"), "desk_plans_object", None),
        ("commitments", gettext("Commitments"), "desk_plan_commitments", None),
        ("following", gettext("Following"), "desk_plan_following", unchecked or None),
        ("papers", gettext("Documents and signatures"), "desk_plan_papers", None),
        ("consultation", gettext("Consultation"), "desk_plan_consultation", None),
        ("comments", gettext("Comments"), "desk_plan_comments", waiting or None),
    ]
    if plan.imported_digest or doubts.exists():
        pages.append(("doubts", gettext("Doubts"), "desk_plan_doubts", open_doubts or None))
    pages.append(("history", gettext("History"), "desk_plans_history", None))
    return [
        {
            "label": label,
            "url": reverse(name, kwargs={"pk": plan.pk}),
            "current": code == current,
            "count": count,
        }
        for code, label, name, count in pages
    ]


def show(
    request: HttpRequest, plan: Plan, tab: str, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    shown = {
        "plan": plan,
        "tabs": tabs_of(plan, tab),
        "may_edit": allowed(actor_of(request), "edit", plan),
        "layout": "layouts/desk.html",
        **context,
    }
    return render(request, f"plans/desk/{template}.html", shown, status=status)


def done(form: forms.Form, act: Callable[[], Any]) -> Any:
    """What the action gives; None when it refused, with every reason in the form and nothing typed lost."""
    try:
        return kept(form, act)
    except InterestConflict as conflict:
        form.add_error(None, str(conflict))
    return None


def attempt(request: HttpRequest, act: Callable[[], Any], success: str) -> bool:
    """Carry out an act that has no form of its own; its refusal becomes a message."""
    try:
        act()
    except InterestConflict as conflict:
        messages.error(request, str(conflict))
        return False
    except ValidationError as problem:
        for sentence in problem.messages:
            messages.error(request, sentence)
        return False
    messages.success(request, success)
    return True


def title_of(row: Model | None, new: str) -> str:
    return str(row) if row is not None else new
