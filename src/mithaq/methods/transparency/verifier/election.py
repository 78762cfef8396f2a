"""An election as it stands in a .pb file (the format of Pabulib): prices, ballots, and where voters live."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from typing import Any, NamedTuple

from .log import Unusable


class Ballot(NamedTuple):
    voter: str
    # In the voter's order.
    projects: tuple[str, ...]
    # As they stand in the file, one a project; empty when the voter gave none.
    points: tuple[str, ...]
    zone: str
    nonce: str


class Election:
    def __init__(self) -> None:
        self.meta: dict[str, str] = {}
        self.costs: dict[str, Fraction] = {}
        self.columns: dict[str, dict[str, str]] = {}
        self.ballots: list[Ballot] = []

    @property
    def budget(self) -> Fraction:
        return Fraction(self.meta["budget"])

    @property
    def ranked(self) -> bool:
        return self.meta["vote_type"] == "ordinal"

    @property
    def by_points(self) -> bool:
        return self.meta["vote_type"] in ("cumulative", "scoring")


def read_election(data: bytes, voter_zone: str = "zone") -> Election:
    found = Election()
    section = ""
    columns: list[str] = []
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";", strict=False)
    try:
        for row in rows:
            if row in (["META"], ["PROJECTS"], ["VOTES"]):
                section, columns = row[0], []
            elif not columns:
                columns = row
            elif len(row) != len(columns):
                raise Unusable(
                    f"ballots.pb, line {rows.line_num}: {len(row)} fields instead of {len(columns)}"
                )
            else:
                take_row(found, section, dict(zip(columns, row, strict=True)), voter_zone)
        for name in ("num_projects", "num_votes"):
            count = len(found.costs if name == "num_projects" else found.ballots)
            if int(found.meta[name]) != count:
                raise Unusable(f"ballots.pb says {name} {found.meta[name]} and holds {count}")
    except (KeyError, ValueError, csv.Error) as problem:
        raise Unusable(f"ballots.pb, line {rows.line_num}: {problem!r}") from None
    return found


def take_row(found: Election, section: str, row: dict[str, Any], voter_zone: str) -> None:
    if section == "META":
        found.meta[row["key"]] = row["value"]
    elif section == "PROJECTS":
        name = row["project_id"]
        if name in found.costs or Fraction(row["cost"]) <= 0:
            raise Unusable(f"ballots.pb: project {name} stands there twice, or costs nothing")
        found.costs[name] = Fraction(row["cost"])
        found.columns[name] = row
    else:
        projects = tuple(row["vote"].split(",")) if row["vote"] else ()
        points = tuple(row["points"].split(",")) if row.get("points") else ()
        strange = [name for name in projects if name not in found.costs]
        if strange or len(set(projects)) != len(projects) or (points and len(points) != len(projects)):
            raise Unusable(
                f"ballots.pb: the ballot of {row['voter_id']} names a project twice, or none there is"
            )
        ballot = Ballot(row["voter_id"], projects, points, row.get(voter_zone) or "", row.get("nonce") or "")
        found.ballots.append(ballot)


class Voters:
    """Equal ballots counted together: what each project is worth to them, where they live, how many they are."""

    def __init__(self, weights: dict[str, Fraction], zone: str) -> None:
        self.weights, self.zone, self.count = weights, zone, 0


class Contest:
    """An election under a rule: who voted for what, scores, rivals, and the order among equals."""

    def __init__(self, election: Election, rule: dict[str, Any]) -> None:
        self.election, self.rule = election, rule
        self.costs, self.budget, self.columns = election.costs, election.budget, election.columns
        self.places = {name: place for place, name in enumerate(election.costs)}
        groups: dict[Any, Voters] = {}
        for ballot in election.ballots:
            weights = self.weights_of(ballot)
            key = (tuple(sorted(weights.items())), ballot.zone)
            groups.setdefault(key, Voters(weights, ballot.zone)).count += 1
        self.voters = list(groups.values())
        self.measure()

    def weights_of(self, ballot: Ballot) -> dict[str, Fraction]:
        """What each project is worth to this voter: points, what the place on the ballot is worth, or one."""
        worth = [Fraction(text) for text in self.rule["points"]]
        found = {}
        for place, name in enumerate(ballot.projects):
            found[name] = Fraction(1)
            if self.election.ranked and worth:
                found[name] = worth[place] if place < len(worth) else Fraction(0)
            elif ballot.points and (self.election.by_points or self.election.ranked):
                found[name] = Fraction(ballot.points[place])
        return found

    def measure(self) -> None:
        self.votes = dict.fromkeys(self.costs, 0)
        self.points = {name: Fraction(0) for name in self.costs}
        for group in self.voters:
            for name, weight in group.weights.items():
                self.votes[name] += group.count
                self.points[name] += group.count * weight
        score = self.rule["score"]
        plain = {
            name: self.points[name] if "points" in score else Fraction(self.votes[name])
            for name in self.costs
        }
        minimum = Fraction(self.rule["minimum"])
        self.eligible = [name for name in self.costs if plain[name] and plain[name] >= minimum]
        if score.endswith("per_cost"):
            plain = {name: value / self.costs[name] for name, value in plain.items()}
        elif score.endswith("times_cost"):
            plain = {name: value * self.costs[name] for name, value in plain.items()}
        self.scores = plain

    @property
    def heads(self) -> int:
        return sum(group.count for group in self.voters)

    def part(self, names: list[str], budget: Fraction, rule: dict[str, Any]) -> Contest:
        """Over these projects alone, by the voters who chose any of them; places count among these projects."""
        smaller = Election()
        smaller.meta = {**self.election.meta, "budget": str(budget)}
        smaller.costs = {name: self.costs[name] for name in names}
        smaller.columns = self.columns
        for ballot in self.election.ballots:
            kept = [place for place, name in enumerate(ballot.projects) if name in smaller.costs]
            if kept:
                projects = tuple(ballot.projects[place] for place in kept)
                points = tuple(ballot.points[place] for place in kept) if ballot.points else ()
                smaller.ballots.append(ballot._replace(projects=projects, points=points))
        return Contest(smaller, rule)

    def shut_by(self, chosen: list[str]) -> set[str]:
        groups = [set(group) for group in self.rule["exclusive"]]
        return {other for group in groups for one in chosen if one in group for other in group - {one}}

    def first_of(self, tied: list[str]) -> list[str]:
        """Who goes first by the rule's criteria; more than one when they leave it open."""
        lot = self.rule["lot"]
        keys: dict[str, Any] = {
            "min_cost": lambda name: self.costs[name],
            "max_cost": lambda name: -self.costs[name],
            "max_votes": lambda name: -self.votes[name],
            "max_points": lambda name: -self.points[name],
            "lot": lambda name: lot.index(name) if name in lot else len(lot),
            "id": lambda name: name,
        }
        for criterion in self.rule["tie_break"]:
            best = min(keys[criterion](name) for name in tied)
            tied = [name for name in tied if keys[criterion](name) == best]
        return tied
