"""`mithaq audit verify`: has anybody rewritten the history of a town?"""

from __future__ import annotations

import argparse

from mithaq.commons.audit.queries import head_of, verify
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality

from .commands import CommandFailed
from .say import say

FAULTS = {
    "altered": "was altered",
    "removed": "was removed",
    "reordered": "changed places",
    "added": "was added",
    "erased": "lost its personal words without an erasure on record",
    "cut": "is where the chain was cut",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("act", choices=["verify"], help="walk the chain and name every fault")
    parser.add_argument("--town", default="", metavar="SLUG", help="this town only; all of them by default")


def run(options: argparse.Namespace) -> int:
    towns = Municipality.objects.order_by("slug")
    if options.town:
        towns = towns.filter(slug=options.town)
        if not towns:
            raise CommandFailed(f"There is no town “{options.town}”. Hint: mithaq town --help.")
    broken = 0
    for town in towns:
        broken += check(town)
    return 1 if broken else 0


def check(town: Municipality) -> int:
    """The number of faults, each named in a line."""
    with inside(town, "en"):
        head = head_of(town)
        faults = list(verify(town))
    for fault in faults:
        detail = f" ({fault.detail})" if fault.detail else ""
        say(f"{town.slug}: entry {fault.number} {FAULTS.get(fault.kind, fault.kind)}{detail}.")
    if not faults:
        say(f"{town.slug}: {head.number if head else 0} entries, unbroken.")
    return len(faults)
