"""Everybody's pages: how to ask, what was answered, the register, the year in numbers, what is published unasked."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.gates import public_page
from mithaq.commons.access.policy import find
from mithaq.commons.access.request import TownRequest
from mithaq.commons.files.models import Attachment
from mithaq.commons.files.queries import attachments_of
from mithaq.commons.search.queries import find_records
from mithaq.commons.tenancy.context import profile_of
from mithaq.kit.i18n import Text
from mithaq.kit.tables import csv_file

from .. import actions
from ..law import law_of
from ..models import Disclosure
from ..queries import covered_in, disclosures_of, grounds_of, index_of, register_lines, whole_register, years
from ..yearbook import COLUMNS, rows, yearbook_pdf

PAGE_SIZE = 20


def terms(actor: Actor) -> dict[str, Any]:
    """What the law promises here: days to answer, to extend, to review. doubtful: some are still to be confirmed."""
    deadlines = profile_of(actor.municipality).deadlines
    names = ("answer", "extension", "urgent", "review_request", "review_answer")
    found = {name: deadlines.get(f"information.{name}") for name in names}
    facts = [term.fact for term in found.values() if term is not None]
    return {**found, "doubtful": any(not fact.certain and not fact.overridden for fact in facts)}


@public_page
def information(request: TownRequest) -> HttpResponse:
    """The way in: one's right, the terms, and the answers others were given (?q= searches them)."""
    actor, words = request.actor, request.GET.get("q", "").strip()[:200]
    page = Paginator(disclosures_of(actor), PAGE_SIZE).get_page(request.GET.get("page"))
    found = find_records(actor, words, record="information.disclosure") if words else None
    context = {
        "law": law_of(actor.municipality),
        "grounds": SimpleLazyObject(lambda: grounds_of(actor.municipality)),
        "terms": terms(actor),
        "words": words,
        "found": found,
        "page": page,
    }
    return render(request, "information/information.html", context)


@public_page
def answer(request: TownRequest, pk: int) -> HttpResponse:
    rows = Disclosure.objects.select_related("inquiry")
    row = find(request.actor, rows, pk=pk)
    files = list(attachments_of(request.actor, row))
    context = {"shown": row, "files": with_covers(files)}
    return render(request, "information/answer.html", context)


def with_covers(files: list[Attachment]) -> list[tuple[Attachment, list[tuple[Text, int]]]]:
    """Each file with what is black in it: the grounds of the law, and how many parts for each."""
    covered = covered_in(files) if any(file.content_type == actions.PDF for file in files) else {}
    return [(file, covered.get(file.pk, [])) for file in files]


@public_page
def register(request: TownRequest) -> HttpResponse:
    """Every request by number, day and outcome; nothing of who asked."""
    page = Paginator(whole_register(), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "information/register.html", {"page": page, "lines": register_lines(page)})


@public_page
def statistics(request: TownRequest) -> HttpResponse:
    return render(request, "information/statistics.html", {"years": SimpleLazyObject(years)})


@public_page
def statistics_json(request: TownRequest) -> JsonResponse:
    """One object for each year."""
    return JsonResponse({"years": [_numbers(year) for year in years()]})


@require_safe
@public_page
def statistics_csv(request: TownRequest) -> HttpResponse:
    """A row for each year."""
    data = csv_file(list(COLUMNS), rows()).read()
    response = HttpResponse(data, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="information-statistics.csv"'
    return response


@require_safe
@public_page
def statistics_pdf(request: TownRequest, year: int) -> HttpResponse:
    """The report of a year, in the reader's language."""
    found = next((one for one in years() if one.year == year), None)
    if found is None:
        raise Http404
    made = yearbook_pdf(request.municipality, found, get_language() or "ar")
    response = HttpResponse(made, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="information-{year}.pdf"'
    return response


def _numbers(year: Any) -> dict[str, Any]:
    return {
        "year": year.year,
        "received": year.received,
        "open": year.open,
        "withdrawn": year.withdrawn,
        "transferred": year.transferred,
        "outcomes": dict(year.outcomes),
        "refusals_by_ground": dict(year.grounds),
        "reviews": year.reviews,
        "appeals": year.appeals,
        "published": year.published,
        "share_in_time": round(year.share_in_time, 4) if year.share_in_time is not None else None,
        "median_days": year.median_days,
    }


@public_page
def transparency(request: TownRequest) -> HttpResponse:
    """What the law wants published without anybody asking: there, out of date, or missing."""
    context = {"index": index_of(request.actor), "law": law_of(request.actor.municipality)}
    return render(request, "information/transparency.html", context)
