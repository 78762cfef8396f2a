"""The file: a ZIP of JSON parts and a seal over all of them."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.utils.translation import gettext as _
from pydantic import ValidationError as WrongShape

from .shapes import Bundle

FORMAT = "mithaq-plan-bundle"
VERSION = 1
SEAL = "seal.json"
PARTS = ("about.json", "plan.json", "template.json", "process.json")
# What the parts may weigh once unpacked: a plan has a few hundred pages at most.
LARGEST = 20_000_000


class BundleRefused(Exception):
    """The file is no bundle this house can load; the words say why, in the reader's language."""


@dataclass(frozen=True)
class Opened:
    """sealed_by: fingerprint of the installation that packed it, for comparing by telephone."""

    bundle: Bundle
    sealed_by: str


def pack(bundle: Bundle) -> bytes:
    """The sealed file. The same bundle gives the same bytes."""
    said = bundle.model_dump(mode="json")
    about = {"origin": said["origin"], "made_on": said["made_on"]}
    texts = {"about.json": about, **{f"{name}.json": said[name] for name in ("plan", "template", "process")}}
    parts = {name: _json(value) for name, value in texts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**parts, SEAL: _json(_seal(parts))}.items():
            # A fixed day: a file name and a clock are no part of what is said.
            archive.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def unpack(data: bytes) -> Opened:
    """What a file says, once its seal holds. Raises BundleRefused for an altered, foreign or newer one."""
    files = _files(data)
    seal = _read(files, SEAL)
    if not isinstance(seal, dict) or seal.get("format") != FORMAT:
        raise BundleRefused(_("This is not a bundle of a plan."))
    if not isinstance(seal.get("version"), int) or seal["version"] > VERSION:
        told = _("This bundle was made by a newer version (%(theirs)s; this house reads up to %(ours)s).")
        raise BundleRefused(told % {"theirs": str(seal.get("version"))[:20], "ours": VERSION})
    sealed_by = _check_seal(seal, {name: files[name] for name in files if name != SEAL})
    parts = {name: _read(files, name) for name in PARTS}
    about = parts["about.json"] if isinstance(parts["about.json"], dict) else {}
    said = {**about, **{name.removesuffix(".json"): parts[name] for name in PARTS[1:]}}
    try:
        return Opened(Bundle.model_validate(said), sealed_by)
    except WrongShape as problem:
        where = ".".join(str(step) for step in problem.errors()[0]["loc"])
        told = _("This bundle says something this house does not understand, at: %s.")
        raise BundleRefused(told % where) from None


def _files(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if sorted(one.filename for one in entries) != sorted((*PARTS, SEAL)):
                raise BundleRefused(_("This is not a bundle of a plan."))
            if sum(one.file_size for one in entries) > LARGEST:
                raise BundleRefused(_("This file is too large to be a bundle."))
            return {one.filename: archive.read(one) for one in entries}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        raise BundleRefused(_("This file is not a ZIP archive, or it is damaged.")) from None


def _read(files: Mapping[str, bytes], name: str) -> Any:
    try:
        return json.loads(files[name])
    except (ValueError, RecursionError):
        raise BundleRefused(_("%(file)s in the bundle cannot be read.") % {"file": name}) from None


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode()


# The seal: a SHA-256 of each part, and a signature of this installation over all of them.


def _seal(parts: Mapping[str, bytes]) -> dict[str, Any]:
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in parts.items()}
    key = _key()
    return {
        "format": FORMAT,
        "version": VERSION,
        "sha256": sums,
        "key": key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex(),
        "signature": key.sign(_signed(VERSION, sums)).hex(),
    }


def _check_seal(seal: Mapping[str, Any], parts: Mapping[str, bytes]) -> str:
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in parts.items()}
    declared = seal.get("sha256")
    if not isinstance(declared, dict) or set(declared) != set(sums):
        raise BundleRefused(_("The seal of this bundle is broken."))
    for name, digest in sums.items():
        if declared[name] != digest:
            told = _("This bundle was altered after it was sealed: %(file)s is not what was packed.")
            raise BundleRefused(told % {"file": name})
    try:
        key = bytes.fromhex(seal["key"])
        signature = bytes.fromhex(seal["signature"])
        Ed25519PublicKey.from_public_bytes(key).verify(signature, _signed(seal["version"], sums))
    except (KeyError, TypeError, ValueError, InvalidSignature):
        raise BundleRefused(_("The seal of this bundle is broken.")) from None
    return fingerprint(key)


def _signed(version: int, sums: Mapping[str, str]) -> bytes:
    lines = [f"{FORMAT} {version}", *(f"{sums[name]}  {name}" for name in sorted(sums))]
    return "\n".join(lines).encode()


def _key() -> Ed25519PrivateKey:
    """The installation's own: it changes with the secret key, and old seals still hold by themselves."""
    return Ed25519PrivateKey.from_private_bytes(
        hashlib.sha256(f"{FORMAT}:{settings.SECRET_KEY}".encode()).digest()
    )


def fingerprint(key: bytes) -> str:
    """Sixteen letters and digits in groups of four, to read aloud."""
    digest = hashlib.sha256(key).hexdigest()[:16]
    return "-".join(digest[place : place + 4] for place in range(0, 16, 4))


def own_fingerprint() -> str:
    return fingerprint(_key().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))
