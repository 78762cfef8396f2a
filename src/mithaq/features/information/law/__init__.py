"""What the law on access to information of a country asks for, beyond its terms: grounds, identity, what to publish.

One TOML file for each country, with its source and the day it was checked. Terms, authorities and their dates stand
in the country profile (`kit.countries`), where officers correct them.

Looked up on 22 November 2026 (`looked_up` in each file says what and where). Found: Jordan's law 3 of 2024 (Official
Gazette 5916 of 24 March 2024, page 1643; in force on 24 April 2024), its terms, and two of its grounds; Tunisia's
articles 6 to 8 and 24. Not found in words that could be checked: Tunisia's article 25, how Jordan's law of 2024 words
the other grounds of article 13, and whether the town must ask for nationality and residence. These are `certain =
false`: the pages say "to be confirmed", and the town's legal officer settles them at the desk (`LegalGround`).
"""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.i18n import Text

FOLDER = Path(__file__).parent
# Where the law names no interval, what is published is looked at once a year.
OTHERWISE_MONTHS = 12


@dataclass(frozen=True)
class Ground:
    """A reason for which the law allows to refuse."""

    code: str
    article: str
    title: Text
    certain: bool


@dataclass(frozen=True)
class Owed:
    """Something the law wants published without anybody asking."""

    code: str
    article: str
    title: Text


@dataclass(frozen=True)
class LookedUp:
    """A source that was read, what it says in our words, and when."""

    says: str
    url: str
    on: dt.date


@dataclass(frozen=True)
class InformationLaw:
    source: Text
    checked_on: dt.date
    article: Text
    """What this country calls a numbered part of a law."""
    asks_name: bool
    identity_note: Text
    identity_certain: bool
    looked_up: tuple[LookedUp, ...]
    grounds: tuple[Ground, ...]
    owed: tuple[Owed, ...]

    def cited(self, article: str) -> Text:
        """ "الفصل 24", "Article 24" in each language; empty when no article is known."""
        return Text({code: f"{word} {article}" for code, word in self.article.items()} if article else {})


@cache
def law_of_country(code: str) -> InformationLaw:
    """LookupError when the country has no file."""
    file = FOLDER / f"{code.lower()}.toml"
    if not file.exists():
        raise LookupError(f"no law on access to information is written down for “{code}”")
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    return InformationLaw(
        source=Text(data["source"]),
        checked_on=data["checked_on"],
        article=Text(data["article"]),
        asks_name=data["identity"]["name"],
        identity_note=Text(data["identity"]["note"]),
        identity_certain=data["identity"]["certain"],
        looked_up=tuple(LookedUp(**one) for one in data["looked_up"]),
        grounds=tuple(Ground(**{**one, "title": Text(one["title"])}) for one in data["grounds"]),
        owed=tuple(Owed(**{**one, "title": Text(one["title"])}) for one in data["proactive"]),
    )


def law_of(municipality: Municipality) -> InformationLaw:
    return law_of_country(municipality.country)
