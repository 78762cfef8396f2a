"""Minutes: written, approved, published; their decisions and tasks."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mithaq.commons.access.policy import allowed, find
from mithaq.commons.access.request import TownRequest
from mithaq.kit.conflicts import EditConflict
from mithaq.kit.i18n import Text
from mithaq.kit.rowforms import posted, sent

from ... import actions
from ...enums import MinutesState, Status
from ...forms import ActionForm, DecisionForm, DoneForm, MinutesForm
from ...models import ActionItem, Minutes, MinutesDecision
from ...queries import minutes_due_on
from .shared import at_desk, form_page, kept_meeting, meeting_at_desk, show


@at_desk
def edit(request: TownRequest, pk: int) -> HttpResponse:
    """The editor, and what the officer may do with the minutes."""
    meeting = meeting_at_desk(request, pk)
    row = Minutes.objects.filter(meeting=meeting).select_related("drafted_by", "approved_by").first()
    shown = {"text": row.text if row else Text(), "based_on": row.version if row else 0}
    form = MinutesForm(posted(request), initial=shown)
    theirs = None
    if form.is_bound and form.is_valid():
        try:
            actions.write_minutes(by=request.actor, meeting=meeting, **form.cleaned_data)
        except EditConflict as conflict:
            theirs = conflict.theirs
            assert isinstance(theirs, Minutes)
            form.rebase(theirs.version)
        except ValidationError as refused:
            form.add_error(None, refused.messages)
        else:
            messages.success(request, gettext("Saved."))
            return redirect("desk_meetings_minutes", pk=meeting.pk)
    state = row.state if row else ""
    context = {
        "minutes": row,
        "form": form,
        "theirs": theirs,
        "due": minutes_due_on(meeting),
        "may_write": state != MinutesState.PUBLISHED and meeting.status == Status.HELD,
        "may_approve": state == MinutesState.DRAFT and allowed(request.actor, "approve", meeting),
        "may_publish": state == MinutesState.APPROVED,
        "decisions": MinutesDecision.objects.filter(meeting=meeting),
        "actions": ActionItem.objects.filter(meeting=meeting).select_related(
            "person", "organisation", "function"
        ),
    }
    return show(request, meeting, "minutes", "minutes", context)


ACTS = {
    "approve": (actions.approve_minutes, _("The minutes are approved.")),
    "publish": (actions.publish_minutes, _("The minutes are published.")),
}


@at_desk
@require_POST
def minutes_act(request: TownRequest, pk: int) -> HttpResponse:
    meeting = meeting_at_desk(request, pk)
    act, said = ACTS.get(request.POST.get("act", ""), (None, ""))
    if act is None:
        raise Http404
    try:
        act(by=request.actor, meeting=meeting)
    except ValidationError as refused:
        for sentence in refused.messages:
            messages.error(request, sentence)
    else:
        messages.success(request, str(said))
    return redirect("desk_meetings_minutes", pk=meeting.pk)


@at_desk
def new_decision(request: TownRequest, pk: int) -> HttpResponse:
    meeting = kept_meeting(request, pk)
    form = DecisionForm(posted(request))
    if sent(form, lambda: actions.decided(by=request.actor, meeting=meeting, **form.cleaned_data)):
        return redirect("desk_meetings_minutes", pk=meeting.pk)
    return form_page(request, meeting, form, gettext("New decision"))


@at_desk
@require_POST
def drop_decision(request: TownRequest, pk: int) -> HttpResponse:
    row = find(request.actor, MinutesDecision.objects.select_related("meeting__body"), "edit", pk=pk)
    meeting = row.meeting
    try:
        actions.remove_decision(by=request.actor, decision=row)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("desk_meetings_minutes", pk=meeting.pk)


@at_desk
def new_action(request: TownRequest, pk: int) -> HttpResponse:
    meeting = kept_meeting(request, pk)
    form = ActionForm(posted(request))
    if sent(form, lambda: actions.add_action(by=request.actor, meeting=meeting, **form.cleaned_data)):
        messages.success(request, gettext("Whoever does it is told."))
        return redirect("desk_meetings_minutes", pk=meeting.pk)
    return form_page(request, meeting, form, gettext("New task"))


@at_desk
def action_done(request: TownRequest, pk: int) -> HttpResponse:
    row = find(request.actor, ActionItem.objects.select_related("meeting__body"), "done", pk=pk)
    form = DoneForm(posted(request))
    if sent(form, lambda: actions.action_done(by=request.actor, action=row, **form.cleaned_data)):
        return redirect("desk_meetings_minutes", pk=row.meeting_id)
    return form_page(request, row.meeting, form, gettext("A task is done"), str(row.what))
