"""The programme in the demonstration: an archive, a year decided and counted, a year being voted on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import cycle as round_and_round
from typing import Any

from django.utils import timezone

from mithaq.commons.access.actor import Actor, system
from mithaq.commons.membership.actions.offices import appoint, create_function
from mithaq.commons.people.enums import OrganisationKind
from mithaq.commons.people.models import Organisation, Person
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.i18n import Text
from mithaq.methods.transparency.ballots import CastBallot
from mithaq.registers.bodies.demo import holder
from mithaq.registers.bodies.enums import AgeBand, Sex
from mithaq.registers.places.models import Zone
from mithaq.registers.projects.actions import move_project
from mithaq.registers.voting import actions as voting
from mithaq.registers.voting.keys import roll_digest
from mithaq.registers.voting.models import Election, Pot, Roll, Voter

from .. import actions
from ..enums import Category, State
from ..models import Cycle, Facilitator, Idea, Liaison
from ..queries.cycles import sharing_zones
from .content import (
    ARCHIVE,
    CALL,
    ECONOMIC,
    EQUIPMENT,
    IDEAS,
    INTRO,
    MEMBERS,
    OFFICES,
    OTHERS,
    POPULATION,
    QUESTION,
    REFUSED,
    REMARKS,
    ROLL,
    RULES,
    SEEN,
    SOURCE,
    TITLE,
)
from .dating import STARTED, VOTING_DAYS, at, date_decision, date_freeze, date_ideas, on

# How many fake voters a zone has: the past year could have been voted on by this many.
VOTERS = 24
AMOUNT = Decimal("240000.000")
WAYS = ("assembly", "web", "paper", "phone", "visit", "desk")
NAMES = ("أمل", "سامي", "نورة", "حسن", "ليلى", "كريم", "هدى", "مروان")


def fill(*, municipality: Municipality, say: Callable[[str], None]) -> None:
    """Once; after zones, bodies and projects."""
    if Cycle.objects.exists() or municipality.slug not in POPULATION:
        return
    by = system(municipality, channel="demo")
    _offices(by)
    zones = _zones(by)
    this = timezone.localdate().year
    heads = "year;zone;title_ar;title_fr;title_en;voted;paid;works"
    actions.import_archive(by=by, text="\n".join((heads, *ARCHIVE[municipality.slug])))
    past = _year(by, this - 1, None, zones)
    _ideas(by, past, zones, OTHERS)
    _decide_last_year(by, past, zones)
    now = _year(by, this, past, zones)
    _ideas(by, now, zones, IDEAS)
    _people(by, now, zones)
    _open_vote(by, now, zones)
    _economic(by, this)
    _call(by, now)
    say(f"{municipality.slug}: the investment programme since 2016, last year counted, this year voting.")


def _offices(by: Actor) -> None:
    """The three roles of the programme, held by people who hold another office, as in small town halls."""
    begun = timezone.localdate() - dt.timedelta(days=500)
    for held, duty, title in OFFICES:
        person = holder(held)
        if person is not None:
            function = create_function(by=by, title=title, duties=[duty], opened_on=begun)
            appoint(by=by, function=function, person=person, starts_on=begun)


def _zones(by: Actor) -> list[Zone]:
    """The zones that vote, with how many people live there."""
    people = POPULATION[by.municipality.slug]
    for zone in Zone.objects.filter(code__in=people, population__isnull=True):
        zone.population, zone.source = people[zone.code], zone.source or SOURCE
        zone.save(update_fields=["population", "source"])
    found = [zone for zone in sharing_zones() if zone.code in people]
    for zone in found:
        rows = [(name, count, note) for name, count, note in EQUIPMENT]
        actions.set_equipment(by=by, zone=zone, rows=rows)
    return found


def _year(by: Actor, year: int, copy: Cycle | None, zones: Sequence[Zone]) -> Cycle:
    title = Text({code: words % year for code, words in TITLE.items()})
    fields: dict[str, Any] = {} if copy else {"intro": INTRO, "rules": RULES, "formula": "catch_up"}
    row = actions.create_cycle(by=by, year=year, title=title, copy=copy, **fields, amount=AMOUNT)
    days = iter(on(year, day) for day in (0, 20, 21, 70, 71, 140, *VOTING_DAYS, 170, 180, 181, 500))
    parts = (State.CALL, State.IDEAS, State.FEASIBILITY, State.VOTING, State.ADOPTED, State.FOLLOWING)
    actions.set_calendar(by=by, cycle=row, dates={part: (next(days), next(days)) for part in parts})
    actions.share_money(by=by, cycle=row)
    actions.move(by=by, cycle=row, to=State.IDEAS)
    return row


def _ideas(by: Actor, row: Cycle, zones: Sequence[Zone], content: Sequence[tuple[Text, str]]) -> None:
    """Three costed ideas for each zone, of which one cannot be built; remarks in passing."""
    ways, names = round_and_round(WAYS), round_and_round(NAMES)
    envelopes = {one.zone_id: one.amount for one in row.envelopes.all()}
    examined: list[tuple[Idea, Decimal]] = []
    lines = round_and_round(content)
    for zone in zones:
        for share in (Decimal("0.55"), Decimal("0.40"), Decimal("0.30")):
            title, text = next(lines)
            way = next(ways)
            sent = actions.send_idea(
                by=by, cycle=row, zone=zone, title=title["ar"], text=text, name=next(names), channel=way
            )
            Idea.objects.filter(pk=sent.idea.pk).update(title=title)
            actions.read_ideas(by=by, ideas=[sent.idea], publish=True)
            examined.append((sent.idea, (envelopes[zone.pk] * share).quantize(Decimal("0.001"))))
    for text in REMARKS:
        actions.send_idea(by=by, cycle=row, zone=zones[0], title=text, channel="visit", is_informal=True)
    actions.move(by=by, cycle=row, to=State.FEASIBILITY)
    for idea, cost in examined:
        actions.write_sheet(by=by, idea=idea, cost=cost, months=4, verdict="feasible")
    extra = actions.send_idea(
        by=by, cycle=row, zone=zones[0], title=REFUSED[0]["ar"], name=next(names), channel="assembly"
    ).idea
    Idea.objects.filter(pk=extra.pk).update(title=REFUSED[0])
    actions.write_sheet(by=by, idea=extra, cost=AMOUNT, land="obstacle", verdict="refused", reason=REFUSED[1])
    date_ideas(row)


def _roll(by: Actor, zones: Sequence[Zone]) -> Roll:
    """Fake voters: identity numbers "DEMO-<zone>-<number>", of every age and both sexes."""
    roll = voting.make_roll(by=by, name=ROLL)
    ages, sexes = round_and_round([*AgeBand.values[:3]]), round_and_round([Sex.WOMAN, Sex.MAN])
    slug = by.municipality.slug
    Voter.objects.bulk_create(
        [
            Voter(
                municipality=by.municipality,
                roll=roll,
                number=place * VOTERS + each + 1,
                zone=zone,
                identity=roll_digest(slug, roll.pk, "identity", f"DEMO-{zone.code}-{each + 1}"),
                age_band=next(ages),
                sex=next(sexes),
            )
            for place, zone in enumerate(zones)
            for each in range(VOTERS)
        ]
    )
    return roll


def _vote(by: Actor, row: Cycle, zones: Sequence[Zone]) -> Election:
    """On the days of the calendar, from eight to eight."""
    opens_at, closes_at = (at(row.year, day, hour) for day, hour in zip(VOTING_DAYS, (8, 20), strict=True))
    election = actions.make_election(
        by=by, cycle=row, roll=_roll(by, zones), opens_at=opens_at, closes_at=closes_at
    )
    voting.freeze(by=by, election=election)
    voting.open_voting(by=by, election=election)
    date_freeze(election)
    actions.follow_vote(row)
    return election


def _cast(by: Actor, election: Election, part: int) -> None:
    """Of every zone so many of its voters: each for the first or second project, some for the third as well."""
    for pot in Pot.objects.filter(election=election).select_related("zone"):
        pot.election = election
        codes = [one.code for one in pot.options.order_by("order")]
        voters = Voter.objects.filter(roll=election.roll_id, zone=pot.zone_id).order_by("number")[:part]
        ballots = []
        for place, voter in enumerate(voters):
            chosen = [codes[0] if place % 3 else codes[1], *([codes[2]] if place % 2 else [])]
            ballots.append((voter, CastBallot(vote=tuple(chosen)), ("web", "code", "desk")[place % 3]))
        voting.cast_in_bulk(by=by, pot=pot, ballots=ballots)


def _decide_last_year(by: Actor, row: Cycle, zones: Sequence[Zone]) -> None:
    election = _vote(by, row, zones)
    _cast(by, election, VOTERS - 3)
    election.refresh_from_db()
    voting.close_voting(by=by, election=election)
    voting.tally(by=by, election=election)
    actions.follow_vote(row)
    row.refresh_from_db()
    beside = _facilitators(by, row, zones)
    for facilitator in beside:
        actions.attest(
            by=Actor(municipality=by.municipality, person=facilitator.person),
            facilitator=facilitator,
            words=SEEN[0],
        )
    for zone in zones[len(beside) :]:
        actions.explain_missing(by=by, cycle=row, zone=zone, reason=SEEN[1])
    projects = actions.adopt_result(by=by, cycle=row)
    date_decision(row, election, projects)
    for project in projects[: len(projects) // 2]:
        move_project(by=by, project=project, stage="under_way", on=on(row.year, STARTED))
    row.refresh_from_db()
    actions.move(by=by, cycle=row, to=State.FOLLOWING)


def _facilitators(by: Actor, row: Cycle, zones: Sequence[Zone]) -> list[Facilitator]:
    """People who speak for associations, one zone each; the last zones have none."""
    league = Organisation.objects.filter(kind=OrganisationKind.CIVIL_SOCIETY).order_by("pk")[:2]
    people = Person.objects.filter(affiliations__organisation__in=league, erased_at__isnull=True).distinct()
    if not league:
        return []
    return [
        actions.assign_facilitator(by=by, cycle=row, zone=zone, person=person, organisation=league[0])
        for zone, person in zip(zones, people.order_by("pk"), strict=False)
    ]


def _people(by: Actor, row: Cycle, zones: Sequence[Zone]) -> None:
    for category, names in MEMBERS[by.municipality.slug].items():
        for name in names:
            alone = category == Category.CITIZEN
            actions.add_member(
                by=by,
                cycle=row,
                category=category,
                institution="" if alone else name,
                person_name=name if alone else "",
            )
    for organisation in Organisation.objects.filter(kind=OrganisationKind.CIVIL_SOCIETY).order_by("pk")[:2]:
        actions.add_member(by=by, cycle=row, category=Category.CSO, organisation=organisation)
    _facilitators(by, row, zones)
    agency = Organisation.objects.filter(is_municipal=False, kind=OrganisationKind.GOVERNMENT).first()
    agency = agency or Organisation.objects.order_by("pk").first()
    idea = Idea.objects.filter(cycle=row).order_by("pk").first()
    if agency is not None and idea is not None:
        asked = actions.ask_agency(by=by, idea=idea, agency=agency, question=QUESTION)
        early = timezone.localdate() - dt.timedelta(days=40)
        Liaison.objects.filter(pk=asked.pk).update(asked_on=early)


def _open_vote(by: Actor, row: Cycle, zones: Sequence[Zone]) -> None:
    election = _vote(by, row, zones)
    _cast(by, election, VOTERS // 2)


def _economic(by: Actor, year: int) -> None:
    title, sectors = ECONOMIC[by.municipality.slug]
    row = actions.create_cycle(by=by, year=year, kind="economic", title=title)
    for order, (name, situation, measure, businesses, jobs) in enumerate(sectors, start=1):
        actions.set_sector(
            by=by,
            cycle=row,
            order=order,
            name=name,
            situation=situation,
            measure=measure,
            businesses=businesses,
            jobs=jobs,
        )
    actions.add_member(by=by, cycle=row, category=Category.PRIVATE, institution=sectors[0][0]["ar"])
    actions.move(by=by, cycle=row, to=State.IDEAS)


def _call(by: Actor, row: Cycle) -> None:
    title, text, criteria = CALL
    today = timezone.localdate()
    call = actions.draft_call(
        by=by,
        cycle=row,
        title=title,
        text=text,
        criteria=criteria,
        seats=12,
        opens_on=today - dt.timedelta(days=140),
        closes_on=today - dt.timedelta(days=120),
    )
    actions.publish_call(by=by, call=call)
