"""Writing zones: by hand, from a list, from a file. They are closed, never deleted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.kit.i18n import NAMES, Text
from mithaq.kit.text import fold

from . import geojson
from .access import SETTINGS
from .enums import ZoneKind
from .models import Zone
from .naming import guess_name, value_of

MOST_LINES = 500
LIST_COLUMNS = ("ar", "fr", "en")


@dataclass(frozen=True)
class Imported:
    """What an import did, in numbers of zones."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


@transaction.atomic
def save_zone(
    *,
    by: Actor,
    name: Text,
    kind: str,
    code: str = "",
    population: int | None = None,
    source: str = "",
    geometry: Mapping[str, Any] | None = None,
    zone: Zone | None = None,
) -> Zone:
    """A new zone, or another name, kind or population for one; its code stays. ValidationError for the form.

    geometry: as `geojson.read` cleans it; None leaves the outline as it is.
    """
    if zone is None:
        require_grant(by, SETTINGS)
        zone = Zone(municipality=by.municipality, code=code or _new_code(name))
    else:
        require(by, "edit", zone)
    _write(
        zone, by, name=Text(name), kind=kind, population=population, source=source.strip(), geometry=geometry
    )
    return zone


def _write(zone: Zone, by: Actor, **fields: Any) -> bool:
    """Set fields, check, save and record; whether anything changed. geometry None leaves the outline."""
    if fields.get("geometry") is None:
        fields.pop("geometry", None)
    new = zone.pk is None
    changed = [name for name, value in fields.items() if new or getattr(zone, name) != value]
    if not changed:
        return False
    for name in changed:
        setattr(zone, name, fields[name])
    zone.full_clean(exclude=["municipality"])
    zone.validate_constraints()
    zone.save()
    facts = {name: getattr(zone, name) for name in changed if name != "geometry"}
    data = {"code": zone.code, **facts, **({"outline": True} if "geometry" in changed else {})}
    record("places.zone_added" if new else "places.zone_changed", by=by, on=zone, data=data)
    return True


def _new_code(name: Text) -> str:
    """A code from the Latin name, or a number; never one that is taken."""
    written = [words for words in (name.get("en"), name.get("fr"), *name.values()) if words]
    wanted = next((slugify(words)[:50] for words in written if slugify(words)), "zone")
    taken = set(Zone.objects.filter(code__startswith=wanted).values_list("code", flat=True))
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"


@transaction.atomic
def close_zone(*, by: Actor, zone: Zone, on: dt.date | None = None) -> Zone:
    """Nothing new is placed there from that day (today) on; what was, stays."""
    require(by, "edit", zone)
    if zone.closed_on is None:
        zone.closed_on = on or timezone.localdate()
        zone.save(update_fields=["closed_on"])
        record("places.zone_closed", by=by, on=zone, data={"on": zone.closed_on.isoformat()})
    return zone


@transaction.atomic
def reopen_zone(*, by: Actor, zone: Zone) -> Zone:
    """It was closed by mistake, or is back."""
    require(by, "edit", zone)
    if zone.closed_on is not None:
        zone.closed_on = None
        zone.save(update_fields=["closed_on"])
        record("places.zone_reopened", by=by, on=zone)
    return zone


# From a list


@transaction.atomic
def import_zones_list(*, by: Actor, text: str) -> Imported:
    """One zone on each line: Arabic name | French | English | kind; what is not known stays empty.

    A zone with one of these names is changed, not doubled. ValidationError names the line; nothing is written.
    """
    require_grant(by, SETTINGS)
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not lines:
        raise ValidationError(_("Write at least one zone."))
    if len(lines) > MOST_LINES:
        raise ValidationError(_("At most %(most)s zones at once.") % {"most": MOST_LINES})
    counts = _Counts()
    for number, line in lines:
        name, kind = _read_line(number, line)
        zone = _named(name)
        fields: dict[str, Any] = {"name": Text({**zone.name, **name}) if zone else name}
        if kind or zone is None:
            fields["kind"] = kind or ZoneKind.RESIDENTIAL
        counts.add(zone, _write(zone or _fresh(by, name), by, **fields))
    return counts.imported


def _read_line(number: int, line: str) -> tuple[Text, str]:
    cells = [cell.strip() for cell in line.replace("\t", "|").split("|")]
    if len(cells) > len(LIST_COLUMNS) + 1:
        raise ValidationError(_("Line %(number)s has too many columns.") % {"number": number})
    name = Text({code: cell for code, cell in zip(LIST_COLUMNS, cells, strict=False) if cell})
    if not name:
        raise ValidationError(_("Line %(number)s has no name.") % {"number": number})
    kind = cells[3] if len(cells) == 4 else ""
    if kind and kind_named(kind) is None:
        known = ", ".join(str(label) for label in ZoneKind.labels)
        raise ValidationError(
            _("Line %(number)s: “%(kind)s” is no kind of zone; there are: %(known)s.")
            % {"number": number, "kind": kind, "known": known}
        )
    return name, kind_named(kind) or ""


def kind_named(written: str) -> str | None:
    """The kind with this code, or with this label in any of the house's languages."""
    for kind in ZoneKind:
        labels = [kind.value]
        for language in NAMES:
            with translation.override(language):
                labels.append(str(kind.label))
        if fold(written) in {fold(label) for label in labels}:
            return kind.value
    return None


# From a file


@transaction.atomic
def import_zones_geojson(
    *,
    by: Actor,
    data: bytes | str | Mapping[str, Any],
    names: Mapping[str, str] | None = None,
    code_property: str = "",
    kind: str = ZoneKind.DISTRICT,
    source: str = "",
) -> Imported:
    """The zones of a GeoJSON FeatureCollection.

    names: {language: property that holds the name}; guessed from the usual ones when none is given.
    code_property: the property that holds the code; without it a zone is known again by its name. The
    properties `kind`, `population` and `source` are read when they make sense. ValidationError says what is wrong and
    where; nothing is written then.
    """
    require_grant(by, SETTINGS)
    features = geojson.read(data)
    _must_have(features, [*(names or {}).values(), *([code_property] if code_property else [])])
    counts, seen = _Counts(), set[str]()
    for feature in features:
        name = _name_of(feature, names)
        code = value_of(feature.properties, code_property) if code_property else ""
        zone = Zone.objects.filter(code=code).first() if code else _named(name)
        if zone is None and not name:
            known = ", ".join(sorted(map(str, feature.properties))) or "–"
            raise ValidationError(
                _("Feature %(number)s has no name. Its properties are: %(known)s.")
                % {"number": feature.number, "known": known}
            )
        row = zone or _fresh(by, name, code)
        if row.code in seen:
            raise ValidationError(
                _("Feature %(number)s is there twice: “%(code)s”.")
                % {"number": feature.number, "code": row.code}
            )
        seen.add(row.code)
        fields: dict[str, Any] = {
            "name": Text({**zone.name, **name}) if zone else name,
            "geometry": feature.geometry,
        }
        if zone is None or "kind" in feature.properties:
            fields["kind"] = kind_named(value_of(feature.properties, "kind")) or kind
        if (population := _population(feature)) is not None:
            fields["population"] = population
        if stated := source.strip() or value_of(feature.properties, "source"):
            fields["source"] = stated
        counts.add(zone, _checked(feature, row, by, fields))
    return counts.imported


def _must_have(features: list[geojson.Feature], wanted: list[str]) -> None:
    known = sorted({str(key) for feature in features for key in feature.properties})
    for name in wanted:
        if name not in known:
            raise ValidationError(
                _("No feature has the property “%(name)s”; there are: %(known)s.")
                % {"name": name, "known": ", ".join(known) or "–"}
            )


def _name_of(feature: geojson.Feature, names: Mapping[str, str] | None) -> Text:
    if not names:
        return guess_name(feature.properties)
    found = {language: value_of(feature.properties, key) for language, key in names.items()}
    return Text({language: words for language, words in found.items() if words})


def _population(feature: geojson.Feature) -> int | None:
    value = feature.properties.get("population")
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if 0 <= value < 2**31 else None


def _checked(feature: geojson.Feature, row: Zone, by: Actor, fields: Mapping[str, Any]) -> bool:
    try:
        return _write(row, by, **fields)
    except ValidationError as wrong:
        raise ValidationError(
            _("Feature %(number)s: %(problem)s")
            % {"number": feature.number, "problem": " ".join(wrong.messages)}
        ) from wrong


# Shared by both


class _Counts:
    def __init__(self) -> None:
        self.imported = Imported()

    def add(self, before: Zone | None, written: bool) -> None:
        done = self.imported
        self.imported = Imported(
            done.added + (before is None),
            done.changed + (before is not None and written),
            done.unchanged + (not written),
        )


def _fresh(by: Actor, name: Text, code: str = "") -> Zone:
    return Zone(municipality=by.municipality, code=code or _new_code(name))


def _named(name: Text) -> Zone | None:
    """The zone that has one of these names in the same language, spelled however."""
    wanted = {(language, fold(words)) for language, words in name.items()}
    for zone in Zone.objects.order_by("pk"):
        if wanted & {(language, fold(words)) for language, words in zone.name.items()}:
            return zone
    return None
