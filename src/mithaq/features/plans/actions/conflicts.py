"""No last write wins: see `kit.conflicts`."""

from mithaq.kit.conflicts import EditConflict, put, stamp, stamp_all, unchanged

__all__ = ["EditConflict", "put", "stamp", "stamp_all", "unchanged"]
