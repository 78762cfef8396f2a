"""The officers' table of reports, and the way of one from the figures to publication."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mithaq.commons.access.gates import officers
from mithaq.commons.access.policy import allowed, find
from mithaq.commons.access.request import TownRequest
from mithaq.commons.audit.desk import OfficersDesk
from mithaq.kit.desk import Column, Filter
from mithaq.kit.desk.forms import form_page as desk_form
from mithaq.kit.formats import quarter as quarter_words
from mithaq.kit.i18n import active_language
from mithaq.kit.rowforms import done

from ..access import PUBLISH, WRITE
from ..actions import approve, compute_again, correct, prepare, publish, send_back, write_words
from ..enums import QUARTERLY, TONES, EditionStatus, ReportKind
from ..forms import BeginForm, CorrectionForm, WordsForm
from ..models import Edition
from ..printing import pdf_of
from ..queries.calendar import last_ended
from ..queries.editions import differences, versions_of
from ..reading import page_of
from .public import as_file

AT_DESK = (WRITE, PUBLISH)
at_desk = officers(*AT_DESK)


class ReportDesk(OfficersDesk):
    code = "reports"
    label = _("Reports")
    intro = _(
        "Figures are filled in from the records; you add the words. What is published stays; a correction "
        "is a further edition."
    )
    grants = AT_DESK
    model = Edition
    related = ("series",)
    ordering = ("-starts_on", "-number")
    columns = (
        Column("title", _("Report"), main=True, value=lambda edition: edition.title),
        Column("number", _("Edition"), kind="number"),
        Column(
            "status",
            _("Status"),
            value=lambda edition: (edition.get_status_display(), TONES[edition.status]),
            kind="chip",
            sort="status",
        ),
        Column("computed_at", _("Figures as of"), kind="day", sort="computed_at"),
        Column("published_at", _("Published"), kind="day", sort="published_at"),
    )
    filters = (
        Filter(
            code="kind",
            label=_("Report"),
            choices=ReportKind.choices,
            where=lambda rows, value: rows.filter(series__kind=value),
        ),
        Filter(
            code="status",
            label=_("Status"),
            choices=EditionStatus.choices,
            where=lambda rows, value: rows.filter(status=value),
        ),
    )
    list_template = "reports/desk_list.html"
    detail_template = "reports/desk_report.html"

    def title(self, obj: Any) -> Any:
        return obj.title

    def create_url(self, actor: Any) -> str:
        return reverse("desk_report_new")

    def context(self, actor: Any, obj: Any | None) -> dict[str, Any]:
        if obj is None:
            quarter = last_ended()
            kinds = [ReportKind(kind) for kind in QUARTERLY]
            return {"kinds": kinds, "quarter": quarter, "quarter_name": quarter_words(quarter)}
        return {
            "edition": obj,
            "page": page_of(obj, active_language()),
            "versions": versions_of(obj),
            "may": {verb: allowed(actor, verb, obj) for verb in ("edit", "approve", "publish", "correct")},
        }

    @classmethod
    def urls(cls) -> list[URLPattern]:
        return [
            path("new/", new, name="desk_report_new"),
            path("prepare/", prepare_now, name="desk_report_prepare"),
            path("<int:pk>/words/", words, name="desk_report_words"),
            path("<int:pk>/compare/", compare, name="desk_report_compare"),
            path("<int:pk>/pdf/", pdf, name="desk_report_pdf"),
            path("<int:pk>/compute/", compute, name="desk_report_compute"),
            path("<int:pk>/approve/", approve_it, name="desk_report_approve"),
            path("<int:pk>/back/", back, name="desk_report_back"),
            path("<int:pk>/publish/", publish_it, name="desk_report_publish"),
            path("<int:pk>/correct/", correct_it, name="desk_report_correct"),
            *super().urls(),
        ]


def at(edition: Edition) -> str:
    return reverse("desk_reports_object", args=[edition.pk])


def found(request: TownRequest, pk: int) -> Edition:
    return find(request.actor, Edition.objects.select_related("series"), pk=pk)


def form_page(request: TownRequest, form: Any, title: str, intro: str, back_url: str) -> HttpResponse:
    trail = [(ReportDesk.label, reverse("desk_reports"))]
    return desk_form(request, form, heading=title, back=back_url, trail=trail, intro=intro)


@at_desk
def new(request: TownRequest) -> HttpResponse:
    """A report of any quarter that is over."""
    form = BeginForm(request.POST or None)
    if form.is_valid() and (edition := done(form, lambda: prepare(by=request.actor, **form.cleaned_data))):
        return redirect(at(edition))
    intro = gettext("One that exists already is opened as it is.")
    return form_page(request, form, gettext("A report of a quarter"), intro, reverse("desk_reports"))


@at_desk
@require_POST
def prepare_now(request: TownRequest) -> HttpResponse:
    """One click: the report of the quarter that ended last, or its PDF at once."""
    form = BeginForm({"kind": request.POST.get("kind", ""), "quarter": last_ended().code})
    if not form.is_valid():
        return redirect("desk_reports")
    edition = prepare(by=request.actor, **form.cleaned_data)
    if "pdf" in request.POST:
        return _as_pdf(edition)
    messages.success(request, gettext("The figures are filled in. Add your words where they help."))
    return redirect(at(edition))


@at_desk
def words(request: TownRequest, pk: int) -> HttpResponse:
    edition = found(request, pk)
    form = WordsForm(request.POST or None, row=edition)

    def save() -> Edition:
        return write_words(
            by=request.actor,
            edition=edition,
            words=form.wanted(("intro", "closing", "correction")),
            remarks=form.remarks,
            seen=form.cleaned_data["seen"],
        )

    if form.is_valid() and done(form, save):
        messages.success(request, gettext("Saved."))
        return redirect(at(edition))
    intro = gettext("The figures stand beside your words; you need not repeat them.")
    return form_page(request, form, edition.title, intro, at(edition))


@at_desk
def compare(request: TownRequest, pk: int) -> HttpResponse:
    """What the same computation gives today."""
    edition = found(request, pk)
    context = {"edition": edition, "differences": differences(edition), "desk": ReportDesk}
    context |= {"list_url": reverse("desk_reports"), "layout": ReportDesk.layout}
    context["may_correct"] = allowed(request.actor, "correct", edition)
    return render(request, "reports/desk_compare.html", context)


@at_desk
def pdf(request: TownRequest, pk: int) -> HttpResponse:
    return _as_pdf(found(request, pk))


def _as_pdf(edition: Edition) -> HttpResponse:
    return as_file(pdf_of(edition, active_language()), f"{edition.series.kind}-{edition.quarter.code}")


def act(request: TownRequest, pk: int, do: Callable[..., Edition], told: str) -> HttpResponse:
    """Carry out an act without a form; its refusal becomes a message."""
    edition = found(request, pk)
    try:
        do(by=request.actor, edition=edition)
    except ValidationError as problem:
        for sentence in problem.messages:
            messages.error(request, sentence)
    else:
        messages.success(request, told)
    return redirect(at(edition))


@at_desk
@require_POST
def compute(request: TownRequest, pk: int) -> HttpResponse:
    return act(request, pk, compute_again, gettext("The figures are those of this moment."))


@at_desk
@require_POST
def approve_it(request: TownRequest, pk: int) -> HttpResponse:
    return act(request, pk, approve, gettext("Approved: words and figures are fixed as they stand."))


@at_desk
@require_POST
def back(request: TownRequest, pk: int) -> HttpResponse:
    return act(request, pk, send_back, gettext("It can be written again."))


@at_desk
@require_POST
def publish_it(request: TownRequest, pk: int) -> HttpResponse:
    return act(request, pk, publish, gettext("Published. Those who follow it are being told."))


@at_desk
def correct_it(request: TownRequest, pk: int) -> HttpResponse:
    edition = found(request, pk)
    form = CorrectionForm(request.POST or None)
    if form.is_valid() and (
        further := done(
            form, lambda: correct(by=request.actor, edition=edition, reason=form.cleaned_data["reason"])
        )
    ):
        messages.success(request, gettext("A further edition is begun, with the figures of this moment."))
        return redirect(at(further))
    intro = gettext("The published edition stays readable and says that a newer one exists.")
    return form_page(request, form, gettext("Correct this report"), intro, at(edition))
