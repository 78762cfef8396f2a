from __future__ import annotations

import argparse
from pathlib import Path

from mithaq.portal.ops.backup import BackupFailed, restore
from mithaq.portal.ops.running import end_cleanly_when_told

from .commands import CommandFailed
from .say import say


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="an archive that `mithaq backup` wrote")
    parser.add_argument("--force", action="store_true", help="replace the data that is here")


def run(options: argparse.Namespace) -> None:
    end_cleanly_when_told()
    say("checking the archive …")
    try:
        done = restore(options.file, force=options.force)
    except BackupFailed as problem:
        raise CommandFailed(str(problem)) from problem
    say(f"the database and {done.files} files are back, every checksum right.")
    if done.aside:
        say(f"what stood here before lies in {done.aside}; remove it when you are sure.")
    say("keys are not in an archive: put secret_key, log-keys and vote-keys back from their own copy.")
    if done.pending_migrations:
        say("the archive is older than this version. Next: mithaq migrate.")
    else:
        say("next: mithaq migrate, then mithaq doctor.")
