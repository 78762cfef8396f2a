from __future__ import annotations

import argparse
from pathlib import Path

from mithaq.portal.ops.backup import LAST_BACKUP, BackupFailed, backup
from mithaq.portal.ops.running import end_cleanly_when_told

from .commands import CommandFailed
from .say import say


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="the archive to write, for example mithaq-2026-11-21.tar.gz")


def run(options: argparse.Namespace) -> None:
    end_cleanly_when_told()
    try:
        done = backup(options.file)
    except BackupFailed as problem:
        raise CommandFailed(str(problem)) from problem
    # The operator's page says how old the last one is.
    LAST_BACKUP.touch()
    say(f"{options.file} holds the database ({done.database_bytes:,} bytes) and {done.files} files.")
    say("The secret key is not in it; keep it elsewhere. The archive holds personal data: keep it safe.")
