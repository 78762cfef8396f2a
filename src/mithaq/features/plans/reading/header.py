"""The lines above the first section: title, dates, lead institutions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .dates import read_date, read_period
from .lines import key
from .markup import is_list_item
from .matching import match_heading, match_label, match_top
from .shapes import Boilerplate, FoundDate, HeaderField

_TITLE = re.compile(
    r"\s*(?:plan\s+d\s*['’ʼ`´]\s*action|action\s+plan)\s*[–—:-]\s*(?P<rest>\S.*)", re.IGNORECASE
)
_PERIOD_AT_END = re.compile(r"[\s,(]*\d{4}\s*[–—\-/]\s*\d{4}\)?\s*$")
_END_PLACES = ("end", "duration")


@dataclass
class Header:
    fields: list[HeaderField] = field(default_factory=list)
    boilerplate: list[Boilerplate] = field(default_factory=list)
    end: int = 0  # index of the first line below the header
    headless: bool = False  # the first section below lost its heading
    values: dict[str, str] = field(default_factory=dict)  # the first value given for each code

    def add(self, code: str, label: str, value: str, line: int, value_line: int) -> None:
        self.fields.append(HeaderField(code, label, value, line, value_line))
        if value:
            self.values.setdefault(code, value)

    def value(self, code: str) -> str:
        return self.values.get(code, "")

    def dates(self, *codes: str) -> tuple[FoundDate, ...]:
        given = (entry for entry in self.fields if entry.code in codes)
        found = (read_date(entry.value, entry.code, entry.value_line) for entry in given)
        return tuple(date for date in found if date is not None)


def read_header(lines: Sequence[str]) -> Header:
    """Fields above the first section. `lines` are masked; line numbers count from 1."""
    header = Header(end=len(lines))
    waiting: tuple[str, str, int] | None = None
    for index, line in enumerate(lines):
        number = index + 1
        if not line.strip():
            continue
        if not is_list_item(line) and match_heading(line):
            header.end = index
            break
        if code := match_top(line):
            header.boilerplate.append(Boilerplate(code, line.strip(), number))
        elif label := match_label(line):
            _give_up(header, waiting)
            waiting = None
            code, name, value = label
            if value:
                header.add(code, name, value, number, number)
            else:
                waiting = (code, name, number)
        elif waiting:
            code, name, at = waiting
            header.add(code, name, line.strip(), at, number)
            waiting = None
        elif header.value("submitted"):
            # Pages saved with their headings hidden go straight on to the foreword.
            header.end, header.headless = index, True
            break
        else:
            header.add(_unlabelled(header, line), "", line.strip(), number, number)
    _give_up(header, waiting)
    return header


def _unlabelled(header: Header, line: str) -> str:
    if _TITLE.fullmatch(line) and not header.value("title"):
        return "title"
    if read_date(line, "duration", 0) and header.value("end") and not header.value("duration"):
        return "duration"
    return "other"


def _give_up(header: Header, waiting: tuple[str, str, int] | None) -> None:
    if waiting:
        code, name, at = waiting
        header.add(code, name, "", at, at)


@dataclass(frozen=True)
class Title:
    title: str = ""
    locality: str = ""
    country: str = ""
    period: tuple[int, int] | None = None


def read_title(header: Header) -> Title:
    """ "Plan d'action – Regueb, Tunisie, 2021 – 2023" in its parts; names may hold dashes and commas."""
    title = header.value("title")
    match = _TITLE.fullmatch(title)
    place = _PERIOD_AT_END.sub("", match["rest"] if match else title)
    locality, _, country = place.rpartition(",")
    if not locality:
        locality, country = country, ""
    return Title(title, locality.strip(), country.strip(), read_period(title))


def end_dates(header: Header, title: Title) -> tuple[FoundDate, ...]:
    """Every end the page gives: the labelled one, the "duration" (a date too), the last year of the title."""
    found = list(header.dates(*_END_PLACES))
    if title.period:
        line = next((entry.value_line for entry in header.fields if entry.code == "title"), 1)
        found.append(FoundDate("title", str(title.period[1]), line, title.period[1]))
    return tuple(found)


def lead_institutions(header: Header) -> tuple[str, ...]:
    parts = re.split(r"[,;،؛]", header.value("lead"))
    return tuple(part.strip() for part in parts if key(part))
