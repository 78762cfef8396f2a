"""Checkpoints (c2sp.org/tlog-checkpoint) and the cosignatures of witnesses (c2sp.org/tlog-cosignature)."""

from __future__ import annotations

import base64
import re
import struct
from collections.abc import Sequence
from dataclasses import dataclass

from .errors import BadSignature, MalformedNote
from .notes import COSIGNS, Note, PrivateKey, PublicKey, Signature, open_note


@dataclass(frozen=True)
class Checkpoint:
    """A log's whole state in three lines. origin: which log; size: leaves; root: 32 bytes."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


@dataclass(frozen=True)
class Cosignature:
    """at: seconds since 1970."""

    key: PublicKey
    at: int


def parse_checkpoint(text: str) -> Checkpoint:
    """From the text of a note; lines after the third are allowed and say nothing here."""
    lines = text.split("\n")
    if len(lines) < 4 or not lines[0] or not re.fullmatch(r"0|[1-9][0-9]{0,18}", lines[1]):
        raise MalformedNote("This is no checkpoint: it needs a name, a size and a hash.")
    try:
        root = base64.b64decode(lines[2], validate=True)
    except ValueError:
        root = b""
    if len(root) != 32 or base64.b64encode(root).decode() != lines[2]:
        raise MalformedNote("The hash of the checkpoint is not 32 bytes in base64.")
    return Checkpoint(lines[0], int(lines[1]), root)


def open_checkpoint(words: str, keys: Sequence[PublicKey]) -> tuple[Note, Checkpoint]:
    """A checkpoint that the log's own key has signed: the key's name is the log's origin."""
    note = open_note(words, keys)
    found = parse_checkpoint(note.text)
    if not any(key.name == found.origin for key in keys):
        raise BadSignature(f"The checkpoint is of {found.origin}, whose key is not known here.")
    return note, found


def cosign(note: Note, key: PrivateKey, at: int) -> Signature:
    """The witness has seen this checkpoint at `at` (seconds since 1970), consistent with all it saw before."""
    if key.kind != COSIGNS:
        raise BadSignature("This key signs notes; a witness needs one that cosigns.")
    words = _cosigned(note.text, at)
    return Signature(key.name, key.public.id, struct.pack(">Q", at) + key.sign(words))


def cosignatures_of(note: Note, witnesses: Sequence[PublicKey]) -> list[Cosignature]:
    """Of the known witnesses; raises BadSignature when one of theirs does not fit."""
    found = []
    for key in witnesses:
        for signature in note.signatures:
            if key.kind != COSIGNS or not signature.by(key):
                continue
            at = int.from_bytes(signature.data[:8], "big")
            if len(signature.data) != 72 or not key.fits(_cosigned(note.text, at), signature.data[8:]):
                raise BadSignature(f"The cosignature of {key.name} does not fit the checkpoint.")
            found.append(Cosignature(key, at))
    return found


def _cosigned(text: str, at: int) -> bytes:
    return f"cosignature/v1\ntime {at}\n{text}".encode()
