from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from mithaq.commons.jobs import actions
from mithaq.commons.jobs.models import Job
from mithaq.commons.jobs.queries import dead_letters
from mithaq.portal.operator.gate import operators


def picked(request: HttpRequest) -> QuerySet[Job]:
    """The one job the form names."""
    pk = request.POST.get("job", "")
    if not (pk.isascii() and pk.isdecimal()):
        raise Http404
    return dead_letters().filter(pk=int(pk))


@operators
@require_POST
def retry(request: HttpRequest) -> HttpResponse:
    """One job, or all of them when the form names none."""
    count = actions.retry(picked(request) if "job" in request.POST else dead_letters())
    words = ngettext("%(count)d job is tried again.", "%(count)d jobs are tried again.", count)
    messages.success(request, words % {"count": count})
    return redirect("operator_dead_letters")


@operators
@require_POST
def drop(request: HttpRequest) -> HttpResponse:
    count = actions.drop(picked(request))
    words = ngettext("%(count)d job was dropped.", "%(count)d jobs were dropped.", count)
    messages.success(request, words % {"count": count})
    return redirect("operator_dead_letters")
