"""The seal of the log as people read it."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass

from mithaq.commons.tenancy.models import Municipality
from mithaq.commons.tenancy.queries import address_of

from .models import Checkpoint, Cosignature
from .queries import latest_checkpoint

# What is read aloud or copied by hand comes in groups of so many letters.
GROUP = 4


@dataclass(frozen=True)
class Seal:
    """witnessed: the latest checkpoint that some witness cosigned, with those who did."""

    checkpoint: Checkpoint
    root: str
    address: str
    witnessed: Checkpoint | None
    cosignatures: Sequence[Cosignature]


def seal_of(municipality: Municipality) -> Seal | None:
    """None before the log's first growth."""
    checkpoint = latest_checkpoint()
    if checkpoint is None:
        return None
    cosignatures = list(
        Cosignature.objects.select_related("witness", "checkpoint").order_by("-checkpoint__size", "pk")[:20]
    )
    witnessed = cosignatures[0].checkpoint if cosignatures else None
    return Seal(
        checkpoint=checkpoint,
        root=root_words(checkpoint),
        address=f"{address_of(municipality)}/log",
        witnessed=witnessed,
        cosignatures=[one for one in cosignatures if witnessed and one.checkpoint_id == witnessed.pk],
    )


def root_words(checkpoint: Checkpoint) -> str:
    """The hash as it stands in the checkpoint, in base64."""
    return base64.b64encode(bytes.fromhex(checkpoint.root)).decode()


def grouped(words: str) -> str:
    return " ".join(words[start : start + GROUP] for start in range(0, len(words), GROUP))
