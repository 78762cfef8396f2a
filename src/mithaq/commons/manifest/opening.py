"""Filling the registries from a manifest."""

from __future__ import annotations

from typing import Any

from mithaq.commons.audit.events import events
from mithaq.commons.clocks.definitions import clock_kinds
from mithaq.commons.people.duties import duties
from mithaq.kit.registry import Registry, records

from .definitions import (
    Manifest,
    blocks,
    chapters,
    desk_items,
    doors,
    manifests,
    menu_items,
    panels,
    tallies,
    tasks,
)


def open_feature(manifest: Manifest) -> None:
    """Plug a feature in; AlreadyRegistered names what two features claim."""
    manifests.add(manifest)
    # Each pair is of one kind, which a loop over all of them cannot say to the type checker.
    pairs: tuple[tuple[Registry[Any], tuple[Any, ...]], ...] = (
        (records, manifest.records),
        (events, manifest.events),
        (duties, manifest.duties),
        (menu_items, manifest.menu),
        (desk_items, manifest.desk),
        (blocks, manifest.blocks),
        (tasks, manifest.tasks),
        (panels, manifest.panels),
        (doors, manifest.doors),
        (chapters, manifest.chapters),
        (tallies, manifest.tallies),
        (clock_kinds, manifest.clocks),
    )
    for registry, items in pairs:
        for item in items:
            registry.add(item)
