"""A year of what people tell the two towns, written in bulk, and a few told today through the front door."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from mithaq.commons.access.actor import Actor, anonymous, system
from mithaq.commons.clocks.enums import ClockState
from mithaq.commons.clocks.models import Clock
from mithaq.commons.clocks.queries import setting_of
from mithaq.commons.clocks.reckoning import due
from mithaq.commons.membership.actions.offices import appoint, create_function
from mithaq.commons.membership.actions.organisations import create_organisation
from mithaq.commons.people.models import Organisation
from mithaq.commons.receipts.codes import new_code
from mithaq.commons.search.actions import index
from mithaq.commons.tenancy.context import profile_of
from mithaq.commons.tenancy.models import Municipality
from mithaq.commons.tenancy.pages import public_changed
from mithaq.registers.bodies.demo import holder
from mithaq.registers.places.models import Zone
from mithaq.registers.places.queries import open_zones

from .. import actions
from ..enums import Publicity, State
from ..models import Category, Request, Step, Support, year_of
from .content import (
    CATEGORIES,
    CLOSING,
    DONE,
    HANDED,
    LANDMARKS,
    MIDDLES,
    OFFICES,
    REFUSED,
    REPLIES,
    UNITS,
    WORDS,
)

# Chosen once, so that both towns look the same on every machine.
SEED = 2026
REQUESTS = 300
DAYS = 365
INDEXED = 60


def fill(*, municipality: Municipality, say: Callable[[str], None]) -> None:
    """Once; twice is once."""
    if municipality.slug not in UNITS or Request.objects.exists():
        return
    by = system(municipality, channel="demo")
    _offices(by)
    units = _units(by)
    categories = _categories(by, units)
    for name, state, words in REPLIES:
        actions.save_reply(by=by, fields={"name": name, "state": state, "words": words})
    _year(by, categories, units["water"])
    _today(by, categories)
    public_changed(municipality.pk)
    say(f"{municipality.slug}: {Request.objects.count()} complaints and suggestions of a year.")


def _offices(by: Actor) -> None:
    opened = timezone.localdate() - dt.timedelta(days=DAYS)
    for of, duties, title in OFFICES:
        person = holder(of)
        if person is not None:
            function = create_function(by=by, title=title, duties=list(duties), opened_on=opened)
            appoint(by=by, function=function, person=person, starts_on=opened)


def _units(by: Actor) -> dict[str, Organisation]:
    town = Organisation.objects.filter(code="municipality").first()
    found = {}
    for code, name, ours in UNITS[by.municipality.slug]:
        above = {"is_municipal": ours, "parent": town if ours else None}
        found[code] = create_organisation(by=by, code=f"{code}-unit", name=name, kind="government", **above)
    return found


def _categories(by: Actor, units: dict[str, Organisation]) -> list[tuple[Category, int]]:
    reception = Organisation.objects.filter(code__in=("citizen-space", "public-relations")).first()
    found = []
    for order, row in enumerate(CATEGORIES):
        code, kind, field, unit, term, public, asks, name, help_, questions, often = row
        fields = {
            "code": code,
            "kind": kind,
            "field": field,
            "unit": units.get(unit) or reception or units["works"],
            "term": term,
            "is_public": public,
            "asks_place": asks,
            "name": name,
            "help": help_,
            "questions": questions,
            "order": order * 10,
        }
        found.append((actions.save_category(by=by, fields=fields), often))
    return found


def _year(by: Actor, categories: list[tuple[Category, int]], partner: Organisation) -> None:
    """Rows, steps and clocks in bulk: what two thousand acts would have left, but for their history."""
    town = by.municipality
    dice = random.Random(f"{SEED} {town.slug}")  # noqa: S311 no secret
    zones = list(open_zones(by))
    now = timezone.now().replace(microsecond=0)
    moments = sorted(
        now - dt.timedelta(minutes=dice.randrange(600, DAYS * 1440)) for _number in range(REQUESTS)
    )
    setting = setting_of(town, moments[0])
    rows, steps, clocks = [], [], []
    numbers: dict[int, int] = {}
    weights = [often for _category, often in categories]
    for turn, received in enumerate(moments):
        [(category, _often)] = dice.choices(categories, weights)
        year = year_of(received)
        numbers[year] = numbers.get(year, 0) + 1
        row = _row(dice, town, category, zones, received, year, numbers[year], turn)
        term = profile_of(town).deadline(category.term)
        clock = Clock(
            municipality=town,
            kind="requests.answer",
            started_at=received,
            n=term.n,
            unit=term.unit,
            start_rule=term.start_rule,
            law=term.fact.source.title,
            served_by=row.unit.code,
            category=category.code,
        )
        clock.due_at = due(clock, setting)
        steps.append((row, _life(dice, row, clock, partner, now)))
        rows.append(row)
        clocks.append(clock)
    Request.objects.bulk_create(rows)
    Step.objects.bulk_create(
        Step(municipality=town, request=row, unit_id=row.unit_id, state=state, at=at, words=words)
        for row, life in steps
        for state, at, words in life
    )
    about = ContentType.objects.get_for_model(Request)
    for row, clock in zip(rows, clocks, strict=True):
        clock.subject_type, clock.subject_id = about, row.pk
    Clock.objects.bulk_create(clocks)
    shown = [row for row in rows if row.publicity == Publicity.SHOWN]
    Support.objects.bulk_create(
        Support(municipality=town, request=row, browser=f"{row.pk:032d}{count:032d}", at=row.received_at)
        for row in shown
        for count in range(dice.choice((0, 0, 0, 1, 2, 5)))
    )
    for row in shown[-INDEXED:]:
        index(row)


def _row(
    dice: random.Random,
    town: Municipality,
    category: Category,
    zones: list[Zone],
    received: dt.datetime,
    year: int,
    number: int,
    turn: int,
) -> Request:
    words = WORDS[category.code]
    text = words[turn % len(words)]
    latitude, longitude = _place(town, turn) if category.asks_place and turn % 2 else (None, None)
    return Request(
        municipality=town,
        year=year,
        number=number,
        category=category,
        text=text,
        language="fr" if text.isascii() or "é" in text or "’" in text else "ar",
        zone=dice.choice(zones) if category.asks_place and zones else None,
        landmark=dice.choice(LANDMARKS[town.slug]) if category.asks_place else "",
        latitude=latitude,
        longitude=longitude,
        channel=dice.choices(("web", "desk", "phone", "sms"), (10, 4, 2, 1))[0],
        receipt_digest=new_code().digest,
        publicity=Publicity.SHOWN if category.is_public else Publicity.PRIVATE,
        unit=category.unit,
        priority="a" if category.term == "requests.urgent" else "c",
        received_at=received,
        moved_at=received,
    )


def _place(town: Municipality, turn: int) -> tuple[float, float]:
    """Where a phone set the pin: around the middle of the town."""
    dice = random.Random(f"{SEED} {town.slug} {turn}")  # noqa: S311 no secret
    north, east = MIDDLES[town.slug]
    return round(dice.gauss(north, 0.006), 6), round(dice.gauss(east, 0.007), 6)


def _life(
    dice: random.Random, row: Request, clock: Clock, partner: Organisation, now: dt.datetime
) -> list[tuple[str, dt.datetime, Any]]:
    """The steps it went through by now; most in time, some late, the latest still open."""
    life: list[tuple[str, dt.datetime, Any]] = [(State.RECEIVED, row.received_at, {})]
    span = clock.due_at - row.received_at
    answered = row.received_at + span * dice.choice((0.3, 0.5, 0.6, 0.8, 0.9, 1.3, 1.9))
    begun = row.received_at + span * 0.2
    if begun < now:
        life.append((State.IN_PROGRESS, begun, {}))
    if answered >= now or dice.random() < 0.04:
        row.state, row.moved_at = life[-1][0], life[-1][1]
        return life
    state = dice.choices((State.RESOLVED, State.REFUSED, State.TRANSFERRED), (14, 3, 1))[0]
    words = {State.REFUSED: REFUSED, State.TRANSFERRED: HANDED}.get(state, DONE[row.category.field])
    if state == State.TRANSFERRED:
        row.partner = partner
    life.append((state, answered, words))
    row.state, row.moved_at, row.answered_at = state, answered, answered
    row.contest_until = answered + dt.timedelta(days=15)
    clock.state, clock.stopped_at = ClockState.DONE, answered
    if row.contest_until < now:
        row.state, row.moved_at = State.CLOSED, row.contest_until
        life.append((State.CLOSED, row.contest_until, CLOSING))
    if dice.random() < 0.55:
        row.rating, row.rated_at = dice.choice((5, 5, 4, 4, 4, 3, 2, 1)), answered + dt.timedelta(hours=5)
    return life


def _today(by: Actor, categories: list[tuple[Category, int]]) -> None:
    """Told just now, so that the desk has something to read."""
    visitor, zones = anonymous(by.municipality), list(open_zones(by))
    for turn, (category, _often) in enumerate(categories[:4]):
        actions.submit(
            by=visitor,
            category=category,
            text=WORDS[category.code][0],
            zone=zones[turn % len(zones)] if zones else None,
            landmark=LANDMARKS[by.municipality.slug][turn],
        )
