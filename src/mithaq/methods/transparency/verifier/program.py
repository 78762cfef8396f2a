"""The command: what is asked, and what is said about it."""

from __future__ import annotations

import argparse
import json
import pathlib
import sys
from typing import Any

from .bundle import Bundle, check_bundle, check_receipt
from .counting import winners_of
from .election import read_election
from .log import Bad, Key, Log, Unusable, parse_checkpoint, parse_key, witnesses_of


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")


def read_json(path: str) -> Any:
    try:
        return json.loads(pathlib.Path(path).read_bytes())
    except (OSError, ValueError) as problem:
        raise Unusable(f"{path}: {problem}") from None


def keys_of(options: argparse.Namespace) -> list[Key] | None:
    return [parse_key(words) for words in options.key] or None


def log_of(options: argparse.Namespace, bundle: Bundle | None = None) -> Log | None:
    place = options.log or (bundle.own_log if bundle else "")
    return Log(place, keys_of(options)) if place else None


def do_log(options: argparse.Namespace) -> list[str]:
    log = Log(options.place, keys_of(options))
    found = list(log.problems)
    if options.since:
        try:
            log.grew_from(parse_checkpoint(pathlib.Path(options.since).read_text(encoding="utf-8")))
        except Bad as problem:
            found.append(f"the log: {problem}")
        except OSError as problem:
            raise Unusable(str(problem)) from None
    try:
        names = witnesses_of(log.checkpoint, [parse_key(words) for words in options.witness])
    except Bad as problem:
        names = []
        found.append(f"witness: {problem}")
    if options.leaf:
        places = [str(at) for at, each in enumerate(log.hashes) if each.hex() == options.leaf]
        say(f"leaf {options.leaf[:16]}…: {'at ' + ', '.join(places) if places else 'not in the log'}")
        found += [] if places else ["leaf: it is not in the log"]
    say(
        f"{log.checkpoint.origin}: {log.checkpoint.size} entries; witnesses: {', '.join(names) or 'none asked for'}"
    )
    return found


def do_result(options: argparse.Namespace) -> list[str]:
    bundle = Bundle(options.bundle)
    log = log_of(options, bundle)
    if log is None:
        say("without --log, the files are held against each other only")
    found = check_bundle(bundle, log)
    say(
        f"{bundle.process}: {len(bundle.election().ballots)} ballots, {len(bundle.prices)} projects counted again"
    )
    if bundle.grouped and log is not None:
        say("ballots without numbers: only how many they are was compared with the log, not what each says")
    return found


def do_receipt(options: argparse.Namespace) -> list[str]:
    bundle = Bundle(options.bundle)
    return check_receipt(read_json(options.receipt), bundle, log_of(options, bundle))


def do_tally(options: argparse.Namespace) -> list[str]:
    rule = read_json(options.rule)
    zone = (rule.get("pots") or {}).get("voter_zone", "zone")
    try:
        data = pathlib.Path(options.election).read_bytes()
        say(json.dumps({"winners": winners_of(read_election(data, zone), rule)}, ensure_ascii=False))
    except Bad as problem:
        return [str(problem)]
    except OSError as problem:
        raise Unusable(str(problem)) from None
    return []


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Check what a municipality publishes with Mithaq.")
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    one = acts.add_parser("log", help="check the log")
    one.add_argument("place", help="its address, or a folder")
    one.add_argument("--since", help="a checkpoint you kept")
    one.add_argument("--leaf", help="a hash that must stand in the log")
    one.add_argument("--witness", action="append", default=[], help="the public key of a witness you trust")
    two = acts.add_parser("result", help="check a published result")
    two.add_argument("bundle", help="the zip file, or a folder")
    three = acts.add_parser("receipt", help="check that a ballot was counted")
    three.add_argument("receipt", help="the receipt (JSON)")
    three.add_argument("bundle", help="the zip file, or a folder")
    four = acts.add_parser("tally", help="count an election")
    four.add_argument("election", help="a .pb file")
    four.add_argument("rule", help="the rule (JSON)")
    for parsed in (one, two, three):
        parsed.add_argument("--key", action="append", default=[], help="the log's public key, from a poster")
    for parsed in (two, three):
        parsed.add_argument(
            "--log", default="", help="address or folder of the log; else its copy in the bundle"
        )
    options = parser.parse_args(words)
    act = {"log": do_log, "result": do_result, "receipt": do_receipt, "tally": do_tally}[options.act]
    try:
        found = act(options)
    except (Unusable, ValueError, KeyError, TypeError) as problem:
        sys.stderr.write(f"mithaq_verify: {problem}\n")
        return 2
    for line in found:
        say(f"FAULT {line}")
    say("All of it holds." if not found else f"{len(found)} faults.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
