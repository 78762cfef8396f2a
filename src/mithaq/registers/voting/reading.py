"""A list of voters as the town has it: CSV, read line by line, so that its length does not matter."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from mithaq.kit.parse import ParseError, clean, normalise_phone, parse_int
from mithaq.kit.text import fold
from mithaq.registers.bodies.enums import AgeBand, Sex
from mithaq.registers.places.models import Zone

from .models import Roll

# Each column under the names that lists give it.
COLUMNS = {
    "number": ("number", "no", "numero", "numéro", "رقم", "الرقم", "عدد"),
    "zone": ("zone", "area", "secteur", "quartier", "المنطقة", "الحي", "منطقة"),
    "identity": ("identity", "id", "cin", "identité", "رقم الهوية", "بطاقة التعريف", "الرقم الوطني"),
    "phone": ("phone", "mobile", "téléphone", "tel", "الهاتف", "الجوال"),
    "birth_year": ("birth_year", "birth year", "année de naissance", "سنة الولادة", "سنة الميلاد"),
    "sex": ("sex", "sexe", "الجنس"),
    "foreigner": ("foreigner", "étranger", "أجنبي"),
}
SEXES = {
    Sex.WOMAN: ("woman", "female", "f", "femme", "امرأة", "أنثى", "انثى"),
    Sex.MAN: ("man", "male", "m", "homme", "h", "رجل", "ذكر"),
}
YES = ("1", "yes", "true", "oui", "نعم")
NO = ("", "0", "no", "false", "non", "لا")
LONGEST_NUMBER = 40
LARGEST_NUMBER = 999_999_999


@dataclass(frozen=True)
class LineProblem:
    """Why a line was refused. It never repeats what the line says of a person."""

    line: int
    problem: str


class ForeignFile(Exception):
    """This is no list of voters at all; nothing was written."""


@dataclass(frozen=True)
class Person:
    """One line, understood. identity, phone: as typed and tidied, on their way to a digest."""

    line: int
    number: int | None
    zone: Zone | None
    identity: str
    phone: str
    age_band: str
    sex: str


def age_band(age: int) -> str:
    return str(AgeBand.YOUTH if age < 35 else AgeBand.MIDDLE if age < 60 else AgeBand.SENIOR)


class VoterList:
    """Reads a list for a roll: `for one in VoterList(roll, file)` gives Person or LineProblem, in their order.

    ForeignFile when the file is no text, or its first line names none of the columns that are needed.
    """

    def __init__(self, roll: Roll, file: BinaryIO, year: int) -> None:
        self.roll, self.year = roll, year
        self.country = roll.municipality.country
        self.zones: dict[str, Zone] = {}
        for zone in Zone.objects.all():
            for word in (zone.code, *zone.name.values()):
                self.zones.setdefault(fold(word), zone)
        start = file.read(4096)
        file.seek(0)
        if b"\0" in start or start[:2] == b"PK":
            raise ForeignFile(_("This is no list: save it as “CSV UTF-8” first."))
        # A byte that is no letter must spoil its own line alone: it is taken along, and its line named.
        self.text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="")
        head = self.text.readline()
        self.delimiter = max(",;\t", key=head.count)
        try:
            self.columns = self._columns(cells_of(head, self.delimiter))
        except ValueError:
            raise ForeignFile(_("The letters of this file cannot be read: save it as “CSV UTF-8”.")) from None

    def _columns(self, heads: list[str]) -> list[str]:
        known = {fold(word): name for name, words in COLUMNS.items() for word in words}
        found = [known.get(fold(head.strip()), "") for head in heads]
        named = [name for name in found if name]
        if not {"identity", "phone", "number"} & set(named) or len(named) != len(set(named)):
            raise ForeignFile(
                _("The first line must name the columns, each once; there are: %(known)s.")
                % {"known": ", ".join(COLUMNS)}
            )
        return found

    def __iter__(self) -> Iterator[Person | LineProblem]:
        for number, line in enumerate(self.text, start=2):
            try:
                cells = cells_of(line, self.delimiter)
            except ValueError as problem:
                yield LineProblem(number, str(problem))
                continue
            if any(cell.strip() for cell in cells):
                yield self.read(number, cells)

    def read(self, line: int, cells: list[str]) -> Person | LineProblem:
        said = {name: cell.strip() for name, cell in zip(self.columns, cells, strict=False) if name}
        try:
            return self.understand(line, said)
        except (ParseError, ValueError) as problem:
            return LineProblem(line, str(problem))

    def understand(self, line: int, said: Mapping[str, Any]) -> Person:
        """ValueError with a sentence, which does not repeat numbers of a person."""
        zone = self._zone(said.get("zone", ""))
        self._refuse_foreigner(said.get("foreigner", ""))
        phone = said.get("phone", "")
        identity = tidy_identity(said.get("identity", ""))
        if not (identity or phone or said.get("number")):
            raise ValueError(
                _("Neither identity number nor phone nor number in the list: nobody can tell who this is.")
            )
        if identity and not 4 <= len(identity) <= LONGEST_NUMBER:
            raise ValueError(_("The identity number has the wrong length."))
        return Person(
            line=line,
            number=self._number(said.get("number", "")),
            zone=zone,
            identity=identity,
            phone=normalise_phone(phone, self.country) if phone else "",
            age_band=self._age_band(said.get("birth_year", "")),
            sex=self._sex(said.get("sex", "")),
        )

    def _number(self, written: str) -> int | None:
        if not written:
            return None
        number = parse_int(written)
        if not 1 <= number <= LARGEST_NUMBER:
            raise ValueError(_("The number in the list is a whole number from 1 on, of nine digits at most."))
        return number

    def _zone(self, written: str) -> Zone | None:
        if not written:
            return None
        zone = self.zones.get(fold(written))
        if zone is None:
            raise ValueError(_("There is no zone “%(zone)s”.") % {"zone": written})
        return zone

    def _refuse_foreigner(self, written: str) -> None:
        if fold(written) in map(fold, NO):
            return
        if fold(written) not in map(fold, YES):
            raise ValueError(_("“foreigner” is yes or no."))
        if not self.roll.foreigners:
            raise ValueError(_("By the rule of this roll, residents of other nationalities do not vote."))

    def _age_band(self, written: str) -> str:
        if not written:
            return ""
        age = self.year - parse_int(written)
        if not 0 <= age <= 130:
            raise ValueError(_("The year of birth cannot be right."))
        if age < self.roll.minimum_age:
            raise ValueError(_("Younger than %(age)s years.") % {"age": self.roll.minimum_age})
        return age_band(age)

    def _sex(self, written: str) -> str:
        for sex, words in SEXES.items():
            if fold(written) in map(fold, words):
                return str(sex)
        if written:
            raise ValueError(_("“sex” is woman or man, or left empty."))
        return ""


def cells_of(line: str, delimiter: str) -> list[str]:
    """One line of a list; no cell goes on in the next one, so that an open quote swallows nothing.

    ValueError with a sentence when it cannot be read.
    """
    try:
        cells = next(csv.reader([line], delimiter=delimiter, strict=True), [])
        "".join(cells).encode()
    except (csv.Error, UnicodeEncodeError):
        raise ValueError(_("The line cannot be read.")) from None
    return cells


def tidy_identity(typed: str) -> str:
    """An identity number as it is compared: digits of any script, without spaces and dashes, capitals."""
    return "".join(one for one in clean(typed).upper() if one.isalnum())
