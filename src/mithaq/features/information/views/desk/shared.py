"""A desk page with one form about one thing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.request import TownRequest
from mithaq.kit.desk.forms import form_page as desk_form
from mithaq.kit.rowforms import posted, sent


@dataclass(frozen=True)
class Act:
    """What an officer may do with a row: label, form, the action by keyword, and when it is offered."""

    code: str
    label: Any
    form: Any
    run: Callable[..., Any]
    may: Callable[[Actor, Any], bool]
    intro: Any = ""
    tone: str = "quiet"
    danger: bool = False


def act_page(
    request: TownRequest,
    act: Act,
    row: Any,
    *,
    name: str,
    form: Any,
    back: str,
    desk: tuple[Any, str],
    title: Any,
) -> HttpResponse:
    """Shows the form of an act, or carries it out and goes back. name: the action's keyword for the row."""
    if not act.may(request.actor, row):
        return redirect(back)
    if sent(form, lambda: act.run(by=request.actor, **{name: row}, **form.cleaned_data)):
        messages.success(request, act.label)
        return redirect(back)
    return form_page(
        request, form, heading=act.label, back=back, desk=desk, row=(title, back), intro=act.intro
    )


def form_page(
    request: TownRequest,
    form: Any,
    *,
    heading: Any,
    back: str,
    desk: tuple[Any, str],
    row: tuple[Any, str] | None = None,
    intro: Any = "",
) -> HttpResponse:
    """desk, row: (label, address) of the list, and of what the form is about."""
    trail = [desk, row] if row else [desk]
    about = row[0] if row else ""
    return desk_form(request, form, heading=heading, back=back, trail=trail, about=about, intro=intro)


def filled(request: TownRequest, form_class: Any, **extra: Any) -> Any:
    return form_class(posted(request), request.FILES or None, **extra)
