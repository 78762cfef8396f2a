"""The acts of the desk, each a form on a page of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.gates import officers
from mithaq.commons.access.policy import find
from mithaq.commons.people.models import Appointment, Function, Mandate, Organisation
from mithaq.kit.rowforms import done

from ... import forms as ours
from ...access import PEOPLE
from ...actions import joining, offices, organisations
from ..pages import DESK, form_page

Back = Callable[[Any], str]


def listed(name: str) -> Back:
    """Back to a list."""
    return lambda row: reverse(name)


def on_page(name: str) -> Back:
    """Back to the row's own page."""
    return lambda row: reverse(name, kwargs={"pk": row.pk})


def act_page(
    form_class: type[forms.Form],
    act: Callable[..., Any],
    back: Back,
    *,
    on: type[Model] | None = None,
    initial: Callable[[Any], dict[str, Any]] = lambda row: {},
    **page: Any,
) -> Callable[..., HttpResponse]:
    """The view of one form: when it holds, do the act and go back; what the act refuses stands in the form.

    act: (by, the form's data), and the row between them when `on` names its model; page: title, submit and
    what else `form_page` takes, each as it is or a function of the row.
    """

    @officers(PEOPLE)
    def view(request: HttpRequest, pk: int | None = None) -> HttpResponse:
        by: Actor = request.actor  # type: ignore[attr-defined]
        row = find(by, on._default_manager.all(), pk=pk) if on else None
        form = form_class(request.POST or None, initial=initial(row))
        given = (by, row) if on else (by,)
        if (
            request.method == "POST"
            and form.is_valid()
            and done(form, lambda: act(*given, form.cleaned_data))
        ):
            messages.success(request, gettext("Saved."))
            return redirect(back(row))
        words = {name: said(row) if callable(said) else said for name, said in page.items()}
        return form_page(request, form, layout=DESK, cancel_url=back(row), **words)

    return view


# Functions and who holds them

FUNCTIONS, FUNCTION = listed("desk_functions"), on_page("desk_functions_object")

function_new = act_page(
    ours.FunctionForm,
    lambda by, data: offices.create_function(by=by, **data),
    FUNCTIONS,
    title=_("New function"),
    submit=_("Create"),
)
function_appoint = act_page(
    ours.AppointForm,
    lambda by, row, data: offices.appoint(by=by, function=row, **data),
    FUNCTION,
    on=Function,
    title=_("Appoint somebody"),
    intro=_("Not in the list? Invite them first: Functions, then “Invite a person”."),
    submit=_("Appoint"),
)
function_hand_over = act_page(
    ours.HandOverForm,
    lambda by, row, data: offices.hand_over(by=by, function=row, **data),
    FUNCTIONS,
    on=Function,
    title=_("Hand over"),
    submit=_("Hand over"),
)
function_duties = act_page(
    ours.DutiesForm,
    lambda by, row, data: offices.change_duties(by=by, function=row, **data),
    FUNCTION,
    on=Function,
    initial=lambda row: {"duties": row.duties},
    title=_("Change the duties"),
    submit=_("Save"),
)
function_close = act_page(
    ours.CloseForm,
    lambda by, row, data: offices.close_function(by=by, function=row, **data),
    FUNCTION,
    on=Function,
    title=_("Close this function"),
    submit=_("Close"),
    danger=True,
)
appointment_end = act_page(
    ours.LastDayForm,
    lambda by, row, data: offices.end_appointment(by=by, appointment=row, **data),
    lambda row: FUNCTION(row.function),
    on=Appointment,
    title=lambda row: gettext("End: %(person)s") % {"person": row.person},
    submit=_("End it"),
    danger=True,
)


def invite(by: Actor, data: dict[str, Any]) -> Any:
    contact = data["contact"]
    way = {"email": contact} if "@" in contact else {"phone": contact}
    return joining.invite(by=by, name=data["name"], language=data["language"], **way)


person_invite = act_page(ours.InviteForm, invite, FUNCTIONS, title=_("Invite a person"), submit=_("Invite"))

# Mandates

mandate_new = act_page(
    ours.MandateForm,
    lambda by, data: offices.open_mandate(by=by, **data),
    listed("desk_mandates"),
    title=_("New mandate"),
    submit=_("Create"),
)
mandate_end = act_page(
    ours.EndMandateForm,
    lambda by, row, data: offices.end_mandate(by=by, mandate=row, **data),
    on_page("desk_mandates_object"),
    on=Mandate,
    title=_("End this mandate"),
    intro=_("All its functions close and their holders' duties end. Nothing is deleted."),
    submit=_("End it"),
    danger=True,
)

# Organisations and who speaks for them

organisation_new = act_page(
    ours.OrganisationForm,
    lambda by, data: organisations.create_organisation(by=by, **data),
    listed("desk_organisations"),
    title=_("New organisation"),
    submit=_("Create"),
)
organisation_edit = act_page(
    ours.OrganisationForm,
    lambda by, row, data: organisations.change_organisation(by=by, organisation=row, changes=data),
    on_page("desk_organisations_object"),
    on=Organisation,
    initial=lambda row: {field: getattr(row, field) for field in organisations.FIELDS},
    title=_("Edit"),
    submit=_("Save"),
)
organisation_close = act_page(
    ours.CloseForm,
    lambda by, row, data: organisations.close_organisation(by=by, organisation=row, **data),
    on_page("desk_organisations_object"),
    on=Organisation,
    title=_("Close this organisation"),
    intro=_("Nobody can speak for it any more; what it said stays under its name."),
    submit=_("Close"),
    danger=True,
)
affiliation_new = act_page(
    ours.AffiliateForm,
    lambda by, data: organisations.affiliate(by=by, **data),
    listed("desk_affiliations"),
    title=_("A person speaks for an organisation"),
    submit=_("Save"),
)
