"""A log that only grows, and what it takes for anybody to check it. See docs/transparency.md.

RFC 6962 hashing and proofs (`merkle`), tiles of c2sp.org/tlog-tiles (`tiles`), signed notes and checkpoints with
cosignatures (`notes`, `checkpoints`), reading and witnessing a log (`reading`, `witness`). Standard library and
`cryptography`.
"""

from .checkpoints import Checkpoint, Cosignature, cosign, cosignatures_of, open_checkpoint, parse_checkpoint
from .errors import BadSignature, Inconsistent, MalformedNote, TransparencyError, Unreachable
from .merkle import (
    EMPTY_ROOT,
    Node,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    tree_head,
    verify_consistency,
    verify_inclusion,
)
from .notes import (
    COSIGNS,
    SIGNS,
    Note,
    PrivateKey,
    PublicKey,
    Signature,
    open_note,
    parse_note,
    parse_private,
    parse_public,
    sign,
)

__all__ = [
    "COSIGNS",
    "EMPTY_ROOT",
    "SIGNS",
    "BadSignature",
    "Checkpoint",
    "Cosignature",
    "Inconsistent",
    "MalformedNote",
    "Node",
    "Note",
    "PrivateKey",
    "PublicKey",
    "Signature",
    "TransparencyError",
    "Unreachable",
    "consistency_proof",
    "cosign",
    "cosignatures_of",
    "inclusion_proof",
    "leaf_hash",
    "node_hash",
    "open_checkpoint",
    "open_note",
    "parse_checkpoint",
    "parse_note",
    "parse_private",
    "parse_public",
    "sign",
    "tree_head",
    "verify_consistency",
    "verify_inclusion",
]
