from __future__ import annotations

import pytest
from django.db.models import Q

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import Policy, only_if
from mithaq.commons.people.enums import OrganisationKind
from mithaq.commons.people.models import Organisation
from mithaq.kit.i18n import Text
from mithaq.kit.registry import Record, records

SECRET = "secret-unit"


class UnitPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return ~Q(code=SECRET) | self.attach(actor)

    def attach(self, actor: Actor) -> Q:
        return only_if(actor.has("plans.edit"))


UNIT = Record(
    code="test.unit",
    model="people.Organisation",
    label="unit",
    label_plural="units",
    policy=f"{__name__}:UnitPolicy",
    attachments=True,
)


@pytest.fixture(autouse=True)
def _units_are_records(monkeypatch: pytest.MonkeyPatch) -> None:
    others = {code: record for code, record in records._items.items() if record.model != UNIT.model}
    monkeypatch.setattr(records, "_items", {**others, UNIT.code: UNIT})


def make_unit(code: str) -> Organisation:
    names = Text(en="Works", ar="الأشغال", fr="Travaux")
    return Organisation.objects.create(code=code, name=names, kind=OrganisationKind.GOVERNMENT)


@pytest.fixture
def unit(town):
    return make_unit("works")


@pytest.fixture
def secret_unit(town):
    return make_unit(SECRET)


@pytest.fixture
def editor(town, make_person):
    return Actor(municipality=town, person=make_person("Rim"), grants=frozenset({"plans.edit"}))
