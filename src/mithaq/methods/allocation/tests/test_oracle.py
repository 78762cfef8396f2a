"""The same winners as pabutools, an implementation we had no part in; where `make bench-allocation` has put it."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace

import pytest

from mithaq.methods.allocation import Criterion, EqualShares, Greedy, Rule, Score, Utility, read_pb, tally

from .elections import PABULIB, ROOT

PYTHON = ROOT / ".oracle" / "bin" / "python"
FILES = [path for path in sorted(PABULIB.glob("*.pb")) if path.stat().st_size < 100_000]
pytestmark = [
    pytest.mark.skipif(not FILES, reason="the real elections are not there: ../shared/data/pabulib"),
    pytest.mark.skipif(not PYTHON.exists(), reason="pabutools is not there: tools/oracle.py"),
]

BY_ID = (Criterion.ID,)
RULES: dict[tuple[str, str], Rule] = {
    ("greedy", "cost"): Greedy(tie_break=BY_ID),
    ("greedy", "one"): Greedy(score=Score.VOTES_PER_COST, tie_break=BY_ID),
    ("greedy", "points"): Greedy(score=Score.POINTS_PER_COST, tie_break=BY_ID),
    ("equal-shares", "cost"): EqualShares(tie_break=BY_ID),
    ("equal-shares", "one"): EqualShares(utility=Utility.ONE, tie_break=BY_ID),
    ("equal-shares", "points"): EqualShares(utility=Utility.POINTS, score=Score.POINTS, tie_break=BY_ID),
}


def test_winners_of_real_elections_then_the_same_as_those_of_pabutools():
    jobs, ours = [], []
    for path in FILES:
        election = read_pb(path, limits=False)
        if election.meta["vote_type"] == "ordinal":
            continue  # what a place is worth is for the city to say, and pabutools has its own idea
        utilities = ("points",) if election.meta["vote_type"] == "cumulative" else ("cost", "one")
        for (rule, utility), parameters in RULES.items():
            if utility in utilities:
                jobs.append({"path": str(path), "rule": rule, "utility": utility})
                # Pabutools funds what nobody chose when it fits.
                result = tally(election, replace(parameters))
                unwanted = {name for name, reason in result.reasons.items() if reason.code == "no_support"}
                ours.append((set(result.winners), unwanted))
    done = subprocess.run(
        [PYTHON, ROOT / "bench" / "oracle.py"],
        input="\n".join(map(json.dumps, jobs)),
        capture_output=True,
        text=True,
        check=True,
    )
    theirs = [set(json.loads(line)["winners"]) for line in done.stdout.splitlines()]
    differ = [
        job
        for job, (winners, unwanted), found in zip(jobs, ours, theirs, strict=True)
        if winners != found - unwanted
    ]
    assert (len(jobs) > 80, differ) == (True, [])
