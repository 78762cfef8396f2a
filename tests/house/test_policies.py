"""One truth: the list and the single check agree, for every record, verb and kind of actor."""

from __future__ import annotations

import inspect

import pytest

from mithaq.commons.access.policy import Policy, allowed, visible
from mithaq.commons.tenancy.context import inside
from mithaq.kit.registry import Record, records
from mithaq.kit.testing import samples

# The town itself is no row of a town.
TENANT_RECORDS = [record for record in records if record.code != "town"]


def verbs(record: Record) -> list[str]:
    found = inspect.getmembers(record.policy_class(), inspect.isfunction)
    return sorted({name for name, _rule in found if not name.startswith("_")} - {"q"})


def test_record_when_registered_then_has_a_sample_and_a_policy():
    assert [record.code for record in TENANT_RECORDS if record.code not in samples] == []
    assert [record.code for record in records if not issubclass(record.policy_class(), Policy)] == []


@pytest.mark.parametrize("kind", ["anonymous", "citizen", "officer", "house"])
def test_visible_and_allowed_when_asked_of_every_row_then_agree_and_stay_in_town(here, there, kind):
    wrong = []
    actor = here.actors[kind]
    with inside(there.municipality):
        foreign = {record.code: list(record.model_class().objects.all()) for record in TENANT_RECORDS}
    with inside(here.municipality, "en"):
        for record in TENANT_RECORDS:
            model = record.model_class()
            rows = list(model.objects.all())
            assert rows, record.code
            for verb in verbs(record):
                listed = set(visible(actor, model.objects.all(), verb).values_list("pk", flat=True))
                checked = {row.pk for row in rows if allowed(actor, verb, row)}
                if listed != checked:
                    wrong.append(f"{record.code}: {verb}")
                abroad = [row for row in foreign[record.code] if allowed(actor, verb, row)]
                wrong += [f"{record.code}: {verb} in another town" for _row in abroad]
    assert wrong == []


def test_hidden_row_when_anonymous_then_not_listed(here):
    """Otherwise the walk for hidden words (test_leaks) would prove nothing."""
    nobody = here.actors["anonymous"]
    with inside(here.municipality, "en"):
        shown = [
            code
            for code, row in here.hidden.items()
            if visible(nobody, type(row).objects.all()).filter(pk=row.pk).exists()
        ]
    assert shown == []
