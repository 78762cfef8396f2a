"""A person's own notifications and wishes."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mithaq.commons.access.gates import signed_in
from mithaq.kit.registry import record_of

from ..actions import mark_read, set_preferences
from ..forms import PreferencesForm
from ..models import Follow, Notification
from ..queries import follows_of, inbox_of
from ..queries import unread as count_unread
from ..wording import subject_title, subject_url, words_of

PAGE_SIZE = 20


@signed_in
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    person = request.actor.person  # type: ignore[attr-defined]
    page = Paginator(inbox_of(person), PAGE_SIZE).get_page(request.GET.get("page"))
    rows = [{"told": row, "words": words_of(row), "subject": subject_title(row)} for row in page]
    shown = {"page": page, "rows": rows, "waiting": count_unread(person)}
    return render(request, "notify/inbox.html", shown)


@signed_in
@require_safe
def open_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the notification leads; it is read from now on."""
    actor = request.actor  # type: ignore[attr-defined]
    row: Notification = get_object_or_404(
        Notification.objects.select_related("entry"), pk=pk, person=actor.person
    )
    mark_read(by=actor, only=row)
    return redirect(words_of(row).url or "inbox")


@signed_in
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    mark_read(by=request.actor)  # type: ignore[attr-defined]
    return redirect("inbox")


@signed_in
def preferences(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    form = PreferencesForm(request.POST or None, person=actor.person)
    if form.is_valid():
        set_preferences(by=actor, choices=form.choices())
        messages.success(request, _("Saved. We write as you asked."))
        return redirect("notify_preferences")
    follows = [
        {"row": row, "title": subject_title(row), "url": subject_url(row), "code": code_of(row)}
        for row in follows_of(actor.person)
    ]
    return render(request, "notify/preferences.html", {"form": form, "follows": follows})


def code_of(row: Follow) -> str:
    return record_of(row.subject).code if row.subject is not None else ""
