"""Existing projects from a spreadsheet."""

from __future__ import annotations

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from mithaq.commons.access.request import TownRequest
from mithaq.kit.desk.forms import bring_page
from mithaq.kit.formats import number
from mithaq.kit.lists import ListForm
from mithaq.kit.tables import csv_file

from ... import actions
from ...reading import COLUMNS
from .shared import at_desk


@at_desk
def bring(request: TownRequest) -> HttpResponse:
    home = reverse("desk_projects")

    def read(form: ListForm) -> str:
        opened = actions.import_projects(by=request.actor, text=form.cleaned_data["text"])
        told = ngettext("%(count)s project was opened.", "%(count)s projects were opened.", len(opened))
        return told % {"count": number(len(opened))}

    return bring_page(
        request,
        read,
        heading=gettext("Bring in a list"),
        back=home,
        trail=[(gettext("Projects"), home)],
        intro=gettext(
            "One project on each line, with the column codes in the first. Either all lines come in, or none."
        ),
        columns=[("", code) for code in COLUMNS],
        empty_url=reverse("desk_projects_template"),
    )


@at_desk
def template(request: TownRequest) -> HttpResponseBase:
    """An empty list to fill in."""
    name = f"projects-{timezone.localdate().year}.csv"
    file = csv_file(COLUMNS, [])
    return FileResponse(file, as_attachment=True, filename=name, content_type="text/csv; charset=utf-8")
