"""The meetings of the two towns of the demonstration."""

from __future__ import annotations

from collections.abc import Callable

from mithaq.commons.tenancy.models import Municipality


def fill(*, municipality: Municipality, say: Callable[[str], None]) -> None:
    pass
