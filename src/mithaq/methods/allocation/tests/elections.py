"""Elections for tests: small ones drawn by hypothesis, and short ways to write one down."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from hypothesis import strategies as st

from mithaq.methods.allocation import Ballot, BallotKind, Election, Project, merge

from .naive import Plain

ROOT = Path(__file__).resolve().parents[5]
# Real elections, beside the checkout; not ours to ship.
PABULIB = ROOT.parent / "shared" / "data" / "pabulib"


def election(
    budget: object,
    costs: dict[str, object],
    ballots: Sequence[Ballot],
    kind: BallotKind = BallotKind.APPROVAL,
    zones: dict[str, str] | None = None,
) -> Election:
    projects = tuple(
        Project(name, Fraction(cost), extra={"zone": zones.get(name, "")} if zones else {})
        for name, cost in costs.items()
    )
    return Election(Fraction(budget), projects, kind, merge(ballots, kind))


def approvals(*groups: tuple[str, int], names: str = "abcdefgh") -> list[Ballot]:
    """("ac", 3): three voters chose a and c."""
    return [Ballot(tuple(names.index(one) for one in chosen), voters=voters) for chosen, voters in groups]


# Prices that make ties, near-ties and long fractions.
COSTS = st.one_of(
    st.integers(1, 12).map(Fraction),
    st.sampled_from([Fraction("0.5"), Fraction("2.125"), Fraction("99.999")]),
    st.integers(10**12, 10**12 + 3).map(Fraction),
)


@st.composite
def drawn(draw, *, points: bool = False, most: int = 6) -> tuple[Election, Plain]:
    """The same election for the engine and for the naive version."""
    count = draw(st.integers(1, most))
    costs = draw(st.lists(COSTS, min_size=count, max_size=count))
    groups = draw(
        st.lists(
            st.tuples(
                st.lists(st.integers(0, count - 1), unique=True, max_size=count).map(tuple), st.integers(1, 5)
            ),
            min_size=1,
            max_size=7,
        )
    )
    ballots, voters = [], []
    for chosen, heads in groups:
        given = tuple(Fraction(draw(st.integers(0, 6)), 2) for _one in chosen) if points else ()
        ballots.append(Ballot(chosen, given, voters=heads))
        weights = given or (Fraction(1),) * len(chosen)
        plain = {project: weight for project, weight in zip(chosen, weights, strict=True) if weight}
        voters += [plain] * heads
    part = draw(st.fractions(0, 1, max_denominator=7))
    budget = max(sum(costs) * part, Fraction(1))
    lot = draw(st.permutations(range(count)))
    kind = BallotKind.POINTS if points else BallotKind.APPROVAL
    names = {f"p{number}": cost for number, cost in enumerate(costs)}
    return election(budget, names, ballots, kind), Plain(budget, costs, voters, list(lot))


# The head of a file that says the least it may.
META = {"vote_type": "approval", "num_projects": "3"}
