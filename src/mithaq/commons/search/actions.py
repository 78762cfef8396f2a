"""Keeping the index true, the town's search words, and what was looked for in vain."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max, Model
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.commons.audit.models import Entry
from mithaq.kit.registry import Record, record_of
from mithaq.kit.text import words as folded_words

from .access import SETTINGS
from .documents import documents, fill, is_searchable, searchable_records
from .models import FailedSearch, SearchEntry, SearchTerm, Synonym

IN_ONE_INSERT = 1000
# So many different searches are remembered each day: nobody fills the table by asking nonsense.
FAILED_A_DAY = 500


# The index. It is no public act and stands under no permission: it holds what is there, policies decide who reads.


@transaction.atomic
def index(obj: Model, *, anew: bool = False) -> None:
    """Write one thing into the index, in each of its languages. Unchanged words cost nothing unless `anew`."""
    if not is_searchable(obj):
        return
    place = {"record": record_of(obj).code, "subject_id": obj.pk}
    before = {entry.language: entry for entry in SearchEntry.objects.select_for_update().filter(**place)}
    changed_at = _last_change(obj)
    for document in documents(obj):
        entry = before.pop(document.language, None) or SearchEntry(language=document.language, **place)
        same = entry.digest == document.digest and not anew
        entry.changed_at = changed_at
        fill(entry, document)
        entry.save()
        if not same:
            SearchTerm.objects.filter(entry=entry).delete()
            SearchTerm.objects.bulk_create(
                [
                    SearchTerm(municipality_id=entry.municipality_id, entry=entry, term=term, weight=weight)
                    for term, weight in sorted(document.weights().items())
                ],
                batch_size=IN_ONE_INSERT,
            )
    SearchEntry.objects.filter(pk__in=[entry.pk for entry in before.values()]).delete()


def _last_change(obj: Model) -> datetime:
    about = ContentType.objects.get_for_model(obj)
    last: datetime | None = Entry.objects.filter(subject_type=about, subject_id=obj.pk).aggregate(
        at=Max("at")
    )["at"]
    return last or timezone.now()


def forget(code: str, pks: Iterable[int]) -> int:
    """Take things that are gone out of the index; gives how many entries went."""
    gone, _by_model = SearchEntry.objects.filter(record=code, subject_id__in=list(pks)).delete()
    return gone


@transaction.atomic
def reindex(about: Record) -> int:
    """Read every thing of one kind in this town again and forget those that are gone; gives how many were read."""
    kept = []
    for obj in about.model_class()._default_manager.order_by("pk").iterator(chunk_size=500):
        index(obj, anew=True)
        kept.append(obj.pk)
    known = SearchEntry.objects.filter(record=about.code).values_list("subject_id", flat=True).distinct()
    forget(about.code, set(known) - set(kept))
    return len(kept)


@transaction.atomic
def forget_unknown_records() -> None:
    """Entries of features that are gone, or that are no longer searched."""
    codes = [one.code for one in searchable_records()]
    SearchEntry.objects.exclude(record__in=codes).delete()


# Words that mean the same


def as_group(typed: str) -> list[str]:
    """The words of a group, as typed between commas or on lines. ValidationError says what is wrong."""
    parts = [part.strip() for part in typed.replace("،", ",").replace("\n", ",").split(",")]
    group = list(dict.fromkeys(part for part in parts if part))
    for word in group:
        if len(folded_words(word)) != 1:
            raise ValidationError(_("“%(word)s” is not one single word.") % {"word": word})
    if len({folded_words(word)[0] for word in group}) < 2:
        raise ValidationError(_("Write at least two different words that mean the same."))
    return group


@transaction.atomic
def save_synonym(*, by: Actor, words: str, note: str = "", synonym: Synonym | None = None) -> Synonym:
    """Add a group of words that mean the same, or change one."""
    if synonym is None:
        require_grant(by, SETTINGS)
        synonym = Synonym(municipality=by.municipality)
    else:
        require(by, "edit", synonym)
    synonym.words, synonym.note = as_group(words), note.strip()
    synonym.save()
    record("search.synonym_saved", by=by, on=synonym, data={"words": synonym.words})
    return synonym


@transaction.atomic
def remove_synonyms(*, by: Actor, synonyms: Iterable[Synonym]) -> int:
    """These words are no longer the same; gives how many groups went."""
    count = 0
    for synonym in synonyms:
        require(by, "edit", synonym)
        record("search.synonym_removed", by=by, on=synonym, data={"words": synonym.words})
        synonym.delete()
        count += 1
    return count


# What was looked for in vain


def shareable(typed: str) -> str:
    """The folded words of a search without what may name or reach a person: addresses, numbers, references."""
    kept = [piece for piece in typed.split() if "@" not in piece]
    found = [word for piece in kept for word in folded_words(piece) if not any(c.isdigit() for c in word)]
    return " ".join(found[:6])[:120].strip()


@transaction.atomic
def note_failed_search(*, by: Actor, words: str) -> None:
    """Count, for the demand report, that these words found nothing today."""
    said = shareable(words)
    if not said:
        return
    today = timezone.localdate()
    known = FailedSearch.objects.filter(day=today, words=said)
    if known.update(count=F("count") + 1):
        return
    if FailedSearch.objects.filter(day=today).count() < FAILED_A_DAY:
        FailedSearch.objects.get_or_create(municipality=by.municipality, day=today, words=said)
