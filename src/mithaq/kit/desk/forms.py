"""Desk pages with one form, or for a list; and a button that needs none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from mithaq.kit.lists import LineProblem, ListForm, WrongLines
from mithaq.kit.rowforms import explain

from .views import Desk

TEMPLATE = "kit/desk/form.html"


def form_page(
    request: HttpRequest,
    form: forms.Form,
    *,
    heading: Any,
    back: str,
    trail: Sequence[tuple[Any, str]],
    about: Any = "",
    intro: Any = "",
    saying: Any = "",
    removing: Any = "",
    template: str = TEMPLATE,
    status: int = 0,
    **more: Any,
) -> HttpResponse:
    """The form under its heading; 422 when what was sent is to be corrected.

    trail: (label, address) of the pages above; back: where Cancel leads; about: what the form changes, for the
    title; saying: on the button, "Save" when empty; removing: on a second button, which sends `remove`. A template
    that extends the kit's has the blocks `before` and `after` the form.
    """
    context = {
        "layout": Desk.layout,
        "form": form,
        "heading": heading,
        "back": back,
        "trail": [*trail, (heading, "")],
        "about": about,
        "intro": intro,
        "saying": saying or gettext("Save"),
        "removing": removing,
        **more,
    }
    status = status or (422 if form.is_bound and form.errors else 200)
    return render(request, template, context, status=status)


def bring_page(
    request: HttpRequest,
    read: Callable[[ListForm], str],
    *,
    back: str,
    columns: Iterable[tuple[Any, str]],
    empty_url: str = "",
    **page: Any,
) -> HttpResponse:
    """A list brought in: all lines or none; what is wrong is said line by line, and the lines stay in the box.

    read: brings in what the form holds and says what came of it; it may raise WrongLines or ValidationError.
    columns: (label, code); empty_url: of a list to fill in; page: as for `form_page`.
    """
    form = ListForm(request.POST or None, request.FILES or None)
    problems: list[LineProblem] = []
    if form.is_valid():
        try:
            said = read(form)
        except WrongLines as wrong:
            problems = wrong.problems
            form.put_back()
        except ValidationError as refused:
            form.put_back()
            explain(form, refused)
        else:
            messages.success(request, said)
            return redirect(back)
    return form_page(
        request,
        form,
        back=back,
        saying=gettext("Bring in"),
        template="kit/desk/bring.html",
        status=422 if problems else 0,
        problems=problems,
        columns=list(columns),
        empty_url=empty_url,
        **page,
    )


def told(request: HttpRequest, act: Callable[[], Any], said: Any) -> None:
    """Carry out the act of a button and say what came of it."""
    try:
        act()
    except ValidationError as refused:
        for sentence in refused.messages:
            messages.error(request, sentence)
    else:
        messages.success(request, said)
