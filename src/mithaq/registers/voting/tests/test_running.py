"""Hours, keys, and a vote that is called off."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mithaq.commons.access.actor import anonymous
from mithaq.commons.jobs.worker import run_pending
from mithaq.commons.transparency.models import Waiting
from mithaq.kit.i18n import Text
from mithaq.methods.transparency.ballots import CastBallot
from mithaq.registers.voting import actions, jobs
from mithaq.registers.voting.keys import kept_election_keys, make_election_key
from mithaq.registers.voting.models import Ballot
from mithaq.registers.voting.screens import waiting

from .make import make_election, make_open, make_pot, make_voters


def test_sweep_when_a_vote_opens_this_moment_then_its_key_stays_and_that_of_a_vote_that_is_over_goes(
    by, town
):
    opening, _pot, _voters = make_open(by)
    called_off, _pot, _voters = make_open(by)
    actions.cancel(by=by, election=called_off, reason=Text(en="Storm"))
    # As another process sees it: the key is there, and the state not yet.
    type(opening).objects.filter(pk=opening.pk).update(state="frozen")
    make_election_key(town.slug, called_off.pk)
    jobs.sweep()
    assert kept_election_keys(town.slug) == [opening.pk]


def test_open_when_its_hours_have_gone_by_then_refused_and_the_officers_are_told(by):
    election = make_election(by)
    make_pot(by, election)
    make_voters(election.roll, 3)
    actions.freeze(by=by, election=election)
    with time_machine.travel(election.opens_at + dt.timedelta(hours=2)):
        assert [str(one.kind) for one in waiting(by, 9)] == ["open the vote: its hour has come"]
    with time_machine.travel(election.closes_at):
        jobs.look()
        run_pending()
        election.refresh_from_db()
        assert election.state == "frozen"
        assert [str(one.kind) for one in waiting(by, 9)] == ["call the vote off: its hours have gone by"]
        with pytest.raises(ValidationError, match="hours of this vote have gone by"):
            actions.open_voting(by=by, election=election)
        actions.cancel(by=by, election=election, reason=Text(en="Nobody was told to open it"))


def test_cancel_when_somebody_votes_just_then_it_waits_and_nothing_ties_or_waits_afterwards(by, town):
    election, pot, (voter, *_more) = make_open(by)
    proof = actions.Proof(election.pk, voter.pk, "web")
    actions.cast(by=anonymous(town), pot=pot, proof=proof, choice=CastBallot(("P2",)))
    with CaptureQueriesContext(connection) as ran:
        actions.cancel(by=by, election=election, reason=Text(en="Storm"))
    assert set(Ballot.objects.values_list("slot", flat=True)) == {None}
    run_pending()
    assert Waiting.objects.count() == 0
    if connection.features.has_select_for_update:
        assert [
            one for one in ran.captured_queries if "voting_pot" in one["sql"] and "UPDATE" in one["sql"]
        ] != []
