"""Public tables of commitments at the desk: read, search, compare, give back."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from mithaq.commons.access.gates import officers
from mithaq.commons.tenancy.streams import in_town
from mithaq.kit.desk.forms import form_page

from ....actions.lifecycle.ogp import read_ogp_table, remove_ogp_table
from ....forms.lifecycle import FindForm, TableForm
from ....models import OgpCommitment, OgpTable
from ....ogp.table import NotATable
from ....queries.lifecycle.ogp import MOST_COMPARED, compared, found, localities, table_lines
from ..shared import actor_of, at_desk, attempt

PAGE = 20


@at_desk
def tables(request: HttpRequest) -> HttpResponse:
    """What was read, and a search through all of it."""
    form = FindForm(request.GET or None, localities=localities())
    asked = form.cleaned_data if form.is_valid() else {}
    rows = found(**asked) if asked or not form.is_bound else OgpCommitment.objects.none()
    shown = {
        "tables": OgpTable.objects.select_related("by"),
        "form": form,
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "query": urlencode({name: value for name, value in asked.items() if value}),
        "most": MOST_COMPARED,
        "may_read": actor_of(request).has("plans.edit"),
    }
    return render(request, "plans/lifecycle/desk/tables.html", shown)


@officers("plans.edit")
def read(request: HttpRequest) -> HttpResponse:
    form = TableForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file, title = form.cleaned_data["file"], form.cleaned_data["title"]
        try:
            table = read_ogp_table(by=actor_of(request), lines=file.file, title=title or file.name)
        except NotATable as problem:
            for one in problem.problems:
                form.add_error("file", str(one))
        except ValidationError as problem:
            form.add_error("file", problem)
        else:
            told = ngettext("%(count)s commitment read.", "%(count)s commitments read.", table.rows)
            messages.success(request, told % {"count": table.rows})
            return redirect("desk_plan_tables")
    tables = reverse("desk_plan_tables")
    return form_page(
        request,
        form,
        heading=gettext("Read a table of commitments"),
        back=tables,
        trail=[(gettext("Commitments elsewhere"), tables)],
        intro=gettext(
            "The public table of open-government commitments, or a part of it. Every cell is kept as it is. If a "
            "line is wrong nothing is read, and the line is named."
        ),
        saying=gettext("Read the table"),
    )


@at_desk
def one(request: HttpRequest, row: int) -> HttpResponse:
    commitment = get_object_or_404(OgpCommitment.objects.select_related("table"), pk=row)
    shown = {"rows": [commitment], "lines": compared([commitment])}
    return render(request, "plans/lifecycle/desk/compared.html", shown)


@at_desk
def compare(request: HttpRequest) -> HttpResponse:
    """Those ticked, side by side."""
    wanted = [int(key) for key in request.GET.getlist("row") if key.isdecimal()]
    rows = list(OgpCommitment.objects.select_related("table").filter(pk__in=wanted[:MOST_COMPARED]))
    if not rows:
        messages.error(request, gettext("Tick the commitments to compare."))
        return redirect("desk_plan_tables")
    shown = {"rows": rows, "lines": compared(rows)}
    return render(request, "plans/lifecycle/desk/compared.html", shown)


@at_desk
def download(request: HttpRequest, table: int) -> StreamingHttpResponse:
    """The table as it came, cell by cell."""
    row = get_object_or_404(OgpTable, pk=table)
    town = actor_of(request).municipality
    steps = in_town(town, town.default_language, (line.encode() for line in table_lines(row)))
    response = StreamingHttpResponse(steps, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="commitments-{row.pk}.csv"'
    return response


@officers("plans.edit")
@require_POST
def remove(request: HttpRequest, table: int) -> HttpResponse:
    row = get_object_or_404(OgpTable, pk=table)
    told = gettext("The table is removed.")
    attempt(request, lambda: remove_ogp_table(by=actor_of(request), table=row), told)
    return redirect("desk_plan_tables")
