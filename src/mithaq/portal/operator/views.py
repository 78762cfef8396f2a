"""The operator's pages, on the bare host."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mithaq.commons.jobs.queries import dead_letters
from mithaq.commons.tenancy.models import Municipality
from mithaq.commons.tenancy.queries import primary_host
from mithaq.portal.directory.queries import town_address

from . import actions
from .forms import DomainForm, FoundForm
from .gate import operators
from .queries import health_of_installation


@operators
@require_safe
def towns(request: HttpRequest) -> HttpResponse:
    found = Municipality.objects.order_by("closed_on", "slug").prefetch_related("domains")
    rows = [(town, town_address(town, request)) for town in found]
    return render(request, "operator/towns.html", {"rows": rows, "health": health_of_installation()})


@operators
def found(request: HttpRequest) -> HttpResponse:
    form = FoundForm(request.POST or None)
    if form.is_valid():
        given = dict(form.cleaned_data)
        host = given.pop("host")
        usual = f"{given['slug']}.{settings.MITHAQ_DOMAIN}"
        try:
            made = actions.found_town(
                by=request.user,  # type: ignore[arg-type]
                hosts=(host, usual) if host else (usual,),
                **given,
            )
        except ValidationError as problem:
            known = not hasattr(problem, "error_dict") or set(problem.error_dict) <= {*form.fields, "__all__"}
            form.add_error(None, problem if known else problem.messages)
        else:
            shown = {"town": None, "made": made, "address": town_address(made.town, request)}
            return render(request, "operator/founded.html", shown)
    return render(request, "operator/found.html", {"form": form})


@operators
def town(request: HttpRequest, slug: str) -> HttpResponse:
    """One town: its addresses, and closing it."""
    row = get_object_or_404(Municipality, slug=slug)
    form = DomainForm(request.POST or None)
    if form.is_valid():
        try:
            actions.add_domain(by=request.user, town=row, **form.cleaned_data)  # type: ignore[arg-type]
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("The town answers at this address now."))
            return redirect("operator_town", slug=slug)
    shown = {
        "row": row,
        "form": form,
        "domains": row.domains.order_by("-is_primary", "host"),
        "primary": primary_host(row),
        "address": town_address(row, request),
    }
    return render(request, "operator/town.html", shown)


@operators
@require_POST
def remove_domain(request: HttpRequest, slug: str) -> HttpResponse:
    row = get_object_or_404(Municipality, slug=slug)
    actions.remove_domain(by=request.user, town=row, host=request.POST.get("host", ""))  # type: ignore[arg-type]
    return redirect("operator_town", slug=slug)


@operators
@require_POST
def close(request: HttpRequest, slug: str) -> HttpResponse:
    row = get_object_or_404(Municipality, slug=slug)
    actions.close_town(by=request.user, town=row)  # type: ignore[arg-type]
    messages.success(request, _("The town is closed: its pages answer no more, nothing was deleted."))
    return redirect("operator_town", slug=slug)


@operators
@require_POST
def reopen(request: HttpRequest, slug: str) -> HttpResponse:
    row = get_object_or_404(Municipality, slug=slug)
    actions.reopen_town(by=request.user, town=row)  # type: ignore[arg-type]
    messages.success(request, _("The town is open again."))
    return redirect("operator_town", slug=slug)


@operators
@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """Jobs that were tried as often as allowed."""
    return render(request, "operator/dead_letters.html", {"jobs": dead_letters()[:200]})
