"""`mithaq search reindex`: read everything again, after an upgrade that folds words in another way."""

from __future__ import annotations

import argparse

from mithaq.commons.search.actions import forget_unknown_records, reindex
from mithaq.commons.search.documents import searchable_records
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality

from .commands import CommandFailed
from .say import say


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("act", choices=["reindex"], help="reindex: build the index anew")
    parser.add_argument("--town", default="", metavar="SLUG", help="only this town (default: all)")


def run(options: argparse.Namespace) -> None:
    towns = Municipality.objects.filter(closed_on__isnull=True)
    if options.town:
        towns = towns.filter(slug=options.town)
        if not towns.exists():
            raise CommandFailed(f"There is no open town “{options.town}”. Hint: mithaq town --help")
    for town in towns:
        with inside(town):
            forget_unknown_records()
            count = sum(reindex(about) for about in searchable_records())
        say(f"{town.slug}: {count} things are indexed.")
