"""The search page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mithaq.commons.access.gates import public

from .actions import note_failed_search
from .forms import SearchForm
from .queries import Results, find_records


@public
def search(request: HttpRequest) -> HttpResponse:
    """Everything this visitor may see and that has the words in it."""
    actor = request.actor  # type: ignore[attr-defined]
    form = SearchForm(request.GET or None)
    form.is_valid()
    asked = form.cleaned_data if form.is_bound else {}
    words, kind, language = (asked.get(name) or "" for name in ("q", "type", "language"))
    results = Results(asked=False)
    if words.strip():
        cursor = request.GET.get("after", "")
        results = find_records(actor, words, language=language or None, record=kind or None, cursor=cursor)
        if results.asked and results.total == 0 and not kind and not language:
            note_failed_search(by=actor, words=words)
    query = request.GET.copy()
    query.pop("after", None)
    narrowed = request.GET.copy()
    for name in ("type", "language", "after"):
        narrowed.pop(name, None)
    context = {
        "form": form,
        "words": words,
        "results": results,
        "narrowed": bool(kind or language),
        "wider_url": f"?{narrowed.urlencode()}",
        "following": f"?{query.urlencode()}&after={results.following}" if results.following else "",
        "first_url": f"?{query.urlencode()}" if request.GET.get("after") else "",
    }
    return render(request, "search/search.html", context)
