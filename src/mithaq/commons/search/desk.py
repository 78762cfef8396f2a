"""The officers' table of words that mean the same, and what people looked for in vain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.gates import officers
from mithaq.commons.audit.desk import OfficersDesk
from mithaq.kit.desk import Bulk, Column
from mithaq.kit.desk.forms import form_page

from .access import SETTINGS
from .actions import remove_synonyms, save_synonym
from .forms import SynonymForm
from .models import Synonym
from .queries import top_failed_searches

# The searches in vain shown beside the table.
RECENT = dt.timedelta(days=90)
SHOWN = 20


def _remove(actor: Actor, groups: Sequence[Synonym], _data: dict[str, Any]) -> int:
    return remove_synonyms(by=actor, synonyms=groups)


class SynonymDesk(OfficersDesk):
    code = "synonyms"
    label = _("Search words")
    intro = _(
        "Words that mean the same in your town: who looks for one also finds what is written with the others. "
        "Spellings, plurals and articles are known already."
    )
    grants = (SETTINGS,)
    model = Synonym
    columns = (
        Column("words", _("Words"), value=lambda group: " · ".join(group.words), main=True),
        Column("note", _("Note")),
    )
    bulk = (Bulk(code="remove", label=_("Remove"), run=_remove, danger=True),)
    list_template = "search/synonyms.html"

    def create_url(self, actor: Actor) -> str:
        return reverse("desk_synonyms_new")

    def acts(self, actor: Actor, obj: Synonym) -> Sequence[dict[str, Any]]:
        edit = reverse("desk_synonyms_edit", args=[obj.pk])
        return [{"label": gettext("Change"), "url": edit, "tone": "quiet"}]

    def context(self, actor: Actor, obj: Any | None) -> dict[str, Any]:
        if obj is not None:
            return {}
        return {"failed": top_failed_searches(timezone.localdate() - RECENT, SHOWN)}

    @classmethod
    def urls(cls) -> list[URLPattern]:
        return [
            path("new/", synonym_new, name="desk_synonyms_new"),
            path("<int:pk>/edit/", synonym_edit, name="desk_synonyms_edit"),
            *super().urls(),
        ]


@officers(SETTINGS)
def synonym_new(request: HttpRequest) -> HttpResponse:
    return _edit(request, None, gettext("New search words"))


@officers(SETTINGS)
def synonym_edit(request: HttpRequest, pk: int) -> HttpResponse:
    return _edit(request, get_object_or_404(Synonym, pk=pk), gettext("Change search words"))


def _edit(request: HttpRequest, synonym: Synonym | None, title: str) -> HttpResponse:
    shown = {"words": "\n".join(synonym.words), "note": synonym.note} if synonym else None
    form = SynonymForm(request.POST or None, initial=shown)
    if request.method == "POST" and form.is_valid():
        save_synonym(by=request.actor, synonym=synonym, **form.cleaned_data)  # type: ignore[attr-defined]
        return redirect("desk_synonyms")
    back = reverse("desk_synonyms")
    return form_page(request, form, heading=title, back=back, trail=[(SynonymDesk.label, back)])
