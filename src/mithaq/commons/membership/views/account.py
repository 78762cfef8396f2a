"""One's own account in a town."""

from __future__ import annotations

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from mithaq.commons.access.gates import account_holder, signed_in
from mithaq.commons.access.middleware import ACTING_FOR
from mithaq.commons.access.policy import find
from mithaq.commons.people.actions import end_all_sessions
from mithaq.commons.people.forms import ProfileForm
from mithaq.commons.people.models import Affiliation, InterestDeclaration
from mithaq.commons.people.queries import appointments_of, organisations_of
from mithaq.kit.rowforms import explain

from ..actions.interests import declare_interest, end_interest
from ..actions.joining import change_profile
from ..actions.leaving import erase_person
from ..actions.organisations import ask_affiliation, confirm_affiliation, end_affiliation, refuse_affiliation
from ..exports import personal_archive
from ..forms import AskForm, InterestForm, LeaveForm
from ..queries import affiliations_of, to_confirm_by_members
from .pages import form_page

VERDICTS = {"confirm": confirm_affiliation, "refuse": refuse_affiliation, "end": end_affiliation}


@signed_in
@never_cache
def overview(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    today = timezone.localdate()
    context = {
        "person": actor.person,
        "organisations": organisations_of(actor.person, today),
        "affiliations": [row for row in affiliations_of(actor.person) if row.ends_on is None],
        "to_confirm": to_confirm_by_members(actor.person, today),
        "appointments": appointments_of(actor.person, today),
        "has_second_factor": is_mfa_enabled(request.user),
    }
    return render(request, "membership/overview.html", context)


@signed_in
def profile(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    # A fresh row: a refused form must not change the name in the masthead.
    person = type(actor.person).objects.get(pk=actor.person.pk)
    form = ProfileForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        person.refresh_from_db()
        change_profile(by=actor, person=person, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("account")
    return form_page(
        request, form, title=_("How you appear"), submit=_("Save"), cancel_url=reverse("account")
    )


@signed_in
@require_POST
def act(request: HttpRequest) -> HttpResponse:
    """Speak as a citizen again, or for one of the organisations that confirmed it."""
    actor = request.actor  # type: ignore[attr-defined]
    wanted = request.POST.get("organisation", "")
    if not wanted:
        request.session.pop(ACTING_FOR, None)
        messages.success(request, _("You act for yourself now."))
        return redirect("account")
    allowed = organisations_of(actor.person, timezone.localdate())
    organisation = allowed.filter(pk=wanted).first() if wanted.isascii() and wanted.isdigit() else None
    if organisation is None:
        raise Http404
    request.session[ACTING_FOR] = organisation.pk
    messages.success(request, _("You act for %(organisation)s now.") % {"organisation": organisation})
    return redirect("account")


@signed_in
def ask(request: HttpRequest) -> HttpResponse:
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            ask_affiliation(by=request.actor, **form.cleaned_data)  # type: ignore[attr-defined]
        except ValidationError as problem:
            explain(form, problem)
        else:
            messages.success(
                request, _("Asked. Somebody of the organisation or the municipality will confirm.")
            )
            return redirect("account")
    return form_page(
        request,
        form,
        title=_("Speak for an organisation"),
        intro=_(
            "You may speak for it once somebody of the organisation, or the municipality, has confirmed."
        ),
        submit=_("Ask"),
        cancel_url=reverse("account"),
    )


@signed_in
@require_POST
def decide(request: HttpRequest, pk: int, verdict: str) -> HttpResponse:
    if verdict not in VERDICTS:
        raise Http404
    actor = request.actor  # type: ignore[attr-defined]
    affiliation = find(actor, Affiliation.objects.select_related("organisation"), pk=pk)
    VERDICTS[verdict](by=actor, affiliation=affiliation)
    if verdict == "end" and request.session.get(ACTING_FOR) == affiliation.organisation_id:
        request.session.pop(ACTING_FOR)
    messages.success(request, _("Done."))
    return redirect("account")


@signed_in
def interests(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    form = InterestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            declare_interest(by=actor, **form.cleaned_data)
        except ValidationError as problem:
            explain(form, problem)
        else:
            messages.success(request, _("Declared. You will not be asked to decide on its matters."))
            return redirect("account_interests")
    mine = InterestDeclaration.objects.filter(person=actor.person).select_related("organisation")
    context = {"form": form, "declarations": mine.order_by("-pk")}
    return render(request, "membership/interests.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def end_own_interest(request: HttpRequest, pk: int) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    declaration = find(actor, InterestDeclaration.objects.all(), pk=pk)
    end_interest(by=actor, declaration=declaration)
    messages.success(request, _("Done."))
    return redirect("account_interests")


@signed_in
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """Everything the house keeps about the person, for them alone."""
    response = HttpResponse(
        personal_archive(request.actor.person),  # type: ignore[attr-defined]
        content_type="application/zip",
    )
    response["Content-Disposition"] = f'attachment; filename="mithaq-{timezone.localdate():%Y-%m-%d}.zip"'
    response["Cache-Control"] = "private, no-store"
    return response


@account_holder
@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    end_all_sessions(request.user)  # type: ignore[arg-type]
    logout(request)
    messages.success(request, _("You are signed out on every device."))
    return redirect("account_login")


@signed_in
def leave(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    form = LeaveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            erase_person(by=actor, person=actor.person)
        except ValidationError as problem:
            explain(form, problem)
        else:
            logout(request)
            messages.success(request, _("Your personal data is erased. Thank you for having taken part."))
            return redirect("home")
    return form_page(
        request,
        form,
        title=_("Erase my personal data"),
        intro=_(
            "Your name, addresses and account in this town are erased for good. What you published stays, by"
            " “a person who left”, so that answers and decisions keep their sense. Functions you hold end today."
        ),
        submit=_("Erase"),
        danger=True,
        cancel_url=reverse("account"),
    )
