"""`mithaq tally FILE.pb`: count an election again, on any machine with Python and numpy."""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .amounts import write_number
from .election import Election
from .errors import AllocationError, RuleError, UnresolvedTie
from .pb import PbReader
from .presets import PRESETS, followed, named
from .report import report
from .result import Result
from .rule_data import from_json, name_of
from .rules import Rule
from .tally import tally

TIED, REFUSED = 1, 2


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE.pb", type=Path, help="the election, in the format of Pabulib")
    parser.add_argument("--rule", metavar="NAME", help=f"count by this rule: {', '.join(PRESETS)}")
    parser.add_argument(
        "--params",
        metavar="FILE.json",
        type=Path,
        help="count by the rule in this file, all parameters given",
    )
    parser.add_argument("--json", action="store_true", help="print the whole result as JSON")
    parser.add_argument(
        "--trace", action="store_true", help="show every step: who pays what, what fails and why"
    )
    parser.add_argument(
        "--ignore-limits", action="store_true", help="count ballots that break the limits of META, too"
    )


def run(options: argparse.Namespace) -> int:
    """0 counted; 1 the rule leaves a tie open; 2 with one line on stderr: file or rule not understood."""
    try:
        counted = count(options)
    except UnresolvedTie as problem:
        return complain(f"{options.file}: {problem}", TIED)
    except AllocationError as problem:
        return complain(f"{options.file}: {problem}", REFUSED)
    except OSError as problem:
        return complain(f"{problem.filename}: {problem.strerror}.", REFUSED)
    if options.json:
        print_json(counted, trace=options.trace)
    else:
        print_text(counted, trace=options.trace)
    return 0


@dataclass(frozen=True)
class Counted:
    election: Election
    result: Result
    read_seconds: float
    tally_seconds: float
    notes: tuple[str, ...]


def count(options: argparse.Namespace) -> Counted:
    if options.rule and options.params:
        raise RuleError("Give either --rule or --params, not both.")
    began = time.perf_counter()
    with PbReader(options.file, limits=not options.ignore_limits) as file:
        rule = chosen_rule(options, file.meta)
        election = file.election(rule.pots.voter_zone)
    read = time.perf_counter()
    result = tally(election, rule)
    done = time.perf_counter()
    notes = []
    if (
        not options.params
        and not rule.exclusive
        and "exclusive" in (options.rule or file.meta.get("rule", ""))
    ):
        notes.append(
            "The file does not say which projects exclude each other; give the groups with --params."
        )
    return Counted(election, result, read - began, done - read, tuple(notes))


def chosen_rule(options: argparse.Namespace, meta: dict[str, str]) -> Rule:
    if options.params:
        try:
            return from_json(options.params.read_bytes())
        except UnicodeDecodeError:
            raise RuleError(f"{options.params} is not UTF-8 text.") from None
    return named(options.rule, meta) if options.rule else followed(meta)


def print_json(counted: Counted, *, trace: bool) -> None:
    data: dict[str, Any] = report(counted.election, counted.result, trace=trace)
    data["notes"] = list(counted.notes)
    data["seconds"] = {"read": round(counted.read_seconds, 6), "tally": round(counted.tally_seconds, 6)}
    json.dump(data, sys.stdout, ensure_ascii=False, indent=2)
    say("")


def print_text(counted: Counted, *, trace: bool) -> None:
    election, result = counted.election, counted.result
    ballots = election.ballots
    say(f"{name_of(result.rule)}: {len(result.winners)} of {len(election.projects)} projects win.")
    say(f"{write_number(result.cost)} of {write_number(result.budget)} are given.")
    say(f"{ballots.total} ballots, {len(ballots.voters)} different ones.")
    names = {project.id: project for project in election.projects}
    for name in result.winners:
        say(f"  {name}  {write_number(names[name].cost)}  {names[name].name}".rstrip())
    for tie in result.ties:
        how = f"decided by {', '.join(tie.by)}: {tie.order[0]} goes first" if tie.by else "of no consequence"
        say(f"Tie of {', '.join(tie.projects)}: {how}.")
    if result.compared:
        one = result.compared
        say(
            f"Comparison: {one.prefer_shares} voters prefer equal shares, {one.prefer_greedy} greedy;"
            f" {one.kept} stands."
        )
    for note in counted.notes:
        say(f"Note: {note}")
    if trace:
        data = report(election, result, trace=True)["trace"]
        say(json.dumps(data, ensure_ascii=False, indent=1))
        lost = {name: reason for name, reason in result.reasons.items() if name not in result.winners}
        for name, reason in lost.items():
            facts = ", ".join(f"{key} {value}" for key, value in reason.data.items())
            say(f"  {name} lost: {reason.code}" + (f" ({facts})" if facts else ""))
    say(f"Read in {counted.read_seconds:.3f} s, counted in {counted.tally_seconds:.3f} s.")


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


def complain(sentence: str, code: int) -> int:
    one_line = " ".join(sentence.split())
    sys.stderr.write(f"mithaq: {one_line}\n")
    return code


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m mithaq.methods.allocation", description="Count an election again from its .pb file."
    )
    arguments(parser)
    return run(parser.parse_args(words))
