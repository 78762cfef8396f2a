"""Bring an installation up to the code's version; doing it twice does nothing the second time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils.translation.reloader import translation_file_changed

from mithaq.kit import messages


def prepare(say: Callable[[str], None]) -> None:
    """Folders, translations, static files, database; `say` gets one line for each step."""
    for folder in (settings.MITHAQ_VAR, settings.MITHAQ_FILES):
        folder.mkdir(parents=True, exist_ok=True)
    say("compiling the translations …")
    compile_messages()
    say("collecting the static files …")
    call_command("collectstatic", interactive=False, verbosity=0)
    say("bringing the database up to date …")
    set_wal()
    call_command("migrate", interactive=False, verbosity=0)


def compile_messages(root: Path = messages.SOURCES) -> None:
    """Compile what changed, and let this process read it.

    Django's own models ask for a text of the default language while they load: that catalogue is by now in
    memory as it was, empty in a new checkout, and `mithaq demo` serves from this very process.
    """
    for compiled in messages.compile_all(root):
        translation_file_changed(None, compiled)


def set_wal() -> None:
    """Write-ahead logging: readers never wait for the writer. A property of the SQLite file, kept by it."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode = WAL")
