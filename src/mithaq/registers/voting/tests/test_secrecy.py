"""Nothing of the roll may stand anywhere: not in the database, not in a log, not on a page, not in a file."""

import io
import logging
import zipfile

import pytest
from django.apps import apps
from django_scopes import scopes_disabled

from mithaq.commons.access.actor import anonymous
from mithaq.commons.people.sms import MemoryGateway
from mithaq.commons.publish.queries import published
from mithaq.methods.transparency.ballots import CastBallot
from mithaq.registers.voting import actions
from mithaq.registers.voting.actions.proving import find_voter
from mithaq.registers.voting.bundles import bundle_of
from mithaq.registers.voting.models import Ballot

from .make import close, make_election, make_pot, make_roll

PHONE, IDENTITY = "75123456", "08877665"


def everything_stored():
    """Every value of every row of every table, as text."""
    with scopes_disabled():
        for model in apps.get_models():
            for row in model._base_manager.values_list():
                yield from ((model._meta.label, str(value)) for value in row)


@pytest.mark.row("D08", "B07")
def test_vote_when_over_then_no_number_of_the_roll_is_found_in_database_pages_files_or_logs(
    by, town, visit, settings, caplog
):
    settings.MITHAQ_SMS = "mithaq.commons.people.sms.MemoryGateway"
    MemoryGateway.sent.clear()
    caplog.set_level(logging.DEBUG)
    roll = make_roll()
    listed = f"number;identity;phone;birth_year;sex\n1;{IDENTITY};{PHONE};1980;f\n2;;;1950;m\n"
    actions.import_roll(by=by, roll=roll, file=io.BytesIO(listed.encode()))
    ((_number, printed),) = actions.print_codes(by=by, roll=roll)
    election = make_election(by, roll=roll)
    pot = make_pot(by, election)
    actions.freeze(by=by, election=election)
    actions.open_voting(by=by, election=election)
    client = visit(town)
    way = f"/en/votes/{election.pk}/vote/"
    client.post(way, {"step": "phone", "phone": PHONE})
    sent = MemoryGateway.sent[0][1].split()[0]
    client.post(way, {"step": "sms", "phone": PHONE, "code": sent})
    client.post(f"{way}{pot.pk}/", {"step": "cast", "choice": ["P1"]})
    proof = actions.prove_by_code(by=anonymous(town), election=election, code=printed)
    actions.cast(by=anonymous(town), pot=pot, proof=proof, choice=CastBallot(("P2",)))
    with pytest.raises(Exception, match="not on the roll"):
        find_voter(election, "99999999")
    close(by, election)
    (outcome,) = actions.tally(by=by, election=election)
    secrets = {PHONE, f"+216{PHONE}", IDENTITY, printed, printed.replace(" ", ""), sent}
    found = [(label, one) for label, value in everything_stored() for one in secrets if one in value]
    assert found == []
    # Nor does a ballot know a voter: no column but random ones, and no slot is left.
    fields = {field.name for field in Ballot._meta.fields}
    assert fields == {
        "id", "municipality", "pot", "slot", "vote", "points", "nonce", "commitment", "code", "paper",
    }  # fmt: skip
    assert set(Ballot.objects.values_list("slot", flat=True)) == {None}
    pages = [
        f"/en/votes/{election.pk}/",
        f"/en/votes/{election.pk}/results/{pot.pk}/",
        "/en/votes/",
        "/en/log/",
    ]
    files = [
        path
        for code in published()
        for path in (f"/data/{code}.csv", f"/data/{code}.json", f"/api/v1/{code}/")
    ]
    answers = {path: client.get(path) for path in pages + files}
    assert {path: one.status_code for path, one in answers.items() if one.status_code != 200} == {}
    # The datasets do hold this vote: what is looked for could stand there.
    assert f"/results/{pot.pk}/" in answers["/data/votes-results.json"].getvalue().decode()
    shown = "".join(one.getvalue().decode() for one in answers.values())
    with zipfile.ZipFile(io.BytesIO(bundle_of(outcome))) as archive:
        shown += "".join(archive.read(name).decode("utf-8", "ignore") for name in archive.namelist())
    shown += caplog.text
    assert [one for one in secrets if one in shown] == []
