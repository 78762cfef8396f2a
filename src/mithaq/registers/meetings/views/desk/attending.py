"""After a meeting: who came, and whether needs for access were met."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext

from mithaq.commons.access.policy import find
from mithaq.commons.access.request import TownRequest
from mithaq.kit.rowforms import posted, sent

from ... import actions
from ...forms import AttendanceForm, NeedsForm
from ...models import Invitation, Registration
from .shared import at_desk, form_page, kept_meeting, to_meeting


@at_desk
def attendance(request: TownRequest, pk: int) -> HttpResponse:
    meeting = kept_meeting(request, pk)
    form = AttendanceForm(posted(request), meeting=meeting)
    if sent(
        form,
        lambda: actions.hold_meeting(
            by=request.actor, meeting=meeting, counts=form.counts, presence=form.presence
        ),
    ):
        messages.success(request, gettext("The meeting was held; its minutes are due from now on."))
        return to_meeting(meeting)
    intro = gettext(
        "Saving says that the meeting was held. Counting at the door is enough; no names are needed."
    )
    return form_page(request, meeting, form, gettext("Who came"), intro)


def _needs(request: TownRequest, row: Invitation | Registration) -> HttpResponse:
    shown = {"met": {True: "yes", False: "no", None: ""}[row.needs_met], "note": row.needs_note}
    form = NeedsForm(posted(request), initial=shown)
    if sent(
        form,
        lambda: (
            actions.record_needs(
                by=request.actor, attender=row, met=form.was_met, note=form.cleaned_data["note"]
            ),
        ),
    ):
        return to_meeting(row.meeting)
    return form_page(request, row.meeting, form, gettext("A need for access"), row.access_needs)


@at_desk
def invitation_needs(request: TownRequest, pk: int) -> HttpResponse:
    rows = Invitation.objects.select_related("meeting__body")
    return _needs(request, find(request.actor, rows, "edit", pk=pk))


@at_desk
def registration_needs(request: TownRequest, pk: int) -> HttpResponse:
    rows = Registration.objects.select_related("meeting__body")
    return _needs(request, find(request.actor, rows, "edit", pk=pk))
