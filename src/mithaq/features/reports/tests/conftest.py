"""A chapter that only tests know: what a feature would have to say."""

from __future__ import annotations

import pytest

from mithaq.commons.manifest.definitions import Chapter, Fact, Passage, chapters
from mithaq.commons.tenancy.models import GlossaryTerm


def tell(municipality, period):
    """The town's protected terms stand in for a feature's rows."""
    terms = [term.term for term in GlossaryTerm.objects.order_by("pk")]
    yield Fact(label="Terms", value=len(terms), url="/en/zones/", note="of the glossary")
    yield Fact(label="Ends", value=period.ends_on)
    if terms:
        yield Passage(title="Names", heads=("Name", "Length"), rows=tuple((one, 7) for one in terms))


@pytest.fixture
def chapter():
    """Registered for one test, then gone: the house tests walk the registries."""
    told = chapters.add(Chapter(code="test.terms", label="Terms of the town", write=tell, order=1))
    yield told
    del chapters._items[told.code]
