"""One round counted, and the rounds of one decision together. Whole numbers only: nothing is rounded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .rules import Choice, Outcome, Rule, choices_of, quorum_of


@dataclass(frozen=True, kw_only=True)
class Result:
    """counts: how many answered what, one entry for each choice of the rule; entitled: who might have;
    needed: how many must take part.
    """

    rule: Rule
    outcome: Outcome
    counts: dict[Choice, int]
    entitled: int
    needed: int

    @property
    def cast(self) -> int:
        return sum(self.counts.values())

    @property
    def is_adopted(self) -> bool:
        return self.outcome == Outcome.ADOPTED

    @property
    def has_quorum(self) -> bool:
        return self.outcome != Outcome.NO_QUORUM


def count(rule: Rule, positions: Iterable[Choice], *, entitled: int, quorum_percent: int) -> Result:
    """Count one round.

    positions: one for each member who took part; whoever abstains or stands aside takes part and is counted for the
    quorum. entitled: members who may vote, without those kept away by an interest. Raises ValueError for a
    choice that the rule does not know, and for more positions than members.
    """
    known = choices_of(rule)
    tallied = Counter(positions)
    if strange := set(tallied) - set(known):
        raise ValueError(f"{rule} knows no {', '.join(sorted(strange))}")
    if tallied.total() > entitled:
        raise ValueError(f"{tallied.total()} positions of {entitled} members")
    counts = {choice: tallied[choice] for choice in known}
    needed = quorum_of(entitled, quorum_percent)
    outcome = Outcome.NO_QUORUM if tallied.total() < needed else _judge(rule, counts, entitled)
    return Result(rule=rule, outcome=outcome, counts=counts, entitled=entitled, needed=needed)


def _judge(rule: Rule, counts: dict[Choice, int], entitled: int) -> Outcome:
    if rule == Rule.CONSENSUS:
        if counts[Choice.BLOCK]:
            return Outcome.BLOCKED
        return Outcome.ADOPTED if counts[Choice.CONSENT] else Outcome.TOO_FEW
    for_, against = counts[Choice.FOR], counts[Choice.AGAINST]
    if rule == Rule.UNANIMITY and against:
        return Outcome.OPPOSED
    enough = {
        Rule.UNANIMITY: for_ > 0,
        Rule.SIMPLE_MAJORITY: for_ > against,
        Rule.ABSOLUTE_MAJORITY: 2 * for_ > entitled,
        Rule.TWO_THIRDS: for_ > 0 and 3 * for_ >= 2 * (for_ + against),
    }
    return Outcome.ADOPTED if enough[rule] else Outcome.TOO_FEW


def settled(rounds: Sequence[Result]) -> Result | None:
    """The round that stands: the last one that had its quorum; None while there is none.

    A round without quorum decides nothing and undoes nothing. Raises ValueError when another round follows one
    that adopted: what is adopted is not put to the vote again.
    """
    if any(result.is_adopted for result in rounds[:-1]):
        raise ValueError("a round follows one that adopted")
    return next((result for result in reversed(rounds) if result.has_quorum), None)
