"""One setting: its type, where it comes from, and what to say when it is wrong."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off"}
PROFILES = ("development", "test", "demo", "production")


class SettingError(ImproperlyConfigured):
    """A setting cannot be used; the message is one sentence and a hint, meant for the operator."""


def parse_bool(raw: str) -> bool:
    folded = raw.strip().lower()
    if folded in TRUE:
        return True
    if folded in FALSE:
        return False
    raise ValueError("write yes or no")


def parse_int(raw: str) -> int:
    try:
        return int(raw)
    except ValueError:
        raise ValueError("write a whole number") from None


def parse_list(raw: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in raw.split(",") if part.strip())


def parse_path(raw: str) -> Path:
    path = Path(raw).expanduser()
    if not path.is_absolute():
        raise ValueError("write an absolute path, beginning with /")
    return path


PARSERS: Mapping[type, Callable[[str], Any]] = {
    str: str.strip,
    bool: parse_bool,
    int: parse_int,
    tuple: parse_list,
    Path: parse_path,
}
TYPE_NAMES: Mapping[type, str] = {
    str: "text",
    bool: "yes/no",
    int: "number",
    tuple: "list, by commas",
    Path: "folder",
}


@dataclass(frozen=True)
class Setting:
    """One row of the table.

    name: the attribute of `django.conf.settings` and, unless `env` says otherwise, the environment variable.
    default: the value, or a function of the values read before it. profiles: defaults that differ by profile.
    choices: permitted values. validator: raises ValueError with the hint. secret: never printed.
    """

    name: str
    type: type
    default: Any
    help: str
    env: str = ""
    secret: bool = False
    choices: tuple[str, ...] = ()
    validator: Callable[[Any], None] | None = None
    profiles: Mapping[str, Any] = field(default_factory=dict)
    # What the documentation shows in place of a default that is computed.
    default_text: str = ""

    @property
    def variable(self) -> str:
        return self.env or self.name

    def read(self, environ: Mapping[str, str], before: Mapping[str, Any]) -> Any:
        """The value out of the environment, or the default; SettingError when it is wrong."""
        raw = environ.get(self.variable, "")
        if not raw.strip():
            chosen = self.profiles.get(before.get("MITHAQ_PROFILE", ""), self.default)
            return chosen(before) if callable(chosen) else chosen
        try:
            value = PARSERS[self.type](raw)
            if self.choices and value not in self.choices:
                raise ValueError("choose one of " + ", ".join(self.choices))
            if self.validator:
                self.validator(value)
        except ValueError as problem:
            shown = "its value" if self.secret else f"“{raw}”"
            raise SettingError(
                f"{self.variable} cannot be used: {shown} is not valid. Hint: {problem}."
            ) from None
        return value


def read_all(table: Iterable[Setting], environ: Mapping[str, str]) -> dict[str, Any]:
    """Every value by name, in the table's order, so that a default may build on an earlier row."""
    values: dict[str, Any] = {}
    for setting in table:
        values[setting.name] = setting.read(environ, values)
    return values


def read_env_file(path: Path) -> dict[str, str]:
    """KEY=value lines (the format of systemd's EnvironmentFile); `#` opens a comment line."""
    found: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        line = line.strip()
        if not line or line.startswith(("#", ";")):
            continue
        key, sign, value = line.partition("=")
        if not sign or not key.strip().isidentifier():
            raise SettingError(f"{path}, line {number} cannot be read. Hint: write NAME=value on each line.")
        value = value.strip()
        if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1]
        found[key.strip()] = value
    return found


def environment(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The environment over the env file: MITHAQ_ENV_FILE, or /etc/mithaq/mithaq.env when it can be read."""
    named = environ.get("MITHAQ_ENV_FILE", "").strip()
    path = Path(named or "/etc/mithaq/mithaq.env")
    if named and not path.is_file():
        raise SettingError(
            f"MITHAQ_ENV_FILE names {path}, which is no file. Hint: mend the path or unset it."
        )
    if environ.get("MITHAQ_PROFILE") in ("test", "demo") and not named:
        return dict(environ)  # neither may ever meet the data of the installation on this machine
    if path.is_file() and (named or os.access(path, os.R_OK)):
        return {**read_env_file(path), **environ}
    return dict(environ)
