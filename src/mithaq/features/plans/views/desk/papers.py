"""Documents and signatures."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from mithaq.commons.access.policy import allowed

from ...actions.documents import FIELDS, add_document, change_document
from ...actions.endorsements import add_endorsement, withdraw_endorsement
from ...forms.papers import DocumentForm, EndorsementForm, NewDocumentForm, WithdrawForm
from ...models import Endorsement, PlanDocument
from ...queries.documents import papers_of
from ...queries.endorsements import signatures_of
from .shared import actor_of, at_desk, done, part, plan_at_desk, show


@at_desk
def papers(request: HttpRequest, pk: int) -> HttpResponse:
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    context = {
        "papers": papers_of(actor, plan),
        "endorsements": signatures_of(plan),
        "may_attach": allowed(actor, "attach", plan),
        "may_endorse": allowed(actor, "endorse", plan),
    }
    return show(request, plan, "papers", "papers", context)


@at_desk
def new_document(request: HttpRequest, pk: int) -> HttpResponse:
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    form = NewDocumentForm(request.POST or None, request.FILES or None)
    if form.is_valid() and done(
        form,
        lambda: add_document(by=actor, plan=plan, upload=form.cleaned_data["upload"], **form.wanted(FIELDS)),
    ):
        messages.success(request, gettext("The document is with the plan."))
        return redirect("desk_plan_papers", pk=plan.pk)
    context = {"form": form, "heading": gettext("New document"), "uploads": True}
    return show(request, plan, "papers", "form", context)


@at_desk
def document(request: HttpRequest, pk: int, document: int) -> HttpResponse:
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    row = part(PlanDocument.objects.filter(plan=plan), pk=document)
    form = DocumentForm(request.POST or None, row=row)
    if form.is_valid() and done(
        form,
        lambda: change_document(
            by=actor, document=row, fields=form.wanted(FIELDS), seen=form.cleaned_data["seen"]
        ),
    ):
        messages.success(request, gettext("Saved."))
        return redirect("desk_plan_papers", pk=plan.pk)
    return show(request, plan, "papers", "form", {"form": form, "heading": str(row.title)})


@at_desk
def new_endorsement(request: HttpRequest, pk: int) -> HttpResponse:
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    form = EndorsementForm(request.POST or None, plan=plan)
    fields = ("name", "capacity", "organisation", "no_public_body", "signed_on", "statement", "letter")
    if form.is_valid() and done(form, lambda: add_endorsement(by=actor, plan=plan, **form.wanted(fields))):
        messages.success(request, gettext("The endorsement is written down."))
        return redirect("desk_plan_papers", pk=plan.pk)
    return show(request, plan, "papers", "form", {"form": form, "heading": gettext("New endorsement")})


@at_desk
def withdraw(request: HttpRequest, pk: int, endorsement: int) -> HttpResponse:
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    row = part(Endorsement.objects.filter(plan=plan, withdrawn_on__isnull=True), pk=endorsement)
    form = WithdrawForm(request.POST or None)
    if form.is_valid() and done(
        form, lambda: withdraw_endorsement(by=actor, endorsement=row, **form.cleaned_data)
    ):
        messages.success(request, gettext("The withdrawal is written down."))
        return redirect("desk_plan_papers", pk=plan.pk)
    heading = gettext("Withdrawal of %(name)s") % {"name": row.name}
    return show(request, plan, "papers", "form", {"form": form, "heading": heading})
