"""One page for each act of an officer."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from mithaq.commons.access.gates import officers
from mithaq.commons.access.policy import Denied, allowed, find
from mithaq.commons.access.request import TownRequest
from mithaq.kit.rowforms import posted, sent

from ... import actions
from ...access import OFFICE
from ...addresses import desk_url
from ...forms import DecideForm, MergeForm, MoveForm, ReadForm, RouteForm, WalkInForm, WriteForm
from ...models import Request
from ...queries import replies_for
from ...showing import title_of
from .shared import at_desk, form_page


def row_at_desk(request: TownRequest, pk: int, verb: str) -> Request:
    row = find(request.actor, Request.objects.select_related("category", "zone", "unit"), pk=pk)
    if not allowed(request.actor, verb, row):
        raise Denied(f"requests.request: {verb}")
    return row


def files_of(request: TownRequest) -> Any:
    return request.FILES if request.method == "POST" else None


def page(request: TownRequest, form: Any, row: Request, heading: str, **more: Any) -> HttpResponse:
    return form_page(request, form, f"{heading}: {title_of(row)}", desk_url(row), row=row, **more)


@officers(OFFICE)
def walk_in(request: TownRequest) -> HttpResponse:
    """Written down at the counter or on the phone; the receipt is printed for the person."""
    form = WalkInForm(posted(request), files_of(request), actor=request.actor)
    filed = sent(form, lambda: actions.submit(by=request.actor, **form.wanted()))
    if filed is not None:
        shown = {"filed": filed, "row": filed.request, "title": title_of(filed.request)}
        return render(request, "requests/desk/written_down.html", shown)
    return form_page(
        request,
        form,
        gettext("Write down what somebody says"),
        reverse("desk_requests"),
        saying=gettext("Save and give the receipt"),
    )


@at_desk
def move(request: TownRequest, pk: int) -> HttpResponse:
    row = row_at_desk(request, pk, "work")
    form = MoveForm(posted(request), files_of(request), row=row)
    if sent(form, lambda: actions.move(by=request.actor, request=row, **form.cleaned_data)):
        messages.success(request, gettext("The sender is told."))
        return redirect(desk_url(row))
    return page(request, form, row, gettext("Next step"), replies=replies_for(row.category))


@at_desk
def decide(request: TownRequest, pk: int) -> HttpResponse:
    row = row_at_desk(request, pk, "decide")
    form = DecideForm(posted(request))
    made = sent(
        form,
        lambda: actions.decide_contest(
            by=request.actor,
            request=row,
            uphold=form.cleaned_data["uphold"] == "yes",
            words=form.cleaned_data["words"],
        ),
    )
    if made:
        messages.success(request, gettext("The sender is told."))
        return redirect(desk_url(row))
    return page(request, form, row, gettext("Decide on the contest"))


@at_desk
def write(request: TownRequest, pk: int) -> HttpResponse:
    row = row_at_desk(request, pk, "work")
    form = WriteForm(posted(request))
    if sent(form, lambda: actions.write(by=request.actor, request=row, **form.cleaned_data)):
        messages.success(request, gettext("Written."))
        return redirect(desk_url(row))
    return page(request, form, row, gettext("Write"), talk=row.messages.select_related("by"))


@at_desk
def route(request: TownRequest, pk: int) -> HttpResponse:
    """Subject, unit, colleague and priority on one page; only what was changed is done."""
    row = row_at_desk(request, pk, "route")
    form = RouteForm(posted(request), row=row)
    if sent(form, lambda: _route(request, row, form.cleaned_data)):
        messages.success(request, gettext("Saved."))
        return redirect("desk_requests")
    return page(request, form, row, gettext("Send where it belongs"))


def _route(request: TownRequest, row: Request, wanted: dict[str, Any]) -> bool:
    common: dict[str, Any] = {"by": request.actor, "request": row}
    unit = wanted["unit"]
    if wanted["category"].pk != row.category_id:
        moved = actions.recategorise(**common, category=wanted["category"])
        # The new subject brings its own unit, unless another one was named.
        unit = unit if unit.pk != row.unit_id else moved.unit
        row.unit_id = moved.unit_id
    if wanted["priority"] != row.priority:
        actions.set_priority(**common, priority=wanted["priority"])
    if wanted["assignee"] is not None and wanted["assignee"].pk != row.assignee_id and unit.pk == row.unit_id:
        actions.assign(**common, person=wanted["assignee"])
    if unit.pk != row.unit_id:
        actions.hand_over(**common, unit=unit, reason=wanted["reason"])
    return True


@at_desk
def merge(request: TownRequest, pk: int) -> HttpResponse:
    row = row_at_desk(request, pk, "work")
    form = MergeForm(posted(request))
    if sent(form, lambda: _merge(request, row, form.cleaned_data["into"])):
        messages.success(request, gettext("Joined; the sender is told."))
        return redirect("desk_requests")
    return page(request, form, row, gettext("Join to another"))


def _merge(request: TownRequest, row: Request, typed: str) -> int:
    year, _slash, number = typed.strip().partition("/")
    found = None
    if all(part.isascii() and part.isdigit() and len(part) < 9 for part in (year, number)):
        found = Request.objects.filter(year=int(year), number=int(number)).first()
    if found is None or not allowed(request.actor, "work", found):
        raise ValidationError({"into": gettext("There is no such request: write it as 2026/0042.")})
    return actions.merge(by=request.actor, requests=[row], into=found)


@at_desk
def read(request: TownRequest, pk: int) -> HttpResponse:
    row = row_at_desk(request, pk, "read")
    form = ReadForm(posted(request), initial={"text": row.text})
    if sent(form, lambda: _read(request, row, form.cleaned_data)):
        messages.success(request, gettext("Saved."))
        return redirect(desk_url(row))
    return page(request, form, row, gettext("What everybody reads"))


def _read(request: TownRequest, row: Request, wanted: dict[str, Any]) -> Request:
    if wanted["shown"] == "no":
        return actions.withhold(by=request.actor, request=row, reason=wanted["reason"])
    return actions.show(by=request.actor, request=row, text=wanted["text"], with_photos=wanted["with_photos"])
