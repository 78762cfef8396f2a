"""Everybody's pages on the following of promises, and the form an institution answers by its link."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mithaq.commons.access.gates import public, public_page
from mithaq.commons.access.policy import allowed
from mithaq.commons.access.request import TownRequest
from mithaq.kit.origin import needs_token, sent_from_here
from mithaq.kit.rowforms import explain
from mithaq.methods.quarters import quarter_named

from ..actions.following.answers import LinkRefused, answer_request, why_closed
from ..actions.following.links import MISSES_PER_HOUR, link_of, too_often
from ..actions.following.observations import observe
from ..addresses import commitment_url
from ..forms.following import AnswerStepForm, ObservationForm
from ..models import RequestLink
from ..queries.following import public as reads
from ..queries.following.requests import steps_of_request

# Nothing was answered: the form comes back with every word.
REFUSED = 422


def shown(request: TownRequest, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    return render(request, f"plans/following/{template}.html", context, status=status)


@public_page
def timeline(request: TownRequest, pk: int, number: int) -> HttpResponse:
    page = reads.timeline_page(request.actor, pk, number, request.GET.get("page", "1"))
    return shown(
        request, "timeline", line=page, commitment=page.commitment, plan=page.commitment.plan, page=page.page
    )


@public_page
def quarter(request: TownRequest, pk: int, quarter: str = "") -> HttpResponse:
    """The sheet of one quarter; without one, the last about which somebody was asked."""
    named = quarter_named(quarter) if quarter else None
    if quarter and named is None:
        raise Http404
    sheet = reads.sheet_of(request.actor, pk, named)
    return shown(request, "sheet", sheet=sheet, plan=sheet.plan)


@never_cache
@sent_from_here
@public
def observation(request: TownRequest, pk: int, number: int) -> HttpResponse:
    """Tell what one saw; without an account too."""
    commitment = reads.commitment_to_read(request.actor, pk, number)
    if not allowed(request.actor, "observe", commitment):
        raise Http404
    posted = request.method == "POST"
    form = ObservationForm(
        request.POST if posted else None,
        request.FILES if posted else None,
        commitment=commitment,
        actor=request.actor,
    )
    if posted and form.is_valid():
        try:
            observe(by=request.actor, commitment=commitment, **form.cleaned_data)
        except ValidationError as refused:
            explain(form, refused)
        else:
            thanks = _("Thank you for looking. Somebody reads your observation, then it stands here.")
            messages.success(request, thanks)
            return redirect(commitment_url(commitment))
    return shown(
        request,
        "observe",
        form=form,
        commitment=commitment,
        plan=commitment.plan,
        token=needs_token(request),
        status=REFUSED if posted else 200,
    )


@never_cache
@sent_from_here
@public
def answer(request: TownRequest, token: str) -> HttpResponse:
    """An institution says how far its steps have come; whoever holds the link may, once, until it expires."""
    link = link_of(token)
    if link is None:
        if too_often(f"misses-{request.municipality.pk}", MISSES_PER_HOUR):
            return shown(request, "answer_unknown", status=429)
        return shown(request, "answer_unknown", status=404)
    posted = request.method == "POST"
    forms = forms_of(request, link, bound=posted)
    problem = why_closed(link)
    if posted and len([form for form in forms if form.is_valid()]) == len(forms):
        told = [form.told for form in forms]
        try:
            answer_request(municipality=request.municipality, token=token, told=told)
        except LinkRefused as refused:
            problem = " ".join(refused.messages)
        except ValidationError as refused:
            problem = spread(forms, refused)
        else:
            messages.success(request, _("Thank you. Your answer has arrived and will be checked."))
            return redirect(request.path)
    response = shown(
        request,
        "answer",
        asked=link.request,
        forms=forms,
        problem=problem,
        is_closed=bool(why_closed(link)),
        written=posted,
        token=needs_token(request),
        status=REFUSED if posted else 200,
    )
    # The address is a key: it is told to nobody by way of a link on the page.
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def forms_of(request: TownRequest, link: RequestLink, *, bound: bool) -> list[AnswerStepForm]:
    data, files = (request.POST, request.FILES) if bound else (None, None)
    return [AnswerStepForm(data, files, milestone=one) for one in steps_of_request(link.request)]


def spread(forms: list[AnswerStepForm], refused: ValidationError) -> str:
    """Put each sentence beside its field; what concerns the whole answer is given back."""
    if not hasattr(refused, "error_dict"):
        return " ".join(refused.messages)
    for name, errors in refused.error_dict.items():
        pk, _dash, field = name.partition("-")
        for form in forms:
            if str(form.milestone.pk) == pk:
                form.add_error(field if field in form.fields else None, errors)
    return ""
