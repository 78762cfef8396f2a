"""The bundle published beside a result: what was promised, the ballots, the outcome, the log, and the verifier."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from mithaq.commons.transparency.queries import latest_checkpoint, log_of
from mithaq.commons.transparency.serving import files
from mithaq.methods.transparency.ballots import bundle, canonical
from mithaq.methods.transparency.verifier import FILE_NAME, one_file

from .enums import Disclosure
from .models import Ballot, Outcome

FOLDER = "vote-bundles"
# Raised when what lies in it changes: kept copies are then made anew.
LAYOUT = 1


def bundle_of(outcome: Outcome) -> bytes:
    """The zip file; made once for each state of the log, then kept until the next. In the town's scope."""
    checkpoint = latest_checkpoint()
    digest = hashlib.sha256(outcome.result_json.encode()).hexdigest()[:16]
    state = f"{checkpoint.size}-{checkpoint.root[:16]}" if checkpoint else "0"
    folder, name = f"{FOLDER}/{outcome.municipality_id}", f"{outcome.pot_id}-{digest}-{state}-{LAYOUT}.zip"
    with suppress(FileNotFoundError), default_storage.open(f"{folder}/{name}", "rb") as kept:
        found: bytes = kept.read()
        return found
    log = log_of(outcome.municipality)
    written = bundle(
        definition_json=outcome.pot.definition.encode(),
        ballots_pb=outcome.ballots_pb.encode(),
        result_json=outcome.result_json.encode(),
        log_files=list(files(log)) if log else (),
        more=(
            ("ballots.json", ballots_json(outcome)),
            ("trace.json", json.dumps(outcome.report.get("trace", {}), ensure_ascii=False).encode()),
            (FILE_NAME, one_file().encode()),
        ),
    )
    default_storage.save(f"{folder}/{name}", ContentFile(written))
    _drop_others(outcome, folder, name)
    return written


def _drop_others(outcome: Outcome, folder: str, name: str) -> None:
    """One archive of an envelope is kept: the log grows each minute, and whoever asks gets the latest."""
    for other in default_storage.listdir(folder)[1]:
        if other.startswith(f"{outcome.pot_id}-") and other != name:
            default_storage.delete(f"{folder}/{other}")


def ballots_json(outcome: Outcome) -> bytes:
    """The ballots as JSON: the same as in ballots.pb, in the same order of their words, and nothing more."""
    rows = Ballot.objects.filter(pot=outcome.pot).values_list("commitment", "nonce", "vote", "points")
    is_open = outcome.pot.disclosure == Disclosure.OPEN
    found = [
        {"vote": vote, "points": points, **({"commitment": commitment, "nonce": nonce} if is_open else {})}
        for commitment, nonce, vote, points in rows
    ]
    found.sort(key=canonical)
    return canonical({"process": outcome.pot.process, "ballots": found})
