"""Numbers by which a commitment is judged, and the values collected for them by form or by CSV."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.kit.parse import ParseError, parse_date, parse_decimal
from mithaq.registers.places.models import Zone

from ...models import Commitment, Indicator, Measurement
from ..conflicts import put, unchanged
from ..dates import require_in_order

FIELDS = ("label", "unit", "method", "baseline", "baseline_on", "target", "target_on", "responsible")
COLUMNS = ("date", "value", "zone", "note")
MOST_LINES = 2000
LARGEST = 1_000_000


@transaction.atomic
def add_indicator(*, by: Actor, commitment: Commitment, fields: Mapping[str, Any]) -> Indicator:
    require(by, "measure", commitment)
    last = commitment.indicators.aggregate(last=Max("order"))["last"] or 0
    indicator = Indicator(municipality=by.municipality, commitment=commitment, order=last + 1)
    put(indicator, fields, allowed=FIELDS)
    _check(indicator)
    indicator.save()
    record("plans.indicator_added", by=by, on=indicator, data={"label": dict(indicator.label)})
    return indicator


@transaction.atomic
def change_indicator(
    *, by: Actor, indicator: Indicator, fields: Mapping[str, Any], seen: str = ""
) -> Indicator:
    """Set fields (`FIELDS`). Raises EditConflict, ValidationError by field."""
    require(by, "edit", indicator)
    fresh = unchanged(indicator, seen)
    if changed := put(fresh, fields, allowed=FIELDS):
        _check(fresh)
        fresh.save()
        record("plans.indicator_changed", by=by, on=fresh, data={"fields": changed})
    return fresh


def _check(indicator: Indicator) -> None:
    require_in_order(indicator.baseline_on, indicator.target_on, field="target_on")
    indicator.full_clean()


@transaction.atomic
def measure(
    *,
    by: Actor,
    indicator: Indicator,
    measured_on: dt.date,
    value: Decimal,
    zone: Zone | None = None,
    note: str = "",
) -> Measurement:
    """One more value. ValidationError when the day is to come or has its value already."""
    require(by, "edit", indicator)
    measurement = _measured(by, indicator, measured_on, value, zone, note)
    record("plans.measured", by=by, on=measurement, data={"on": measured_on.isoformat(), "value": str(value)})
    return measurement


def _measured(
    by: Actor, indicator: Indicator, measured_on: dt.date, value: Decimal, zone: Zone | None, note: str
) -> Measurement:
    if measured_on > timezone.localdate():
        raise ValidationError({"measured_on": _("This day is still to come.")})
    measurement = Measurement(
        municipality=by.municipality,
        indicator=indicator,
        measured_on=measured_on,
        value=value,
        zone=zone,
        note=note.strip(),
        by=by.person,
    )
    measurement.full_clean()
    measurement.save()
    return measurement


@transaction.atomic
def import_measurements(*, by: Actor, indicator: Indicator, data: bytes) -> int:
    """Values from a CSV file with the columns `COLUMNS` (zone and note may be missing); all of it or nothing.

    Raises ValidationError that names every line it does not understand. Gives how many values came in.
    """
    require(by, "edit", indicator)
    zones = {zone.code: zone for zone in Zone.objects.all()}
    problems, count = [], 0
    for number, row in enumerate(_rows(data), start=2):
        try:
            with transaction.atomic():
                _measured(by, indicator, *_values(row, zones))
            count += 1
        except (ParseError, ValidationError) as problem:
            said = " ".join(problem.messages) if isinstance(problem, ValidationError) else str(problem)
            problems.append(_("Line %(line)s: %(problem)s") % {"line": number, "problem": said})
    if problems:
        raise ValidationError({"values": problems})
    record("plans.measurements_imported", by=by, on=indicator, data={"values": count})
    return count


def _rows(data: bytes) -> list[dict[str, str]]:
    if len(data) > LARGEST:
        raise ValidationError({"values": _("This file is too large.")})
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        raise ValidationError({"values": _("Save the file as CSV in UTF-8, then try again.")}) from broken
    head = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text), delimiter=";" if head.count(";") > head.count(",") else ",")
    names = [(name or "").strip().lower() for name in rows.fieldnames or ()]
    if not {"date", "value"} <= set(names):
        raise ValidationError({"values": _("The first line must name the columns date and value.")})
    rows.fieldnames = names
    found = [row for row in rows if any(row.values())]
    if not found or len(found) > MOST_LINES:
        said = {"most": MOST_LINES}
        raise ValidationError({"values": _("The file needs between 1 and %(most)s lines of values.") % said})
    return found


def _values(row: dict[str, str], zones: dict[str, Zone]) -> tuple[dt.date, Decimal, Zone | None, str]:
    code = (row.get("zone") or "").strip()
    if code and code not in zones:
        raise ValidationError(_("There is no zone “%(code)s”.") % {"code": code})
    return (
        parse_date(row.get("date") or ""),
        parse_decimal(row.get("value") or ""),
        zones.get(code),
        row.get("note") or "",
    )
