"""What the house must know about search."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mithaq.commons.audit.events import Event, consumers, events, same, wants
from mithaq.kit.registry import Record, records

from .documents import is_searchable

records.add(
    Record(
        code="search.synonym",
        model="search.Synonym",
        label=_("group of search words"),
        label_plural=_("groups of search words"),
        policy="mithaq.commons.search.access:SynonymPolicy",
        desk_url=lambda synonym: reverse("desk_synonyms_object", args=[synonym.pk]),
    )
)


def words_of(entry: object) -> str:
    return " = ".join(entry.data["words"])  # type: ignore[attr-defined]


events.add(Event(code="search.synonym_saved", label=_("set search words"), detail=words_of))
events.add(Event(code="search.synonym_removed", label=_("removed search words"), detail=words_of))

consumers.append("search.index")
wants["search.index"] = lambda _event, model: is_searchable(model)
same["search.index"] = lambda entry: f"search.index:{entry.subject_type_id}:{entry.subject_id}"
