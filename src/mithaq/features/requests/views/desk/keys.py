"""Keys of other applications: given, shown once, taken back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import find
from mithaq.commons.access.request import TownRequest
from mithaq.commons.audit.desk import OfficersDesk
from mithaq.kit.desk import Column
from mithaq.kit.fields import FoldedIntegerField
from mithaq.kit.rowforms import posted, sent

from ... import actions
from ...access import SETTINGS
from ...addresses import desk_key_url
from ...models import Key
from .shared import form_page, in_charge


class KeyForm(forms.Form):
    name = forms.CharField(label=_("Application"), max_length=120)
    per_hour = FoldedIntegerField(
        label=_("Requests an hour, at most"), min_value=1, max_value=10_000, initial=300
    )


def standing_of(row: Key) -> tuple[str, str]:
    if row.revoked_at is None:
        return pgettext("key", "valid"), "good"
    return pgettext("key", "taken back"), "quiet"


class KeyDesk(OfficersDesk):
    code = "requests_keys"
    label = _("Keys of applications")
    intro = _("Applications that send requests in by Open311, at /open311/v2/.")
    grants = (SETTINGS,)
    model = Key
    ordering = ("name",)
    columns = (
        Column("name", _("Application"), main=True),
        Column("per_hour", _("Requests an hour, at most"), kind="number"),
        Column("issued", _("Issued"), value="issued_at", kind="day"),
        Column("standing", _("State"), value=standing_of, kind="chip"),
    )
    detail_template = "requests/desk/key.html"

    def create_url(self, actor: Actor) -> str:
        return reverse("desk_requests_keys_new")

    def context(self, actor: Actor, obj: Any) -> dict[str, Any]:
        return {}

    @classmethod
    def urls(cls) -> list[URLPattern]:
        return [
            path("new/", new_key, name="desk_requests_keys_new"),
            path("<int:pk>/revoke/", revoke_key, name="desk_requests_keys_revoke"),
            *super().urls(),
        ]


@in_charge
def new_key(request: TownRequest) -> HttpResponse:
    form = KeyForm(posted(request))
    made = sent(form, lambda: actions.issue_key(by=request.actor, **form.cleaned_data))
    if made is not None:
        row, shown = made
        return render(request, "requests/desk/key_given.html", {"row": row, "key": shown})
    return form_page(request, form, gettext("Give an application a key"), reverse("desk_requests_keys"))


@in_charge
@require_POST
def revoke_key(request: TownRequest, pk: int) -> HttpResponse:
    row = find(request.actor, Key.objects.all(), "edit", pk=pk)
    actions.revoke_key(by=request.actor, key=row)
    messages.success(request, gettext("Nothing more comes in with this key."))
    return redirect(desk_key_url(row))
