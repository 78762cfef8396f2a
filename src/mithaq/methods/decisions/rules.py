"""By which rules a body decides, what its members may answer, and how a count can end."""

from __future__ import annotations

from enum import StrEnum


class Rule(StrEnum):
    UNANIMITY = "unanimity"
    CONSENSUS = "consensus"
    SIMPLE_MAJORITY = "simple_majority"
    ABSOLUTE_MAJORITY = "absolute_majority"
    TWO_THIRDS = "two_thirds"


class Choice(StrEnum):
    """A member's position: for, against, abstain in a vote; consent, stand aside, block in a consensus."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
    CONSENT = "consent"
    STAND_ASIDE = "stand_aside"
    BLOCK = "block"


class Outcome(StrEnum):
    """adopted; no_quorum: too few took part, so nothing is decided; the others say why it was not adopted."""

    ADOPTED = "adopted"
    NO_QUORUM = "no_quorum"
    OPPOSED = "opposed"
    BLOCKED = "blocked"
    TOO_FEW = "too_few"


VOTE = (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN)
CONSENSUS = (Choice.CONSENT, Choice.STAND_ASIDE, Choice.BLOCK)


def choices_of(rule: Rule) -> tuple[Choice, ...]:
    """What a member may answer under a rule, the friendliest first."""
    return CONSENSUS if rule == Rule.CONSENSUS else VOTE


def quorum_of(entitled: int, percent: int) -> int:
    """How many must take part: the share of those entitled, rounded up, and never nobody.

    entitled: members who may vote; percent: 0 to 100. Raises ValueError outside of that.
    """
    if entitled < 0 or not 0 <= percent <= 100:
        raise ValueError(f"no quorum of {percent} % of {entitled}")
    return max(1, -(-entitled * percent // 100))
