"""A published result: what was promised before the vote, the ballots, the outcome, and what the log says of them."""

from __future__ import annotations

import hashlib
import json
import pathlib
import tempfile
import zipfile
from decimal import Decimal
from fractions import Fraction
from typing import Any

from .counting import whole_rule, winners_of
from .election import Ballot, Election, read_election
from .log import Bad, Log, Unusable

FILES = ("definition.json", "ballots.pb", "result.json")


def canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def plain(amount: Fraction) -> str:
    """As a decimal where there is a short one."""
    decimal = Decimal(amount.numerator) / Decimal(amount.denominator)
    return f"{decimal.normalize():f}" if Fraction(decimal) == amount else str(amount)


def commitment_of(process: str, ballot: Ballot, nonce: str) -> str:
    """What stands in the log instead of a ballot: its hash with a secret number that only its voter had."""
    said = {"vote": list(ballot.projects), "points": list(ballot.points), "zone": ballot.zone}
    return hashlib.sha256(canonical(["ballot-v1", process, said, nonce])).hexdigest()


class Bundle:
    """A zip file or a folder with definition.json, ballots.pb and result.json, and perhaps a copy of the log."""

    def __init__(self, place: str) -> None:
        self.folder = pathlib.Path(place)
        if self.folder.is_file():
            # Lives as long as the bundle.
            self.unpacked = tempfile.TemporaryDirectory(prefix="mithaq-verify-")
            try:
                with zipfile.ZipFile(self.folder) as archive:
                    archive.extractall(self.unpacked.name)
            except zipfile.BadZipFile:
                raise Unusable(f"{place} is no zip file") from None
            self.folder = pathlib.Path(self.unpacked.name)
        self.files: dict[str, bytes] = {}
        for name in FILES:
            try:
                self.files[name] = (self.folder / name).read_bytes()
            except OSError:
                raise Unusable(f"the bundle has no {name}") from None
        self.definition = self.read("definition.json")
        self.result = self.read("result.json")
        try:
            self.process = str(self.definition["process"])
            self.rule = whole_rule(self.definition["rule"])
            self.prices = {one["id"]: Fraction(one["cost"]) for one in self.definition["projects"]}
            self.budget = Fraction(self.definition["budget"])
        except (KeyError, TypeError, ValueError) as problem:
            raise Unusable(f"definition.json lacks something: {problem!r}") from None

    def read(self, name: str) -> dict[str, Any]:
        try:
            found = json.loads(self.files[name])
        except ValueError:
            raise Unusable(f"{name} is no JSON") from None
        if not isinstance(found, dict):
            raise Unusable(f"{name} is no object")
        return found

    @property
    def grouped(self) -> bool:
        """Profile B, for small zones: ballots are published without what stands for them in the log."""
        return self.definition.get("disclosure") == "B"

    @property
    def own_log(self) -> str:
        return str(self.folder / "log") if (self.folder / "log").is_dir() else ""

    def digest(self, name: str) -> str:
        return hashlib.sha256(self.files[name]).hexdigest()

    def election(self) -> Election:
        return read_election(self.files["ballots.pb"], self.rule["pots"]["voter_zone"])


def check_bundle(bundle: Bundle, log: Log | None) -> list[str]:
    """Every fault, each in one line that begins with what it concerns."""
    election = bundle.election()
    found = [*promises(bundle, election), *own_ballots(bundle, election), *outcome(bundle, election)]
    if log is not None:
        found = [*log.problems, *found, *logged_files(bundle, log), *logged_ballots(bundle, election, log)]
    return found


def promises(bundle: Bundle, election: Election) -> list[str]:
    """What was frozen before the vote is what was counted with."""
    found = []
    for name in sorted(bundle.prices.keys() | election.costs.keys()):
        frozen, counted = bundle.prices.get(name), election.costs.get(name)
        if frozen is None:
            found.append(f"project: {name} was not on the ballot that was frozen before the vote")
        elif counted is None:
            found.append(f"project: {name} was on the ballot and is missing from ballots.pb")
        elif frozen != counted:
            found.append(f"price: {name} was frozen at {plain(frozen)} and is counted at {plain(counted)}")
    if election.budget != bundle.budget:
        found.append(f"budget: {plain(bundle.budget)} was promised, ballots.pb says {plain(election.budget)}")
    said = bundle.result.get("rule") or {}
    if not isinstance(said, dict):
        return [*found, "rule: result.json names none"]
    told = {**said, "pots": {**bundle.rule["pots"], **(said.get("pots") or {})}}
    for name in sorted(bundle.rule.keys() | told.keys()):
        if name in told and told[name] != bundle.rule.get(name):
            found.append(
                f"rule: “{name}” was {bundle.rule.get(name)!r} before the vote, the result says {told[name]!r}"
            )
    return found


def own_ballots(bundle: Bundle, election: Election) -> list[str]:
    """Every ballot is the one its number (a commitment) was made of; nonces may lack in profile B alone."""
    found, seen = [], set()
    for ballot in election.ballots:
        if ballot.voter in seen:
            found.append(f"ballot: {ballot.voter[:16]}… stands in ballots.pb twice")
        seen.add(ballot.voter)
        if not ballot.nonce:
            # Without it nobody can tell what its voter cast: blanked, it would hide any change.
            if not bundle.grouped:
                found.append(
                    f"ballot: {ballot.voter[:16]}… has no nonce; what its voter cast cannot be shown"
                )
        elif commitment_of(bundle.process, ballot, ballot.nonce) != ballot.voter:
            found.append(f"ballot: {ballot.voter[:16]}… was altered; it is not what its voter cast")
    return found


def outcome(bundle: Bundle, election: Election) -> list[str]:
    """The ballots, counted again, give the winners that were announced."""
    announced = bundle.result.get("winners")
    if not isinstance(announced, list):
        return ["result: it announces no winners"]
    try:
        counted = winners_of(election, bundle.rule)
    except Bad as problem:
        return [f"result: {problem}"]
    found = [
        f"winners: {name} wins by the ballots and was not announced"
        for name in counted
        if name not in announced
    ]
    found += [f"winners: {name} was announced and does not win" for name in announced if name not in counted]
    cost = sum((election.costs[name] for name in counted), Fraction(0))
    if not found and Fraction(str(bundle.result.get("cost"))) != cost:
        found.append(f"result: the winners cost {plain(cost)}, announced was {bundle.result.get('cost')}")
    return found


def logged_files(bundle: Bundle, log: Log) -> list[str]:
    """The log holds the digest of each file."""
    frozen = log.said("definition", bundle.process)
    if not frozen:
        return [f"log: it holds no definition of {bundle.process}"]
    found = []
    if len(frozen) > 1:
        found.append(f"log: it holds {len(frozen)} definitions of {bundle.process}")
    if frozen[0]["sha256"] != bundle.digest("definition.json"):
        found.append("definition: definition.json is not what was frozen in the log before the vote")
    results = log.said("result", bundle.process)
    if not results:
        return [*found, f"log: it holds no result of {bundle.process}"]
    for name, key in (("ballots.pb", "ballots"), ("result.json", "result")):
        if results[-1][key] != bundle.digest(name):
            found.append(f"bundle: {name} is not the file whose digest is in the log")
    kinds = [
        data["kind"]
        for data in map(json.loads, log.entries)
        if data.get("process") == bundle.process and data["kind"] in ("definition", "ballot")
    ]
    if "ballot" in kinds and kinds[0] != "definition":
        found.append("definition: a ballot is in the log before the rules were frozen")
    return found


def logged_ballots(bundle: Bundle, election: Election, log: Log) -> list[str]:
    """Exactly the ballots of the log were counted: none added, none dropped, no superseded one."""
    cast = [one["commitment"] for one in log.said("ballot", bundle.process)]
    gone = {one["commitment"] for one in log.said("withdrawn", bundle.process)}
    counted = {ballot.voter for ballot in election.ballots}
    valid = set(cast) - gone
    # A log without any ballot fits an empty box alone: one line says so for all of them.
    if bundle.grouped or not cast:
        ballots = len(election.ballots)
        return (
            []
            if len(valid) == ballots
            else [f"ballot: the log holds {len(valid)} valid ones, and {ballots} were counted"]
        )
    found = [f"ballot: {name[:16]}… is counted and is not in the log" for name in sorted(counted - set(cast))]
    found += [
        f"ballot: {name[:16]}… is counted though its voter replaced it" for name in sorted(counted & gone)
    ]
    found += [f"ballot: {name[:16]}… is in the log and was not counted" for name in sorted(valid - counted)]
    return found


def check_receipt(receipt: dict[str, Any], bundle: Bundle, log: Log | None) -> list[str]:
    """A voter's ballot is the one that was logged and counted."""
    try:
        said = receipt["ballot"]
        ballot = Ballot("", tuple(said["vote"]), tuple(said["points"]), said["zone"], receipt["nonce"])
        own, process = str(receipt["commitment"]), str(receipt["process"])
    except (KeyError, TypeError):
        raise Unusable("the receipt lacks its process, ballot, nonce or commitment") from None
    found = []
    if process != bundle.process:
        return [f"receipt: it is of {process}, the bundle of {bundle.process}"]
    if commitment_of(process, ballot, ballot.nonce) != own:
        found.append("receipt: its ballot and nonce do not give its commitment; it was altered")
    if log is not None:
        if own not in [one["commitment"] for one in log.said("ballot", process)]:
            found.append("receipt: its commitment is not in the log")
        if own in [one["commitment"] for one in log.said("withdrawn", process)]:
            found.append("receipt: this ballot was replaced by a later one of the same voter")
    counted = {one.voter: one for one in bundle.election().ballots}
    if bundle.grouped:
        same = [one for one in counted.values() if one[1:4] == (ballot.projects, ballot.points, ballot.zone)]
        if not same:
            found.append("receipt: no ballot that says the same was counted")
    elif own not in counted:
        found.append("receipt: this ballot was not counted")
    elif counted[own][1:4] != (ballot.projects, ballot.points, ballot.zone):
        found.append("receipt: the ballot counted under its number says something else")
    return found
