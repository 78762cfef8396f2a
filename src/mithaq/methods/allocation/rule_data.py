"""Rules to plain data and back, refusing whatever is not understood."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from enum import StrEnum
from fractions import Fraction
from typing import Any

from .amounts import read_number, write_number
from .errors import RuleError
from .rules import (
    NAMES,
    VERSION,
    Comparison,
    Completion,
    Criterion,
    PotKind,
    Pots,
    Rule,
    Score,
    Utility,
    WhenFull,
)

Data = dict[str, Any]


def name_of(rule: Rule) -> str:
    return next(name for name, kind in NAMES.items() if type(rule) is kind)


def as_data(rule: Rule) -> Data:
    """All parameters, defaults included: what is published must not depend on the reader's version."""
    return {"rule": name_of(rule), "version": VERSION, **plain_fields(rule)}


def canonical(rule: Rule) -> bytes:
    """The rule as canonical JSON (RFC 8785; there are no fractional numbers in it), to be hashed."""
    return json.dumps(as_data(rule), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def plain_fields(thing: Rule | Pots) -> Data:
    return {each.name: plain(getattr(thing, each.name)) for each in fields(thing)}


def plain(value: Any) -> Any:
    if isinstance(value, Fraction):
        return write_number(value)
    if isinstance(value, Pots):
        found = plain_fields(value)
        return {**found, "envelopes": dict(found["envelopes"]), "populations": dict(found["populations"])}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    return str(value) if isinstance(value, StrEnum) else value


# ---------------------------------------------------------------------- from data


def from_json(text: str | bytes) -> Rule:
    try:
        # Fractions are read from their own digits, never through floating point.
        data = json.loads(text, parse_float=str, object_pairs_hook=without_doubles)
    except (ValueError, RecursionError) as problem:
        if isinstance(problem, RuleError):
            raise
        raise RuleError(f"The parameters are not JSON: {problem}.") from None
    return from_data(data)


def without_doubles(pairs: list[tuple[str, Any]]) -> Data:
    found = dict(pairs)
    if len(found) != len(pairs):
        twice = next(key for key, _value in pairs if [name for name, _ in pairs].count(key) > 1)
        raise RuleError(f"The parameters say “{twice}” twice.")
    return found


def from_data(data: Any) -> Rule:
    if not isinstance(data, dict):
        raise RuleError("The parameters must be a JSON object.")
    kind = NAMES.get(data["rule"]) if isinstance(data.get("rule"), str) else None
    if kind is None:
        raise RuleError(f"“rule” must be one of {', '.join(NAMES)}.")
    if data.get("version") != VERSION or isinstance(data["version"], bool):
        raise RuleError(f"“version” must be {VERSION}; this program knows no other.")
    rest = {key: value for key, value in data.items() if key not in ("rule", "version")}
    return kind(**read_fields(kind, rest))


def read_fields(kind: type[Any], data: Mapping[str, Any]) -> Data:
    known = {each.name for each in fields(kind)}
    if unknown := [key for key in data if key not in known]:
        raise RuleError(f"There is no parameter “{unknown[0]}”.")
    return {key: READERS[key](key, value) for key, value in data.items()}


def number(key: str, value: Any) -> Fraction:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return Fraction(value)
    found = read_number(value) if isinstance(value, str) else None
    if found is None:
        raise RuleError(f'“{key}” must be a number of zero or more, such as 12.5 or "4/5".')
    return found


def above_zero(key: str, value: Any) -> Fraction:
    found = number(key, value)
    if not found:
        raise RuleError(f"“{key}” must be above zero.")
    return found


def share(key: str, value: Any) -> Fraction:
    found = number(key, value)
    if found > 1:
        raise RuleError(f"“{key}” is a share: between 0 and 1.")
    return found


def flag(key: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise RuleError(f"“{key}” must be true or false.")
    return value


def word(key: str, value: Any) -> str:
    if not isinstance(value, str):
        raise RuleError(f"“{key}” must be text.")
    return value


def one_of(kind: type[StrEnum]) -> Callable[[str, Any], StrEnum]:
    def read(key: str, value: Any) -> StrEnum:
        if value not in list(kind):
            raise RuleError(f"“{key}” must be one of {', '.join(kind)}.")
        return kind(value)

    return read


def several(read: Callable[[str, Any], Any], *, once: bool = True) -> Callable[[str, Any], tuple[Any, ...]]:
    def read_all(key: str, value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise RuleError(f"“{key}” must be a list.")
        found = tuple(read(key, each) for each in value)
        if once and len(set(found)) != len(found):
            raise RuleError(f"“{key}” names something twice.")
        return found

    return read_all


def per_zone(read: Callable[[str, Any], Any]) -> Callable[[str, Any], tuple[tuple[str, Any], ...]]:
    def read_all(key: str, value: Any) -> tuple[tuple[str, Any], ...]:
        if not isinstance(value, dict):
            raise RuleError(f"“{key}” must be an object: zone to number.")
        return tuple((zone, read(key, each)) for zone, each in sorted(value.items()))

    return read_all


def inhabitants(key: str, value: Any) -> int:
    found = above_zero(key, value)
    if found.denominator != 1:
        raise RuleError(f"“{key}” must be whole numbers.")
    return int(found)


def read_pots(key: str, value: Any) -> Pots:
    if not isinstance(value, dict):
        raise RuleError(f"“{key}” must be an object.")
    return Pots(**read_fields(Pots, value))


READERS: dict[str, Callable[[str, Any], Any]] = {
    "score": one_of(Score),
    "minimum": number,
    "exclusive": several(several(word)),
    "points": several(number, once=False),
    "tie_break": several(one_of(Criterion)),
    "lot": several(word),
    "pots": read_pots,
    "when_full": one_of(WhenFull),
    "overrun_share": share,
    "utility": one_of(Utility),
    "completion": one_of(Completion),
    "increment": above_zero,
    "stop_when_exhaustive": flag,
    "integral_start": flag,
    "comparison": one_of(Comparison),
    "kind": one_of(PotKind),
    "envelopes": per_zone(number),
    "populations": per_zone(inhabitants),
    "city_share": share,
    "rounding": above_zero,
    "project_zone": word,
    "voter_zone": word,
}
