"""Fake voters and fake ballots, the same on every machine: for rehearsals, the demonstration and the soak test."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from mithaq.methods.transparency.ballots import CastBallot
from mithaq.registers.bodies.enums import AgeBand, Sex
from mithaq.registers.places.models import Zone

from .enums import BallotKind, Channel
from .keys import roll_digest
from .models import Option, Pot, Roll, Voter

PART = 500
BANDS = (AgeBand.YOUTH, AgeBand.YOUTH, AgeBand.MIDDLE, AgeBand.MIDDLE, AgeBand.SENIOR)
SEXES = (Sex.WOMAN, Sex.MAN)
WAYS = (Channel.WEB,) * 6 + (Channel.CODE,) * 2 + (Channel.DESK,)


def fake_voters(roll: Roll, zones: Iterable[tuple[Zone | None, int]], *, seed: int = 1) -> list[Voter]:
    """So many voters in each zone, with identity numbers nobody has: "FAKE-<number in the list>"."""
    chance = random.Random(seed)  # noqa: S311  (the same every time is what it is for)
    slug, number, rows = roll.municipality.slug, roll.voters.count(), []
    for zone, many in zones:
        for _voter in range(many):
            number += 1
            rows.append(
                Voter(
                    municipality_id=roll.municipality_id,
                    roll=roll,
                    number=number,
                    zone=zone,
                    identity=roll_digest(slug, roll.pk, "identity", f"FAKE{number}"),
                    age_band=chance.choice(BANDS),
                    sex=chance.choice(SEXES),
                )
            )
    return Voter.objects.bulk_create(rows, batch_size=PART)


def fake_ballots(
    pot: Pot, voters: Sequence[Voter], *, seed: int = 1
) -> Iterator[tuple[Voter, CastBallot, str]]:
    """A ballot of each voter, for `actions.cast_in_bulk`. Options that come first are liked better."""
    chance = random.Random(seed)  # noqa: S311
    options = list(pot.options.all())
    weights = [1 / (place + 2) for place in range(len(options))]
    for voter in voters:
        yield voter, fake_choice(chance, pot, options, weights), chance.choice(WAYS)


def fake_choice(
    chance: random.Random, pot: Pot, options: Sequence[Option], weights: Sequence[float]
) -> CastBallot:
    """Something that can be counted, whatever the kind of ballot."""
    kind, most = pot.election.ballot_kind, pot.election.most
    keyed = sorted(
        zip(options, weights, strict=True), key=lambda pair: chance.random() ** (1 / pair[1]), reverse=True
    )
    liked = [option for option, _weight in keyed]
    if kind == BallotKind.CHOOSE_ONE:
        return CastBallot((liked[0].code,))
    if kind == BallotKind.KNAPSACK:
        return CastBallot(tuple(sorted(_fitting(liked, pot.envelope))))
    few = liked[: chance.randint(1, min(most or len(liked), len(liked), 3))]
    if kind == BallotKind.RANKED:
        return CastBallot(tuple(one.code for one in few))
    codes = tuple(sorted(one.code for one in few))
    if kind == BallotKind.POINTS:
        return CastBallot(codes, tuple(str(max(most // len(codes), 1)) for _code in codes))
    return CastBallot(codes)


def _fitting(liked: Sequence[Option], envelope: Decimal) -> Iterator[str]:
    left = envelope
    for option in liked[:4]:
        if option.cost <= left:
            left -= option.cost
            yield option.code
