"""The index follows history."""

from __future__ import annotations

from mithaq.commons.audit.models import Entry
from mithaq.commons.jobs.definitions import job
from mithaq.kit.registry import record_of

from .actions import forget, index
from .documents import is_searchable


@job("search.index")
def index_entry(entry_id: int) -> None:
    """Read again the thing that something happened to."""
    entry = Entry.objects.get(pk=entry_id)
    model = entry.subject_type.model_class()
    if model is None or not is_searchable(model):
        return
    if entry.subject is None:
        forget(record_of(model).code, [entry.subject_id])
    else:
        index(entry.subject)
