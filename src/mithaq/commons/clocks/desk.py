"""The officers' table of holidays: draft a year, confirm, add, change, remove."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.gates import officers
from mithaq.commons.audit.desk import OfficersDesk
from mithaq.kit.desk import Bulk, Column, Filter
from mithaq.kit.desk.forms import form_page

from .access import SETTINGS
from .actions import (
    add_holiday,
    change_holiday,
    confirm_holidays,
    draft_year,
    remove_holidays,
    shift_holidays,
)
from .enums import HolidayStatus
from .forms import HolidayForm
from .models import Holiday
from .queries import known_years


def _status(day: Holiday) -> tuple[str, str]:
    return day.get_status_display(), "good" if day.status == HolidayStatus.CONFIRMED else "soon"


def _confirm(actor: Actor, days: Sequence[Holiday], _data: dict[str, Any]) -> int:
    return confirm_holidays(by=actor, holidays=days)


def _later(actor: Actor, days: Sequence[Holiday], _data: dict[str, Any]) -> int:
    return shift_holidays(by=actor, holidays=days, days=1)[0]


def _earlier(actor: Actor, days: Sequence[Holiday], _data: dict[str, Any]) -> int:
    return shift_holidays(by=actor, holidays=days, days=-1)[0]


def _remove(actor: Actor, days: Sequence[Holiday], _data: dict[str, Any]) -> int:
    return remove_holidays(by=actor, holidays=days)[0]


def _years(_actor: Actor) -> list[tuple[int, str]]:
    return [(year, str(year)) for year in known_years()]


class HolidayDesk(OfficersDesk):
    code = "holidays"
    label = _("Holidays")
    intro = _(
        "Deadlines in working days are counted without these days. Whatever you change here, open due dates are "
        "counted again at once and the change is written into their history."
    )
    grants = (SETTINGS,)
    model = Holiday
    ordering = ("-date",)
    columns = (
        Column("name", _("Name"), main=True),
        Column("date", _("Day"), kind="day", sort="date"),
        Column("status", _("Status"), value=_status, kind="chip", sort="status"),
        Column("source", _("Source")),
    )
    filters = (
        Filter(
            code="year",
            label=_("Year"),
            choices=_years,
            where=lambda rows, value: rows.filter(date__year=int(value)),
        ),
        Filter(
            code="status",
            label=_("Status"),
            choices=HolidayStatus.choices,
            where=lambda rows, value: rows.filter(status=value),
        ),
    )
    bulk = (
        Bulk(
            code="confirm",
            label=_("Confirm"),
            run=_confirm,
            may=lambda actor, day: day.status == HolidayStatus.ESTIMATED,
        ),
        Bulk(
            code="later",
            label=_("One day later"),
            run=_later,
            may=lambda actor, day: day.status == HolidayStatus.ESTIMATED,
            explain=_("The moon was seen later: these days move together, and are confirmed."),
        ),
        Bulk(
            code="earlier",
            label=_("One day earlier"),
            run=_earlier,
            may=lambda actor, day: day.status == HolidayStatus.ESTIMATED,
            explain=_("The moon was seen earlier: these days move together, and are confirmed."),
        ),
        Bulk(
            code="remove",
            label=_("Remove"),
            run=_remove,
            danger=True,
            explain=_("These days will be working days; open due dates are counted again."),
        ),
    )
    empty_words = _("Until a year is drafted, deadlines are counted with the country’s own list of holidays.")
    list_template = "clocks/holidays.html"

    def create_url(self, actor: Actor) -> str:
        return reverse("desk_holidays_new")

    def acts(self, actor: Actor, obj: Holiday) -> Sequence[dict[str, Any]]:
        edit = reverse("desk_holidays_edit", args=[obj.pk])
        return [{"label": gettext("Change"), "url": edit, "tone": "quiet"}]

    def context(self, actor: Actor, obj: Any | None) -> dict[str, Any]:
        this_year = timezone.localdate().year
        written = known_years()
        return {"undrafted": [year for year in (this_year, this_year + 1) if year not in written]}

    @classmethod
    def urls(cls) -> list[URLPattern]:
        return [
            path("new/", holiday_new, name="desk_holidays_new"),
            path("draft/<int:year>/", holiday_draft, name="desk_holidays_draft"),
            path("<int:pk>/edit/", holiday_edit, name="desk_holidays_edit"),
            *super().urls(),
        ]


def _said(request: HttpRequest, moved: int) -> None:
    """That it is saved, and what it did to due dates."""
    if moved:
        words = ngettext(
            "Saved. %(count)s due date was counted again.",
            "Saved. %(count)s due dates were counted again.",
            moved,
        )
        messages.success(request, words % {"count": moved})
    else:
        messages.success(request, gettext("Saved. No due date has moved."))


def _edit(
    request: HttpRequest, form: HolidayForm, title: str, save: Callable[[dict[str, Any]], tuple[Holiday, int]]
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            _day, moved = save(form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused.messages)
        else:
            _said(request, moved)
            return redirect("desk_holidays")
    back = reverse("desk_holidays")
    return form_page(request, form, heading=title, back=back, trail=[(HolidayDesk.label, back)])


@officers(SETTINGS)
def holiday_new(request: HttpRequest) -> HttpResponse:
    form = HolidayForm(request.POST or None)
    actor = request.actor  # type: ignore[attr-defined]
    return _edit(request, form, gettext("New holiday"), lambda data: add_holiday(by=actor, **data))


@officers(SETTINGS)
def holiday_edit(request: HttpRequest, pk: int) -> HttpResponse:
    day = get_object_or_404(Holiday, pk=pk)
    shown = {"date": day.date, "name": day.name, "status": day.status, "source": day.source}
    form = HolidayForm(request.POST or None, initial=shown)
    actor = request.actor  # type: ignore[attr-defined]
    return _edit(
        request,
        form,
        gettext("Change a holiday"),
        lambda data: change_holiday(by=actor, holiday=day, **data),
    )


@officers(SETTINGS)
@require_POST
def holiday_draft(request: HttpRequest, year: int) -> HttpResponse:
    added = draft_year(by=request.actor, year=year)  # type: ignore[attr-defined]
    words = ngettext(
        "%(count)s day of %(year)s is drafted: please check it.",
        "%(count)s days of %(year)s are drafted: please check them.",
        len(added),
    )
    messages.success(request, words % {"count": len(added), "year": year})
    return redirect("desk_holidays")
