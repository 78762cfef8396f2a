"""From the ballots in the box to files anybody can count again: no rules here, only methods.allocation's."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.countries import country
from mithaq.methods.allocation import (
    META_KEY,
    PRESETS,
    AllocationError,
    BallotKind,
    Election,
    EqualShares,
    PbReader,
    Result,
    Rule,
    Utility,
    as_data,
    from_data,
    report,
    tally,
    write_pb,
)
from mithaq.methods.allocation.pb.writer import VOTE_TYPES
from mithaq.methods.suppression import publish
from mithaq.methods.transparency.ballots import canonical

from .definitions import amount
from .enums import BallotKind as Kind
from .enums import Channel, Disclosure
from .models import Ballot, Option, Pot, TakingPart

# The rules that stand side by side before a result is adopted.
COMPARED = (
    "greedy",
    "greedy-no-skip",
    "equal-shares/utilitarian",
    "equal-shares/add1u",
    "equal-shares/add1u-comparison",
)
# Votes on paper and online are shown apart only when so many came each way.
APART_FROM = 10


@dataclass(frozen=True)
class Counted:
    """All that a count of one pot gives. ballots_pb, result_json: the very bytes that are published."""

    election: Election
    result: Result
    ballots_pb: str
    result_json: str
    report: dict[str, Any]
    votes: dict[str, dict[str, int]]
    ballots: int
    # 0 also where so few came on paper, or another way, that nobody is told how many.
    on_paper: int
    turnout: dict[str, Any]


def count(pot: Pot, options: list[Option]) -> Counted:
    """Count the pot's ballots by the rule that was frozen. Raises methods.allocation.AllocationError."""
    rule = from_data(json.loads(pot.definition)["rule"])
    rows = list(Ballot.objects.filter(pot=pot).values_list("commitment", "nonce", "vote", "points", "paper"))
    text = pb_of(pot, options, rule, [row[:4] for row in rows])
    with PbReader(io.BytesIO(text.encode())) as file:
        election = file.election()
    result = tally(election, rule)
    found = report(election, result, trace=True)
    turnout = turnout_of(pot)
    on_paper = sum(row[4] for row in rows) if paper_is_told(turnout) else 0
    published = {key: value for key, value in found.items() if key != "trace"}
    return Counted(
        election=election,
        result=result,
        ballots_pb=text,
        result_json=canonical({**published, "process": pot.process}).decode(),
        report=found,
        votes=votes_of(options, rows, apart=on_paper > 0),
        ballots=len(rows),
        on_paper=on_paper,
        turnout=turnout,
    )


def pb_of(pot: Pot, options: list[Option], rule: Rule, rows: Iterable[tuple[str, str, Any, Any]]) -> str:
    """ballots.pb. Open ballots carry their commitment and nonce; in small zones they are only numbered.

    Sorted by what is written, so that nothing of the order of casting shows.
    """
    election, town = pot.election, pot.municipality
    with_points = election.ballot_kind == Kind.POINTS
    lines = []
    for commitment, nonce, vote, points in rows:
        said = [",".join(vote), *([",".join(points)] if with_points else [])]
        lines.append([commitment, *said, nonce] if pot.disclosure == Disclosure.OPEN else said)
    lines.sort()
    if pot.disclosure != Disclosure.OPEN:
        lines = [[str(number), *said] for number, said in enumerate(lines, start=1)]
    columns = ["voter_id", "vote", *(["points"] if with_points else [])]
    if pot.disclosure == Disclosure.OPEN:
        columns.append("nonce")
    target = io.StringIO()
    write_pb(
        target,
        meta_of(pot, town, rule, len(options), len(lines)),
        ["project_id", "cost", "name"],
        [[one.code, amount(one.cost), " ".join(str(best(one, town)).split())] for one in options],
        columns,
        lines,
    )
    return target.getvalue()


def best(option: Option, town: Municipality) -> str:
    return option.title.best(town.default_language)[0]


def meta_of(pot: Pot, town: Municipality, rule: Rule, projects: int, votes: int) -> dict[str, str]:
    election = pot.election
    kind = BallotKind(election.ballot_kind)
    # The days on the posters, not those of Greenwich.
    zone = country(town.country).zone
    name = " ".join(election.name.best(town.default_language)[0].split())
    found = {
        "description": name,
        "country": town.country,
        "unit": town.slug,
        "subunit": pot.zone.code if pot.zone else "",
        "instance": pot.process,
        "num_projects": str(projects),
        "num_votes": str(votes),
        "budget": amount(pot.envelope),
        "vote_type": VOTE_TYPES[kind],
        "currency": country(town.country).currency,
        "date_begin": f"{election.opens_at.astimezone(zone):%d.%m.%Y}",
        "date_end": f"{election.closes_at.astimezone(zone):%d.%m.%Y}",
        "rule": "mithaq",
        META_KEY: canonical(as_data(rule)).decode(),
    }
    if kind is BallotKind.KNAPSACK:
        found["max_sum_cost"] = found["budget"]
    if kind in (BallotKind.APPROVAL, BallotKind.RANKED) and election.most:
        found["max_length"] = str(election.most)
    if kind is BallotKind.POINTS:
        found["max_sum_points"] = str(election.most)
    return {key: value for key, value in found.items() if value}


def votes_of(
    options: list[Option], rows: Iterable[tuple[str, str, Any, Any, bool]], *, apart: bool
) -> dict[str, dict[str, int]]:
    """code → all, and online and paper where enough came each way for nobody to be told apart."""
    found = {one.code: {"all": 0, "online": 0, "paper": 0} for one in options}
    ways = {"online": 0, "paper": 0}
    for _commitment, _nonce, vote, _points, paper in rows:
        way = "paper" if paper else "online"
        ways[way] += 1
        for code in vote:
            found[code]["all"] += 1
            found[code][way] += 1
    if not apart or min(ways.values()) < APART_FROM:
        return {code: {"all": one["all"]} for code, one in found.items()}
    return found


def compare(election: Election, rule: Rule, names: Iterable[str] = COMPARED) -> list[dict[str, Any]]:
    """What other rules would have given with the same ballots, lot and rivals: [{rule, winners, cost, satisfied}].

    satisfied: voters with one winner at least among those they chose. A rule that leaves a tie says so.
    """
    found: list[dict[str, Any]] = []
    for name in names:
        other = _like(PRESETS[name], rule)
        try:
            result = tally(election, other)
        except AllocationError as problem:
            found.append({"rule": name, "problem": str(problem)})
            continue
        found.append(
            {
                "rule": name,
                "winners": list(result.winners),
                "cost": f"{Decimal(result.cost.numerator) / Decimal(result.cost.denominator):f}",
                "satisfied": satisfied(election, result),
            }
        )
    return found


def _like(preset: Rule, rule: Rule) -> Rule:
    same = {
        name: getattr(rule, name) for name in ("score", "minimum", "exclusive", "points", "tie_break", "lot")
    }
    if isinstance(preset, EqualShares):
        by_points = "points" in rule.score
        utility = Utility.POINTS_TIMES_COST if by_points else Utility.COST
        return replace(preset, utility=utility, **same)
    return replace(preset, **same)


def satisfied(election: Election, result: Result) -> int:
    won = {election.index[name] for name in result.winners}
    return sum(one.voters for one in election.ballots.each() if won.intersection(one.projects))


def turnout_of(pot: Pot) -> dict[str, Any]:
    """Who took part: by channel, age and sex, with small numbers hidden so that none can be worked out.

    Each booth is a way of its own among the channels: its number of voters is published beside the others.
    """
    tables: dict[str, dict[str, dict[str, int]]] = {"age": {}, "channel": {}}
    rows = TakingPart.objects.filter(pot=pot).values_list("age_band", "channel", "sex", "booth")
    total = 0
    for band, channel, sex, booth in rows:
        total += 1
        for name, value in (("age", band), ("channel", booth_row(booth) if booth else channel)):
            line = tables[name].setdefault(value, {})
            line[sex] = line.get(sex, 0) + 1
    if not total:
        return {"total": 0, "columns": {}, "tables": {}}
    shown = publish(tables)
    return {
        "total": shown.total,
        "columns": dict(shown.columns),
        "tables": {
            name: {row: {"total": line.total, "cells": _named(line.cells)} for row, line in lines.items()}
            for name, lines in shown.tables.items()
        },
    }


def booth_row(booth: int) -> str:
    """The name of a booth's row among the channels."""
    return f"{Channel.PAPER}:{booth}"


def told_of_booth(turnout: Mapping[str, Any], booth: int) -> bool:
    """Whether it may be said how many voted there."""
    row = turnout.get("tables", {}).get("channel", {}).get(booth_row(booth))
    return row is not None and row["total"] is not None


def paper_is_told(turnout: Mapping[str, Any]) -> bool:
    """Whether it may be said how many voted on paper, at all booths together."""
    rows = turnout.get("tables", {}).get("channel", {})
    return all(line["total"] is not None for name, line in rows.items() if name.startswith(Channel.PAPER))


def _named(cells: Mapping[Any, int | None]) -> dict[str, int | None]:
    """Keys as text: the rest of hidden columns is a pair."""
    return {key if isinstance(key, str) else "rest": value for key, value in cells.items()}
