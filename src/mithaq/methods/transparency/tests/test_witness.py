"""A witness cosigns what only grew, and says what else it saw."""

from __future__ import annotations

import stat

import pytest

from mithaq.methods.transparency import (
    COSIGNS,
    BadSignature,
    Checkpoint,
    Inconsistent,
    PrivateKey,
    TransparencyError,
    Unreachable,
    cosignatures_of,
    leaf_hash,
    sign,
    tree_head,
)
from mithaq.methods.transparency.reading import check_tiles, fetcher
from mithaq.methods.transparency.tiles import bundle, bundles_for, grow, names_for, node_in
from mithaq.methods.transparency.witness import Memory, cosigned, look, witness_key

ORIGIN = "town.example/log"


@pytest.fixture
def log(tmp_path):
    """write(entries, *keys): a log in a folder, as it would stand below its address."""
    folder = tmp_path / "log"

    def write(entries: list[bytes], *keys: PrivateKey) -> str:
        tiles = grow(lambda level, index: b"", 0, map(leaf_hash, entries))
        size = len(entries)
        for name in names_for(size):
            path = folder / name.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(tiles[name.level, name.index])
        for name in bundles_for(size):
            path = folder / name.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(bundle(entries[name.index * 256 :][: name.width]))
        root = tree_head(node_in(lambda level, index: tiles[level, index]), size)
        folder.mkdir(exist_ok=True)
        (folder / "checkpoint").write_text(str(sign(Checkpoint(ORIGIN, size, root).text, *keys)))
        (folder / "keys").write_text("# keys\n" + "".join(f"{key.public}\n" for key in keys))
        return str(folder)

    return write


def acts(count: int, word: str = "act") -> list[bytes]:
    return [f"{word} {number}".encode() for number in range(count)]


def test_look_when_the_log_only_grew_then_cosigned_and_remembered(log, tmp_path):
    key, state = PrivateKey.new(ORIGIN), tmp_path / "state.json"
    place = log(acts(3), key)
    assert look(place, Memory(state)).before is None
    log(acts(600), key)
    seen = look(place, Memory(state))
    assert (seen.before, seen.checkpoint.size) == (3, 600)
    assert Memory(state).last(place) == seen.checkpoint
    assert stat.S_IMODE(state.stat().st_mode) == 0o600
    witness = PrivateKey.new("association.example", COSIGNS)
    note = cosigned(seen, witness, 1_790_000_000)
    assert [one.at for one in cosignatures_of(note, [witness.public])] == [1_790_000_000]
    check_tiles(fetcher(place), 600, seen.checkpoint.root)


@pytest.mark.row("D08")
@pytest.mark.parametrize("size", [3, 5, 600])
def test_look_when_the_past_was_rewritten_then_named_and_not_remembered(log, tmp_path, size):
    key, state = PrivateKey.new(ORIGIN), tmp_path / "state.json"
    place = log(acts(5), key)
    before = look(place, Memory(state)).checkpoint
    log([b"another beginning", *acts(size)[1:]], key)
    with pytest.raises(Inconsistent):
        look(place, Memory(state))
    assert Memory(state).last(place) == before


@pytest.mark.parametrize("name", ["tile/0/000", "tile/entries/001.p/44"])
def test_check_when_a_tile_or_an_entry_is_altered_then_named(log, tmp_path, name):
    place = log(acts(300), PrivateKey.new(ORIGIN))
    root = look(place, Memory(tmp_path / "state.json")).checkpoint.root
    path = tmp_path / "log" / name
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    with pytest.raises(Inconsistent):
        check_tiles(fetcher(place), 300, root)


def test_look_when_signed_by_another_key_then_refused_unless_the_known_one_vouches(log, tmp_path):
    old, new = PrivateKey.new(ORIGIN), PrivateKey.new(ORIGIN)
    state = tmp_path / "state.json"
    place = log(acts(3), old)
    look(place, Memory(state))
    log(acts(4), new)
    with pytest.raises(BadSignature):
        look(place, Memory(state))
    log(acts(4), new, old)
    look(place, Memory(state))
    log(acts(5), new)
    assert look(place, Memory(state)).checkpoint.size == 5


def test_look_when_the_key_was_learnt_elsewhere_then_the_announced_one_is_not_enough(log, tmp_path):
    place = log(acts(3), PrivateKey.new(ORIGIN))
    known = PrivateKey.new(ORIGIN)
    with pytest.raises(BadSignature):
        look(place, Memory(tmp_path / "state.json"), key=str(known.public))


def test_look_when_nothing_is_there_then_said(tmp_path):
    with pytest.raises(Unreachable):
        look(str(tmp_path / "nowhere"), Memory(tmp_path / "state.json"))


def test_key_when_made_then_only_its_owner_reads_it(tmp_path):
    path = tmp_path / "witness.key"
    key = witness_key(path, "association.example")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert witness_key(path, "association.example") == key
    with pytest.raises(TransparencyError):
        witness_key(path, "other.example")
    path.chmod(0o644)
    with pytest.raises(TransparencyError):
        witness_key(path, "association.example")


def test_memory_when_it_is_something_else_then_refused(tmp_path):
    (tmp_path / "a").write_text("{}")
    (tmp_path / "b").write_text("no json")
    for name in "ab":
        with pytest.raises(TransparencyError):
            Memory(tmp_path / name)
