"""Answering an invitation, registering, and one's own meetings."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from mithaq.commons.access.gates import public, signed_in
from mithaq.commons.access.policy import allowed, find
from mithaq.commons.access.request import TownRequest
from mithaq.kit.origin import needs_token, sent_from_here
from mithaq.kit.rowforms import done, explain

from .. import actions
from ..forms import DoneForm, RegistrationForm, ReplyForm
from ..links import (
    invitation_behind,
    invitation_path,
    registration_behind,
    registration_path,
)
from ..models import ActionItem, CalendarKey, Meeting
from ..queries import actions_of, invitations_of
from ..showing import title_of


def _never_kept(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@public
@require_http_methods(["GET", "HEAD", "POST"])
@csrf_exempt  # the signed link is the authority, and it opens nothing else
def invitation(request: TownRequest, token: str) -> HttpResponse:
    """What the link of a letter leads to: yes or no, changed as often as one likes until the meeting begins."""
    row = invitation_behind(token)
    if row is None:
        return _never_kept(render(request, "meetings/invitation.html", {"invitation": None}, status=404))
    initial = {
        "answer": {"accepted": "yes", "declined": "no"}.get(row.reply),
        "access_needs": row.access_needs,
        "note": row.note,
    }
    form = ReplyForm(request.POST if request.method == "POST" else None, initial=initial)
    said = False
    if form.is_bound and form.is_valid():
        try:
            row = actions.answer_invitation(
                by=request.actor,
                invitation=row,
                accept=form.cleaned_data["answer"] == "yes",
                note=form.cleaned_data["note"],
                access_needs=form.cleaned_data["access_needs"],
                token=token,
            )
            said = True
        except ValidationError as refused:
            explain(form, refused)
    context = {
        "invitation": row,
        "meeting": row.meeting,
        "title": title_of(row.meeting),
        "form": form,
        "said": said,
        "is_open": row.meeting.status == "planned" and not row.meeting.has_begun,
        "agenda": row.meeting.agenda.all(),
    }
    return _never_kept(render(request, "meetings/invitation.html", context))


@never_cache
@sent_from_here
@public
def register(request: TownRequest, pk: int) -> HttpResponse:
    """Registering for a public meeting, with an account or without."""
    meeting = find(request.actor, Meeting.objects.select_related("body", "zone"), pk=pk)
    is_open = allowed(request.actor, "register", meeting)
    form = RegistrationForm(request.POST if request.method == "POST" else None, actor=request.actor)
    if form.is_bound and not is_open:
        form.add_error(None, _("Registration is closed: the meeting is over, cancelled or not public."))
    if form.is_bound and form.is_valid():
        row = done(form, lambda: actions.register(by=request.actor, meeting=meeting, **form.cleaned_data))
        if row is not None:
            messages.success(request, _("You are registered. Keep this page to take your registration back."))
            return redirect(registration_path(row))
    context = {
        "meeting": meeting,
        "title": title_of(meeting),
        "form": form,
        "is_open": is_open,
        "token": needs_token(request),
    }
    return render(request, "meetings/register.html", context, status=422 if form.is_bound else 200)


@public
@require_http_methods(["GET", "HEAD", "POST"])
@csrf_exempt  # the signed link is the authority, and it opens nothing else
def registration(request: TownRequest, token: str) -> HttpResponse:
    """One's own registration, and the button that takes it back."""
    row = registration_behind(token)
    if row is None:
        return _never_kept(render(request, "meetings/registration.html", {"registration": None}, status=404))
    problem = ""
    if request.method == "POST":
        try:
            row = actions.unregister(by=request.actor, registration=row, token=token)
        except ValidationError as refused:
            problem = " ".join(refused.messages)
    context = {
        "registration": row,
        "meeting": row.meeting,
        "title": title_of(row.meeting),
        "problem": problem,
        "may_leave": row.cancelled_at is None and not row.meeting.has_begun,
    }
    return _never_kept(render(request, "meetings/registration.html", context))


@signed_in
def mine(request: TownRequest) -> HttpResponse:
    """My invitations, my tasks, the address of my calendar."""
    actor = request.actor
    assert actor.person is not None
    key = CalendarKey.objects.filter(person=actor.person).first()
    context: dict[str, Any] = {
        "invitations": [
            {"row": row, "title": title_of(row.meeting), "url": invitation_path(row)}
            for row in invitations_of(actor.person)
        ],
        "actions": actions_of(actor),
        "calendar": request.build_absolute_uri(reverse("my_calendar", args=[key.key])) if key else "",
        "form": DoneForm(),
    }
    return render(request, "meetings/mine.html", context)


@signed_in
@require_POST
def new_calendar(request: TownRequest) -> HttpResponse:
    """The address of my calendar; asked again, a new one and the old stops working."""
    actions.calendar_key(by=request.actor, renew=True)
    messages.success(request, _("This is your calendar’s address. An earlier one works no more."))
    return redirect("my_meetings")


@signed_in
@require_POST
def did(request: TownRequest, pk: int) -> HttpResponse:
    """My task is done."""
    action = find(request.actor, ActionItem.objects.all(), "done", pk=pk)
    form = DoneForm(request.POST)
    if form.is_valid() and done(
        form, lambda: actions.action_done(by=request.actor, action=action, **form.cleaned_data)
    ):
        messages.success(request, _("Done, and written down."))
    else:
        for problems in form.errors.values():
            for problem in problems:
                messages.error(request, str(problem))
    return redirect("my_meetings")
