"""Finding: which things the words stand in, best first, as far as the actor may see them."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Max, Min, Model, Q, QuerySet, Window
from django.utils.safestring import SafeString

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible
from mithaq.kit.i18n import active_language, direction, languages
from mithaq.kit.registry import Record, records, with_neighbours
from mithaq.kit.text import query_tokens

from .documents import searchable_records
from .models import TERM_LENGTH, FailedSearch, SearchEntry, SearchTerm, Synonym
from .snippets import marked, snippet

PER_PAGE = 20
# More words only cost; nobody types them by hand.
MOST_WORDS = 12
# No database takes a larger number.
LARGEST = 2**62


@dataclass(frozen=True)
class Hit:
    """One thing found. title and snippet are HTML with the words marked, in `language` ("" if unknown)."""

    record: Record
    object: Model
    url: str
    title: SafeString
    snippet: SafeString
    language: str

    @property
    def direction(self) -> str:
        return direction(self.language) if self.language else "auto"


@dataclass(frozen=True)
class Results:
    """A page of hits. following: cursor of the next page, "" at the end; total: None on later pages."""

    hits: list[Hit] = field(default_factory=list)
    following: str = ""
    total: int | None = 0
    # Whether there was a word to look for at all.
    asked: bool = True


def find_records(
    actor: Actor,
    words: str,
    *,
    language: str | None = None,
    record: str | None = None,
    limit: int = PER_PAGE,
    cursor: str = "",
) -> Results:
    """Things in which every word stands (in one of its forms), the most about them first, then the newest.

    language: only what is written in it; record: only one kind of thing. The number of database queries does
    not grow with the number of things or hits.
    """
    groups = asked_words(words, language)
    if not groups:
        return Results(asked=False)
    found = _matches(actor, groups, language, record)
    if found is None:
        return Results()
    after = _read_cursor(cursor)
    page = list(_after(found, after)[: limit + 1])
    rows, more = page[:limit], len(page) > limit
    return Results(
        hits=_hits(rows, groups, language),
        following=_cursor(rows[-1]) if more else "",
        total=None if after else rows[0]["total"] if rows else 0,
    )


def ids_found(actor: Actor, words: str, *, record: str, most: int = 300) -> list[int]:
    """The numbers of the things of one kind in which the words stand, for a list that is filtered by words."""
    groups = asked_words(words)
    found = _matches(actor, groups, None, record) if groups else None
    return [] if found is None else [row["entry__subject_id"] for row in found[:most]]


def asked_words(words: str, language: str | None = None) -> list[frozenset[str]]:
    """The forms of each word typed, the town's synonyms among them."""
    same = [group for group in Synonym.objects.values_list("words", flat=True) if len(group) > 1]
    typed = query_tokens(words[:300], language, same)[:MOST_WORDS]
    return [frozenset(form[:TERM_LENGTH] for form in forms) for forms in typed]


def _matches(
    actor: Actor, groups: list[frozenset[str]], language: str | None, record: str | None
) -> QuerySet[Any, Any] | None:
    """One row for each thing: its score by word, when it last changed, its first entry; None when none may be."""
    kinds = [one for one in searchable_records() if record in (None, "", one.code)]
    if not kinds:
        return None
    # Permission stands in the query itself: what may not be seen is never counted, scored or cut into pages.
    seen = Q()
    for one in kinds:
        rows = visible(actor, one.model_class()._default_manager.all()).order_by()
        seen |= Q(entry__record=one.code, entry__subject_id__in=rows.values("pk"))
    rows = SearchTerm.objects.filter(seen, term__in=sorted(frozenset().union(*groups)))
    if language:
        rows = rows.filter(entry__language__in=[language, ""])
    # A word counts once for a thing, by its strongest form in whichever language.
    by_word = {
        f"word{number}": Max("weight", filter=Q(term__in=sorted(forms)))
        for number, forms in enumerate(groups)
    }
    score: Any = sum((F(name) for name in list(by_word)[1:]), F("word0"))
    return (
        rows.values("entry__record", "entry__subject_id")
        .annotate(**by_word, changed=Max("entry__changed_at"), first=Min("entry_id"))
        .filter(**{f"{name}__isnull": False for name in by_word})
        .annotate(score=score, total=Window(Count("*")))
        .order_by("-score", "-changed", "first")
    )


# Pages


def _cursor(row: dict[str, Any]) -> str:
    place = [row["score"], row["changed"].isoformat(), row["first"]]
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")


def _read_cursor(written: str) -> tuple[int, dt.datetime, int] | None:
    """The place a cursor names; None for none and for nonsense, which begins at the first page."""
    try:
        score, changed, first = json.loads(base64.urlsafe_b64decode(written + "=" * (-len(written) % 4)))
        place = int(score), dt.datetime.fromisoformat(changed), int(first)
    except (binascii.Error, ValueError, TypeError, OverflowError, RecursionError):
        return None
    known = place[1].tzinfo is not None and max(abs(place[0]), abs(place[2])) < LARGEST
    return place if known else None


def _after(found: QuerySet[Any, Any], place: tuple[int, dt.datetime, int] | None) -> QuerySet[Any, Any]:
    if place is None:
        return found
    score, changed, first = place
    same_score = Q(score=score)
    return found.filter(
        Q(score__lt=score)
        | (same_score & Q(changed__lt=changed))
        | (same_score & Q(changed=changed) & Q(first__gt=first))
    )


# What is shown


def _hits(rows: list[dict[str, Any]], groups: list[frozenset[str]], language: str | None) -> list[Hit]:
    places = [(row["entry__record"], row["entry__subject_id"]) for row in rows]
    if not places:
        return []
    entries = _best_entries(places, groups, language)
    objects = _objects(places)
    wanted = frozenset().union(*groups)
    hits = []
    for place in places:
        if place not in objects:
            continue
        about, entry, obj = records.get(place[0]), entries[place], objects[place]
        assert about.url is not None
        hits.append(
            Hit(
                record=about,
                object=obj,
                url=about.url(obj),
                title=marked(entry.title, wanted, entry.language),
                snippet=snippet(entry.text, wanted, entry.language),
                language=entry.language,
            )
        )
    return hits


def _best_entries(
    places: list[tuple[str, int]], groups: list[frozenset[str]], language: str | None
) -> dict[tuple[str, int], SearchEntry]:
    """For each thing the language to show: that with most of the words, the reader's own when equal."""
    here = Q()
    for code, ids in _by_record(places).items():
        here |= Q(record=code, subject_id__in=ids)
    entries = SearchEntry.objects.filter(here).order_by("pk")
    if language:
        entries = entries.filter(language__in=[language, ""])
    rows = {entry.pk: entry for entry in entries}
    terms: dict[int, set[str]] = {}
    asked = sorted(frozenset().union(*groups))
    for pk, term in SearchTerm.objects.filter(entry__in=list(rows), term__in=asked).values_list(
        "entry_id", "term"
    ):
        terms.setdefault(pk, set()).add(term)
    order = [active_language(), *languages()]

    def quality(entry: SearchEntry) -> tuple[int, int]:
        words = sum(1 for forms in groups if not forms.isdisjoint(terms.get(entry.pk, ())))
        return words, -order.index(entry.language) if entry.language in order else -len(order)

    best: dict[tuple[str, int], SearchEntry] = {}
    for entry in rows.values():
        place = (entry.record, entry.subject_id)
        if place not in best or quality(entry) > quality(best[place]):
            best[place] = entry
    return best


def _objects(places: list[tuple[str, int]]) -> dict[tuple[str, int], Model]:
    """The things themselves, with what their addresses need; one query for each kind and what it brings along."""
    found: dict[tuple[str, int], Model] = {}
    for code, ids in _by_record(places).items():
        about = records.get(code)
        rows = about.model_class()._default_manager.filter(pk__in=ids)
        found |= {(code, obj.pk): obj for obj in with_neighbours(about, rows)}
    return found


def _by_record(places: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    grouped: dict[str, list[int]] = {}
    for code, pk in places:
        grouped.setdefault(code, []).append(pk)
    return grouped


def top_failed_searches(since: dt.date, limit: int = 50) -> list[tuple[str, int]]:
    """What was looked for most since a day and found nowhere: (words, times)."""
    counts: dict[str, int] = {}
    for words, count in FailedSearch.objects.filter(day__gte=since).values_list("words", "count"):
        counts[words] = counts.get(words, 0) + count
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]
