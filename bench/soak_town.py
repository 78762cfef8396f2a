"""The town of the soak: `python -m bench.soak_town prepare 500 FILE`, then `… finish FILE FOLDER`.

prepare: a rehearsal with so many fake voters is opened, and their printed codes are written to FILE. finish: the vote
is closed and counted, and everything clients were told is held against what is there.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path

import django

django.setup()

from django.utils import timezone  # noqa: E402

from mithaq.commons.access.actor import system  # noqa: E402
from mithaq.commons.tenancy.actions import open_municipality  # noqa: E402
from mithaq.commons.tenancy.context import inside  # noqa: E402
from mithaq.commons.tenancy.models import Municipality  # noqa: E402
from mithaq.commons.transparency.queries import verify  # noqa: E402
from mithaq.kit.i18n import Text  # noqa: E402
from mithaq.methods.transparency.verifier import FILE_NAME, one_file  # noqa: E402
from mithaq.registers.voting import actions  # noqa: E402
from mithaq.registers.voting.bundles import bundle_of  # noqa: E402
from mithaq.registers.voting.models import Ballot, Election  # noqa: E402
from mithaq.registers.voting.queries import by_code  # noqa: E402
from mithaq.registers.voting.rehearsing import fake_voters  # noqa: E402

COSTS = (60, 50, 45, 30, 25, 20, 15, 10)


def words(text: str) -> Text:
    return Text(ar=text, fr=text, en=text)


def prepare(voters: int, target: Path) -> None:
    town = open_municipality(slug="regueb", name=words("Regueb"), country="TN", languages=["en", "ar", "fr"])
    with inside(town, "en"):
        by, now = system(town), timezone.now()
        roll = actions.make_roll(by=by, name=words("Soak"), rehearsal=True)
        fake_voters(roll, [(None, voters)])
        election = actions.create_election(
            by=by,
            name=words("Soak"),
            ballot_kind="knapsack",
            rule="equal-shares/add1u",
            opens_at=now,
            closes_at=now + dt.timedelta(days=1),
            roll=roll,
            rehearsal=True,
        )
        pot = actions.add_pot(by=by, election=election, name=words("Town"), envelope=Decimal(100))
        for cost in COSTS:
            title = words(f"Project of {cost}")
            actions.add_option(by=by, pot=pot, title=title, summary=Text(), cost=Decimal(cost))
        actions.freeze(by=by, election=election)
        actions.open_voting(by=by, election=election)
        codes = [code for _number, code in actions.print_codes(by=by, roll=roll)]
        said = {"host": "regueb.localhost", "election": election.pk, "pot": pot.pk, "codes": codes}
    target.write_text(json.dumps(said))


def finish(told: Path, folder: Path) -> None:
    """told: [{voter, code, vote, last}] as clients got it. Prints one line of JSON: numbers, and every fault."""
    receipts = json.loads(told.read_text())
    town = Municipality.objects.get()
    with inside(town, "en"):
        election, by = Election.objects.get(), system(town)
        actions.close_voting(by=by, election=election)
        (outcome,) = actions.tally(by=by, election=election)
        faults = []
        for one in receipts:
            found = by_code(one["code"])
            wanted = "counted" if one["last"] else "replaced"
            if found is None or found.state != wanted:
                faults.append(f"{one['code']}: {found.state if found else 'lost'} instead of {wanted}")
            elif found.proof is None:
                faults.append(f"{one['code']}: not in the log")
        ballots = dict(Ballot.objects.values_list("code", "vote"))
        last = [one for one in receipts if one["last"]]
        faults += [
            f"{one['code']}: says {ballots[plain]}"
            for one in last
            if (plain := one["code"].replace(" ", "")) in ballots and ballots[plain] != one["vote"]
        ]
        faults += [
            f"voter {voter} twice" for voter, many in Counter(x["voter"] for x in last).items() if many > 1
        ]
        if outcome.ballots != len(last):
            faults.append(f"{outcome.ballots} ballots counted, {len(last)} voters hold a receipt")
        faults += [f"log: {fault}" for fault in verify(town)]
        (folder / "bundle.zip").write_bytes(bundle_of(outcome))
        (folder / FILE_NAME).write_text(one_file())
    print(json.dumps({"ballots": outcome.ballots, "receipts": len(receipts), "faults": faults}))


if __name__ == "__main__":
    if sys.argv[1] == "prepare":
        prepare(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        finish(Path(sys.argv[2]), Path(sys.argv[3]))
