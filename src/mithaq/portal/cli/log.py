"""`mithaq log …`: a town's log of public acts, which anybody can check."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from django.db import close_old_connections

from mithaq.commons.access.actor import system
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality
from mithaq.commons.transparency.actions import grow_log, name_witness, retire_old_keys, rotate_key
from mithaq.commons.transparency.queries import latest_checkpoint, log_of, note_of, verify
from mithaq.commons.transparency.serving import answer, files
from mithaq.methods.transparency import TransparencyError

from .commands import CommandFailed
from .say import say

FAULTS = {
    "leaf": "leaf {place} was altered, removed or moved",
    "tile": "tile {detail} is not what the leaves give",
    "checkpoint": "the checkpoint of {place} entries is not what the leaves give",
    "signature": "the checkpoint of {place} entries is not signed by the log: {detail}",
    "act": "entry {place} of the history ({detail}) is not what the log says of it",
    "missing": "entry {place} of the history ({detail}) is not in the log",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    town = argparse.ArgumentParser(add_help=False)
    town.add_argument("--town", default="", metavar="SLUG", help="this town; `verify` takes all by default")
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    add = partial(acts.add_parser, parents=[town])
    add("checkpoint", help="take in what is new, and print the signed checkpoint")
    add("verify", help="recompute the log and hold it against the history")
    serve = add("serve", help="serve the log alone, read-only")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    serve.add_argument("--port", type=int, default=8100, help="port to listen on (%(default)s)")
    export = add("export", help="write the log as files, for any web server or a USB stick")
    export.add_argument("folder", type=Path)
    witness = add("witness", help="show a witness's cosignatures from now on")
    witness.add_argument("label", help="who it is, as people call them")
    witness.add_argument("key", help="the public key that `mithaq witness` printed")
    rotate = add("rotate", help="announce a new key, which signs beside the old one")
    rotate.add_argument("--lost", action="store_true", help="the old key is lost: it signs no more")
    rotate.add_argument("--finish", action="store_true", help="the old key retires now")


def run(options: argparse.Namespace) -> int:
    if options.act == "verify" and not options.town:
        return max((in_town(town, options) for town in Municipality.objects.order_by("slug")), default=0)
    return in_town(the_town(options.town), options)


def in_town(town: Municipality, options: argparse.Namespace) -> int:
    act: Callable[[Municipality, argparse.Namespace], int] = ACTS[options.act]
    try:
        with inside(town, "en"):
            return act(town, options)
    except TransparencyError as problem:
        raise CommandFailed(str(problem)) from None


def the_town(slug: str) -> Municipality:
    towns = Municipality.objects.order_by("slug")
    found = list(towns.filter(slug=slug) if slug else towns)
    if len(found) == 1:
        return found[0]
    known = ", ".join(towns.values_list("slug", flat=True)) or "none yet"
    raise CommandFailed(f"Which town? Hint: mithaq log … --town SLUG; there is {known}.")


def print_checkpoint(town: Municipality, options: argparse.Namespace) -> int:
    grow_log(town)
    latest = latest_checkpoint()
    if latest:
        print(note_of(latest), end="")
    return 0


def check(town: Municipality, options: argparse.Namespace) -> int:
    faults = list(verify(town))
    for fault in faults:
        say(f"{town.slug}: {FAULTS[fault.kind].format(place=fault.place, detail=fault.detail)}.")
    if not faults:
        log = log_of(town)
        say(f"{town.slug}: the log of {log.size if log else 0} entries holds and fits the history.")
    return 1 if faults else 0


def export(town: Municipality, options: argparse.Namespace) -> int:
    log = log_of(town)
    if log is None:
        raise CommandFailed("The log is empty. Hint: mithaq log checkpoint.")
    count = 0
    for name, body in files(log):
        path = options.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
        count += 1
    say(f"{count} files in {options.folder}.")
    return 0


def add_witness(town: Municipality, options: argparse.Namespace) -> int:
    name_witness(by=system(town, "command"), label=options.label, key=options.key)
    say(f"{options.label} is a witness of the log of {town.slug}.")
    return 0


def rotate(town: Municipality, options: argparse.Namespace) -> int:
    by = system(town, "command")
    if log_of(town) is None:
        raise CommandFailed("The log is empty and has no key yet. Hint: mithaq log checkpoint.")
    if options.finish:
        count = retire_old_keys(by=by)
        say("the old key has retired." if count else "there was no old key to retire.")
    else:
        key = rotate_key(by=by, lost=options.lost)
        say(f"a new key signs: {key}")
        if not options.lost:
            say("both keys sign now. When every witness has looked: mithaq log rotate --finish.")
    return 0


class LogHandler(BaseHTTPRequestHandler):
    """The addresses of one town's log, and nothing else."""

    def __init__(self, town: Municipality, *words: object) -> None:
        self.town = town
        super().__init__(*words)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        close_old_connections()
        path = self.path.split("?")[0].strip("/").removeprefix("log/")
        with inside(self.town, "en"):
            log = log_of(self.town)
            found = answer(log, path) if log else None
        close_old_connections()
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", found.content_type if found else "text/plain")
        self.send_header("Access-Control-Allow-Origin", "*")
        body = found.body if found else b"Nothing stands here.\n"
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None:
        """Who reads the log is nobody's business."""


def serve(town: Municipality, options: argparse.Namespace) -> int:
    with ThreadingHTTPServer((options.host, options.port), partial(LogHandler, town)) as server:
        say(f"the log of {town.slug} at http://{options.host}:{server.server_port}/log. Ctrl+C stops it.")
        server.serve_forever()
    return 0


ACTS: dict[str, Callable[[Municipality, argparse.Namespace], int]] = {
    "checkpoint": print_checkpoint,
    "verify": check,
    "serve": serve,
    "export": export,
    "witness": add_witness,
    "rotate": rotate,
}
