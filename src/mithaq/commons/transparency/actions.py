"""Every write to the log: what goes in, how it grows, its keys and its witnesses."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from django.db import transaction
from django.utils import timezone

from mithaq.commons.access.actor import Actor, system
from mithaq.commons.audit.actions import record
from mithaq.commons.audit.models import Entry
from mithaq.commons.audit.queries import public_events
from mithaq.commons.tenancy.models import Municipality
from mithaq.commons.tenancy.queries import primary_host
from mithaq.methods.transparency import (
    COSIGNS,
    BadSignature,
    MalformedNote,
    PrivateKey,
    cosignatures_of,
    leaf_hash,
    parse_note,
    parse_public,
    sign,
    tree_head,
)
from mithaq.methods.transparency import Checkpoint as Head
from mithaq.methods.transparency.ballots import definition_leaf, result_leaf
from mithaq.methods.transparency.tiles import LONGEST_ENTRY, grow, node_in

from .keys import KeyMissing, keep, kept_keys
from .leaves import act_leaf, leaf
from .models import Checkpoint, Cosignature, Leaf, Log, LogKey, Tile, Waiting, Witness
from .queries import load_tile, valid_keys

KEY_ANNOUNCED = "transparency.key_announced"
KEY_RETIRED = "transparency.key_retired"
WITNESS_NAMED = "transparency.witness_named"

# Of each vote so many ballots go in together at least, and as many stay behind as company for the last to come.
MIXED_AT_LEAST = 16
# Acts taken in one transaction: a long history enters in several growths.
MOST_ACTS = 5000
PART = 500


def submit(entry: str, *, mixed: bool = False) -> str:
    """Ask for a leaf (`leaves.leaf`) in the log of the town in scope; gives its hash, by which it is found later.

    Part of the caller's transaction. mixed: it belongs to a process, and enters only in a shuffled batch of it, so
    that its place in the log does not tell when it came. Digests and commitments only: the log never forgets.
    """
    data = entry.encode()
    if len(data) > LONGEST_ENTRY:
        raise ValueError(f"a leaf of {len(data)} bytes; {LONGEST_ENTRY} at most")
    Waiting.objects.create(entry=entry, mixed=mixed)
    return leaf_hash(data).hex()


def submit_definition(process: str, data: bytes) -> str:
    """Freeze what decides an outcome, before voting opens. data: `methods.transparency.ballots.definition`."""
    return submit(leaf("definition", **definition_leaf(process, data)))


def submit_ballot(process: str, commitment: str) -> str:
    """A ballot was cast; commitment: `ballots.commitment`. It enters among others, in no order."""
    return submit(leaf("ballot", process=process, commitment=commitment), mixed=True)


def withdraw_ballot(process: str, commitment: str) -> str:
    """Its voter has voted again: the earlier ballot counts no more."""
    return submit(leaf("withdrawn", process=process, commitment=commitment), mixed=True)


def submit_result(process: str, ballots_pb: bytes, result_json: bytes) -> str:
    """The files of a result, as they are published. Grow with `ended` first: every ballot stands before it."""
    return submit(leaf("result", **result_leaf(process, ballots_pb, result_json)))


@transaction.atomic
def grow_log(municipality: Municipality, *, ended: Collection[str] = ()) -> Checkpoint | None:
    """Append what waits, sign what the log is then, and give that checkpoint; None when nothing was new.

    ended: processes whose mixed leaves all go in now, however few they are: nothing more will come.
    """
    _wait_for_the_pen(municipality)
    log, _new = Log.objects.get_or_create(
        municipality=municipality, defaults={"origin": f"{primary_host(municipality)}/log"}
    )
    news = [*_key_leaves(log), *_taken(ended), *_acts(log)]
    log.save()
    if not news:
        return None
    hashes = [leaf_hash(entry.encode()) for entry in news]
    Leaf.objects.bulk_create(
        [
            Leaf(municipality=municipality, index=log.size + at, entry=entry, hash=digest.hex())
            for at, (entry, digest) in enumerate(zip(news, hashes, strict=True))
        ],
        batch_size=PART,
    )
    changed = grow(load_tile, log.size, hashes)
    for (level, index), tile in changed.items():
        Tile.objects.update_or_create(level=level, index=index, defaults={"hashes": tile})
    log.size += len(news)
    log.save()
    return _sign(log, changed)


def _wait_for_the_pen(municipality: Municipality) -> None:
    """The town's row, which `audit.record` holds too: one order of locks for everybody who writes history."""
    Municipality.objects.select_for_update(no_key=True).only("pk").get(pk=municipality.pk)


def _sign(log: Log, changed: dict[tuple[int, int], bytes]) -> Checkpoint:
    def load(level: int, index: int) -> bytes:
        return changed.get((level, index)) or load_tile(level, index)

    head = Head(log.origin, log.size, tree_head(node_in(load), log.size))
    note = sign(head.text, *_signing_keys(log))
    return Checkpoint.objects.create(
        size=head.size,
        root=head.root.hex(),
        text=note.text,
        signatures="".join(f"{one}\n" for one in note.signatures),
    )


def _taken(ended: Collection[str]) -> list[str]:
    """What waits, out of the waiting room; what is mixed in an order that nobody knows."""
    rows = list(Waiting.objects.values_list("pk", "mixed", "entry"))
    plain = [(pk, entry) for pk, mixed, entry in rows if not mixed]
    taken = [*plain, *_in_company(((pk, entry) for pk, mixed, entry in rows if mixed), ended)]
    # In parts: a query bears some thousands of values, and after a vote more may wait.
    for start in range(0, len(taken), PART):
        Waiting.objects.filter(pk__in=[pk for pk, _entry in taken[start : start + PART]]).delete()
    return [entry for _pk, entry in taken]


def _in_company(waiting: Iterable[tuple[object, str]], ended: Collection[str]) -> list[tuple[object, str]]:
    """Shuffled: all of the processes that ended; of every other one nothing, or a batch drawn by lot."""
    by_process: dict[str, list[tuple[object, str]]] = defaultdict(list)
    for row in waiting:
        by_process[json.loads(row[1])["process"]].append(row)
    chance, found = random.SystemRandom(), []
    for process, rows in by_process.items():
        if process in ended:
            found += rows
            continue
        pool = list(_standing(rows))
        if len(pool) >= 2 * MIXED_AT_LEAST:
            found += chance.sample(pool, len(pool) - MIXED_AT_LEAST)
    chance.shuffle(found)
    return found


def _standing(rows: Iterable[tuple[object, str]]) -> Iterator[tuple[object, str]]:
    """The ballots that nobody has withdrawn. Withdrawals wait for the end, and what they withdraw with them: voting
    again and again makes one voter, and no company for another."""
    said = [(row, json.loads(row[1])) for row in rows]
    gone = {one["commitment"] for _row, one in said if one["kind"] == "withdrawn"}
    for row, one in said:
        if one["kind"] == "ballot" and one["commitment"] not in gone:
            yield row


def _acts(log: Log) -> list[str]:
    """The public acts since the last growth, in their order."""
    rows = Entry.objects.filter(number__gt=log.acts_until).order_by("number")[:MOST_ACTS]
    shown, found = set(public_events()), []
    for entry in rows:
        log.acts_until = entry.number
        if entry.event in shown:
            found.append(act_leaf(entry))
    return found


# ---------------------------------------------------------------------- keys


def _signing_keys(log: Log) -> list[PrivateKey]:
    valid = set(valid_keys().values_list("key", flat=True))
    keys = [key for key in kept_keys(log.municipality.slug) if str(key.public) in valid]
    if not keys:
        raise KeyMissing(
            f"The key of the log of {log.municipality.slug} is missing. Hint: bring MITHAQ_VAR/log-keys back from"
            " where you keep it; if it is lost, mithaq log rotate --lost."
        )
    return keys


def _key_leaves(log: Log) -> list[str]:
    """The first key, at the first growth."""
    if LogKey.objects.exists():
        return []
    keys = kept_keys(log.municipality.slug) or [PrivateKey.new(log.origin)]
    return [_announce(log, keys[0], keys)]


def _announce(log: Log, key: PrivateKey, keys: list[PrivateKey]) -> str:
    keep(log.municipality.slug, keys)
    LogKey.objects.create(key=str(key.public))
    record(KEY_ANNOUNCED, by=system(log.municipality), on=log.municipality, data={"key": str(key.public)})
    return leaf("key", key=str(key.public))


@transaction.atomic
def rotate_key(*, by: Actor, lost: bool = False) -> str:
    """Announce a new key; it signs beside the old one until `retire_old_keys`. Gives the new public key.

    lost: the old one cannot sign any more and is retired at once.
    """
    municipality = by.municipality
    _wait_for_the_pen(municipality)
    log = Log.objects.get(municipality=municipality)
    old = [] if lost else _signing_keys(log)[:1]
    if lost:
        valid_keys().update(retired_at=timezone.now())
    new = PrivateKey.new(log.origin)
    submit(_announce(log, new, [new, *old]))
    grow_log(municipality)
    return str(new.public)


@transaction.atomic
def retire_old_keys(*, by: Actor) -> int:
    """Only the newest key signs from now on; gives how many left."""
    municipality = by.municipality
    _wait_for_the_pen(municipality)
    log = Log.objects.get(municipality=municipality)
    newest, *old = _signing_keys(log)
    if old:
        leaving = [str(key.public) for key in old]
        LogKey.objects.filter(key__in=leaving).update(retired_at=timezone.now())
        record(KEY_RETIRED, by=by, on=municipality, data={"keys": leaving})
        keep(municipality.slug, [newest])
    return len(old)


# ---------------------------------------------------------------------- witnesses


@transaction.atomic
def name_witness(*, by: Actor, label: str, key: str) -> Witness:
    """Show this witness's cosignatures from now on. key: as `mithaq witness` prints it; raises MalformedNote."""
    public = parse_public(key)
    if public.kind != COSIGNS:
        raise MalformedNote("This key signs notes; a witness needs one that cosigns.")
    found, new = Witness.objects.update_or_create(key=str(public), defaults={"label": label})
    if new:
        record(WITNESS_NAMED, by=by, on=by.municipality, data={"key": str(public), "label": label})
    return found


@transaction.atomic
def take_cosignatures(words: str) -> int:
    """Keep what the named witnesses say below one of the log's checkpoints; gives how many were new.

    Raises MalformedNote for what is no checkpoint of this log, BadSignature when no named witness has signed it.
    """
    note = parse_note(words)
    checkpoint = Checkpoint.objects.filter(text=note.text).first()
    if checkpoint is None:
        raise MalformedNote("This is no checkpoint of this log.")
    witnesses: Sequence[Witness] = list(Witness.objects.all())
    by_key = {one.key: one for one in witnesses}
    found = cosignatures_of(note, [parse_public(one.key) for one in witnesses])
    if not found:
        raise BadSignature("None of the witnesses named here has signed this checkpoint.")
    count = 0
    for each in found:
        line = next(str(one) for one in note.signatures if one.by(each.key))
        at = dt.datetime.fromtimestamp(each.at, dt.UTC)
        _row, new = Cosignature.objects.get_or_create(
            checkpoint=checkpoint, witness=by_key[str(each.key)], defaults={"line": line, "at": at}
        )
        count += new
    return count
