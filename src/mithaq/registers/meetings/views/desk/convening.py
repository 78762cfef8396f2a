"""Before a meeting: convening, moving, agenda, invitations."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext

from mithaq.commons.access.request import TownRequest
from mithaq.kit.conflicts import EditConflict
from mithaq.kit.rowforms import posted, sent
from mithaq.registers.bodies.forms import read_subject, subjects_to_work_on
from mithaq.registers.bodies.queries import bodies_of

from ... import actions
from ...actions.convening import FIELDS
from ...forms import AgendaForm, CancelForm, ConveneForm, InviteForm, MeetingForm
from .shared import at_desk, form_page, kept_meeting, to_meeting


@at_desk
def new(request: TownRequest) -> HttpResponse:
    """Convene a meeting; ?subject= and ?body= come from the page it is called on."""
    chosen = {"subject": request.GET.get("subject", ""), "body": request.GET.get("body", "")}
    form = ConveneForm(
        posted(request),
        initial=chosen,
        bodies=bodies_of(request.actor).filter(closed_on__isnull=True),
        subjects=subjects_to_work_on(request.actor),
    )
    meeting = sent(
        form,
        lambda: actions.convene(
            by=request.actor,
            body=form.cleaned_data["body"],
            subject=read_subject(request.actor, form.cleaned_data["subject"]),
            starts_at=form.moment("begins"),
            ends_at=form.moment("ends"),
            **form.wanted(FIELDS),
        ),
    )
    if meeting is not None:
        messages.success(request, gettext("The meeting is planned. Write its agenda, then invite."))
        return to_meeting(meeting)
    return form_page(request, None, form, gettext("Convene a meeting"))


@at_desk
def edit(request: TownRequest, pk: int) -> HttpResponse:
    meeting = kept_meeting(request, pk)
    form = MeetingForm(posted(request), row=meeting)
    if sent(
        form,
        lambda: actions.change_meeting(
            by=request.actor,
            meeting=meeting,
            fields={**form.wanted(FIELDS), **form.moments},
            seen=form.cleaned_data["seen"],
            leave_period=form.cleaned_data.get("leave_period", False),
        ),
    ):
        messages.success(request, gettext("Saved."))
        return to_meeting(meeting)
    return form_page(request, meeting, form, gettext("Change or move"))


@at_desk
def agenda(request: TownRequest, pk: int) -> HttpResponse:
    meeting = kept_meeting(request, pk)
    form = AgendaForm(posted(request), meeting=meeting)
    if form.is_bound and form.is_valid():
        try:
            actions.set_agenda(
                by=request.actor, meeting=meeting, items=form.items, seen=form.cleaned_data["seen"]
            )
        except EditConflict:
            form.add_error(
                None, gettext("Somebody changed the agenda meanwhile. Open it in another window and compare.")
            )
        else:
            messages.success(request, gettext("Saved."))
            return to_meeting(meeting)
    return form_page(request, meeting, form, gettext("Agenda"), gettext("A line left empty is taken out."))


@at_desk
def invite(request: TownRequest, pk: int) -> HttpResponse:
    meeting = kept_meeting(request, pk)
    form = InviteForm(posted(request))
    found = sent(form, lambda: (actions.invite(by=request.actor, meeting=meeting, **form.cleaned_data),))
    if found is not None:
        reached = [row for row in found[0] if row.person_id]
        words = gettext("Invited: %(invited)s, of whom a letter goes to %(reached)s.")
        messages.success(request, words % {"invited": len(found[0]), "reached": len(reached)})
        return to_meeting(meeting)
    intro = gettext("Whoever is invited already is not invited again.")
    return form_page(request, meeting, form, gettext("Invite"), intro)


@at_desk
def cancel(request: TownRequest, pk: int) -> HttpResponse:
    meeting = kept_meeting(request, pk)
    form = CancelForm(posted(request))
    if sent(form, lambda: actions.cancel_meeting(by=request.actor, meeting=meeting, **form.cleaned_data)):
        return to_meeting(meeting)
    return form_page(request, meeting, form, gettext("Cancel the meeting"))
