"""What the pages of this floor share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

PUBLIC = "layouts/public.html"
DESK = "layouts/desk.html"


def safe_next(request: HttpRequest, otherwise: str) -> str:
    """Where the visitor was going (`?next=`), when it is on this host."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if wanted and safe else otherwise


def form_page(request: HttpRequest, form: forms.Form, **context: Any) -> HttpResponse:
    """One form on a page. context: title, submit, and perhaps layout, intro, cancel_url, danger, crumbs."""
    status = 422 if form.errors else 200
    return render(request, "membership/form.html", {"layout": PUBLIC, "form": form, **context}, status=status)
