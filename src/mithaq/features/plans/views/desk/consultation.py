"""The consultation: prepare, open, close, report."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from mithaq.commons.access.policy import allowed
from mithaq.kit.i18n import Text

from ...actions.consultations import (
    FIELDS,
    change_consultation,
    close_consultation,
    open_consultation,
    pack_problems,
    prepare_consultation,
    publish_report,
)
from ...actions.documents import set_pack
from ...forms.consultation import ConsultationForm, PackForm, ReportForm
from ...models import Consultation, Plan
from ...queries.answering import unanswered_comments
from ...queries.desk import workspace
from ...queries.documents import papers_of
from ...queries.public import is_open
from .shared import actor_of, at_desk, attempt, done, plan_at_desk, show

# What a town usually promises; the officer changes it before it opens.
RULES = Text(
    ar="يُقرأ كل تعليق قبل نشره، ولا يُحجب إلا ما كان إساءة أو إعلانًا. ولكل تعليق منشور جواب.",
    fr="Chaque avis est lu avant de paraître ; seules l’injure et la publicité sont écartées. Chacun a sa réponse.",
    en="Every comment is read before it is shown; only insults and advertising are left out. Each gets an answer.",
)


def newest(plan: Plan) -> Consultation | None:
    return Consultation.objects.filter(plan=plan).select_related("responsible", "plan").first()


@at_desk
def consultation(request: HttpRequest, pk: int) -> HttpResponse:
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    row = newest(plan)
    now = timezone.now()
    is_over = row is not None and row.opened_at is not None and row.closes_at <= now
    context = {
        "consultation": row,
        "is_open": is_open(row, now),
        "is_over": is_over,
        "problems": pack_problems(row) if row and not row.opened_at else [],
        "papers": papers_of(actor, plan, in_pack=True),
        "pack_form": PackForm(plan=plan),
        "work": workspace(actor, plan),
        "waiting": unanswered_comments(plan) if is_over else [],
        "report_form": ReportForm(row=row) if is_over else None,
        "may_close": allowed(actor, "publish", plan),
    }
    return show(request, plan, "consultation", "consultation", context)


@at_desk
def prepare(request: HttpRequest, pk: int) -> HttpResponse:
    """A new consultation, or the one being prepared or held."""
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    row = newest(plan)
    if row is not None and row.closes_at <= timezone.now() and row.opened_at:
        row = None
    start = {} if row else {"initial": {"rules": RULES, "influence": "consult", "responsible": actor.person}}
    form = ConsultationForm(request.POST or None, row=row, **start)
    if form.is_valid():
        fields = form.wanted(FIELDS) | form.moments()
        saved = done(
            form,
            lambda: (
                change_consultation(by=actor, consultation=row, fields=fields, seen=form.cleaned_data["seen"])
                if row
                else prepare_consultation(by=actor, plan=plan, **fields)
            ),
        )
        if saved:
            messages.success(request, gettext("Saved."))
            return redirect("desk_plan_consultation", pk=plan.pk)
    context = {"form": form, "heading": gettext("Public consultation")}
    return show(request, plan, "consultation", "form", context)


@at_desk
@require_POST
def pack(request: HttpRequest, pk: int) -> HttpResponse:
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    form = PackForm(request.POST, plan=plan)
    if form.is_valid():
        chosen = form.cleaned_data["documents"]
        attempt(request, lambda: set_pack(by=actor, plan=plan, documents=chosen), gettext("Saved."))
    return redirect("desk_plan_consultation", pk=plan.pk)


@at_desk
@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Open or close."""
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    row = newest(plan)
    if row is not None and request.POST.get("act") == "open":
        told = gettext("The consultation is open; everybody can read the first version.")
        attempt(request, lambda: open_consultation(by=actor, consultation=row), told)
    elif row is not None and request.POST.get("act") == "close":
        told = gettext("The consultation is closed.")
        attempt(request, lambda: close_consultation(by=actor, consultation=row), told)
    return redirect("desk_plan_consultation", pk=plan.pk)


@at_desk
def report(request: HttpRequest, pk: int) -> HttpResponse:
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    row = newest(plan)
    if row is None or row.opened_at is None:
        return redirect("desk_plan_consultation", pk=plan.pk)
    form = ReportForm(request.POST or None, row=row)
    if form.is_valid() and done(
        form,
        lambda: publish_report(
            by=actor,
            consultation=row,
            report=form.cleaned_data["report"],
            seen=form.cleaned_data["seen"],
        ),
    ):
        messages.success(request, gettext("The report is published."))
        return redirect("desk_plan_consultation", pk=plan.pk)
    context = {"form": form, "waiting": unanswered_comments(plan)}
    return show(request, plan, "consultation", "report", context)
