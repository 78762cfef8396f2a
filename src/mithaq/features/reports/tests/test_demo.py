"""The demonstration's bulletins."""

import pytest

from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality
from mithaq.features.reports.demo import fill
from mithaq.features.reports.models import Edition
from mithaq.features.reports.queries.calendar import bulletins


@pytest.mark.parametrize("slug", ["regueb", "salt"])
def test_demo_when_loaded_twice_then_three_bulletins_one_missing_one_corrected(regueb, salt, slug):
    town = Municipality.objects.get(slug=slug)
    with inside(town, "ar"):
        fill(municipality=town, say=lambda _words: None)
        first = Edition.objects.count()
        fill(municipality=town, say=lambda _words: None)
        lines = bulletins(town)
        assert Edition.objects.count() == first
        assert [(line.state, len(line.editions)) for line in lines] == [
            ("published", 1),
            ("published", 2),
            ("missing", 0),
            ("published", 1),
        ]
        assert all(line.edition.intro["ar"] for line in lines if line.edition)
        assert Edition.objects.exclude(series__kind="bulletin").count() == 1
