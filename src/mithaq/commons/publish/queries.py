"""Which datasets a town publishes, and their rows: those an anonymous visitor may see, never more."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Max, QuerySet
from django.http import Http404
from django.utils import timezone

from mithaq.commons.access.actor import anonymous
from mithaq.commons.access.policy import visible
from mithaq.commons.audit.models import Entry
from mithaq.commons.audit.queries import public_events
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.registry import Dataset, Record, records

# Rows fetched at a time: memory stays flat whatever the table holds.
CHUNK = 1000


def published() -> dict[str, Record]:
    """The records with a dataset, by the dataset's code, in the order they were registered."""
    return {record.dataset.code: record for record in records if record.dataset}


def record_for(code: str) -> tuple[Record, Dataset]:
    """The record behind a dataset's code; Http404 when there is none."""
    record = published().get(code)
    if record is None or record.dataset is None:
        raise Http404
    return record, record.dataset


def rows_of(record: Record, municipality: Municipality) -> QuerySet[Any]:
    """The public rows in the dataset's order, with all that its fields read already joined."""
    dataset = record.dataset
    assert dataset is not None
    rows = visible(anonymous(municipality), record.model_class()._default_manager.all())
    if dataset.select_related:
        rows = rows.select_related(*dataset.select_related)
    return rows.prefetch_related(*dataset.prefetch_related).order_by(*dataset.order_by)


def version_of(municipality: Municipality) -> str:
    """Changes whenever public data may have: at each public act, and at midnight (rules may look at dates)."""
    return f"{municipality.public_version}.{timezone.localdate():%Y%m%d}"


def last_changes(municipality: Municipality) -> dict[str, dt.datetime]:
    """When something public last happened to each kind of thing, by lower-case model label; one query."""
    latest = (
        Entry.objects.filter(municipality=municipality, event__in=public_events())
        .values_list("subject_type")
        .annotate(last=Max("at"))
        .order_by()
    )
    kinds = ContentType.objects.get_for_id
    found = {f"{kinds(pk).app_label}.{kinds(pk).model}": last for pk, last in latest}
    if found:
        # The log changes with every one of them.
        found[Entry._meta.label_lower] = max(found.values())
    return found
