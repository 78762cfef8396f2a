"""The year itself: made from the last one, its calendar, its money, where it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.commons.audit.languages import write_language
from mithaq.kit.conflicts import put, unchanged
from mithaq.kit.formats import currency_exponent, formats, list_of
from mithaq.kit.i18n import Text
from mithaq.registers.places.models import Zone

from ..access import RUN
from ..enums import BY_THE_VOTE, MOVES, OPEN_RULES, PHASES, UNDECIDED, Formula, Kind, State
from ..models import Cycle, Envelope, Equipment, Phase, Sector
from ..queries.cycles import sharing_zones, spent_by_zone
from ..sharing import shares, weights

FIELDS = (
    "title",
    "intro",
    "rules",
    "amount",
    "town_share",
    "formula",
    "ballot_kind",
    "rule",
    "liaison_days",
)
TEXTS = ("title", "intro", "rules")


@transaction.atomic
def create_cycle(
    *,
    by: Actor,
    year: int,
    title: Text,
    kind: str = Kind.INVESTMENT,
    copy: Cycle | None = None,
    **fields: Any,
) -> Cycle:
    """A new year. copy: takes over rules, formula, ballot, calendar (shifted by whole years) and sector table."""
    require_grant(by, RUN)
    code = str(year) if kind == Kind.INVESTMENT else f"{year}-{kind}"
    if Cycle.objects.filter(code=code).exists():
        raise ValidationError({"year": _("This year is there already.")})
    values = {name: getattr(copy, name) for name in FIELDS if name != "title"} if copy else {}
    row = Cycle(
        municipality=by.municipality,
        code=code,
        year=year,
        kind=kind,
        title=title,
        copied_from=copy,
        **(values | fields),
    )
    row.full_clean(exclude=["municipality"])
    row.save()
    if copy is not None:
        _copy_calendar(copy, row)
        for sector in copy.sectors.all():
            Sector.objects.create(
                municipality=by.municipality,
                cycle=row,
                **{name: getattr(sector, name) for name in ("order", "name", "situation", "measure")},
            )
    record("investment.created", by=by, on=row, data={"copied_from": copy.code if copy else None})
    return row


def _copy_calendar(source: Cycle, target: Cycle) -> None:
    for phase in source.phases.all():
        Phase.objects.create(
            municipality=target.municipality,
            cycle=target,
            code=phase.code,
            starts_on=_shifted(phase.starts_on, target.year - source.year),
            ends_on=_shifted(phase.ends_on, target.year - source.year),
        )


def _shifted(day: dt.date, years: int) -> dt.date:
    """The same day so many years later; the last of February stays in February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


@transaction.atomic
def change_cycle(*, by: Actor, cycle: Cycle, fields: Mapping[str, Any], seen: str = "") -> Cycle:
    """Set fields of `FIELDS`. Rules and money only until they are frozen; texts always."""
    require(by, "edit", cycle)
    fresh = unchanged(cycle, seen)
    changed = put(fresh, fields, allowed=FIELDS)
    if fresh.state not in OPEN_RULES and set(changed) - {"title", "intro"}:
        raise ValidationError(_("Rules and money are frozen: they can no longer be changed this year."))
    if changed:
        fresh.full_clean(exclude=["municipality"])
        fresh.save()
        record("investment.changed", by=by, on=fresh, data={"fields": changed})
    return fresh


def translate(
    *, by: Actor, obj: Cycle, field: str, language: str, text: str, seen: str | None = None
) -> Cycle:
    """See `write_language`."""
    if field not in TEXTS:
        raise TypeError(f"Cycle.{field} is not translated here")
    return write_language(
        "investment.translated", by=by, obj=obj, field=field, language=language, text=text, seen=seen
    )


@transaction.atomic
def set_calendar(*, by: Actor, cycle: Cycle, dates: Mapping[str, tuple[dt.date, dt.date]]) -> Cycle:
    """The dates of each part ({code: (first day, last day)}); parts left out have none.

    ValidationError when a part begins before the one it follows.
    """
    require(by, "edit", cycle)
    order = [one for one in PHASES if one in dates]
    if strange := set(dates) - set(PHASES):
        raise TypeError(f"no dates for {', '.join(sorted(strange))}")
    for before, after in pairwise(order):
        if dates[after][0] < dates[before][0]:
            told = _("“%(after)s” cannot begin before “%(before)s”.")
            raise ValidationError(told % {"after": State(after).label, "before": State(before).label})
    Phase.objects.filter(cycle=cycle).delete()
    for code in order:
        first, last = dates[code]
        phase = Phase(municipality=by.municipality, cycle=cycle, code=code, starts_on=first, ends_on=last)
        phase.full_clean(exclude=["municipality"])
        phase.save()
    record("investment.calendar_set", by=by, on=cycle, data={"parts": [str(one) for one in order]})
    return cycle


@transaction.atomic
def share_money(*, by: Actor, cycle: Cycle) -> list[Envelope]:
    """Compute the envelope of every zone by the year's formula, and the whole town's; the sum is the amount."""
    require(by, "edit", cycle)
    if cycle.state not in OPEN_RULES:
        raise ValidationError(_("Rules and money are frozen: they can no longer be changed this year."))
    zones = sharing_zones()
    if not zones or cycle.amount <= 0:
        raise ValidationError(_("Say how much money there is, and enter the zones, before sharing it."))
    if cycle.formula != Formula.EQUAL and (unknown := [one for one in zones if not one.population]):
        told = _("The population of these zones is missing: %(zones)s.")
        raise ValidationError(told % {"zones": list_of(unknown)})
    exponent = currency_exponent(formats().currency)
    for_town, for_zones = _split(cycle.amount, cycle.town_share, exponent)
    spent = spent_by_zone(cycle.year)
    before = [spent.get(zone.pk, Decimal(0)) for zone in zones]
    parts = weights(cycle.formula, [zone.population or 0 for zone in zones], before)
    Envelope.objects.filter(cycle=cycle).delete()
    rows = [
        Envelope(
            municipality=by.municipality,
            cycle=cycle,
            zone=zone,
            amount=amount,
            population=zone.population,
            spent_before=money,
        )
        for zone, amount, money in zip(
            zones, shares(for_zones, parts, exponent=exponent), before, strict=True
        )
    ]
    if for_town:
        people = sum(zone.population or 0 for zone in zones)
        rows.append(
            Envelope(municipality=by.municipality, cycle=cycle, amount=for_town, population=people or None)
        )
    made = Envelope.objects.bulk_create(rows)
    record(
        "investment.money_shared",
        by=by,
        on=cycle,
        data={"formula": cycle.formula, "amount": str(cycle.amount), "zones": len(zones)},
    )
    return made


def _split(amount: Decimal, percent: int, exponent: int) -> tuple[Decimal, Decimal]:
    coin = Decimal(1).scaleb(-exponent)
    for_town = (amount * percent / 100).quantize(coin)
    return for_town, amount - for_town


@transaction.atomic
def move(*, by: Actor, cycle: Cycle, to: str) -> Cycle:
    """The year goes on. What the vote brings about (frozen, voting, counted, adopted) comes only from there."""
    require(by, "edit", cycle)
    if (to in BY_THE_VOTE or cycle.state in UNDECIDED) and not by.is_system:
        raise ValidationError(_("This comes by itself with the vote."))
    return advance(by=by, cycle=cycle, to=to)


def advance(*, by: Actor, cycle: Cycle, to: str) -> Cycle:
    """Without asking who may: for what follows from another act."""
    fresh = Cycle.objects.select_for_update(no_key=True).get(pk=cycle.pk)
    if to not in MOVES[State(fresh.state)]:
        told = _("From “%(from)s” the year cannot go to “%(to)s”.")
        raise ValidationError(told % {"from": fresh.get_state_display(), "to": State(to).label})
    before, fresh.state = fresh.state, to
    fresh.save(update_fields=["state"])
    record("investment.moved", by=by, on=fresh, data={"from": before, "to": to})
    cycle.state = to
    return fresh


@transaction.atomic
def set_equipment(*, by: Actor, zone: Zone, rows: list[tuple[Text, int, Text]]) -> None:
    """What a zone has: (name, how many, condition); takes the place of the list before."""
    require_grant(by, RUN)
    Equipment.objects.filter(zone=zone).delete()
    for name, number, note in rows:
        Equipment.objects.create(municipality=by.municipality, zone=zone, name=name, number=number, note=note)
    record("investment.equipment_listed", by=by, on=zone, data={"lines": len(rows)})


@transaction.atomic
def set_sector(*, by: Actor, cycle: Cycle, order: int, name: Text, **fields: Any) -> Sector:
    """One line of the table of an economic plan: situation, measure, businesses, jobs."""
    require(by, "edit", cycle)
    if not cycle.is_economic:
        raise ValidationError(_("Only an economic plan has sectors."))
    row, _new = Sector.objects.update_or_create(
        cycle=cycle, order=order, defaults={"name": name, "municipality": by.municipality, **fields}
    )
    record("investment.sector_written", by=by, on=cycle, data={"sector": order})
    return row
