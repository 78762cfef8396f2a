"""What can be wrong with a log, each with one sentence that whoever checks it can act upon."""


class TransparencyError(ValueError):
    """The base of every error this package raises on purpose."""


class MalformedNote(TransparencyError):
    """Not a signed note, a checkpoint, a key or a tile in the form the specification asks for."""


class BadSignature(TransparencyError):
    """No signature of a known key, or one that does not fit the words."""


class Inconsistent(TransparencyError):
    """The log is not what it said before: it was rewritten, cut or shows two faces."""


class Unreachable(TransparencyError):
    """The log, or a part of it, cannot be fetched."""
