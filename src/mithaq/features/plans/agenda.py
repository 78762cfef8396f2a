"""The words commitments are tagged with: goals of the 2030 Agenda and policy areas of open government."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from mithaq.kit.i18n import Text

DATA = Path(__file__).parent / "data"


@cache
def goals() -> dict[int, Text]:
    """The seventeen goals: number → short name, as the United Nations write it in each language."""
    rows = tomllib.loads((DATA / "sdg.toml").read_text(encoding="utf-8"))["goals"]
    return {row["number"]: Text(row["name"]) for row in rows}


@cache
def policy_areas() -> dict[str, Text]:
    """The policy areas in the order a picker shows them: code → name."""
    rows = tomllib.loads((DATA / "policy_areas.toml").read_text(encoding="utf-8"))["areas"]
    return {row["code"]: Text(row["name"]) for row in rows}


def goal_of(tag: int | str) -> int:
    """The goal of a tag that may be a target: "16.7" → 16; 0 for what is neither."""
    number = str(tag).partition(".")[0]
    return int(number) if number.isascii() and number.isdigit() and int(number) in goals() else 0


def goals_of(tags: Iterable[int | str]) -> list[int]:
    """The goals behind a commitment's tags, each once, in order."""
    return sorted({goal for tag in tags if (goal := goal_of(tag))})


def targets_of(tags: Iterable[int | str], goal: int) -> list[str]:
    """The targets of one goal among the tags: ["16.7", "16.10"]."""
    return [str(tag) for tag in tags if "." in str(tag) and goal_of(tag) == goal]
