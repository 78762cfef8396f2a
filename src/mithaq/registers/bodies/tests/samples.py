"""One more body and seat, public and hidden, for the house tests."""

from __future__ import annotations

from typing import Any

from mithaq.kit.testing import Sample, mark, samples

from . import make


def body(town: Any, *, hidden: bool = False) -> Any:
    said = mark(town, hidden=hidden)
    lead = make.make_organisation(name=mark(town))
    return make.make_body(said, purpose=said, lead=lead, is_public=not hidden)


def seat(town: Any, *, hidden: bool = False) -> Any:
    said = mark(town, hidden=hidden)
    organisation = make.make_organisation(name=mark(town))
    return make.make_seat(body(town, hidden=hidden), name=said["en"], title=said, organisation=organisation)


samples.add(Sample(code="bodies.body", make=body, hidden=lambda town: body(town, hidden=True)))
samples.add(Sample(code="bodies.seat", make=seat, hidden=lambda town: seat(town, hidden=True)))
