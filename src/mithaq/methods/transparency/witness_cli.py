"""`mithaq witness URL`: look at a log, check that it only grew, cosign. Needs no site and no database.

Run it from time to time (cron): each run is one look. Exit code 1 when the log shows another past.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from .errors import TransparencyError
from .witness import Memory, cosigned, fingerprint, look, send_cosignature, witness_key


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("url", metavar="URL", help="the log's address, such as https://town.example/log")
    parser.add_argument("--name", required=True, help="the witness's own name, such as association.example")
    parser.add_argument(
        "--folder", type=Path, default=Path("mithaq-witness"), help="key and memory (%(default)s)"
    )
    parser.add_argument("--key", default="", help="the log's public key, learnt elsewhere (a poster)")
    parser.add_argument("--keep", action="store_true", help="do not send the cosignature, print it only")


def run(options: argparse.Namespace) -> int:
    try:
        options.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        key = witness_key(options.folder / "key", options.name)
        place = options.url.rstrip("/")
        seen = look(place, Memory(options.folder / "state.json"), key=options.key)
        note = cosigned(seen, key, int(time.time()))
        before = "for the first time" if seen.before is None else f"{seen.before} at the last look"
        found = seen.checkpoint
        sys.stdout.write(f"{found.origin}: {found.size} entries ({before}), {fingerprint(found)}…\n")
        sys.stdout.write(f"witness key: {key.public}\n")
        if options.keep:
            sys.stdout.write(str(note))
        else:
            send_cosignature(place, note)
    except TransparencyError as problem:
        sys.stderr.write(f"mithaq: {problem}\n")
        return 1
    return 0
