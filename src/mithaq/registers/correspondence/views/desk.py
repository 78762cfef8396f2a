"""The register at the desk: letters in and out, where they went, what answers them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.gates import officers
from mithaq.commons.access.policy import find
from mithaq.commons.access.request import TownRequest
from mithaq.commons.audit.desk import OfficersDesk
from mithaq.commons.files.queries import attachments_of
from mithaq.kit.desk import Column, Filter
from mithaq.kit.desk.forms import form_page
from mithaq.kit.pdf import TooLarge
from mithaq.kit.registry import record_of
from mithaq.kit.rowforms import posted, sent

from .. import actions
from ..access import KEEP, OFFICERS
from ..addresses import desk_letter_url
from ..enums import Direction
from ..forms import LetterForm, RouteForm, ScanForm, StrikeForm, own_units
from ..models import Letter
from ..printing import register_pdf
from ..queries import subject_from, years

keepers = officers(KEEP)


def went_to(letter: Letter) -> str:
    return ", ".join(str(one.unit.name) for one in letter.routes.all())


def standing(letter: Letter) -> tuple[Any, str] | None:
    if letter.struck_at is not None:
        return gettext("struck out"), "quiet"
    if letter.answered_by.all():
        return pgettext_lazy("letter", "answered"), "good"
    return None


def waiting(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    open_ones = rows.filter(answer_by__isnull=False, answered_by__isnull=True, struck_at__isnull=True)
    return open_ones.filter(answer_by__lt=timezone.localdate()) if value == "late" else open_ones


class LetterDesk(OfficersDesk):
    code = "letters"
    label = _("Correspondence")
    intro = _("Letters that come in and go out, each with a number of the year in its direction.")
    grants = OFFICERS
    model = Letter
    related = ("answers", "about_type")
    prefetched = ("routes__unit", "answered_by")
    ordering = ("-on", "-number")
    searches = True
    columns = (
        Column("reference", pgettext_lazy("letter", "Number"), main=True),
        Column(
            "direction", pgettext_lazy("letter", "Direction"), value="get_direction_display", sort="direction"
        ),
        Column("on", pgettext_lazy("letter", "Day"), kind="day", sort="on"),
        Column("correspondent", pgettext_lazy("letter", "Correspondent"), sort="correspondent"),
        Column("subject", pgettext_lazy("letter", "Subject")),
        Column("routes", pgettext_lazy("letter", "Went to"), value=went_to),
        Column("answer_by", _("To be answered by"), kind="day", sort="answer_by"),
        Column("standing", _("State"), value=standing, kind="chip"),
    )
    filters = (
        Filter(
            code="direction",
            label=pgettext_lazy("letter", "Direction"),
            choices=Direction.choices,
            where=lambda rows, value: rows.filter(direction=value),
        ),
        Filter(
            code="year",
            label=_("Year"),
            choices=lambda actor: [(one, one) for one in years()],
            where=lambda rows, value: rows.filter(year=value),
        ),
        Filter(
            code="waiting",
            label=pgettext_lazy("letter", "Answer"),
            choices=(("open", _("to be answered")), ("late", _("late"))),
            where=waiting,
        ),
        Filter(
            code="unit",
            label=pgettext_lazy("letter", "Went to"),
            choices=lambda actor: [(one.code, str(one.name)) for one in own_units()],
            where=lambda rows, value: rows.filter(routes__unit__code=value),
        ),
    )
    empty_words = _("The first letter that comes in gets number 1.")
    list_template = "correspondence/desk/list.html"
    detail_template = "correspondence/desk/letter.html"

    def title(self, obj: Letter) -> str:
        return f"{obj.get_direction_display()} {obj.reference}"

    def search(self, queryset: QuerySet[Any], words: str, actor: Actor) -> QuerySet[Any]:
        number = words.rpartition("/")[2]
        found = (
            Q(subject__icontains=words)
            | Q(correspondent__icontains=words)
            | Q(their_reference__icontains=words)
        )
        if number.isascii() and number.isdigit() and len(number) < 9:
            found |= Q(number=int(number))
        return queryset.filter(found)

    def create_url(self, actor: Actor) -> str:
        return reverse("desk_letters_new") if actor.has(KEEP) else ""

    def facts(self, actor: Actor, obj: Letter) -> Sequence[tuple[Any, Any]]:
        found = [one for one in super().facts(actor, obj) if one[1]]
        further = [
            (pgettext_lazy("letter", "Way"), obj.get_way_display()),
            (_("Date of the letter"), Column("dated_on", "", kind="day").cell(obj)),
            (_("Their reference"), obj.their_reference),
            (_("Why it is struck out"), obj.struck_reason),
        ]
        return [*found, *((label, value) for label, value in further if value)]

    def acts(self, actor: Actor, obj: Letter) -> Sequence[dict[str, Any]]:
        if not actor.has(KEEP) or obj.struck_at is not None:
            return []
        found = [("route", gettext("Send to a unit"), ""), ("scan", gettext("Add a scan"), "quiet")]
        found += [("change", gettext("Correct"), "quiet"), ("strike", gettext("Strike out"), "danger")]
        links = [
            {"label": label, "url": self.url(name, pk=obj.pk), "tone": tone} for name, label, tone in found
        ]
        answer = f"{reverse('desk_letters_new')}?answers={obj.pk}"
        return [{"label": gettext("Register the answer"), "url": answer, "tone": ""}, *links]

    def context(self, actor: Actor, obj: Letter | None) -> dict[str, Any]:
        if obj is None:
            return {"years": years()[:5], "directions": Direction.choices}
        about = obj.about
        record = record_of(about) if about is not None else None
        return {
            "files": attachments_of(actor, obj),
            "routes": obj.routes.all(),
            "answered_by": list(obj.answered_by.all()),
            "about": record.title(about) if record is not None else "",
            "about_url": record.desk_url(about) if record is not None and record.desk_url else "",
        }

    @classmethod
    def urls(cls) -> list[URLPattern]:
        return [
            path("new/", new_letter, name="desk_letters_new"),
            path("register-<str:direction>-<int:year>.pdf", printed, name="desk_letters_printed"),
            path("<int:pk>/change/", change_letter, name="desk_letters_change"),
            path("<int:pk>/route/", route_letter, name="desk_letters_route"),
            path("<int:pk>/scan/", add_scan, name="desk_letters_scan"),
            path("<int:pk>/strike/", strike_letter, name="desk_letters_strike"),
            *super().urls(),
        ]


def trail(*above: tuple[Any, str]) -> list[tuple[Any, str]]:
    return [(LetterDesk.label, reverse("desk_letters")), *above]


def files_of(request: TownRequest) -> Any:
    return request.FILES if request.method == "POST" else None


def at_desk(request: TownRequest, pk: int) -> Letter:
    return find(request.actor, Letter.objects.select_related("answers"), "edit", pk=pk)


@keepers
def new_letter(request: TownRequest) -> HttpResponse:
    """`?about=` what it concerns, `?answers=` the letter it answers."""
    actor = request.actor
    about = subject_from(actor, request.GET.get("about", ""))
    form = LetterForm(posted(request), files_of(request), **_beginning(request))
    made = sent(
        form,
        lambda: actions.enter_letter(
            by=actor,
            direction=form.cleaned_data["direction"],
            on=form.cleaned_data["on"],
            fields=form.fields_wanted(),
            about=about,
            units=form.cleaned_data["units"],
            scan=form.cleaned_data["scan"],
        ),
    )
    if made is not None:
        messages.success(request, gettext("Entered as number %(number)s.") % {"number": made.reference})
        return redirect(desk_letter_url(made))
    intro = (
        gettext("About: %(title)s") % {"title": record_of(about).title(about)} if about is not None else ""
    )
    heading = gettext("Enter a letter")
    return form_page(request, form, heading=heading, intro=intro, back=reverse("desk_letters"), trail=trail())


def _beginning(request: TownRequest) -> dict[str, Any]:
    """An answer goes the other way, to whoever wrote."""
    pk = request.GET.get("answers", "")
    if not (pk.isascii() and pk.isdigit() and len(pk) < 19):
        return {}
    answered = find(request.actor, Letter.objects.all(), pk=pk)
    direction = Direction.OUT if answered.is_incoming else Direction.IN
    start = {"direction": direction, "on": timezone.localdate(), "correspondent": answered.correspondent}
    return {"initial": {**start, "subject": answered.subject, "answers": answered.reference}}


@keepers
def change_letter(request: TownRequest, pk: int) -> HttpResponse:
    letter = at_desk(request, pk)
    form = LetterForm(posted(request), row=letter)
    made = sent(
        form,
        lambda: actions.correct_letter(
            by=request.actor, letter=letter, fields=form.fields_wanted(), seen=form.cleaned_data["seen"]
        ),
    )
    if made is not None:
        return redirect(desk_letter_url(letter))
    return _page(request, form, letter, gettext("Correct"))


@keepers
def route_letter(request: TownRequest, pk: int) -> HttpResponse:
    letter = at_desk(request, pk)
    form = RouteForm(posted(request), letter=letter)

    def send() -> list[Any]:
        note = form.cleaned_data["note"]
        return [
            actions.route_letter(by=request.actor, letter=letter, unit=unit, note=note)
            for unit in form.cleaned_data["units"]
        ]

    if sent(form, send) is not None:
        messages.success(request, gettext("Sent: the unit is told."))
        return redirect(desk_letter_url(letter))
    return _page(request, form, letter, gettext("Send to a unit"))


@keepers
def add_scan(request: TownRequest, pk: int) -> HttpResponse:
    letter = at_desk(request, pk)
    form = ScanForm(posted(request), files_of(request))
    if sent(form, lambda: actions.add_scan(by=request.actor, letter=letter, scan=form.cleaned_data["scan"])):
        return redirect(desk_letter_url(letter))
    return _page(request, form, letter, gettext("Add a scan"))


@keepers
def strike_letter(request: TownRequest, pk: int) -> HttpResponse:
    letter = at_desk(request, pk)
    form = StrikeForm(posted(request))
    if sent(form, lambda: actions.strike_letter(by=request.actor, letter=letter, **form.cleaned_data)):
        messages.success(request, gettext("Struck out; the number is not given again."))
        return redirect(desk_letter_url(letter))
    return _page(request, form, letter, gettext("Strike out"))


def _page(request: TownRequest, form: Any, letter: Letter, heading: str) -> HttpResponse:
    back = desk_letter_url(letter)
    title = LetterDesk().title(letter)
    return form_page(request, form, heading=heading, about=title, back=back, trail=trail((title, back)))


@keepers
@require_safe
def printed(request: TownRequest, direction: str, year: int) -> HttpResponse:
    if direction not in Direction.values:
        raise Http404
    try:
        made = register_pdf(request.municipality, direction, year, get_language() or "ar")
    except TooLarge:
        messages.warning(
            request, gettext("This register is too long to print in one go: take the list as a file.")
        )
        return redirect("desk_letters")
    response = HttpResponse(made, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="letters-{direction}-{year}.pdf"'
    return response
