"""The officers' table of zones and the two ways to import them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.gates import officers
from mithaq.commons.audit.desk import OfficersDesk
from mithaq.kit.desk import Bulk, Column, Filter
from mithaq.kit.desk.forms import form_page

from ..access import SETTINGS
from ..actions import (
    Imported,
    close_zone,
    import_zones_geojson,
    import_zones_list,
    reopen_zone,
    save_zone,
)
from ..enums import ZoneKind
from ..forms import ZoneFileForm, ZoneForm, ZoneListForm
from ..models import Zone


def _state(zone: Zone) -> tuple[str, str]:
    return (gettext("in use"), "good") if zone.is_open else (gettext("no longer in use"), "quiet")


def _close(actor: Actor, zones: Sequence[Zone], _data: dict[str, Any]) -> int:
    for zone in zones:
        close_zone(by=actor, zone=zone)
    return len(zones)


class ZoneDesk(OfficersDesk):
    code = "zones"
    label = _("Zones")
    intro = _("The parts of the town that promises, comments and works can be placed in.")
    grants = (SETTINGS,)
    model = Zone
    ordering = ("kind", "code")
    columns = (
        Column("name", _("Name"), main=True),
        Column("code", _("Code"), sort="code"),
        Column("kind", _("Kind"), value=lambda zone: zone.get_kind_display(), sort="kind"),
        Column("population", _("Population"), kind="number", sort="population"),
        Column("outline", _("Outline"), value=lambda zone: gettext("known") if zone.geometry else ""),
        Column("state", _("State"), value=_state, kind="chip", sort="closed_on"),
    )
    filters = (
        Filter(
            code="kind",
            label=_("Kind"),
            choices=ZoneKind.choices,
            where=lambda rows, value: rows.filter(kind=value),
        ),
        Filter(
            code="state",
            label=_("State"),
            choices=(("open", _("in use")), ("closed", _("no longer in use"))),
            where=lambda rows, value: rows.filter(closed_on__isnull=value == "open"),
        ),
    )
    bulk = (
        Bulk(
            code="close",
            label=_("Close"),
            run=_close,
            may=lambda actor, zone: zone.is_open,
            danger=True,
            explain=_("Nothing new can be placed there; what happened there stays. You can open them again."),
        ),
    )
    empty_words = _("Write them one by one, paste a list, or bring a GeoJSON file.")
    list_template = "places/desk_list.html"
    detail_template = "places/desk_zone.html"

    def create_url(self, actor: Actor) -> str:
        return reverse("desk_zones_new")

    def acts(self, actor: Actor, obj: Zone) -> Sequence[dict[str, Any]]:
        return [
            {"label": gettext("Change"), "url": reverse("desk_zones_edit", args=[obj.pk]), "tone": "quiet"},
            {"label": gettext("See the public page"), "url": reverse("zone", args=[obj.pk]), "tone": "quiet"},
        ]

    @classmethod
    def urls(cls) -> list[URLPattern]:
        return [
            path("new/", zone_new, name="desk_zones_new"),
            path("list/", zones_from_list, name="desk_zones_list"),
            path("file/", zones_from_file, name="desk_zones_file"),
            path("<int:pk>/edit/", zone_edit, name="desk_zones_edit"),
            path("<int:pk>/state/", zone_state, name="desk_zones_state"),
            *super().urls(),
        ]


def _form_page(request: HttpRequest, form: forms.Form, title: str, intro: str = "") -> HttpResponse:
    back = reverse("desk_zones")
    return form_page(request, form, heading=title, back=back, trail=[(ZoneDesk.label, back)], intro=intro)


def _save(request: HttpRequest, zone: Zone | None, title: str) -> HttpResponse:
    shown = None
    if zone is not None:
        shown = {name: getattr(zone, name) for name in ("name", "kind", "population", "source")}
    form = ZoneForm(request.POST or None, initial=shown, exists=zone is not None)
    if request.method == "POST" and form.is_valid():
        try:
            saved = save_zone(by=request.actor, zone=zone, **form.cleaned_data)  # type: ignore[attr-defined]
        except ValidationError as refused:
            form.add_error(None, refused.messages)
        else:
            messages.success(request, gettext("Saved."))
            return redirect("desk_zones_object", saved.pk)
    return _form_page(request, form, title)


@officers(SETTINGS)
def zone_new(request: HttpRequest) -> HttpResponse:
    return _save(request, None, gettext("New zone"))


@officers(SETTINGS)
def zone_edit(request: HttpRequest, pk: int) -> HttpResponse:
    return _save(request, get_object_or_404(Zone, pk=pk), gettext("Change a zone"))


@officers(SETTINGS)
@require_POST
def zone_state(request: HttpRequest, pk: int) -> HttpResponse:
    """Close an open zone, open a closed one."""
    zone = get_object_or_404(Zone, pk=pk)
    if "close" in request.POST:
        close_zone(by=request.actor, zone=zone)  # type: ignore[attr-defined]
    else:
        reopen_zone(by=request.actor, zone=zone)  # type: ignore[attr-defined]
    return redirect("desk_zones_object", zone.pk)


def _import(
    request: HttpRequest, form: forms.Form, title: str, intro: str, run: Callable[[], Imported]
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            done = run()
        except ValidationError as refused:
            form.add_error(None, refused.messages)
        else:
            words = gettext("Zones added: %(added)s, changed: %(changed)s, unchanged: %(unchanged)s.")
            messages.success(request, words % vars(done))
            return redirect("desk_zones")
    return _form_page(request, form, title, intro)


@officers(SETTINGS)
def zones_from_list(request: HttpRequest) -> HttpResponse:
    form = ZoneListForm(request.POST or None)
    actor = request.actor  # type: ignore[attr-defined]
    return _import(
        request,
        form,
        gettext("Zones from a list"),
        gettext("A zone that has one of these names already is changed, not doubled."),
        lambda: import_zones_list(by=actor, text=form.cleaned_data["text"]),
    )


@officers(SETTINGS)
def zones_from_file(request: HttpRequest) -> HttpResponse:
    form = ZoneFileForm(request.POST or None, request.FILES or None)
    actor = request.actor  # type: ignore[attr-defined]
    return _import(
        request,
        form,
        gettext("Zones from a file"),
        gettext(
            "Names are found by themselves when the file calls them name_ar, name_fr, name_en or the like."
        ),
        lambda: import_zones_geojson(
            by=actor,
            data=form.cleaned_data["file"].read(),
            names=form.names,
            code_property=form.cleaned_data["code_property"],
            kind=form.cleaned_data["kind"],
            source=form.cleaned_data["source"],
        ),
    )
