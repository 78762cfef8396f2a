"""Every setting of Mithaq, in one table; `docs/settings.md` is generated from it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from .checking import (
    a_port,
    at_least,
    cache_way,
    host_name,
    long_enough,
    mail_way,
    one_of_schemes,
    reply_address,
    sms_way,
    tile_address,
)
from .setting import PROFILES, Setting, SettingError, environment, read_all

BASE = Path(__file__).resolve().parents[4]
LANGUAGES = (("ar", "العربية"), ("fr", "Français"), ("en", "English"))


def default_var(values: Mapping[str, Any]) -> Path:
    if values["MITHAQ_PROFILE"] == "test":
        # One folder per test process: several runs of the same checkout never meet.
        return Path(tempfile.gettempdir()) / f"mithaq-test-{os.getpid()}"
    # The demonstration may be thrown away at any time, so it never shares a folder with anything else.
    return BASE / "var" / "demo" if values["MITHAQ_PROFILE"] == "demo" else BASE / "var"


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "MITHAQ_PROFILE",
        str,
        "development",
        "What this installation is for; it chooses the defaults of other settings.",
        choices=PROFILES,
    ),
    Setting(
        "MITHAQ_VAR",
        Path,
        default_var,
        "Where Mithaq keeps what it writes: the database (SQLite), files, static files, the secret key.",
        default_text="var/ in the checkout; var/demo/ in demo",
    ),
    Setting(
        "MITHAQ_SECRET_KEY",
        str,
        "",
        "Signs cookies and links.",
        secret=True,
        validator=long_enough,
        default_text="made once, kept in var/secret_key",
    ),
    Setting(
        "MITHAQ_OLD_SECRET_KEYS",
        tuple,
        (),
        "Earlier secret keys that are still accepted while a new one takes over.",
        secret=True,
    ),
    Setting(
        "MITHAQ_DEBUG",
        bool,
        False,
        "Show technical error pages. Never on a machine that others can reach.",
        profiles={"development": True},
    ),
    # Hosts and transport
    Setting(
        "MITHAQ_DOMAIN",
        str,
        "localhost",
        "The bare host: it shows the directory, and every town answers at its short name in front of it.",
        validator=host_name,
    ),
    Setting(
        "MITHAQ_SINGLE",
        str,
        "",
        "The short name of the only town: it then answers at every host name.",
        validator=host_name,
    ),
    Setting(
        "MITHAQ_HTTPS",
        bool,
        False,
        "Only HTTPS: redirect, HSTS, secure cookies.",
        profiles={"production": True},
    ),
    Setting(
        "MITHAQ_TRUST_PROXY",
        bool,
        False,
        "A proxy of our own stands in front and sets X-Forwarded-Proto and X-Forwarded-For.",
        profiles={"production": True},
    ),
    Setting(
        "MITHAQ_HSTS_SECONDS",
        int,
        31_536_000,
        "How long browsers remember to use HTTPS only.",
        validator=at_least(0),
    ),
    Setting(
        "MITHAQ_HSTS_SUBDOMAINS",
        bool,
        False,
        "Have browsers use HTTPS for every name below each town's domain, too, its other sites included.",
    ),
    # Where data lives
    Setting(
        "DATABASE_URL",
        str,
        "",
        "postgres://user:password@host:5432/name?sslmode=require, or sqlite:////folder/file.sqlite3.",
        secret=True,
        validator=one_of_schemes("postgres", "postgresql", "sqlite"),
        default_text="SQLite in var/mithaq.sqlite3",
    ),
    Setting(
        "MITHAQ_DB_POOL_MIN",
        int,
        1,
        "PostgreSQL connections kept open in each worker process.",
        validator=at_least(0),
    ),
    Setting(
        "MITHAQ_DB_POOL_MAX",
        int,
        4,
        "PostgreSQL connections at most in each worker process.",
        validator=at_least(1),
    ),
    Setting(
        "MITHAQ_SQLITE_SYNC",
        str,
        "NORMAL",
        "NORMAL may lose the last moments at a power cut, FULL loses nothing and writes more slowly.",
        choices=("NORMAL", "FULL"),
    ),
    Setting(
        "MITHAQ_FILES",
        Path,
        lambda values: values["MITHAQ_VAR"] / "files",
        "Where uploaded files are kept.",
        default_text="files/ in MITHAQ_VAR",
    ),
    Setting(
        "MITHAQ_UPLOAD_MB",
        int,
        20,
        "The largest file that may be uploaded, in megabytes.",
        validator=at_least(1),
    ),
    Setting(
        "MITHAQ_CACHE",
        str,
        "memory",
        "Where public pages are kept: memory (in each process), or redis://host:6379/0 (shared). What every process"
        " must know, such as attempts to sign in, is kept there too, or in the database.",
        secret=True,
        validator=cache_way,
    ),
    # Work done later
    Setting(
        "MITHAQ_JOBS",
        str,
        "embedded",
        "Who carries out jobs: our own worker, or Celery.",
        choices=("embedded", "celery"),
    ),
    Setting(
        "MITHAQ_CELERY_BROKER",
        str,
        "",
        "The broker of Celery, when MITHAQ_JOBS is celery: redis://…, amqp://…",
        secret=True,
    ),
    # Messages to people
    Setting(
        "MITHAQ_MAIL",
        str,
        "outbox",
        "outbox (kept, shown on a page, sent nowhere), or smtp+starttls://user:password@host:587, smtps://…:465.",
        secret=True,
        validator=mail_way,
    ),
    Setting(
        "MITHAQ_MAIL_FROM",
        str,
        lambda values: f"mithaq@{values['MITHAQ_DOMAIN']}",
        "The sender of e-mails.",
        default_text="mithaq@MITHAQ_DOMAIN",
    ),
    Setting(
        "MITHAQ_REPLY_ADDRESS",
        str,
        "",
        "Where answers to letters come in: answers@example.org, with anything after a plus sign delivered there too."
        " Without it letters cannot be answered.",
        validator=reply_address,
    ),
    Setting(
        "MITHAQ_REPLY_MAILBOX",
        str,
        "",
        "The mailbox of those answers, read every two minutes: imaps://user:password@host:993/INBOX.",
        secret=True,
        validator=one_of_schemes("imaps", "imap"),
    ),
    Setting(
        "MITHAQ_REPLY_SECRET",
        str,
        "",
        "Opens POST /mail/in/ to a mail provider that signs with it; instead of the mailbox, or beside it.",
        secret=True,
    ),
    Setting(
        "MITHAQ_SMS",
        str,
        "outbox",
        "outbox, or the dotted path of an SMS gateway class.",
        validator=sms_way,
    ),
    Setting(
        "MITHAQ_PRIVATE_PARTNERS",
        bool,
        False,
        "Open311 servers of other bodies may have private addresses, and answer without HTTPS.",
    ),
    Setting(
        "MITHAQ_OFFICER_MFA",
        bool,
        False,
        "Officers must add a passkey or an authenticator app.",
        profiles={"production": True},
    ),
    Setting(
        "MITHAQ_LANGUAGE",
        str,
        "ar",
        "The language of the directory when the visitor's browser asks for none of ours.",
        choices=tuple(code for code, _ in LANGUAGES),
    ),
    Setting(
        "MITHAQ_SOURCE_URL",
        str,
        "",
        "Where visitors find the source code of this installation, as the licence wants.",
        validator=one_of_schemes("https", "http"),
        default_text="packed from what runs here",
    ),
    Setting(
        "MITHAQ_MAP_TILES",
        str,
        "",
        "Where maps take their pictures from: https://…/{z}/{x}/{y}.png, or a path of this host. Each reader’s"
        " browser asks there, once a map was opened. Without it, maps show the outlines of the zones and ask nobody.",
        validator=tile_address,
        default_text="none",
    ),
    Setting(
        "MITHAQ_MAP_CREDIT",
        str,
        "",
        "Who made the pictures of the maps, as their licence wants it said.",
        default_text="none",
    ),
    # Server and logs
    Setting("MITHAQ_HOST", str, "127.0.0.1", "The address that `mithaq serve` listens on."),
    Setting("MITHAQ_PORT", int, 8000, "The port that `mithaq serve` listens on.", validator=a_port),
    Setting("MITHAQ_WORKERS", int, 2, "Server processes.", validator=at_least(1)),
    Setting("MITHAQ_THREADS", int, 2, "Threads in each server process.", validator=at_least(1)),
    Setting(
        "MITHAQ_LOG_FORMAT",
        str,
        "json",
        "json (one line an event, without personal text), or plain (everything, for your own eyes).",
        choices=("json", "plain"),
        profiles={"development": "plain"},
    ),
    Setting(
        "MITHAQ_LOG_LEVEL",
        str,
        "INFO",
        "The least serious event that is logged.",
        choices=("DEBUG", "INFO", "WARNING", "ERROR"),
        # The demonstration's terminal keeps the sign-in links in sight.
        profiles={"demo": "WARNING"},
    ),
)


def check_together(values: Mapping[str, Any]) -> None:
    """What no single row can know: values that contradict each other."""
    if values["MITHAQ_PROFILE"] == "production" and values["MITHAQ_DEBUG"]:
        raise SettingError("MITHAQ_DEBUG is on in production. Hint: take it out; it shows data to strangers.")
    if values["MITHAQ_PROFILE"] == "production" and values["MITHAQ_LOG_FORMAT"] == "plain":
        raise SettingError(
            "MITHAQ_LOG_FORMAT is plain in production. Hint: take it out; plain logs hold people's words."
        )
    if values["MITHAQ_JOBS"] == "celery" and not values["MITHAQ_CELERY_BROKER"]:
        raise SettingError("MITHAQ_JOBS is celery without a broker. Hint: set MITHAQ_CELERY_BROKER=redis://…")
    if values["MITHAQ_DB_POOL_MAX"] < values["MITHAQ_DB_POOL_MIN"]:
        raise SettingError("MITHAQ_DB_POOL_MAX is below MITHAQ_DB_POOL_MIN. Hint: raise the former.")


KNOWN = {setting.variable.removeprefix("MITHAQ_") for setting in SETTINGS} | {"ENV_FILE"}


def unknown_names(given: Iterable[str]) -> list[str]:
    return [
        name
        for name in sorted(given)
        if name.startswith("MITHAQ_") and name.removeprefix("MITHAQ_") not in KNOWN
    ]


def check_names(given: Iterable[str]) -> None:
    """A misspelt name would leave its default in force, unseen."""
    for name in unknown_names(given):
        if near := get_close_matches(name.removeprefix("MITHAQ_"), KNOWN, 1, 0.75):
            raise SettingError(f"{name} is no setting. Hint: write MITHAQ_{near[0]}, or take it out.")


def load(environ: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """Every value by name; SettingError with one sentence and a hint when one is wrong."""
    given = environment(environ)
    check_names(given)
    values = read_all(SETTINGS, given)
    check_together(values)
    return values
