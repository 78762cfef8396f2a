"""Lists of counts from a spreadsheet."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from mithaq.commons.access.request import TownRequest
from mithaq.kit.desk.forms import bring_page
from mithaq.kit.formats import number
from mithaq.kit.lists import ListForm
from mithaq.kit.tables import csv_file

from ... import actions
from ...models import Import
from ...reading import COLUMNS, heading
from .shared import at_desk, kept_activity, to_activity


@at_desk
def bring(request: TownRequest, pk: int) -> HttpResponse:
    activity = kept_activity(request, pk, "count")
    page = reverse("desk_participation_object", args=[activity.pk])

    def read(form: ListForm) -> str:
        upload = form.cleaned_data["file"]
        done = actions.import_headcounts(
            by=request.actor,
            activity=activity,
            text=form.cleaned_data["text"],
            filename=upload.name if upload else "",
        )
        told = ngettext(
            "%(lines)s line brought in: %(people)s people.",
            "%(lines)s lines brought in: %(people)s people.",
            done.lines,
        )
        return told % {"lines": number(done.lines), "people": number(done.people)}

    return bring_page(
        request,
        read,
        heading=gettext("Bring in a list"),
        about=activity.title,
        back=page,
        trail=[(gettext("Participation records"), reverse("desk_participation")), (activity.title, page)],
        intro=gettext(
            "One line for each group of people, with how many they are. Either all lines come in, or none; the "
            "same list never counts twice."
        ),
        columns=[(heading(code), code) for code in COLUMNS],
        empty_url=reverse("desk_participation_template"),
    )


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
