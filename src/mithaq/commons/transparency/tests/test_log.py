"""The log of a town: what goes in, how it grows, what it tells and what it can never tell."""

from __future__ import annotations

import json
import threading

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction

from mithaq.commons.access.actor import system
from mithaq.commons.audit.actions import erase_personal, record
from mithaq.commons.audit.events import Event, events
from mithaq.commons.audit.models import Entry
from mithaq.commons.jobs.worker import run_pending
from mithaq.commons.tenancy.context import inside
from mithaq.commons.transparency import keys
from mithaq.commons.transparency.actions import (
    MIXED_AT_LEAST,
    grow_log,
    name_witness,
    retire_old_keys,
    rotate_key,
    submit,
    take_cosignatures,
)
from mithaq.commons.transparency.jobs import look, mix
from mithaq.commons.transparency.keys import KeyMissing
from mithaq.commons.transparency.leaves import leaf
from mithaq.commons.transparency.models import Checkpoint, Leaf, LogKey, Tile, Waiting
from mithaq.commons.transparency.queries import Fault, latest_checkpoint, note_of, proven, tree, verify
from mithaq.methods.transparency import (
    COSIGNS,
    BadSignature,
    MalformedNote,
    Note,
    PrivateKey,
    consistency_proof,
    cosign,
    leaf_hash,
    open_checkpoint,
    parse_note,
    parse_public,
    tree_head,
    verify_consistency,
    verify_inclusion,
)
from mithaq.methods.transparency.merkle import of_leaves

OPEN, CLOSED = "test.sealed_open", "test.sealed_closed"


@pytest.fixture(autouse=True)
def _events():
    for code, is_public in ((OPEN, True), (CLOSED, False)):
        if code not in events:
            events.add(Event(code=code, label=code, public=is_public, personal=("text",)))


@pytest.fixture(autouse=True)
def _own_keys(tmp_path, monkeypatch):
    """Each test has keys of its own, as each installation has."""
    monkeypatch.setattr(keys, "folder", lambda: tmp_path / "log-keys")


@pytest.fixture
def act(town, make_person):
    person = make_person("Secret Name")

    def do(count: int = 1, code: str = OPEN) -> None:
        for number in range(count):
            record(code, by=system(town), on=person, data={"n": number}, personal={"text": "secret words"})

    do.person = person
    return do


def kinds() -> list[str]:
    return [json.loads(one)["kind"] for one in Leaf.objects.order_by("index").values_list("entry", flat=True)]


@pytest.mark.row("D08")
def test_grow_when_public_acts_happened_then_each_is_a_leaf_and_the_private_are_not(town, act):
    act(2)
    act(3, CLOSED)
    checkpoint = grow_log(town)
    # The first leaf announces the key; that announcement is a public act itself.
    assert kinds() == ["key", "act", "act", "act"]
    assert checkpoint.size == 4
    numbers = [json.loads(one.entry)["number"] for one in Leaf.objects.order_by("index")[1:]]
    assert numbers == [entry.number for entry in Entry.objects.exclude(event=CLOSED).order_by("number")]
    assert grow_log(town) is None
    assert Checkpoint.objects.count() == 1
    assert list(verify(town)) == []


def test_leaf_when_written_then_no_word_of_anybody(town, act):
    act(1)
    grow_log(town)
    for one in Leaf.objects.all():
        assert "Secret" not in one.entry
        assert "secret" not in one.entry
        assert set(json.loads(one.entry)) <= {"v", "kind", "number", "at", "event", "content", "key"}


@pytest.mark.row("D08")
def test_erase_when_a_person_asks_then_the_log_holds_and_still_fits_the_history(town, act):
    act(3)
    grow_log(town)
    before = list(Leaf.objects.order_by("index").values_list("hash", flat=True))
    erase_personal(by=system(town), person=act.person)
    grow_log(town)
    assert list(Leaf.objects.order_by("index").values_list("hash", flat=True))[: len(before)] == before
    assert list(verify(town)) == []


def test_grow_when_in_many_steps_then_every_checkpoint_is_consistent_with_the_ones_before(town, act):
    for count in (1, 255, 2, 40):
        act(count)
        grow_log(town)
    leaves = [leaf_hash(one.entry.encode()) for one in Leaf.objects.order_by("index")]
    assert len(leaves) == 300
    checkpoints = list(Checkpoint.objects.order_by("size"))
    for one in checkpoints:
        assert one.root == tree_head(of_leaves(leaves), one.size).hex()
    last = checkpoints[-1]
    for one in checkpoints:
        proof = consistency_proof(tree(), one.size, last.size)
        roots = bytes.fromhex(one.root), bytes.fromhex(last.root)
        assert verify_consistency(one.size, last.size, *roots, proof)
    public = [parse_public(one.key) for one in LogKey.objects.all()]
    assert open_checkpoint(str(note_of(last)), public)[1].origin == "regueb.localhost/log"


def test_proven_when_a_leaf_is_submitted_then_found_by_its_hash_with_a_proof(town, act):
    act(5)
    hash_ = submit(leaf("result", process="investment/2026", result="00" * 32))
    assert proven(hash_) is None
    grow_log(town)
    found = proven(hash_)
    root = bytes.fromhex(found.checkpoint.root)
    assert verify_inclusion(
        bytes.fromhex(hash_), found.leaf.index, found.checkpoint.size, list(found.proof), root
    )
    assert proven("00" * 32) is None


def test_submit_when_the_transaction_fails_then_nothing_waits(town):
    with transaction.atomic():
        submit(leaf("result", process="p"))
        transaction.set_rollback(True)
    assert Waiting.objects.count() == 0


def test_submit_when_mixed_then_only_in_company_of_its_own_vote_and_in_no_order(town):
    grow_log(town)

    def submit_ballots(process: str, first: int, many: int) -> list[str]:
        said = [leaf("ballot", process=process, commitment=f"{n:064x}") for n in range(first, first + many)]
        for one in said:
            submit(one, mixed=True)
        return said

    def logged(process: str) -> list[str]:
        return [one.entry for one in Leaf.objects.order_by("index") if f'"process":"{process}"' in one.entry]

    # Many in another vote, and a voter who votes again and again, are no company.
    submit_ballots("other", 1000, 2 * MIXED_AT_LEAST)
    ballots = submit_ballots("p", 0, 2 * MIXED_AT_LEAST - 1)
    again = submit_ballots("p", 500, MIXED_AT_LEAST)
    gone = [leaf("withdrawn", process="p", commitment=f"{n:064x}") for n in range(500, 500 + len(again))]
    for one in gone:
        submit(one, mixed=True)
    grow_log(town)
    assert (len(logged("other")), logged("p")) == (MIXED_AT_LEAST, [])
    ballots += submit_ballots("p", 100, 1)
    grow_log(town)
    assert len(logged("p")) == MIXED_AT_LEAST
    assert set(logged("p")) < set(ballots)
    assert logged("p") != sorted(logged("p"))
    # The rest waits for the end of its vote; that of the other vote stays.
    assert grow_log(town) is None
    grow_log(town, ended=["p"])
    assert sorted(logged("p")) == sorted([*ballots, *again, *gone])
    assert Waiting.objects.count() == MIXED_AT_LEAST


def test_look_when_something_is_new_then_that_town_grows_and_the_other_is_left_alone(
    regueb, salt, make_person
):
    with inside(regueb):
        record(OPEN, by=system(regueb), on=make_person(), data={})
    look()
    look()
    assert run_pending() == 1
    with inside(regueb):
        assert kinds() == ["key", "act", "act"]
        for number in range(2 * MIXED_AT_LEAST):
            submit(leaf("ballot", process="p", commitment=f"{number:064x}"), mixed=True)
    look()
    assert run_pending() == 0
    mix()
    assert run_pending() == 1
    with inside(regueb):
        assert kinds()[3:] == ["ballot"] * MIXED_AT_LEAST
    with inside(salt):
        assert Leaf.objects.count() == 0


@pytest.mark.row("D08")
def test_verify_when_something_stored_is_altered_then_named(town, act):
    act(3)
    grow_log(town)
    act(1)
    grow_log(town)
    whole = {one.pk: one.entry for one in Leaf.objects.all()}
    third = Leaf.objects.get(index=2)
    Leaf.objects.filter(pk=third.pk).update(entry=third.entry.replace(OPEN, CLOSED))
    # The leaf, the tile above it, both checkpoints over it, and the act it no longer tells.
    assert [one.kind for one in verify(town)] == ["leaf", "tile", "checkpoint", "checkpoint", "act"]
    Leaf.objects.filter(pk=third.pk).update(entry=whole[third.pk])
    assert list(verify(town)) == []
    tile = Tile.objects.get(level=0, index=0)
    Tile.objects.filter(pk=tile.pk).update(hashes=bytes(tile.hashes)[:-1] + b"!")
    assert list(verify(town)) == [Fault("tile", 0, "0/0")]
    Tile.objects.filter(pk=tile.pk).update(hashes=bytes(tile.hashes))
    Entry.objects.filter(number=2).update(data={"n": 99})
    assert list(verify(town)) == [Fault("act", 2, OPEN)]


def test_verify_when_a_checkpoint_is_signed_anew_then_named(town, act):
    act(1)
    checkpoint = grow_log(town)
    stranger = PrivateKey.new("regueb.localhost/log")
    line = str(Note(checkpoint.text, (parse_note(str(note_of(checkpoint))).signatures)).signatures[0])
    Checkpoint.objects.update(signatures=line.replace(line[-6], "A" if line[-6] != "A" else "B") + "\n")
    assert [one.kind for one in verify(town)] == ["signature"]
    assert stranger.public.name == "regueb.localhost/log"


# ---------------------------------------------------------------------- keys


def test_rotate_when_the_key_changes_then_both_sign_until_the_old_one_retires(town, act):
    act(1)
    first = grow_log(town)
    old = LogKey.objects.get().key
    new = rotate_key(by=system(town))
    both = latest_checkpoint()
    for key in (old, new):
        assert open_checkpoint(str(note_of(both)), [parse_public(key)])[1].size == both.size
    assert retire_old_keys(by=system(town)) == 1
    act(1)
    last = grow_log(town)
    assert open_checkpoint(str(note_of(last)), [parse_public(new)])[1].size == last.size
    with pytest.raises(BadSignature):
        open_checkpoint(str(note_of(last)), [parse_public(old)])
    assert kinds().count("key") == 2
    assert first.size < both.size < last.size
    assert list(verify(town)) == []


def test_grow_when_the_key_file_is_gone_then_refused_and_not_replaced_in_silence(town, act):
    act(1)
    grow_log(town)
    keys.path_of("regueb").unlink()
    act(1)
    with pytest.raises(KeyMissing):
        grow_log(town)
    assert LogKey.objects.count() == 1
    rotate_key(by=system(town), lost=True)
    assert LogKey.objects.filter(retired_at=None).count() == 1
    assert list(verify(town)) == []


@pytest.mark.parametrize("name", ["", "regueb.keys"])
def test_start_when_others_may_read_the_keys_then_refused(town, act, name):
    act(1)
    grow_log(town)
    keys.require_private()
    (keys.folder() / name).chmod(0o755 if not name else 0o640)
    with pytest.raises(ImproperlyConfigured):
        keys.require_private()
    act(1)
    with pytest.raises(ImproperlyConfigured):
        grow_log(town)


# ---------------------------------------------------------------------- witnesses


def test_cosign_when_a_named_witness_signs_then_shown_and_others_are_not(town, act):
    act(1)
    note = note_of(grow_log(town))
    witness = PrivateKey.new("association.example", COSIGNS)
    stranger = PrivateKey.new("stranger.example", COSIGNS)
    signed = Note(note.text, (cosign(note, witness, 1_790_000_000), cosign(note, stranger, 1_790_000_000)))
    with pytest.raises(BadSignature):
        take_cosignatures(str(signed))
    name_witness(by=system(town), label="The association", key=str(witness.public))
    assert take_cosignatures(str(signed)) == 1
    assert take_cosignatures(str(signed)) == 0
    published = note_of(latest_checkpoint())
    assert [one.name for one in published.signatures] == ["regueb.localhost/log", "association.example"]
    with pytest.raises(MalformedNote):
        take_cosignatures(str(signed).replace("\n3\n", "\n9\n"))
    with pytest.raises(MalformedNote):
        name_witness(by=system(town), label="A log", key=LogKey.objects.first().key)


# ---------------------------------------------------------------------- at once


@pytest.mark.django_db(transaction=True)
def test_grow_when_many_at_once_then_no_gap_and_no_twin(regueb, make_person):
    with inside(regueb):
        person = make_person()
    problems: list[BaseException] = []

    def work() -> None:
        try:
            with inside(regueb):
                for _ in range(5):
                    record(OPEN, by=system(regueb), on=person, data={})
                    submit(leaf("result", process="p"))
                    grow_log(regueb)
        except BaseException as problem:  # noqa: BLE001  told to the test below
            problems.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert problems == []
    with inside(regueb):
        grow_log(regueb)
        assert kinds().count("result") == 20
        assert kinds().count("act") == 21
        assert kinds().count("key") == 1
        assert list(verify(regueb)) == []
