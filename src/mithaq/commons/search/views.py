"""The search page."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject

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
    after = request.GET.get("after", "")

    def look() -> Results:
        """Asked only where the words are not kept."""
        if not words.strip():
            return Results(asked=False)
        found = find_records(actor, words, language=language or None, record=kind or None, cursor=after)
        if found.asked and found.total == 0 and not kind and not language:
            note_failed_search(by=actor, words=words)
        return found

    asked_again = {
        name: word for name, word in (("q", words), ("type", kind), ("language", language)) if word
    }
    context = {
        "form": form,
        "words": words,
        "results": SimpleLazyObject(look),
        "kind": kind,
        "language": language,
        "after": after,
        "narrowed": bool(kind or language),
        "wider_url": f"?{urlencode({'q': words})}",
        "same_url": f"?{urlencode(asked_again)}",
    }
    return render(request, "search/search.html", context)
