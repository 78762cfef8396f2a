"""Django's `migrate`; an empty database gets its tables at once (see portal.ops.founding)."""

from __future__ import annotations

from typing import Any

from django.core.management.commands import migrate
from django.db import DEFAULT_DB_ALIAS

from mithaq.portal.ops.founding import found, is_empty

# Whoever asks for one of these wants Django's own way.
SPECIAL = ("app_label", "fake", "fake_initial", "plan", "check_unapplied", "prune")


class Command(migrate.Command):
    def handle(self, *words: Any, **options: Any) -> None:
        plain = options["database"] == DEFAULT_DB_ALIAS and not any(options.get(name) for name in SPECIAL)
        if plain and is_empty():
            found()
        super().handle(*words, **options)
