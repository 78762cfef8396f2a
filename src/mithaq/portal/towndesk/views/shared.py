"""What the pages of the town's desk have in common: who may enter, the tabs, saving a form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.tenancy.models import Municipality

TABS = (
    ("desk_town", _("Name and texts")),
    ("desk_town_look", _("Logo and colours")),
    ("desk_town_languages", _("Languages")),
    ("desk_town_moderation", _("Moderation")),
    ("desk_town_licence", _("Open data")),
    ("desk_town_profile", _("Country profile")),
    ("desk_town_glossary", _("Protected terms")),
    ("desk_town_domains", _("Addresses")),
    ("desk_town_history", _("History")),
)


def enter(request: HttpRequest) -> tuple[Actor, Municipality]:
    """The officer and a fresh copy of their town: the one in the request is shared by the whole process."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor, Municipality.objects.get(pk=actor.municipality.pk)


def show(request: HttpRequest, tab: str, template: str, context: dict[str, Any]) -> HttpResponse:
    tabs = [{"label": label, "url": reverse(name), "current": name == tab} for name, label in TABS]
    title = dict(TABS)[tab]
    return render(request, f"towndesk/{template}", {"tabs": tabs, "tab_title": title, **context})


def saved(request: HttpRequest, form: forms.Form, save: Callable[[], Any], to: str) -> HttpResponse | None:
    """Carry the act out and go on to `to`; None when it was refused, with the reasons in the form."""
    try:
        save()
    except ValidationError as problem:
        known = not hasattr(problem, "error_dict") or set(problem.error_dict) <= {*form.fields, "__all__"}
        form.add_error(None, problem if known else problem.messages)
        return None
    messages.success(request, gettext("Saved."))
    return redirect(to)
