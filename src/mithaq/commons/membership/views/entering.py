"""Coming in: a sign-in link, the first visit to a town, the second factor of officers."""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mithaq.commons.access.gates import account_holder, public
from mithaq.commons.people import second_factor as factor
from mithaq.commons.people.actions import link_is_open, use_sign_in_link
from mithaq.commons.people.forms import AboutMe
from mithaq.commons.people.queries import person_of

from ..actions.joining import join
from .pages import form_page, safe_next


@public
@never_cache
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """A button, because mail scanners open links; only pressing it uses the link up."""
    if request.method == "POST":
        if user := use_sign_in_link(token):
            return perform_login(request, Login(user=user, email_verification="none"))
        return render(request, "membership/enter.html", {"open": False}, status=410)
    is_open = link_is_open(token)
    # The referrer stays on this host (site-wide policy); "no-referrer" would send Origin: null with the button's
    # form, and the CSRF check refuses that.
    return render(request, "membership/enter.html", {"open": is_open}, status=200 if is_open else 410)


@account_holder
def join_town(request: HttpRequest) -> HttpResponse:
    """The first visit of an account to this town: how do you want to appear here?"""
    town = request.municipality  # type: ignore[attr-defined]
    there = safe_next(request, reverse("account"))
    if person_of(request.user, town):  # type: ignore[arg-type]
        return redirect(there)
    form = AboutMe(request.POST or None)
    if request.method == "POST" and form.is_valid():
        join(user=request.user, municipality=town, **form.cleaned_data)  # type: ignore[arg-type]
        return redirect(there)
    return form_page(
        request,
        form,
        title=_("Welcome to %(town)s") % {"town": town.name},
        intro=_("You have an account already. How do you want to appear in this town?"),
        submit=_("Continue"),
        next=there,
    )


@account_holder
@never_cache
def second_factor(request: HttpRequest) -> HttpResponse:
    """Where an officer proves it is really them: shows the factor they have, or adds their first one."""
    there = safe_next(request, reverse("home"))
    if factor.shown(request):
        return redirect(there)
    has_one = is_mfa_enabled(request.user)
    return render(request, "membership/second_factor.html", {"has_one": has_one, "next": there})
