"""Lists of counts from a spreadsheet."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from mithaq.commons.access.request import TownRequest
from mithaq.kit.formats import number
from mithaq.kit.lists import LineProblem, ListForm, WrongLines
from mithaq.kit.tables import csv_file

from ... import actions
from ...models import Import
from ...reading import COLUMNS, heading
from .shared import at_desk, kept_activity, to_activity


@at_desk
def bring(request: TownRequest, pk: int) -> HttpResponse:
    """All lines or none; what is wrong is said line by line, and the lines stay in the box."""
    activity = kept_activity(request, pk)
    form = ListForm(request.POST or None, request.FILES or None)
    problems: list[LineProblem] = []
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            done = actions.import_headcounts(
                by=request.actor,
                activity=activity,
                text=form.cleaned_data["text"],
                filename=upload.name if upload else "",
            )
        except WrongLines as wrong:
            problems = wrong.problems
            form.put_back()
        except ValidationError as refused:
            form.put_back()
            form.add_error(None, refused.messages)
        else:
            told = ngettext(
                "%(lines)s line brought in: %(people)s people.",
                "%(lines)s lines brought in: %(people)s people.",
                done.lines,
            )
            messages.success(request, told % {"lines": number(done.lines), "people": number(done.people)})
            return to_activity(activity)
    context = {
        "activity": activity,
        "form": form,
        "problems": problems,
        "columns": [(heading(code), code) for code in COLUMNS],
    }
    return render(request, "outreach/desk/list_in.html", context)


@at_desk
def template(request: TownRequest) -> HttpResponseBase:
    """An empty list to fill in without a network."""
    file = csv_file([heading(code) for code in COLUMNS], [])
    return FileResponse(
        file, as_attachment=True, filename="participation.csv", content_type="text/csv; charset=utf-8"
    )


@at_desk
@require_POST
def undo(request: TownRequest, pk: int) -> HttpResponse:
    source = get_object_or_404(Import.objects.select_related("activity"), pk=pk)
    activity = kept_activity(request, source.activity_id)
    gone = actions.undo_import(by=request.actor, source=source)
    told = ngettext("%(count)s line taken out again.", "%(count)s lines taken out again.", gone)
    messages.success(request, told % {"count": number(gone)})
    return to_activity(activity)
