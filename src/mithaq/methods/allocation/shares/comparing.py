"""The comparison step: do more voters prefer the greedy outcome?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..contest import Contest
from ..outcome import Compared
from ..rules import Comparison


def compare(contest: Contest, how: Comparison, shares: Sequence[int], greedy: Sequence[int]) -> Compared:
    """Equal shares stands unless strictly more voters prefer the other outcome."""
    ballots = contest.election.ballots
    ours, theirs = (gain(contest, how, winners) for winners in (shares, greedy))
    prefer_shares = int(ballots.voters[ours > theirs].sum())
    prefer_greedy = int(ballots.voters[theirs > ours].sum())
    kept = "greedy" if prefer_greedy > prefer_shares else "equal-shares"
    return Compared(prefer_shares, prefer_greedy, kept)


def gain(contest: Contest, how: Comparison, winners: Sequence[int]) -> np.ndarray:
    """What each group of voters has from these winners, as whole numbers."""
    election = contest.election
    worth = np.zeros(len(contest.ids), dtype=object if how is Comparison.MORE_MONEY else np.int64)
    for index in winners:
        worth[index] = int(contest.costs[index] * election.unit) if how is Comparison.MORE_MONEY else 1
    found = np.zeros(len(election.ballots.voters), worth.dtype)
    np.add.at(found, election.ballots.group, worth[election.ballots.project])
    return (found > 0).astype(np.int64) if how is Comparison.INCLUDED else found
