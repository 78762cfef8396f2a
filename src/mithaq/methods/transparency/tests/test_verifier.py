"""The one file: it runs with nothing but Python, and names what was altered in a bundle, a ballot, a price, a rule,
the log, or a receipt."""

from __future__ import annotations

import base64
import io
import json
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from mithaq.methods.allocation import Greedy, as_data, read_pb, report, tally
from mithaq.methods.transparency import COSIGNS, Checkpoint, PrivateKey, cosign, leaf_hash, sign, tree_head
from mithaq.methods.transparency.ballots import (
    CastBallot,
    Receipt,
    bundle,
    canonical,
    definition,
    definition_leaf,
    participation,
    result_leaf,
)
from mithaq.methods.transparency.tiles import bundle as tile_bundle
from mithaq.methods.transparency.tiles import bundles_for, grow, names_for, node_in
from mithaq.methods.transparency.verifier import FILE_NAME, one_file
from mithaq.methods.transparency.verifier.program import main

pytestmark = pytest.mark.row("B07")

# ---------------------------------------------------------------------- a published result

PROCESS = "regueb/investment/2026/north"
ORIGIN = "regueb.example/log"
PRICES = {"school": "60.500", "lamp": "40.250", "tree": "20.000"}
CHOICES = ["school", "school,lamp", "lamp,tree", "tree", "lamp", "school,tree", "lamp,school"]


@dataclass
class Published:
    """A result in a folder, and what is needed to write it again."""

    folder: Path
    key: PrivateKey
    entries: list[bytes]
    receipts: list[Receipt]

    def path(self, name: str) -> Path:
        return self.folder / name

    def log(
        self, entries: list[bytes] | None = None, key: PrivateKey | None = None, lie: bytes = b""
    ) -> None:
        """Write the log; `lie`: another root than the entries give."""
        entries = self.entries if entries is None else entries
        tiles = grow(lambda level, index: b"", 0, map(leaf_hash, entries))
        root = lie or tree_head(node_in(lambda level, index: tiles[level, index]), len(entries))
        for name in [*names_for(len(entries)), *bundles_for(len(entries))]:
            path = self.folder / "log" / name.path
            path.parent.mkdir(parents=True, exist_ok=True)
            mine = entries[name.index * 256 :][: name.width]
            path.write_bytes(tile_bundle(mine) if name.level is None else tiles[name.level, name.index])
        note = sign(Checkpoint(ORIGIN, len(entries), root).text, key or self.key)
        (self.folder / "log" / "checkpoint").write_text(str(note))
        (self.folder / "log" / "keys").write_text(f"{self.key.public}\n")

    def change(self, name: str, old: str, new: str) -> None:
        text = self.path(name).read_text()
        assert old in text
        self.path(name).write_text(text.replace(old, new, 1))

    def seal_again(self) -> None:
        """What an insider with the log's key would do: put the digests of the altered files into a new log."""
        ballots, result = self.path("ballots.pb").read_bytes(), self.path("result.json").read_bytes()
        frozen = self.path("definition.json").read_bytes()
        self.entries[1] = entry("definition", **definition_leaf(PROCESS, frozen))
        self.entries[-1] = entry("result", **result_leaf(PROCESS, ballots, result))
        self.log()


def entry(kind: str, **said: object) -> bytes:
    return canonical({"v": 1, "kind": kind, **said})


@pytest.fixture
def published(tmp_path) -> Published:
    rule = Greedy(lot=tuple(PRICES))
    frozen = definition(
        PROCESS,
        rule=as_data(rule),
        budget="100",
        projects=[{"id": name, "cost": price} for name, price in PRICES.items()],
    )
    receipts = [
        Receipt(PROCESS, CastBallot(tuple(words.split(","))), f"{number:032x}")
        for number, words in enumerate(CHOICES)
    ]
    rows = sorted(f"{one.commitment};{','.join(one.ballot.vote)};{one.nonce}" for one in receipts)
    lines = [
        *(
            "META",
            "key;value",
            "num_projects;3",
            f"num_votes;{len(rows)}",
            "budget;100",
            "vote_type;approval",
        ),
        *("PROJECTS", "project_id;cost", *(f"{name};{price}" for name, price in PRICES.items())),
        *("VOTES", "voter_id;vote;nonce", *rows),
    ]
    ballots = ("\n".join(lines) + "\n").encode()
    election = read_pb(io.BytesIO(ballots))
    result = canonical(report(election, tally(election, rule)))
    replaced = Receipt(PROCESS, CastBallot(("lamp",)), "ff" * 16)
    entries = [
        entry("act", number=1, content="00" * 32),
        entry("definition", **definition_leaf(PROCESS, frozen)),
        entry("ballot", process=PROCESS, commitment=replaced.commitment),
        *(entry("ballot", process=PROCESS, commitment=one.commitment) for one in receipts),
        entry("withdrawn", process=PROCESS, commitment=replaced.commitment),
        *(entry("act", number=number, content="11" * 32) for number in range(2, 300)),
        entry("result", **result_leaf(PROCESS, ballots, result)),
    ]
    folder = tmp_path / "bundle"
    (folder / "log").mkdir(parents=True)
    for name, data in (("definition.json", frozen), ("ballots.pb", ballots), ("result.json", result)):
        (folder / name).write_bytes(data)
    made = Published(folder, PrivateKey.new(ORIGIN), entries, receipts)
    made.log()
    return made


@pytest.fixture
def faults(published, capsys):
    """What the program says of the bundle: the beginnings of its faults, each once."""

    def run(*words: str, code: int = 1) -> list[str]:
        given = list(words) or ["result", str(published.folder)]
        capsys.readouterr()
        assert main(given) == code
        said = capsys.readouterr().out.splitlines()
        return [line.removeprefix("FAULT ") for line in said if line.startswith("FAULT ")]

    return run


def kinds(lines: list[str]) -> set[str]:
    return {line.split(":")[0] for line in lines}


def test_result_when_nothing_was_touched_then_all_holds(published, faults):
    assert faults(code=0) == []
    assert faults("log", str(published.path("log")), "--key", str(published.key.public), code=0) == []


def test_result_when_the_winners_are_altered_then_named(published, faults):
    result = json.loads(published.path("result.json").read_text())
    result["winners"] = ["school"]
    published.path("result.json").write_bytes(canonical(result))
    assert kinds(faults()) == {"winners", "bundle"}
    published.seal_again()
    assert kinds(faults()) == {"winners"}


def test_result_when_a_price_is_altered_then_named(published, faults):
    published.change("ballots.pb", "lamp;40.250", "lamp;39.250")
    assert "price: lamp was frozen at 40.25 and is counted at 39.25" in faults()
    published.seal_again()
    assert "price" in kinds(faults())
    # Altered in both files, and the insider seals anew: whoever kept an older checkpoint sees it.
    kept = published.path("kept.txt")
    kept.write_text(published.path("log/checkpoint").read_text())
    published.change("definition.json", "40.250", "39.250")
    assert "definition" in kinds(faults())
    published.seal_again()
    found = faults("log", str(published.path("log")), "--since", str(kept))
    assert found == ["the log: the first 310 entries are not those you knew: the log was rewritten"]


def test_result_when_the_rule_is_altered_then_named(published, faults):
    published.change("definition.json", '"when_full":"skip"', '"when_full":"stop"')
    assert {"definition", "rule"} <= kinds(faults())
    assert "rule: “when_full” was 'stop' before the vote, the result says 'skip'" in faults()


def test_result_when_the_budget_is_altered_then_named(published, faults):
    published.change("ballots.pb", "budget;100", "budget;130")
    assert "budget: 100 was promised, ballots.pb says 130" in faults()


def test_result_when_a_ballot_is_altered_then_named_even_when_sealed_anew(published, faults):
    name = published.receipts[3].commitment
    published.change("ballots.pb", f"{name};tree", f"{name};school")
    published.seal_again()
    assert f"ballot: {name[:16]}… was altered; it is not what its voter cast" in faults()
    # The nonce blanked, the winners it gives announced, all of it sealed: nothing but the lack of the nonce tells.
    nonce = published.receipts[3].nonce
    published.change("ballots.pb", f"{name};school;{nonce}", f"{name};school;")
    election = read_pb(io.BytesIO(published.path("ballots.pb").read_bytes()))
    counted = report(election, tally(election, Greedy(lot=tuple(PRICES))))
    published.path("result.json").write_bytes(canonical(counted))
    published.seal_again()
    assert faults() == [f"ballot: {name[:16]}… has no nonce; what its voter cast cannot be shown"]
    # Where the rules say that ballots come without numbers, only how many they are is compared.
    frozen = json.loads(published.path("definition.json").read_text())
    published.path("definition.json").write_bytes(canonical({**frozen, "disclosure": "B"}))
    published.seal_again()
    assert faults(code=0) == []


def test_result_when_a_ballot_is_dropped_or_added_then_named(published, faults):
    first = published.receipts[0]
    published.change("ballots.pb", f"{first.commitment};school;{first.nonce}\n", "")
    published.change("ballots.pb", "num_votes;7", "num_votes;6")
    published.seal_again()
    assert f"ballot: {first.commitment[:16]}… is in the log and was not counted" in faults()
    stuffed = Receipt(PROCESS, CastBallot(("school",)), "ee" * 16)
    published.path("ballots.pb").write_text(
        published.path("ballots.pb").read_text().replace("num_votes;6", "num_votes;7")
        + f"{stuffed.commitment};school;{stuffed.nonce}\n"
    )
    published.seal_again()
    assert f"ballot: {stuffed.commitment[:16]}… is counted and is not in the log" in faults()


def test_result_when_a_replaced_ballot_is_counted_then_named(published, faults):
    replaced = Receipt(PROCESS, CastBallot(("lamp",)), "ff" * 16)
    text = published.path("ballots.pb").read_text().replace("num_votes;7", "num_votes;8")
    published.path("ballots.pb").write_text(f"{text}{replaced.commitment};lamp;{replaced.nonce}\n")
    published.seal_again()
    assert f"ballot: {replaced.commitment[:16]}… is counted though its voter replaced it" in faults()


def test_result_when_the_town_kept_every_ballot_out_of_the_log_then_named(published, faults):
    published.entries = [one for one in published.entries if b'"ballot"' not in one]
    first = published.receipts[0]
    published.change("ballots.pb", f"{first.commitment};school;{first.nonce}\n", "")
    published.change("ballots.pb", "num_votes;7", "num_votes;6")
    published.seal_again()
    assert "ballot: the log holds 0 valid ones, and 6 were counted" in faults()


def test_log_when_an_entry_is_altered_then_named(published, faults):
    entries = [*published.entries]
    entries[5] = entry("ballot", process=PROCESS, commitment="00" * 32)
    honest = base64.b64decode(published.path("log/checkpoint").read_text().split("\n")[2])
    published.log(entries, lie=honest)
    assert "the log: its entries do not give the hash of its checkpoint; one was altered" in faults()


def test_log_when_signed_by_somebody_else_then_named(published, faults):
    published.log(key=PrivateKey.new(ORIGIN))
    assert faults() == ["the log: the checkpoint is not signed by the key of this log"]


def test_log_when_the_checkpoint_is_altered_after_it_was_signed_then_named(published, faults):
    published.change("log/checkpoint", "\n310\n", "\n309\n")
    assert "the log: the signature of the checkpoint is wrong: it was altered after it was signed" in faults()


def test_log_when_cut_then_named(published, faults):
    kept = published.path("kept.txt")
    kept.write_text(published.path("log/checkpoint").read_text())
    published.log(published.entries[:200])
    found = faults("log", str(published.path("log")), "--since", str(kept))
    assert found == ["the log: it had 310 entries and now has 200: some were cut off"]


def test_log_when_a_witness_cosigned_then_named_and_a_false_one_is_a_fault(published, faults):
    from mithaq.methods.transparency import Note, parse_note

    witness = PrivateKey.new("association.example", COSIGNS)
    note = parse_note(published.path("log/checkpoint").read_text())
    good = note.adding([cosign(note, witness, 1_790_000_000)])
    published.path("log/checkpoint").write_text(str(good))
    words = "log", str(published.path("log")), "--witness", str(witness.public)
    assert faults(*words, code=0) == []
    other = cosign(Note("another\n1\n\n"), witness, 1_790_000_000)
    published.path("log/checkpoint").write_text(str(note.adding([other])))
    assert faults(*words) == ["witness: the cosignature of association.example is wrong"]


def test_log_when_a_leaf_is_asked_for_then_found_or_named(published, faults):
    place = str(published.path("log"))
    assert faults("log", place, "--leaf", leaf_hash(published.entries[7]).hex(), code=0) == []
    assert faults("log", place, "--leaf", "00" * 32) == ["leaf: it is not in the log"]


def test_receipt_when_the_ballot_was_counted_then_all_holds_and_altered_it_is_named(
    published, faults, tmp_path
):
    path = tmp_path / "receipt.json"
    receipt = published.receipts[1]
    path.write_text(json.dumps(receipt.data))
    words = "receipt", str(path), str(published.folder)
    assert faults(*words, code=0) == []
    path.write_text(json.dumps({**receipt.data, "ballot": CastBallot(("tree",)).data}))
    assert faults(*words) == [
        "receipt: its ballot and nonce do not give its commitment; it was altered",
        "receipt: the ballot counted under its number says something else",
    ]
    never = Receipt(PROCESS, CastBallot(("tree",)), "dd" * 16)
    path.write_text(json.dumps(never.data))
    assert faults(*words) == [
        "receipt: its commitment is not in the log",
        "receipt: this ballot was not counted",
    ]
    path.write_text(json.dumps({**receipt.data, "process": "salt/2026"}))
    assert kinds(faults(*words)) == {"receipt"}


def test_program_when_a_file_is_missing_or_broken_then_said_with_code_two(published, faults, tmp_path):
    published.path("result.json").write_text("{")
    assert faults(code=2) == []
    published.path("result.json").unlink()
    assert faults(code=2) == []
    (tmp_path / "no.zip").write_text("no zip")
    assert faults("result", str(tmp_path / "no.zip"), code=2) == []
    assert faults("log", str(tmp_path / "nowhere"), code=2) == []


def test_one_file_when_run_alone_then_it_checks_a_zip_and_counts(published, tmp_path):
    """On a machine with nothing but Python: isolated, in an empty folder, without our packages in sight."""
    log = [
        (str(path.relative_to(published.path("log"))), path.read_bytes())
        for path in sorted(published.path("log").rglob("*"))
        if path.is_file()
    ]
    data = bundle(
        definition_json=published.path("definition.json").read_bytes(),
        ballots_pb=published.path("ballots.pb").read_bytes(),
        result_json=published.path("result.json").read_bytes(),
        log_files=log,
    )
    alone = tmp_path / "alone"
    alone.mkdir()
    (alone / FILE_NAME).write_text(one_file())
    (alone / "bundle.zip").write_bytes(data)
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
    command = [sys.executable, "-I", "-S", FILE_NAME]
    done = subprocess.run(
        [*command, "result", "bundle.zip"], cwd=alone, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        f"{PROCESS}: 7 ballots, 3 projects counted again",
        "All of it holds.",
    ]
    (alone / "rule.json").write_text(json.dumps(as_data(Greedy(lot=tuple(PRICES)))))
    (alone / "town.pb").write_bytes(published.path("ballots.pb").read_bytes())
    done = subprocess.run(
        [*command, "tally", "town.pb", "rule.json"], cwd=alone, capture_output=True, text=True, check=True
    )
    expected = json.loads(published.path("result.json").read_text())["winners"]
    assert sorted(json.loads(done.stdout.splitlines()[0])["winners"]) == sorted(expected)


def test_participation_when_the_salt_differs_then_nobody_links_it():
    one, other = participation(PROCESS, "p", "a"), participation(PROCESS, "p", "b")
    assert len(one) == 64
    assert one != other
