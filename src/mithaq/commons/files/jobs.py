"""Sweeping away files that no row knows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.core.files.storage import default_storage
from django.utils import timezone
from django_scopes import scopes_disabled

from mithaq.commons.jobs.definitions import periodic

from .models import FOLDER, Attachment

# An upload in progress has its file before its row.
PATIENCE = dt.timedelta(days=1)


@periodic("files.sweep", every=dt.timedelta(days=1))
def sweep() -> None:
    """Delete stored files without a row that are older than a day."""
    with scopes_disabled():
        known = set(Attachment.objects.values_list("file", flat=True))
    before = timezone.now() - PATIENCE
    for path in stored():
        if path not in known and default_storage.get_modified_time(path) < before:
            default_storage.delete(path)


def stored() -> Iterator[str]:
    """The path of every stored attachment, town by town."""
    if not default_storage.exists(FOLDER):
        return
    towns, _files = default_storage.listdir(FOLDER)
    for town in towns:
        _folders, names = default_storage.listdir(f"{FOLDER}/{town}")
        yield from (f"{FOLDER}/{town}/{name}" for name in names)
