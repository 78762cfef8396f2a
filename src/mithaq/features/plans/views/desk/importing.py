"""A published page uploaded at the desk, and what is doubtful in it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from mithaq.commons.access.gates import officers
from mithaq.kit.desk.forms import form_page

from ...actions.doubts import settle_doubt
from ...actions.importing import import_plan
from ...forms.plan import ImportForm, SettleForm
from ...models import ImportDoubt
from ...reading import NotAPlan
from ...reading.messages import refusal
from .shared import actor_of, at_desk, attempt, done, part, plan_at_desk, show


@officers("plans.edit")
def upload(request: HttpRequest) -> HttpResponse:
    form = ImportForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            imported = done(form, lambda: import_plan(by=actor_of(request), data=form.cleaned_data["page"]))
        except NotAPlan as problem:
            imported = None
            form.add_error("page", refusal(problem))
        if imported:
            count = len(imported.doubts)
            told = ngettext(
                "The page is in, as a draft. %(count)s thing to look at.",
                "The page is in, as a draft. %(count)s things to look at.",
                count,
            )
            messages.success(request, told % {"count": count})
            return redirect("desk_plan_doubts", pk=imported.plan.pk)
    plans = reverse("desk_plans")
    return form_page(
        request,
        form,
        heading=gettext("Read a plan from its published page"),
        back=plans,
        trail=[(gettext("Action plans"), plans)],
        intro=gettext(
            "Open the plan’s page on the site of the partnership, save it as plain text, and choose the file here. "
            "Everything on it becomes a draft that only officers see, with a list of what is doubtful."
        ),
        saying=gettext("Read the page"),
    )


@at_desk
def doubts(request: HttpRequest, pk: int) -> HttpResponse:
    plan = plan_at_desk(request, pk)
    rows = ImportDoubt.objects.filter(plan=plan).select_related("settled_by")
    sections = {one.question.code: one for one in plan.sections.select_related("question")}
    lines = [
        {"doubt": one, "section": sections.get(one.section)}
        for one in rows.order_by("settled_at", "line", "pk")
    ]
    return show(request, plan, "doubts", "doubts", {"lines": lines, "form": SettleForm()})


@at_desk
@require_POST
def settle(request: HttpRequest, pk: int, doubt: int) -> HttpResponse:
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    row = part(ImportDoubt.objects.filter(plan=plan), pk=doubt)
    note = request.POST.get("note", "")
    attempt(request, lambda: settle_doubt(by=actor, doubt=row, note=note), gettext("Settled."))
    return redirect("desk_plan_doubts", pk=plan.pk)
