"""Signed notes (c2sp.org/signed-note): a few lines of text, and below them who vouches for them.

Keys travel in the form Go's tools use: `name+id+base64` to check, `PRIVATE+KEY+name+id+base64` to sign.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from .errors import BadSignature, MalformedNote

# What a key may sign: notes of its own, or cosignatures with a time (c2sp.org/tlog-cosignature).
SIGNS: Final = 1
COSIGNS: Final = 4
Kind = Literal[1, 4]
LONGEST = 1_000_000
MOST_SIGNATURES = 100
_PRIVATE = "PRIVATE+KEY+"
_NAME = re.compile(r"[^\s+\x00-\x1f\x7f]{1,250}")
_SIGNATURE = re.compile(r"— (?P<name>[^\s+]+) (?P<data>[A-Za-z0-9+/]+={0,2})")


@dataclass(frozen=True)
class PublicKey:
    name: str
    raw: bytes
    kind: Kind = SIGNS

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise MalformedNote("The name of a key has neither spaces nor a plus sign.")
        if len(self.raw) != 32:
            raise MalformedNote("An Ed25519 key has 32 bytes.")

    @property
    def id(self) -> bytes:
        return hashlib.sha256(f"{self.name}\n".encode() + bytes([self.kind]) + self.raw).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{_base64(bytes([self.kind]) + self.raw)}"

    def fits(self, words: bytes, signature: bytes) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, words)
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True)
class PrivateKey:
    """Never shown by accident: its text form is a method of its own."""

    name: str
    kind: Kind
    _seed: bytes

    @classmethod
    def new(cls, name: str, kind: Kind = SIGNS) -> PrivateKey:
        found = cls(name, kind, Ed25519PrivateKey.generate().private_bytes_raw())
        _ = found.public  # refuses a name that cannot stand in a note
        return found

    @property
    def public(self) -> PublicKey:
        raw = Ed25519PrivateKey.from_private_bytes(self._seed).public_key().public_bytes_raw()
        return PublicKey(self.name, raw, self.kind)

    def sign(self, words: bytes) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(self._seed).sign(words)

    def secret(self) -> str:
        """The line that is kept in a file; whoever reads it can sign as this key."""
        return f"{_PRIVATE}{self.name}+{self.public.id.hex()}+{_base64(bytes([self.kind]) + self._seed)}"

    def __repr__(self) -> str:
        return f"PrivateKey({self.public})"


@dataclass(frozen=True)
class Signature:
    """One line below a note. data: what follows the key's id, which for a cosignature begins with the time."""

    name: str
    key_id: bytes
    data: bytes

    def __str__(self) -> str:
        return f"— {self.name} {_base64(self.key_id + self.data)}"

    def by(self, key: PublicKey) -> bool:
        return self.name == key.name and self.key_id == key.id


@dataclass(frozen=True)
class Note:
    """text ends in a line feed; what is signed is exactly its UTF-8 bytes."""

    text: str
    signatures: tuple[Signature, ...] = ()

    def __str__(self) -> str:
        return f"{self.text}\n" + "".join(f"{one}\n" for one in self.signatures)

    def adding(self, more: Iterable[Signature]) -> Note:
        known = set(self.signatures)
        return Note(self.text, (*self.signatures, *(one for one in dict.fromkeys(more) if one not in known)))


def parse_public(words: str) -> PublicKey:
    name, key_id, data = _key_parts(words)
    key = PublicKey(name, data[1:], _kind(data[0]))
    if key.id.hex() != key_id:
        raise MalformedNote("The key's number does not fit the key: a letter was lost or changed.")
    return key


def parse_private(words: str) -> PrivateKey:
    if not words.startswith(_PRIVATE):
        raise MalformedNote("This is no private key.")
    name, key_id, data = _key_parts(words.removeprefix(_PRIVATE))
    if len(data) != 33:
        raise MalformedNote("An Ed25519 key has 32 bytes.")
    key = PrivateKey(name, _kind(data[0]), data[1:])
    if key.public.id.hex() != key_id:
        raise MalformedNote("The key's number does not fit the key: a letter was lost or changed.")
    return key


def sign(text: str, *keys: PrivateKey) -> Note:
    """The note with one signature of each key."""
    _check_text(text)
    return Note(text, tuple(Signature(key.name, key.public.id, key.sign(text.encode())) for key in keys))


def parse_note(words: str) -> Note:
    """The note as it stands, its signatures not checked."""
    if len(words) > LONGEST:
        raise MalformedNote("The note is too long.")
    text, gap, below = words.rpartition("\n\n")
    if not gap or not below.endswith("\n"):
        raise MalformedNote("This is no signed note: it needs a text, an empty line and signatures.")
    lines = below[:-1].split("\n")
    if len(lines) > MOST_SIGNATURES:
        raise MalformedNote("The note has too many signatures.")
    _check_text(f"{text}\n")
    return Note(f"{text}\n", tuple(_signature(line) for line in lines))


def open_note(words: str, keys: Sequence[PublicKey]) -> Note:
    """The note, which at least one of `keys` has signed; a wrong signature of any of them is refused."""
    note = parse_note(words)
    signers = signers_of(note, keys)
    if not signers:
        raise BadSignature("None of the known keys has signed this note.")
    return note


def signers_of(note: Note, keys: Sequence[PublicKey]) -> list[PublicKey]:
    """Which of `keys` have signed; raises BadSignature when one of their signatures does not fit."""
    found = []
    for key in keys:
        if key.kind != SIGNS:
            continue
        for signature in note.signatures:
            if not signature.by(key):
                continue
            if not key.fits(note.text.encode(), signature.data):
                raise BadSignature(f"The signature of {key.name} does not fit the words above it.")
            if key not in found:
                found.append(key)
    return found


def _signature(line: str) -> Signature:
    found = _SIGNATURE.fullmatch(line)
    data = _unbase64(found["data"]) if found else b""
    if not found or len(data) < 5:
        raise MalformedNote("A line below the note is no signature.")
    return Signature(found["name"], data[:4], data[4:])


def _check_text(text: str) -> None:
    if not text.endswith("\n") or any(ord(letter) < 32 and letter != "\n" for letter in text):
        raise MalformedNote("The text of a note is whole lines without control characters.")


def _key_parts(words: str) -> tuple[str, str, bytes]:
    # The name has no plus sign, the base64 may have some.
    parts = words.split("+", 2)
    if len(parts) != 3 or not re.fullmatch(r"[0-9a-f]{8}", parts[1]):
        raise MalformedNote("A key reads name+number+letters.")
    data = _unbase64(parts[2])
    if len(data) < 2:
        raise MalformedNote("A key reads name+number+letters.")
    return parts[0], parts[1], data


def _kind(number: int) -> Kind:
    if number == SIGNS:
        return SIGNS
    if number == COSIGNS:
        return COSIGNS
    raise MalformedNote("This kind of key is not known here: Ed25519 for notes or for cosignatures.")


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _unbase64(words: str) -> bytes:
    try:
        data = base64.b64decode(words, validate=True)
    except (binascii.Error, ValueError):
        raise MalformedNote("These letters are no base64.") from None
    if _base64(data) != words:
        raise MalformedNote("These letters are no base64.")
    return data
