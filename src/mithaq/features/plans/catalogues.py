"""The vocabularies shipped with plans: templates, Sustainable Development Goals, policy areas."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from mithaq.kit.i18n import Text

DATA = Path(__file__).parent / "data"
STANDARD_TEMPLATE = ("ogp-local", 1)


@dataclass(frozen=True)
class Goal:
    """One of the seventeen goals of the 2030 Agenda."""

    number: int
    name: Text


@dataclass(frozen=True)
class Area:
    """A policy area; `ogp` is its column in the public table of commitments."""

    code: str
    name: Text
    ogp: str


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


def template_data(code: str, version: int) -> Mapping[str, Any]:
    """A shipped template as its file says it, for `actions.templates.ensure_template`."""
    return read(f"templates/{code}-{version}.toml")


@cache
def goals() -> dict[int, Goal]:
    """The goals by number."""
    return {one["number"]: Goal(one["number"], Text(one["name"])) for one in read("sdg.toml")["goals"]}


@cache
def policy_areas() -> dict[str, Area]:
    """The policy areas by code, in the order of a picker."""
    areas = read("policy_areas.toml")["areas"]
    return {one["code"]: Area(one["code"], Text(one["name"]), one["ogp"]) for one in areas}


def goal_of(code: str) -> Goal | None:
    """The goal of "16" or of its target "16.7"; None when there is no such goal."""
    number = code.partition(".")[0]
    return goals().get(int(number)) if number.isascii() and number.isdigit() else None
