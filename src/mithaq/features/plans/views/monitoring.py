"""Everybody's pages on monitoring: who checks the plan, what they found, whether the rules are kept."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

from mithaq.commons.access.gates import public, public_page
from mithaq.commons.access.request import TownRequest
from mithaq.kit.origin import needs_token, sent_from_here
from mithaq.kit.rowforms import explain

from ..actions.monitoring.relay import write_to_monitor
from ..forms.monitoring import RelayForm
from ..queries.monitoring.assessments import assessment_page
from ..queries.monitoring.compliance import compliance_of
from ..queries.monitoring.pages import monitoring_page, strategy_page
from ..queries.monitoring.people import is_reachable
from ..queries.public import plan_to_read


@public_page
def monitoring(request: TownRequest, pk: int) -> HttpResponse:
    page = monitoring_page(request.actor, pk)
    return render(request, "plans/monitoring/monitoring.html", {"page": page, "plan": page.plan})


@public_page
def assessment(request: TownRequest, pk: int, assessment: int) -> HttpResponse:
    page = assessment_page(request.actor, pk, assessment)
    one = page.sheet.assessment
    return render(
        request, "plans/monitoring/assessment.html", {"page": page, "assessment": one, "plan": one.plan}
    )


@public_page
def compliance(request: TownRequest, pk: int) -> HttpResponse:
    plan = plan_to_read(request.actor, pk)
    plan.municipality = request.municipality
    found = compliance_of(plan)
    return render(request, "plans/monitoring/compliance.html", {"compliance": found, "plan": plan})


@public_page
def strategy(request: TownRequest, pk: int) -> HttpResponse:
    page = strategy_page(request.actor, pk)
    return render(request, "plans/monitoring/strategy.html", {"page": page, "plan": page.plan})


@never_cache
@sent_from_here
@public
def contact(request: TownRequest, pk: int) -> HttpResponse:
    """Write to the monitor. What is wrong comes back with every word kept."""
    plan = plan_to_read(request.actor, pk)
    form = RelayForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            write_to_monitor(by=request.actor, plan=plan, **form.cleaned_data)
        except ValidationError as problem:
            explain(form, problem)
        else:
            messages.success(request, gettext("Thank you. Your message is on its way to the monitor."))
            return redirect("plan_monitoring", pk=plan.pk)
    context = {
        "form": form,
        "plan": plan,
        "reachable": is_reachable(plan),
        "token": needs_token(request),
    }
    return render(request, "plans/monitoring/contact.html", context, status=422 if form.is_bound else 200)
