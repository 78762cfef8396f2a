"""Existing projects from a spreadsheet."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext

from mithaq.commons.access.request import TownRequest
from mithaq.kit.formats import number
from mithaq.kit.lists import LineProblem, ListForm, WrongLines
from mithaq.kit.tables import csv_file

from ... import actions
from ...reading import COLUMNS
from .shared import at_desk


@at_desk
def bring(request: TownRequest) -> HttpResponse:
    """All lines or none; what is wrong is said line by line, and the lines stay in the box."""
    form = ListForm(request.POST or None, request.FILES or None)
    problems: list[LineProblem] = []
    if form.is_valid():
        try:
            opened = actions.import_projects(by=request.actor, text=form.cleaned_data["text"])
        except WrongLines as wrong:
            problems = wrong.problems
            form.put_back()
        else:
            told = ngettext("%(count)s project was opened.", "%(count)s projects were opened.", len(opened))
            messages.success(request, told % {"count": number(len(opened))})
            return redirect("desk_projects")
    context = {"form": form, "problems": problems, "columns": COLUMNS}
    return render(request, "projects/desk/import.html", context, status=422 if problems else 200)


@at_desk
def template(request: TownRequest) -> HttpResponseBase:
    """An empty list to fill in."""
    name = f"projects-{timezone.localdate().year}.csv"
    file = csv_file(COLUMNS, [])
    return FileResponse(file, as_attachment=True, filename=name, content_type="text/csv; charset=utf-8")
