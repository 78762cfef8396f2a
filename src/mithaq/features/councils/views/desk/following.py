"""What a body follows, at the desk: one list for each body, a line for every opinion, answer and outcome."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from mithaq.commons.access.policy import find
from mithaq.commons.access.request import TownRequest
from mithaq.kit.rowforms import posted, sent

from ... import actions
from ...forms import ItemForm, StepForm
from ...models import Item
from ...queries import items_of
from ...showing import fate_of
from .shared import at_desk, body_at_desk, form_page

PAGE_SIZE = 20


@at_desk
def follow_up(request: TownRequest, pk: int) -> HttpResponse:
    body = body_at_desk(request, pk)
    page = Paginator(items_of(request.actor, body), PAGE_SIZE).get_page(request.GET.get("page"))
    found = [{"item": one, "steps": list(one.steps.all()), "fate": fate_of(one)} for one in page]
    return render(request, "councils/desk/follow_up.html", {"body": body, "page": page, "found": found})


@at_desk
def new_item(request: TownRequest, pk: int) -> HttpResponse:
    body = body_at_desk(request, pk)
    form = ItemForm(posted(request), actor=request.actor)
    made = sent(
        form,
        lambda: actions.follow_item(
            by=request.actor,
            body=body,
            subject=form.chosen_subject,
            **{name: form.cleaned_data[name] for name in ("title", "addressee", "due_on")},
        ),
    )
    back = reverse("desk_councils_follow_up", args=[body.pk])
    if made is not None:
        return redirect(back)
    return form_page(request, form, gettext("Follow a matter"), back, intro=body.name)


@at_desk
def new_step(request: TownRequest, pk: int) -> HttpResponse:
    item = find(request.actor, Item.objects.select_related("body"), "edit", pk=pk)
    form = StepForm(posted(request), initial={"fate": item.fate})
    made = sent(form, lambda: actions.write_step(by=request.actor, item=item, **form.cleaned_data))
    back = reverse("desk_councils_follow_up", args=[item.body_id])
    if made is not None:
        return redirect(back)
    return form_page(request, form, gettext("What became of it"), back, intro=item.title)
