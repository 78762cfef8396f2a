"""The tables of allowed moves in words: from where, to where, who may, and what must be true first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from mithaq.commons.people.duties import duties

from ...enums import MOVERS, MOVES, CommitmentStatus, PlanStatus
from ...enums_lifecycle import COMMITMENT_MOVERS, COMMITMENT_MOVES, needs_reason


@dataclass(frozen=True)
class Move:
    """One allowed move. who: labels of the duties that may; needs: sentences on what must be true first."""

    before: object
    to: object
    who: list[object]
    needs: list[str]


def plan_moves() -> list[Move]:
    grants = {to: (grant,) for to, grant in MOVERS.items()}
    rows = _moves(MOVES, grants)
    return [
        Move(PlanStatus(one).label, PlanStatus(to).label, who, _plan_needs(one, to)) for one, to, who in rows
    ]


def commitment_moves() -> list[Move]:
    rows = _moves(COMMITMENT_MOVES, COMMITMENT_MOVERS)
    return [
        Move(CommitmentStatus(one).label, CommitmentStatus(to).label, who, _commitment_needs(one, to))
        for one, to, who in rows
    ]


def who_holds(grants: Iterable[str]) -> list[object]:
    """The labels of the duties that carry one of these grants."""
    wanted = set(grants)
    return [duty.label for duty in duties if wanted.intersection(duty.grants)]


def _moves(
    table: Mapping[str, tuple[str, ...]], movers: Mapping[str, tuple[str, ...]]
) -> list[tuple[str, str, list[object]]]:
    return [(before, to, who_holds(movers[to])) for before, after in table.items() for to in after]


def _plan_needs(before: str, to: str) -> list[str]:
    """The words of `actions.moves.what_hinders`, before anything hinders."""
    signed = gettext("A signature from outside government stands.")
    needs = {
        PlanStatus.PUBLIC_CONSULTATION: [gettext("The consultation is opened, with its information pack.")],
        PlanStatus.ENDORSED: [
            gettext("If the public was consulted: every comment is answered and the report is published."),
            signed,
        ],
        PlanStatus.SUBMITTED: [gettext("No required answer is missing or too short."), signed],
        PlanStatus.ASSESSED: [gettext("The monitor has signed every assessment that is due.")],
        PlanStatus.WITHDRAWN: [gettext("The public is told why.")],
    }
    if (before, to) == (PlanStatus.PUBLIC_CONSULTATION, PlanStatus.FINAL_DRAFT):
        return [gettext("The consultation is closed.")]
    return needs.get(PlanStatus(to), [])


def _commitment_needs(before: str, to: str) -> list[str]:
    needs = []
    if to == CommitmentStatus.COMPLETED:
        needs.append(gettext("Each step is complete or cancelled, and one at least is complete."))
    if needs_reason(before, to):
        needs.append(gettext("The public is told why."))
    return needs
