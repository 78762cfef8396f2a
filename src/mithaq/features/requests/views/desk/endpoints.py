"""Other bodies to whose Open311 servers requests are sent on: address, key, subjects, what could not be sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import find
from mithaq.commons.access.request import TownRequest
from mithaq.commons.audit.desk import OfficersDesk
from mithaq.kit.desk import Column
from mithaq.kit.rowforms import RowForm, posted, sent

from ... import actions
from ...access import SETTINGS
from ...addresses import desk_endpoint_url
from ...enums import Stage
from ...models import Endpoint, Handover
from ...queries import categories_open
from .shared import form_page, in_charge

SHOWN = 20


class EndpointForm(RowForm):
    name = forms.CharField(label=pgettext_lazy("endpoint", "Body"), max_length=120)
    url = forms.CharField(
        label=_("Address of its Open311 server"),
        max_length=300,
        widget=forms.URLInput(attrs={"dir": "ltr"}),
        help_text=_("As the body names it, for example https://water.example/open311/v2"),
    )
    jurisdiction = forms.CharField(
        label=_("jurisdiction_id, if the body wants one"), max_length=120, required=False
    )
    key = forms.CharField(
        label=_("Key the body gave us"),
        max_length=300,
        required=False,
        strip=True,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("Kept sealed and never shown again. Leave it empty to keep the one that stands."),
    )

    def __init__(self, data: Any = None, *args: Any, row: Endpoint | None = None, **kwargs: Any) -> None:
        super().__init__(data, *args, row=row, **kwargs)
        self.categories = {f"category_{one.pk}": one for one in categories_open()}
        codes = dict(row.forwards.values_list("category_id", "service_code")) if row is not None else {}
        for name, one in self.categories.items():
            self.fields[name] = forms.CharField(
                label=gettext("The body’s code for “%(subject)s”") % {"subject": one.name},
                max_length=120,
                required=False,
                initial=codes.get(one.pk, ""),
                help_text=gettext("Empty: not sent on."),
            )

    def fields_of(self) -> dict[str, Any]:
        return {
            **self.wanted(("name", "url", "jurisdiction", "key")),
            "codes": {one: self.cleaned_data[name] for name, one in self.categories.items()},
        }


def standing_of(row: Any) -> tuple[str, str]:
    """row: an endpoint with the count of what could not be sent, as `EndpointDesk.queryset` gives it."""
    if row.closed_at is not None:
        return pgettext("endpoint", "closed"), "quiet"
    if row.failed:
        return gettext("something could not be sent"), "late"
    return pgettext("endpoint", "works"), "good"


class EndpointDesk(OfficersDesk):
    code = "requests_endpoints"
    label = _("Servers of other bodies")
    intro = _("Requests of some subjects are sent on to the body that serves them, by Open311.")
    grants = (SETTINGS,)
    model = Endpoint
    ordering = ("name",)
    columns = (
        Column("name", pgettext_lazy("endpoint", "Body"), main=True),
        Column("sent", pgettext_lazy("handover", "Sent"), kind="number"),
        Column("failed", pgettext_lazy("handover", "Not sent"), kind="number"),
        Column("standing", _("State"), value=standing_of, kind="chip"),
    )
    detail_template = "requests/desk/endpoint.html"

    def queryset(self, actor: Actor) -> Any:
        sent_there = Q(handovers__stage__in=(Stage.SENT, Stage.ENDED))
        return (
            super()
            .queryset(actor)
            .annotate(
                sent=Count("handovers", filter=sent_there),
                failed=Count("handovers", filter=Q(handovers__stage=Stage.FAILED)),
            )
        )

    def create_url(self, actor: Actor) -> str:
        return reverse("desk_requests_endpoints_new")

    def acts(self, actor: Actor, obj: Any) -> Sequence[dict[str, Any]]:
        url = reverse("desk_requests_endpoints_edit", args=[obj.pk])
        return [{"label": gettext("Change"), "url": url, "tone": "quiet"}]

    def context(self, actor: Actor, obj: Any | None) -> dict[str, Any]:
        if obj is None:
            return {}
        found = obj.handovers.exclude(stage=Stage.ENDED).select_related("request__category")
        return {"handovers": found.order_by("stage", "-pk")[:SHOWN]}

    @classmethod
    def urls(cls) -> list[URLPattern]:
        return [
            path("new/", new_endpoint, name="desk_requests_endpoints_new"),
            path("<int:pk>/edit/", edit_endpoint, name="desk_requests_endpoints_edit"),
            path("<int:pk>/close/", close_endpoint, name="desk_requests_endpoints_close"),
            path("again/<int:pk>/", send_again, name="desk_requests_endpoints_again"),
            *super().urls(),
        ]


@in_charge
def new_endpoint(request: TownRequest) -> HttpResponse:
    form = EndpointForm(posted(request))
    made = sent(form, lambda: actions.save_endpoint(by=request.actor, **form.fields_of()))
    if made is not None:
        return redirect(desk_endpoint_url(made))
    back = reverse("desk_requests_endpoints")
    return form_page(request, form, gettext("Send requests on to another body"), back)


@in_charge
def edit_endpoint(request: TownRequest, pk: int) -> HttpResponse:
    row = find(request.actor, Endpoint.objects.all(), "edit", pk=pk)
    form = EndpointForm(posted(request), row=row)
    made = sent(form, lambda: actions.save_endpoint(by=request.actor, endpoint=row, **form.fields_of()))
    if made is not None:
        messages.success(request, gettext("Saved."))
        return redirect(desk_endpoint_url(row))
    return form_page(request, form, row.name, desk_endpoint_url(row))


@in_charge
@require_POST
def close_endpoint(request: TownRequest, pk: int) -> HttpResponse:
    row = find(request.actor, Endpoint.objects.all(), "edit", pk=pk)
    actions.close_endpoint(by=request.actor, endpoint=row)
    messages.success(request, gettext("Nothing more is sent there."))
    return redirect(desk_endpoint_url(row))


@in_charge
@require_POST
def send_again(request: TownRequest, pk: int) -> HttpResponse:
    endpoints = Endpoint.objects.filter(handovers=pk)
    endpoint = find(request.actor, endpoints, "edit")
    actions.send_again(by=request.actor, handover=Handover.objects.get(pk=pk))
    messages.success(request, gettext("It is sent again in a moment."))
    return redirect(desk_endpoint_url(endpoint))
