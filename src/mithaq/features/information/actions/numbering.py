"""The next number of a yearly register."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Max
from django.utils import timezone

from mithaq.commons.tenancy.models import Municipality

from ..models import Numbered

N = TypeVar("N", bound=Numbered)


def enter(row: N) -> N:
    """Save a row under the next number of its year; one writer at a time in a town."""
    Municipality.objects.select_for_update(no_key=True).only("pk").get(pk=row.municipality.pk)
    row.year = timezone.localdate(row.filed_at).year
    last = type(row)._default_manager.filter(year=row.year).aggregate(last=Max("number"))["last"]
    row.number = (last or 0) + 1
    row.save()
    return row
