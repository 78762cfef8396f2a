"""Who is away, who stands in, and the notes of a shift: pages every officer has."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from mithaq.commons.access.gates import signed_in
from mithaq.commons.access.policy import Denied, find
from mithaq.commons.access.request import TownRequest
from mithaq.commons.people.models import Absence, ShiftNote
from mithaq.commons.people.queries import units_of
from mithaq.kit.rowforms import posted, sent

from ...access import PEOPLE
from ...actions import absences
from ...forms import AbsenceForm, ShiftNoteForm
from ..pages import DESK, form_page

View = Callable[..., HttpResponse]


def any_officer(view: View) -> View:
    """Whoever holds a duty, whichever it is."""

    @wraps(view)
    def gate(request: TownRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.actor.is_officer:
            raise Denied("no duty")
        return view(request, *args, **kwargs)

    return signed_in(gate)


@any_officer
@require_safe
def absence_list(request: TownRequest) -> HttpResponse:
    """One's own and those in which one stands in; all of the town for whoever manages duties."""
    actor, today = request.actor, timezone.localdate()
    rows = Absence.objects.filter(ends_on__gte=today, called_off_at__isnull=True)
    rows = rows.select_related("person", "stand_in").order_by("starts_on", "pk")
    if not actor.has(PEOPLE):
        rows = rows.filter(Q(person=actor.person) | Q(stand_in=actor.person))
    manages = actor.has(PEOPLE)
    shown = [(one, manages or one.person == actor.person, one.starts_on <= today) for one in rows]
    return render(request, "membership/absences.html", {"absences": shown})


@any_officer
def absence_new(request: TownRequest) -> HttpResponse:
    actor = request.actor
    manages = actor.has(PEOPLE)
    form = AbsenceForm(posted(request), asks_who=manages, initial={"person": actor.person})
    said = sent(form, lambda: absences.say_absence(by=actor, **{"person": actor.person, **form.cleaned_data}))
    if said is not None:
        messages.success(request, gettext("Said: it begins and ends by itself."))
        return redirect("desk_absence")
    return form_page(
        request,
        form,
        layout=DESK,
        title=gettext("Somebody is away"),
        intro=gettext(
            "The stand-in sees the work and holds the functions of whoever is away, for these days only."
        ),
        submit=gettext("Save"),
        cancel_url=reverse("desk_absence"),
    )


@any_officer
@require_POST
def absence_end(request: TownRequest, pk: int) -> HttpResponse:
    row = find(request.actor, Absence.objects.all(), pk=pk)
    try:
        absences.end_absence(by=request.actor, absence=row)
    except ValidationError as refused:
        messages.warning(request, " ".join(refused.messages))
    else:
        messages.success(request, gettext("Ended."))
    return redirect("desk_absence")


@any_officer
def note_new(request: TownRequest) -> HttpResponse:
    actor = request.actor
    if actor.person is None or not units_of(actor.person, timezone.localdate()).exists():
        messages.warning(
            request, gettext("Your function belongs to no unit: there is no next shift to write to.")
        )
        return redirect("desk")
    form = ShiftNoteForm(posted(request), person=actor.person)
    if sent(form, lambda: absences.leave_note(by=actor, **form.cleaned_data)) is not None:
        messages.success(
            request, gettext("It stands on the day of everybody in the unit until somebody takes it.")
        )
        return redirect("desk")
    return form_page(
        request,
        form,
        layout=DESK,
        title=gettext("A note for the next shift"),
        submit=gettext("Save"),
        cancel_url=reverse("desk"),
    )


@any_officer
@require_POST
def note_take(request: TownRequest, pk: int) -> HttpResponse:
    note = find(request.actor, ShiftNote.objects.all(), "take", pk=pk)
    absences.take_note(by=request.actor, note=note)
    messages.success(request, gettext("Taken over."))
    return redirect("desk")
