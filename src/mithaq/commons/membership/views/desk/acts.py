"""The acts of the desk, each a form on a page of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from mithaq.commons.access.gates import officers
from mithaq.commons.access.policy import find
from mithaq.commons.people.models import Appointment, Function, Mandate, Organisation

from ... import forms as ours
from ...access import PEOPLE
from ...actions import joining, offices, organisations
from ..pages import DESK, form_page, refuse


def act_page(
    request: HttpRequest, form: forms.Form, run: Callable[[dict[str, Any]], Any], back: str, **page: Any
) -> HttpResponse:
    """Show the form; when it holds, do the act and go back; what the act refuses stands in the form."""
    if request.method == "POST" and form.is_valid():
        try:
            run(form.cleaned_data)
        except ValidationError as problem:
            refuse(form, problem)
        else:
            messages.success(request, gettext("Saved."))
            return redirect(back)
    return form_page(request, form, layout=DESK, cancel_url=back, **page)


def found(request: HttpRequest, model: type[Model], pk: int) -> Any:
    return find(request.actor, model._default_manager.all(), pk=pk)  # type: ignore[attr-defined]


@officers(PEOPLE)
def function_new(request: HttpRequest) -> HttpResponse:
    by = request.actor  # type: ignore[attr-defined]
    return act_page(
        request,
        ours.FunctionForm(request.POST or None),
        lambda data: offices.create_function(by=by, **data),
        reverse("desk_functions"),
        title=gettext("New function"),
        submit=gettext("Create"),
    )


@officers(PEOPLE)
def function_appoint(request: HttpRequest, pk: int) -> HttpResponse:
    by, function = request.actor, found(request, Function, pk)  # type: ignore[attr-defined]
    return act_page(
        request,
        ours.AppointForm(request.POST or None),
        lambda data: offices.appoint(by=by, function=function, **data),
        reverse("desk_functions_object", kwargs={"pk": pk}),
        title=gettext("Appoint somebody"),
        intro=gettext("Not in the list? Invite them first: Functions, then “Invite a person”."),
        submit=gettext("Appoint"),
    )


@officers(PEOPLE)
def function_hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    by, function = request.actor, found(request, Function, pk)  # type: ignore[attr-defined]
    return act_page(
        request,
        ours.HandOverForm(request.POST or None),
        lambda data: offices.hand_over(by=by, function=function, **data),
        reverse("desk_functions"),
        title=gettext("Hand over"),
        submit=gettext("Hand over"),
    )


@officers(PEOPLE)
def function_duties(request: HttpRequest, pk: int) -> HttpResponse:
    by, function = request.actor, found(request, Function, pk)  # type: ignore[attr-defined]
    return act_page(
        request,
        ours.DutiesForm(request.POST or None, initial={"duties": function.duties}),
        lambda data: offices.change_duties(by=by, function=function, **data),
        reverse("desk_functions_object", kwargs={"pk": pk}),
        title=gettext("Change the duties"),
        submit=gettext("Save"),
    )


@officers(PEOPLE)
def function_close(request: HttpRequest, pk: int) -> HttpResponse:
    by, function = request.actor, found(request, Function, pk)  # type: ignore[attr-defined]
    return act_page(
        request,
        ours.CloseForm(request.POST or None),
        lambda data: offices.close_function(by=by, function=function, **data),
        reverse("desk_functions_object", kwargs={"pk": pk}),
        title=gettext("Close this function"),
        submit=gettext("Close"),
        danger=True,
    )


@officers(PEOPLE)
def appointment_end(request: HttpRequest, pk: int) -> HttpResponse:
    by, appointment = request.actor, found(request, Appointment, pk)  # type: ignore[attr-defined]
    form = ours.CloseForm(request.POST or None)
    form.fields["on"].label = gettext("Last day")
    return act_page(
        request,
        form,
        lambda data: offices.end_appointment(by=by, appointment=appointment, **data),
        reverse("desk_functions_object", kwargs={"pk": appointment.function_id}),
        title=gettext("End: %(person)s") % {"person": appointment.person},
        submit=gettext("End it"),
        danger=True,
    )


@officers(PEOPLE)
def person_invite(request: HttpRequest) -> HttpResponse:
    by = request.actor  # type: ignore[attr-defined]

    def run(data: dict[str, Any]) -> None:
        contact = data.pop("contact")
        way = {"email": contact} if "@" in contact else {"phone": contact}
        joining.invite(by=by, **data, **way)

    return act_page(
        request,
        ours.InviteForm(request.POST or None),
        run,
        reverse("desk_functions"),
        title=gettext("Invite a person"),
        submit=gettext("Invite"),
    )


@officers(PEOPLE)
def mandate_new(request: HttpRequest) -> HttpResponse:
    by = request.actor  # type: ignore[attr-defined]
    return act_page(
        request,
        ours.MandateForm(request.POST or None),
        lambda data: offices.open_mandate(by=by, **data),
        reverse("desk_mandates"),
        title=gettext("New mandate"),
        submit=gettext("Create"),
    )


@officers(PEOPLE)
def mandate_end(request: HttpRequest, pk: int) -> HttpResponse:
    by, mandate = request.actor, found(request, Mandate, pk)  # type: ignore[attr-defined]
    return act_page(
        request,
        ours.EndMandateForm(request.POST or None),
        lambda data: offices.end_mandate(by=by, mandate=mandate, **data),
        reverse("desk_mandates_object", kwargs={"pk": pk}),
        title=gettext("End this mandate"),
        intro=gettext("All its functions close and their holders' duties end. Nothing is deleted."),
        submit=gettext("End it"),
        danger=True,
    )


@officers(PEOPLE)
def organisation_new(request: HttpRequest) -> HttpResponse:
    by = request.actor  # type: ignore[attr-defined]
    return act_page(
        request,
        ours.OrganisationForm(request.POST or None),
        lambda data: organisations.create_organisation(by=by, **data),
        reverse("desk_organisations"),
        title=gettext("New organisation"),
        submit=gettext("Create"),
    )


@officers(PEOPLE)
def organisation_edit(request: HttpRequest, pk: int) -> HttpResponse:
    by, organisation = request.actor, found(request, Organisation, pk)  # type: ignore[attr-defined]
    initial = {field: getattr(organisation, field) for field in organisations.FIELDS}
    return act_page(
        request,
        ours.OrganisationForm(request.POST or None, initial=initial),
        lambda data: organisations.change_organisation(by=by, organisation=organisation, changes=data),
        reverse("desk_organisations_object", kwargs={"pk": pk}),
        title=gettext("Edit"),
        submit=gettext("Save"),
    )


@officers(PEOPLE)
def organisation_close(request: HttpRequest, pk: int) -> HttpResponse:
    by, organisation = request.actor, found(request, Organisation, pk)  # type: ignore[attr-defined]
    return act_page(
        request,
        ours.CloseForm(request.POST or None),
        lambda data: organisations.close_organisation(by=by, organisation=organisation, **data),
        reverse("desk_organisations_object", kwargs={"pk": pk}),
        title=gettext("Close this organisation"),
        intro=gettext("Nobody can speak for it any more; what it said stays under its name."),
        submit=gettext("Close"),
        danger=True,
    )


@officers(PEOPLE)
def affiliation_new(request: HttpRequest) -> HttpResponse:
    by = request.actor  # type: ignore[attr-defined]
    return act_page(
        request,
        ours.AffiliateForm(request.POST or None),
        lambda data: organisations.affiliate(by=by, **data),
        reverse("desk_affiliations"),
        title=gettext("A person speaks for an organisation"),
        submit=gettext("Save"),
    )
