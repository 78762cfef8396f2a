import json

import pytest
from django.core.exceptions import ValidationError

from mithaq.commons.access.policy import Denied
from mithaq.commons.transparency.models import Waiting
from mithaq.methods.transparency.ballots import sha256
from mithaq.registers.voting import actions
from mithaq.registers.voting.models import Option, Pot

from .make import make_election, make_pot, make_voters, make_zone, words


def test_freeze_when_all_is_there_then_the_definition_says_it_and_its_digest_waits_for_the_log(by):
    zone = make_zone()
    election = make_election(by, rule="equal-shares/add1")
    pot = make_pot(by, election, zone=zone)
    make_voters(election.roll, 4, zone)
    make_voters(election.roll, 3)
    digest = actions.freeze(by=by, election=election)
    pot.refresh_from_db()
    said = json.loads(pot.definition)
    assert (election.state, election.definition_digest) == ("frozen", digest)
    assert [(one["id"], one["cost"]) for one in said["projects"]] == [
        ("P1", "60"),
        ("P2", "50"),
        ("P3", "30"),
    ]
    assert (said["budget"], said["disclosure"], said["eligibility"]["voters"]) == ("100", "B", 4)
    assert sorted(said["rule"]["lot"]) == ["P1", "P2", "P3"]
    leaf = json.loads(Waiting.objects.get(entry__contains="definition").entry)
    assert (leaf["process"], leaf["sha256"]) == (pot.process, sha256(pot.definition.encode()))


@pytest.mark.row("B07")
def test_change_when_frozen_then_refused_whatever_decides_the_outcome(by):
    election = make_election(by)
    pot = make_pot(by, election)
    make_voters(election.roll, 2)
    actions.freeze(by=by, election=election)
    option = pot.options.first()
    tries = (
        lambda: actions.change_option(by=by, option=option, fields={"cost": 1}),
        lambda: actions.change_pot(by=by, pot=pot, fields={"envelope": 1}),
        lambda: actions.change_election(by=by, election=election, fields={}, rule="equal-shares"),
        lambda: actions.add_option(by=by, pot=pot, title=words("Late"), summary=words(""), cost=1),
        lambda: actions.remove_pot(by=by, pot=pot),
    )
    for act in tries:
        with pytest.raises(ValidationError, match="frozen"):
            act()
    # Nor behind the house's back.
    Option.objects.filter(pk=option.pk).update(cost=1)
    with pytest.raises(ValidationError, match="altered"):
        actions.open_voting(by=by, election=election)
    Option.objects.filter(pk=option.pk).update(cost=60)
    Pot.objects.filter(pk=pot.pk).update(envelope=10_000)
    with pytest.raises(ValidationError, match="altered"):
        actions.open_voting(by=by, election=election)


def test_freeze_when_something_is_missing_then_every_gap_is_named(by):
    election = make_election(by)
    make_pot(by, election, costs=("600",))
    with pytest.raises(ValidationError) as refused:
        actions.freeze(by=by, election=election)
    assert refused.value.messages == [
        "The electoral roll is empty.",
        "“Centre”: a vote needs two projects at least.",
        "“Centre”: these cost more than the envelope holds: P1.",
    ]


def test_create_when_rule_or_dates_do_not_fit_then_refused(by, town, make_person, actor_of):
    for fields in ({"rule": "coin-toss"}, {"ballot_kind": "points"}, {"rehearsal": True}):
        with pytest.raises(ValidationError):
            make_election(by, **fields)
    with pytest.raises(Denied):
        make_election(actor_of(make_person(duties=("voting.booth_officer",))))
