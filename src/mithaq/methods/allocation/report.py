"""A result as plain data for JSON: exact amounts as text, nothing that depends on the machine but the seconds."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from .amounts import write_number
from .election import Election
from .outcome import Reason
from .result import Result
from .rule_data import as_data
from .shares.payments import amounts

FORMAT = "mithaq-tally/1"


def report(election: Election, result: Result, *, trace: bool = False) -> dict[str, Any]:
    found: dict[str, Any] = {
        "format": FORMAT,
        "rule": as_data(result.rule),
        "budget": write_number(result.budget),
        "cost": write_number(result.cost),
        "ballots": election.ballots.total,
        "distinct_ballots": len(election.ballots.voters),
        **outcome(result),
    }
    if result.zones:
        found["zones"] = {
            zone: {"budget": write_number(one.budget), "cost": write_number(one.cost), **outcome(one)}
            for zone, one in result.zones.items()
        }
    if trace:
        found["trace"] = traced(election, result)
    return found


def outcome(result: Result) -> dict[str, Any]:
    found: dict[str, Any] = {
        "winners": list(result.winners),
        "ties": [
            {
                "projects": list(tie.projects),
                "order": list(tie.order),
                "decided_by": list(tie.by),
                "changes_outcome": bool(tie.by),
            }
            for tie in result.ties
        ],
        "reasons": {name: reason_data(reason) for name, reason in result.reasons.items()},
    }
    if result.compared:
        found["comparison"] = {
            "prefer_equal_shares": result.compared.prefer_shares,
            "prefer_greedy": result.compared.prefer_greedy,
            "kept": result.compared.kept,
        }
    return found


def reason_data(reason: Reason) -> dict[str, Any]:
    return {"code": str(reason.code), **reason.data}


def traced(election: Election, result: Result) -> dict[str, Any]:
    """Every step; under equal shares with all payments, and every endowment that was tried."""
    if result.zones:
        return {zone: own_trace(election, one) for zone, one in result.zones.items()}
    return own_trace(election, result)


def own_trace(election: Election, result: Result) -> dict[str, Any]:
    steps = [
        {"phase": step.phase, "project": step.project, **reason_data(step.reason)} for step in result.steps
    ]
    if result.shares is not None:
        voters, unit = result.shares.market.ballots.voters, election.unit
        paid = [
            [{"amount": write_number(Fraction(amount) / unit), "voters": count} for amount, count in pairs]
            for _project, pairs in amounts(result.shares, voters)
        ]
        bought = [step for step in steps if step["phase"] == "shares"]
        for step, payments in zip(bought, paid, strict=True):
            step["payments"] = payments
    found: dict[str, Any] = {"steps": steps}
    if result.tries:
        found["endowments"] = [
            {
                "endowment": write_number(one.endowment),
                "cost": write_number(one.cost),
                "winners": one.winners,
                "fits": one.fits,
            }
            for one in result.tries
        ]
    return found
