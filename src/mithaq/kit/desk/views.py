"""The views behind a desk. See the package's docstring for how a feature uses it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import get_language_bidi, gettext, ngettext

from mithaq.kit import tables

from .columns import Bulk, Column, Filter

EXPORTED_AT_ONCE = 500
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Desk:
    """Override the attributes and the hooks; the views below need not change."""

    code: str
    label: Any
    intro: Any = ""
    columns: tuple[Column, ...] = ()
    filters: tuple[Filter, ...] = ()
    bulk: tuple[Bulk, ...] = ()
    ordering: tuple[str, ...] = ("-pk",)
    page_size = 20
    searches = False
    empty_words: Any = ""
    layout = "layouts/desk.html"
    list_template = "kit/desk/list.html"
    detail_template = "kit/desk/detail.html"
    history_template = "kit/desk/history.html"
    confirm_template = "kit/desk/confirm.html"

    # Hooks of a feature.

    def enter(self, actor: Any) -> None:
        """Raise PermissionDenied or Http404 unless the actor works at this desk. Closed until overridden."""
        raise PermissionDenied

    def queryset(self, actor: Any) -> QuerySet[Any]:
        """The rows this actor may see, with what the columns need already joined (constant queries)."""
        raise NotImplementedError

    def search(self, queryset: QuerySet[Any], words: str, actor: Any) -> QuerySet[Any]:
        """The rows matching `words`; set `searches = True` when overridden."""
        return queryset

    def title(self, obj: Any) -> Any:
        return obj

    def facts(self, actor: Any, obj: Any) -> Sequence[tuple[Any, Any]]:
        """(label, shown value) pairs of the detail page; the columns by default."""
        return [(column.label, column.cell(obj)) for column in self.columns if not column.main]

    def acts(self, actor: Any, obj: Any) -> Sequence[dict[str, Any]]:
        """Links of the detail page the actor may follow: {"label", "url", "tone": "quiet"}."""
        return []

    def tabs(self, actor: Any, obj: Any) -> Sequence[dict[str, Any]]:
        """Further tabs between detail and history: {"label", "url", "current", "count"}."""
        return []

    def history(self, actor: Any, obj: Any) -> Sequence[Any]:
        """Entries for `{% history %}`, newest first: `when`, `label`, `by`, `detail`, `url`."""
        return []

    def create_url(self, actor: Any) -> str:
        """Where a new row is begun; "" when the actor may not."""
        return ""

    def context(self, actor: Any, obj: Any | None) -> dict[str, Any]:
        """What else the feature's own templates want; `obj` is None on the list."""
        return {}

    # Lists kept under a name and acts taken back: for whoever has somewhere to keep them.

    def kept(self, request: HttpRequest, actor: Any) -> dict[str, Any]:
        """What the list shows of them: see `kit/desk/_kept.html`."""
        return {}

    def remember(self, actor: Any, act: Bulk, before: dict[int, Any]) -> None:
        """After an act that can be undone; before: {key: what it takes to go back}."""

    # Addresses.

    @classmethod
    def urls(cls) -> list[URLPattern]:
        desk, name = cls(), f"desk_{cls.code}"
        return [
            path("", desk.list_view, name=name),
            path("export.<str:ending>", desk.export_view, name=f"{name}_export"),
            path("bulk/", desk.bulk_view, name=f"{name}_bulk"),
            path("<int:pk>/", desk.detail_view, name=f"{name}_object"),
            path("<int:pk>/history/", desk.history_view, name=f"{name}_history"),
        ]

    def url(self, part: str = "", **kwargs: Any) -> str:
        return reverse("_".join(filter(None, ("desk", self.code, part))), kwargs=kwargs)

    def object_url(self, obj: Any) -> str:
        return self.url("object", pk=obj.pk)

    # The list.

    def filter_form(self, request: HttpRequest, actor: Any) -> forms.Form:
        fields: dict[str, forms.Field] = {}
        if self.searches:
            box = forms.TextInput(attrs={"type": "search"})
            fields["q"] = forms.CharField(label=gettext("Search"), required=False, widget=box, max_length=200)
        fields |= {one.code: one.field(actor) for one in self.filters}
        if request.GET.get("sort"):
            fields["sort"] = forms.CharField(required=False, widget=forms.HiddenInput)
        form_class: type[forms.Form] = type("FilterForm", (forms.Form,), fields)
        return form_class(request.GET, auto_id="filter_%s")

    def narrowed(self, request: HttpRequest, actor: Any) -> tuple[QuerySet[Any], forms.Form, int]:
        """(rows asked for, in order; form; how many filters are on). A value no filter knows is ignored."""
        form = self.filter_form(request, actor)
        form.is_valid()
        chosen = form.cleaned_data
        rows = self.queryset(actor)
        active = 0
        for one in self.filters:
            if value := chosen.get(one.code):
                rows, active = one.where(rows, value), active + 1
        if words := chosen.get("q", "").strip():
            rows, active = self.search(rows, words, actor), active + 1
        return rows.order_by(*self.order(request)), form, active

    def order(self, request: HttpRequest) -> tuple[str, ...]:
        wanted = request.GET.get("sort", "")
        for column in self.columns:
            if column.sort and wanted.lstrip("-") == column.code:
                return ("-" if wanted.startswith("-") else "") + column.sort, "pk"
        return (*self.ordering, "pk")

    def headings(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Columns with the address that sorts by them, or turns the present order round."""
        now = request.GET.get("sort", "")
        found = []
        for column in self.columns:
            state = "descending" if now == f"-{column.code}" else "ascending" if now == column.code else ""
            turned = f"-{column.code}" if state == "ascending" else column.code
            query = request.GET.copy()
            query.pop("page", None)
            query["sort"] = turned
            found.append(
                {"column": column, "state": state, "url": f"?{query.urlencode()}" if column.sort else ""}
            )
        return found

    def list_view(self, request: HttpRequest) -> HttpResponse:
        actor = self.begin(request)
        rows, form, active = self.narrowed(request, actor)
        page = Paginator(rows, self.page_size).get_page(request.GET.get("page"))
        query = request.GET.copy()
        query.pop("page", None)
        table = [
            {
                "pk": obj.pk,
                "title": self.title(obj),
                "url": self.object_url(obj),
                "cells": [(column, column.cell(obj)) for column in self.columns],
            }
            for obj in page
        ]
        shown = {
            "page": page,
            "table": table,
            "headings": self.headings(request),
            "form": form,
            "active": active,
            "query": query.urlencode(),
            "create_url": self.create_url(actor),
            **self.kept(request, actor),
        }
        return self.show(request, actor, self.list_template, shown)

    def export_view(self, request: HttpRequest, ending: str) -> HttpResponseBase:
        """The list as asked for, every page of it, in CSV or XLSX."""
        actor = self.begin(request)
        if ending not in ("csv", "xlsx"):
            raise Http404
        rows, _form, _active = self.narrowed(request, actor)
        headings = [str(column.label) for column in self.columns]
        found = rows.iterator(chunk_size=EXPORTED_AT_ONCE)
        lines = ([column.exported(obj) for column in self.columns] for obj in found)
        # Written here, where the town is open, and sent from disk: neither step holds the rows in memory.
        if ending == "csv":
            file, kind = tables.csv_file(headings, lines), "text/csv; charset=utf-8"
        else:
            file = tables.xlsx_file(str(self.label), headings, lines, rtl=get_language_bidi())
            kind = XLSX
        name = f"{self.code}-{timezone.localdate():%Y-%m-%d}.{ending}"
        return FileResponse(file, as_attachment=True, filename=name, content_type=kind)

    def bulk_view(self, request: HttpRequest) -> HttpResponse:
        """First the question, with the rows named; then, confirmed, the act."""
        actor = self.begin(request)
        picked = [
            int(pk) for pk in request.POST.getlist("pick") if pk.isascii() and pk.isdigit() and len(pk) < 19
        ]
        act = next((one for one in self.bulk if one.code == request.POST.get("act")), None)
        if request.method != "POST" or act is None:
            return redirect(self.url())
        found = self.queryset(actor).filter(pk__in=picked[: self.page_size]).order_by("pk")
        chosen = [obj for obj in found if act.may(actor, obj)]
        if not chosen:
            messages.warning(request, gettext("Nothing that this can be done to was chosen."))
            return redirect(self.url())
        confirmed = "confirmed" in request.POST
        form = None
        if act.form:
            # The page before may have sent along what the form begins with.
            form = act.form(request.POST) if confirmed else act.form(initial=request.POST.dict())
        if confirmed and (form is None or form.is_valid()):
            before = {obj.pk: act.before(obj) for obj in chosen} if act.before else {}
            try:
                done = act.run(actor, chosen, form.cleaned_data if form else {})
            except ValidationError as refused:
                messages.warning(request, " ".join(refused.messages))
            else:
                words = ngettext("Done for %(count)s row.", "Done for %(count)s rows.", done)
                messages.success(request, words % {"count": done})
                if before:
                    self.remember(actor, act, before)
            return redirect(self.url())
        rows = [{"pk": obj.pk, "title": self.title(obj)} for obj in chosen]
        return self.show(request, actor, self.confirm_template, {"act": act, "rows": rows, "form": form})

    # One row.

    def detail_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        actor = self.begin(request)
        obj = get_object_or_404(self.queryset(actor), pk=pk)
        shown = {"facts": self.facts(actor, obj), "acts": self.acts(actor, obj)}
        return self.show(request, actor, self.detail_template, shown, obj, "object")

    def history_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        actor = self.begin(request)
        obj = get_object_or_404(self.queryset(actor), pk=pk)
        return self.show(
            request, actor, self.history_template, {"entries": self.history(actor, obj)}, obj, "history"
        )

    # Shared.

    def begin(self, request: HttpRequest) -> Any:
        actor = getattr(request, "actor", None)
        self.enter(actor)
        return actor

    def all_tabs(self, actor: Any, obj: Any, current: str) -> list[dict[str, Any]]:
        return [
            {"label": gettext("Detail"), "url": self.object_url(obj), "current": current == "object"},
            *self.tabs(actor, obj),
            {
                "label": gettext("History"),
                "url": self.url("history", pk=obj.pk),
                "current": current == "history",
            },
        ]

    def show(
        self,
        request: HttpRequest,
        actor: Any,
        template: str,
        shown: dict[str, Any],
        obj: Any = None,
        current: str = "",
    ) -> HttpResponse:
        context = {"desk": self, "layout": self.layout, "list_url": self.url(), **self.context(actor, obj)}
        if obj is not None:
            context |= {"object": obj, "title": self.title(obj), "tabs": self.all_tabs(actor, obj, current)}
        return render(request, template, {**context, **shown})
