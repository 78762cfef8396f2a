"""A plan as a bundle for another municipality, and one of another municipality as a draft."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from mithaq.commons.access.gates import officers
from mithaq.kit.desk.forms import form_page
from mithaq.kit.formats import list_of

from ....actions.lifecycle.bundles import Loaded, load_bundle
from ....bundle.file import BundleRefused, own_fingerprint, pack
from ....forms.lifecycle import BundleForm
from ....queries.lifecycle.bundles import bundle_of
from ..shared import actor_of, at_desk, done, plan_at_desk


@at_desk
def download(request: HttpRequest, pk: int) -> HttpResponse:
    plan = plan_at_desk(request, pk)
    plan.municipality = actor_of(request).municipality
    response = HttpResponse(pack(bundle_of(plan)), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{plan.code}.bundle.zip"'
    return response


@officers("plans.edit")
def load(request: HttpRequest) -> HttpResponse:
    form = BundleForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        sent = form.cleaned_data
        try:
            loaded = done(
                form,
                lambda: load_bundle(
                    by=actor_of(request),
                    data=sent["bundle"],
                    code=sent["code"],
                    responsible=sent["responsible"],
                    starts_on=sent["starts_on"],
                ),
            )
        except BundleRefused as problem:
            loaded = None
            form.add_error("bundle", str(problem))
        if loaded:
            tell(request, loaded)
            return redirect("desk_plans_object", pk=loaded.plan.pk)
    plans = reverse("desk_plans")
    return form_page(
        request,
        form,
        heading=gettext("Load a plan of another municipality"),
        back=plans,
        trail=[(gettext("Action plans"), plans)],
        intro=gettext(
            "A bundle holds a plan, its template and its process: sections, commitments, steps, and the rules of its "
            "consultation. It becomes a draft of yours that only officers see. Persons, comments, signatures and "
            "figures are never in a bundle."
        ),
        saying=gettext("Load the bundle"),
        template="plans/lifecycle/desk/load.html",
        own=own_fingerprint(),
    )


def tell(request: HttpRequest, loaded: Loaded) -> None:
    said = {"origin": loaded.origin, "seal": loaded.sealed_by}
    told = gettext("The plan of %(origin)s is in, as a draft. Its seal holds: %(seal)s.")
    messages.success(request, told % said)
    if loaded.unmatched:
        count = len(loaded.unmatched)
        told = ngettext(
            "%(count)s institution is not among yours: %(names)s. Name your own for it.",
            "%(count)s institutions are not among yours: %(names)s. Name your own for them.",
            count,
        )
        messages.warning(request, told % {"count": count, "names": list_of(loaded.unmatched)})
    if loaded.terms:
        told = gettext("Terms that differ from yours, for your own decision: %(terms)s.")
        terms = [f"{code} ({theirs.n} {theirs.unit})" for code, theirs, _ours in loaded.terms]
        messages.info(request, told % {"terms": list_of(terms)})
