"""Country profiles: facts with their sources, read from TOML, overridable one by one."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from babel.numbers import list_currencies

from mithaq.kit.formats import Formats
from mithaq.kit.i18n import Text
from mithaq.kit.workdays import StartRule

FOLDER = Path(__file__).parent
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

DeadlineUnit = Literal["hour", "calendar", "working", "month"]
DEADLINE_UNITS = ("hour", "calendar", "working", "month")
DEADLINE_KEYS = {"n", "unit", "start_rule", "silence"}


class BadProfile(ValueError):
    """A profile, or an override of it, says something impossible; the message names the path."""


@dataclass(frozen=True)
class Source:
    """Where a fact comes from and when somebody looked."""

    title: Text
    checked_on: dt.date
    url: str = ""


@dataclass(frozen=True)
class Fact:
    """One value with its source. `certain` is False where the officer should confirm it."""

    path: str
    value: Any
    source: Source
    certain: bool
    note: Text = field(default_factory=Text)
    shipped: Any = None
    """The value this house ships, when an officer replaced it."""
    overridden: bool = False

    @property
    def checked_on(self) -> dt.date:
        return self.source.checked_on


@dataclass(frozen=True)
class Deadline:
    """A promise with a term: `n` hours, calendar days, working days or months."""

    code: str
    n: int
    unit: DeadlineUnit
    start_rule: StartRule
    silence: str
    """What silence means when the term ends: "refused", or "" when it means nothing."""
    fact: Fact


@dataclass(frozen=True)
class Earlier:
    """What a fact was before the law changed. until: the first day of what came after."""

    fact: Fact
    until: dt.date


@dataclass(frozen=True)
class AppealBody:
    """Whom to turn to when unhappy with an answer. A body closes; it never vanishes."""

    code: str
    name: Text
    about: str
    source: Source
    certain: bool
    note: str = ""
    opened: dt.date | None = None
    closed: dt.date | None = None

    def is_open(self, on: dt.date) -> bool:
        """Whether the body takes appeals on that day."""
        return (self.opened is None or self.opened <= on) and (self.closed is None or on < self.closed)


@dataclass(frozen=True)
class Law:
    """A legal reference, by subject: "information", "participation", "budget", "personal_data" …"""

    code: str
    title: Text
    checked_on: dt.date
    certain: bool
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Difference:
    """One fact an officer changed."""

    path: str
    shipped: Any
    value: Any


@dataclass(frozen=True)
class CountryProfile:
    """What a country's law and habits say. Read values through the properties, sources through `fact`."""

    code: str
    name: Text
    facts: Mapping[str, Fact]
    appeals: tuple[AppealBody, ...] = ()
    laws: tuple[Law, ...] = ()
    holiday_changes: Mapping[str, Any] = field(default_factory=dict)
    earlier: tuple[Earlier, ...] = ()

    def fact(self, path: str) -> Fact:
        """The fact at a path such as "weekend" or "deadlines.information.answer"; LookupError if unknown."""
        try:
            return self.facts[path]
        except KeyError:
            raise LookupError(f"{self.code} has no fact “{path}”") from None

    @property
    def weekend(self) -> frozenset[int]:
        """Days without work, Monday is 0."""
        return frozenset(WEEKDAYS.index(day) for day in self.fact("weekend").value)

    @property
    def first_weekday(self) -> int:
        """First column of a calendar, Monday is 0."""
        return WEEKDAYS.index(self.fact("first_weekday").value)

    @property
    def timezone(self) -> str:
        return self.fact("timezone").value

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def currency(self) -> str:
        return self.fact("currency").value

    @property
    def digits(self) -> str:
        return self.fact("digits").value

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.fact("languages").value)

    @property
    def default_language(self) -> str:
        return self.fact("default_language").value

    @property
    def phone_prefix(self) -> str:
        """ "+216". The rule itself is that of the numbering plan, see `kit.parse.normalise_phone`."""
        return self.fact("phone_prefix").value

    @property
    def budget_tree(self) -> str:
        return self.fact("budget_tree").value

    @property
    def deadlines(self) -> dict[str, Deadline]:
        """Every deadline by its code, "information.answer" …"""
        prefix = "deadlines."
        return {
            path.removeprefix(prefix): _deadline(fact)
            for path, fact in self.facts.items()
            if path.startswith(prefix)
        }

    def deadline(self, code: str, on: dt.date | None = None) -> Deadline:
        """The deadline "information.answer", "comments.moderation" …; LookupError if the country has none.

        on: the day of filing; what was filed before the law changed keeps the term of its day.
        """
        return _deadline(self.version(f"deadlines.{code}", on))

    def version(self, path: str, on: dt.date | None = None) -> Fact:
        """The fact as it stood on a day (today's when none is given)."""
        past = [old for old in self.earlier if on is not None and old.fact.path == path and on < old.until]
        return min(past, key=lambda old: old.until).fact if past else self.fact(path)

    def law(self, code: str) -> Law | None:
        """The legal reference for a subject, None when no law is known."""
        return next((law for law in self.laws if law.code == code), None)

    def appeal_route(self, about: str, on: dt.date) -> list[AppealBody]:
        """The bodies open on a day, in the order in which one turns to them."""
        return [body for body in self.appeals if body.about == about and body.is_open(on)]

    def formats(self, language: str | None = None) -> Formats:
        """How this country writes, for a reader of `language` (its default one unless given)."""
        language = language or self.default_language
        return Formats(
            language=language,
            locale=f"{language}_{self.code}",
            digits=self.digits,
            currency=self.currency,
            timezone=self.timezone,
            weekend=self.weekend,
            first_weekday=self.first_weekday,
        )

    def with_overrides(self, overrides: Mapping[str, Any]) -> CountryProfile:
        """The profile with an officer's values: {path: value}.

        A path names a fact ("weekend") or one part of a deadline ("deadlines.information.answer.n"). Raises
        `BadProfile` for an unknown path or an impossible value.
        """
        facts = dict(self.facts)
        for path, value in overrides.items():
            fact, value = _place(facts, path, value)
            shipped = fact.shipped if fact.overridden else fact.value
            changed = replace(fact, value=value, shipped=shipped, overridden=value != shipped)
            _check(changed)
            facts[fact.path] = changed
        return replace(self, facts=MappingProxyType(facts))

    def differences(self) -> list[Difference]:
        """What an officer changed, in the order of the profile."""
        return [Difference(f.path, f.shipped, f.value) for f in self.facts.values() if f.overridden]

    def doubtful(self) -> list[Fact]:
        """The facts nobody is certain of and no officer has set."""
        return [fact for fact in self.facts.values() if not fact.certain and not fact.overridden]


def _place(facts: Mapping[str, Fact], path: str, value: Any) -> tuple[Fact, Any]:
    """(the fact a path belongs to, its whole new value)."""
    if path in facts:
        return facts[path], value
    parent, _, part = path.rpartition(".")
    if parent in facts and part in DEADLINE_KEYS and isinstance(facts[parent].value, Mapping):
        return facts[parent], {**facts[parent].value, part: value}
    raise BadProfile(f"there is no fact “{path}” to override")


def _deadline(fact: Fact) -> Deadline:
    return Deadline(
        code=fact.path.removeprefix("deadlines."),
        n=fact.value["n"],
        unit=fact.value["unit"],
        start_rule=fact.value.get("start_rule", "day_after"),
        silence=fact.value.get("silence", ""),
        fact=fact,
    )


def _is_deadline(value: Any) -> bool:
    return (
        isinstance(value, Mapping)
        and {"n", "unit"} <= set(value) <= DEADLINE_KEYS
        and type(value["n"]) is int
        and value["n"] > 0
        and value["unit"] in DEADLINE_UNITS
        and value.get("start_rule", "day_after") in ("day_after", "same_day")
    )


def _is_list(value: Any, allowed: tuple[str, ...] | None = None) -> bool:
    return (
        isinstance(value, list | tuple)
        and bool(value)
        and len(set(value)) == len(value)
        and all(isinstance(item, str) and item and (allowed is None or item in allowed) for item in value)
    )


_POSSIBLE = {
    "weekend": lambda value: _is_list(value, WEEKDAYS) and len(value) < 7,
    "first_weekday": lambda value: value in WEEKDAYS,
    "timezone": lambda value: value in available_timezones(),
    "currency": lambda value: value in list_currencies(),
    "digits": lambda value: value in ("latn", "arab"),
    "languages": _is_list,
}


def _check(fact: Fact) -> None:
    possible = _is_deadline if fact.path.startswith("deadlines.") else _POSSIBLE.get(fact.path, bool)
    if not possible(fact.value):
        raise BadProfile(f"“{fact.path}” cannot be {fact.value!r}")


def codes() -> list[str]:
    """The countries with a profile: ["JO", "TN"]."""
    return sorted(file.stem.upper() for file in FOLDER.glob("??.toml"))


@cache
def country(code: str) -> CountryProfile:
    """The shipped profile of a country ("TN"); LookupError when there is none, BadProfile when wrong."""
    file = FOLDER / f"{code.lower()}.toml"
    if code.upper() not in codes():
        raise LookupError(f"no country profile for “{code}”; there are: {', '.join(codes())}")
    return read(tomllib.loads(file.read_text(encoding="utf-8")))


def read(data: Mapping[str, Any]) -> CountryProfile:
    """A profile from the content of its file."""
    sources = {
        key: Source(**{**value, "title": Text(value["title"])}) for key, value in data["sources"].items()
    }

    def sourced(entry: Mapping[str, Any]) -> dict[str, Any]:
        return {**entry, "source": sources[entry["source"]]}

    def without(entry: Mapping[str, Any], key: str) -> dict[str, Any]:
        return {name: value for name, value in entry.items() if name != key}

    facts = {
        path: Fact(path=path, **{**sourced(entry), "note": Text(entry.get("note", {}))})
        for path, entry in data["facts"].items()
    }
    earlier = tuple(
        Earlier(
            Fact(**{**sourced(without(entry, "until")), "note": Text(entry.get("note", {}))}), entry["until"]
        )
        for entry in data.get("earlier", ())
    )
    for fact in (*facts.values(), *(old.fact for old in earlier)):
        _check(fact)
    return CountryProfile(
        code=data["code"],
        name=Text(data["name"]),
        facts=MappingProxyType(facts),
        appeals=tuple(
            AppealBody(**{**sourced(entry), "name": Text(entry["name"])}) for entry in data["appeals"]
        ),
        laws=tuple(Law(**{**entry, "title": Text(entry["title"])}) for entry in data["laws"]),
        holiday_changes=MappingProxyType(data.get("holidays", {})),
        earlier=earlier,
    )
