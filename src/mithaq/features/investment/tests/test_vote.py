"""From feasible ideas to a vote, to an attested and adopted result, to projects."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mithaq.commons.access.actor import Actor, system
from mithaq.commons.access.policy import Denied
from mithaq.commons.jobs.worker import run_pending
from mithaq.commons.notify.models import Follow
from mithaq.features.investment import actions
from mithaq.features.investment.access import RUN
from mithaq.features.investment.models import Attestation, Call, Cycle, Idea, Sheet
from mithaq.features.investment.personal_data import erase_ideas
from mithaq.features.investment.queries.votes import election_of
from mithaq.kit.testing import flat
from mithaq.methods.transparency.ballots import CastBallot
from mithaq.registers.bodies.tests.make import make_organisation
from mithaq.registers.projects.models import Project
from mithaq.registers.voting import actions as voting
from mithaq.registers.voting.models import Option, Voter
from mithaq.registers.voting.tests.make import make_roll, make_voters

from .make import make_cycle, make_feasible, make_idea, make_zones, words


@pytest.fixture
def ready(town, by):
    """A year with two zones of two feasible ideas each, and one of a third zone."""
    zones = make_zones(100, 200, 300)
    cycle = make_cycle(by, state="feasibility", amount=Decimal("600.000"))
    actions.share_money(by=by, cycle=cycle)
    for zone, title, cost in (
        (zones[0], "Lamps", "90.000"),
        (zones[0], "Benches", "60.500"),
        (zones[1], "Pavement", "150.000"),
        (zones[1], "Shade", "180.000"),
        (zones[2], "Alone", "10.000"),
    ):
        make_feasible(by, cycle, zone, title, cost)
    return cycle, zones


def year_is_first(act, **given):
    """Whether the year is the first that this act waits for, as with all that move it; True without such locks."""
    with CaptureQueriesContext(connection) as ran:
        act(**given)
    said = [one["sql"] for one in ran.captured_queries if "FOR NO KEY UPDATE" in one["sql"]]
    return not connection.features.has_select_for_update or 'FROM "investment_cycle"' in said[0]


def voted(by, cycle, zones):
    """Counted: zone 1 chose Lamps, zone 2 Pavement."""
    now = timezone.now()
    roll = make_roll()
    people = {zone.pk: make_voters(roll, 3, zone) for zone in zones[:2]}
    election = actions.make_election(
        by=by,
        cycle=cycle,
        roll=roll,
        opens_at=now - dt.timedelta(hours=1),
        closes_at=now - dt.timedelta(minutes=1),
    )
    voting.freeze(by=by, election=election)
    demo = system(cycle.municipality, channel="demo")
    voting.open_voting(by=demo, election=election)
    for pot in election.pots.all():
        first = pot.options.order_by("order").first()
        ballots = [(voter, CastBallot(vote=(first.code,)), "web") for voter in people[pot.zone_id]]
        pot.election = election
        voting.cast_in_bulk(by=demo, pot=pot, ballots=ballots)
    voting.close_voting(by=by, election=election)
    voting.tally(by=by, election=election)
    actions.follow_vote(cycle)
    cycle.refresh_from_db()
    return election


@pytest.mark.row("B02", "B07")
def test_election_when_made_then_each_zone_with_a_choice_has_its_own_envelope(by, ready):
    cycle, zones = ready
    now = timezone.now()
    election = actions.make_election(
        by=by, cycle=cycle, roll=make_roll(), opens_at=now, closes_at=now + dt.timedelta(days=2)
    )
    pots = [(pot.zone, pot.envelope, [one.cost for one in pot.options.all()]) for pot in election.pots.all()]
    assert pots == [
        (zones[0], Decimal(100), [Decimal("90.000"), Decimal("60.500")]),
        (zones[1], Decimal(200), [Decimal("150.000"), Decimal("180.000")]),
    ]
    with pytest.raises(ValidationError, match="already"):
        actions.make_election(
            by=by, cycle=cycle, roll=make_roll(), opens_at=now, closes_at=now + dt.timedelta(days=2)
        )
    rehearsed = actions.make_election(
        by=by,
        cycle=cycle,
        roll=make_roll(rehearsal=True),
        opens_at=now,
        closes_at=now + dt.timedelta(days=2),
        rehearsal=True,
    )
    assert election_of(cycle) == election != rehearsed


@pytest.mark.row("B02", "B03")
def test_result_when_zones_are_attested_then_adopted_and_winners_are_projects(
    town, by, ready, make_person, actor_of, visit
):
    cycle, zones = ready
    lamps = Idea.objects.get(title__en="Lamps")
    backer, helper = make_person("Backer"), make_person("Helper")
    actions.support(by=actor_of(backer), idea=lamps)
    league = make_organisation("league", kind="civil_society")
    beside = actions.assign_facilitator(by=by, cycle=cycle, zone=zones[0], person=helper, organisation=league)
    with pytest.raises(ValidationError, match="counted"):
        actions.attest(by=actor_of(helper), facilitator=beside, words=words("Fine."))
    election = voted(by, cycle, zones)
    assert cycle.state == "counted"
    with pytest.raises(ValidationError, match="Zone 1 and Zone 2"):
        actions.adopt_result(by=by, cycle=cycle)
    with pytest.raises(Denied):
        actions.attest(by=actor_of(backer), facilitator=beside, words=words("Fine."))
    given = {"by": actor_of(helper), "facilitator": beside, "words": words("Counted before all.")}
    assert year_is_first(actions.attest, **given)
    with pytest.raises(ValidationError, match="Say why"):
        actions.explain_missing(by=by, cycle=cycle, zone=zones[1], reason=words(""))
    # Who dislikes the result cannot call the vote off any more: it stands, and so does what was attested.
    with pytest.raises(ValidationError, match="cannot become"):
        voting.cancel(by=by, election=election, reason=words("Other winners, please."))
    assert (actions.follow_vote(cycle), Attestation.objects.count()) == ([], 1)
    # The town adopts at the desk of votes: the year waits for the last zone's word all the same.
    voting.adopt(by=by, election=election)
    assert (actions.follow_vote(cycle), Cycle.objects.get(pk=cycle.pk).state) == ([], "counted")
    given = {"by": by, "cycle": cycle, "zone": zones[1], "reason": words("She moved away.")}
    assert year_is_first(actions.explain_missing, **given)
    cycle.refresh_from_db()
    projects = {str(one.title): (one.zone, one.cost_voted) for one in Project.objects.all()}
    assert (cycle.state, projects) == (
        "adopted",
        {"Lamps": (zones[0], Decimal("90.000")), "Pavement": (zones[1], Decimal("150.000"))},
    )
    states = dict(Idea.objects.values_list("title__en", "state"))
    assert (states["Lamps"], states["Shade"], states["Alone"]) == ("chosen", "not_chosen", "feasible")
    project = Project.objects.get(source_id=lamps.pk)
    assert Follow.objects.filter(person=backer, subject_id=project.pk).count() >= 1
    page = flat(visit(town).get("/en/investment/2026/result/").content.decode())
    wanted = ("Lamps", "Counted before all.", "She moved away.", "0.900", "the facilitator of league")
    assert [one for one in wanted if one not in page] == []
    zone_page = visit(town).get("/en/investment/2026/zones/z1/").content.decode()
    assert "Result: Zone 1" in zone_page


@pytest.mark.row("B02")
def test_result_when_voting_is_open_then_nobody_reads_any(town, by, ready, visit):
    cycle, zones = ready
    now = timezone.now()
    roll = make_roll()
    make_voters(roll, 2, zones[0])
    election = actions.make_election(
        by=by,
        cycle=cycle,
        roll=roll,
        opens_at=now - dt.timedelta(hours=1),
        closes_at=now + dt.timedelta(days=1),
    )
    voting.freeze(by=by, election=election)
    voting.open_voting(by=by, election=election)
    actions.follow_vote(cycle)
    cycle.refresh_from_db()
    page = visit(town).get("/en/investment/2026/result/").content.decode()
    assert (cycle.state, "Lamps" in page, "Nobody knows any result" in page) == ("voting", False, True)
    assert Voter.objects.filter(zone=zones[1]).count() == 0


def test_joint_when_the_whole_money_is_the_towns_then_every_idea_stands_in_one_envelope(by):
    zones = make_zones(10, 20)
    cycle = make_cycle(by, state="feasibility", town_share=100, amount=Decimal(50))
    actions.share_money(by=by, cycle=cycle)
    for zone, title in zip(zones, ("Lamps", "Shade"), strict=True):
        make_feasible(by, cycle, zone, title, "20")
    make_idea(by, cycle, zones[0], "Not examined")
    now = timezone.now()
    election = actions.make_election(
        by=by, cycle=cycle, roll=make_roll(), opens_at=now, closes_at=now + dt.timedelta(days=2)
    )
    pots = [(pot.zone, pot.options.count()) for pot in election.pots.all()]
    assert pots == [(None, 2)]


def opened(by, cycle, zones):
    now = timezone.now()
    roll = make_roll()
    for zone in zones[:2]:
        make_voters(roll, 3, zone)
    hours = {"opens_at": now - dt.timedelta(hours=1), "closes_at": now + dt.timedelta(days=1)}
    election = actions.make_election(by=by, cycle=cycle, roll=roll, **hours)
    voting.freeze(by=by, election=election)
    voting.open_voting(by=by, election=election)
    return election, hours


@pytest.mark.row("B02")
def test_vote_when_called_off_then_the_year_goes_back_and_another_can_be_prepared(by, ready):
    cycle, zones = ready
    election, hours = opened(by, cycle, zones)
    run_pending(200)
    cycle.refresh_from_db()
    assert cycle.state == "voting"
    with pytest.raises(ValidationError, match="comes by itself"):
        actions.move(
            by=Actor(municipality=by.municipality, grants=frozenset({RUN})), cycle=cycle, to="feasibility"
        )
    voting.cancel(by=by, election=election, reason=words("Storm."))
    run_pending(200)
    cycle.refresh_from_db()
    assert cycle.state == "feasibility"
    again = actions.make_election(by=by, cycle=cycle, roll=election.roll, **hours)
    assert (election_of(cycle), again.pots.count()) == (again, 2)


@pytest.mark.row("B07")
def test_idea_when_its_author_leaves_then_their_words_stand_neither_on_the_ballot_nor_in_the_project(
    town, by, ready, make_person, visit
):
    cycle, zones = ready
    author, told = make_person("Amal"), "My son is ill, at house seven."
    Idea.objects.update(author=author, text=told)
    Sheet.objects.update(note=words("Twelve lamps along the wall."))
    election = voted(by, cycle, zones)
    for zone in zones[:2]:
        actions.explain_missing(by=by, cycle=cycle, zone=zone, reason=words("Nobody came."))
    assert year_is_first(actions.adopt_result, by=by, cycle=Cycle.objects.get(pk=cycle.pk))
    pot = election.pots.first()
    page = visit(town).get(f"/en/votes/{election.pk}/envelopes/{pot.pk}/").content.decode()
    lamps = Idea.objects.get(title__en="Lamps")
    assert ("Twelve lamps along" in page, f"/en/investment/ideas/{lamps.pk}/" in page) == (True, True)
    for person in (None, author):
        if person is not None:
            erase_ideas(person)
        kept = [dict(one.summary) for model in (Option, Project) for one in model.objects.all()]
        assert [one for one in kept if told in one.values()] == []


def test_act_when_two_officers_do_it_at_once_then_one_waits_for_the_other(by, ready):
    """What is counted (votes of a year, seats of a call) is locked before; ideas are taken in one order."""
    cycle, zones = ready
    now = timezone.now()
    with CaptureQueriesContext(connection) as ran:
        actions.make_election(
            by=by, cycle=cycle, roll=make_roll(), opens_at=now, closes_at=now + dt.timedelta(days=2)
        )
        call = Call.objects.create(
            cycle=cycle,
            title=words("Join"),
            text=words("Six."),
            seats=1,
            opens_on=now.date(),
            closes_on=now.date(),
            published_at=now,
        )
        sent = actions.apply_for(by=by, call=call, category="citizen", name="Sami", statement="Me.")
        actions.decide_application(by=by, application=sent.application, accept=True, reason=words("Welcome."))
        first, second = make_idea(by, cycle, zones[0]), make_idea(by, cycle, zones[0])
        actions.merge(by=by, idea=second, into=first)
    said = [one["sql"] for one in ran.captured_queries]
    assert [one for one in said if f"IN ({second.pk}, {first.pk})" in one and "ORDER BY" in one] != []
    if connection.features.has_select_for_update:
        locked = [one.partition("FROM")[2] for one in said if "FOR NO KEY UPDATE" in one]
        for table in ("investment_cycle", "investment_call"):
            assert [one for one in locked if one.startswith(f' "{table}"')] != []
