"""Something to comment on that belongs to no feature: a unit of the municipality."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Q

from mithaq.commons.access.actor import Actor, anonymous
from mithaq.commons.access.policy import ANYBODY, Policy, only_if
from mithaq.commons.discuss.actions import moderate, post_comment
from mithaq.commons.discuss.models import Comment
from mithaq.commons.people.enums import OrganisationKind
from mithaq.commons.people.models import Organisation
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.i18n import Text
from mithaq.kit.registry import Record, records

SECRET = "secret-unit"


class UnitPolicy(Policy):
    """Everybody sees and discusses the open units; the secret one is for officers."""

    def view(self, actor: Actor) -> Q:
        return ~Q(code=SECRET) | only_if(actor.has("town.settings"))

    def comment(self, actor: Actor) -> Q:
        return self.view(actor) & Q(closed_on__isnull=True)

    def answer(self, actor: Actor) -> Q:
        return only_if(actor.has("plans.edit"))

    def edit(self, actor: Actor) -> Q:
        return ANYBODY


UNIT = Record(
    code="test.unit",
    model="people.Organisation",
    label="unit",
    label_plural="units",
    policy=f"{__name__}:UnitPolicy",
    title=lambda unit: unit.name,
    url=lambda unit: f"/units/{unit.code}/",
    comments=True,
)


@pytest.fixture(autouse=True)
def _units_are_records(monkeypatch: pytest.MonkeyPatch) -> None:
    """For the length of a test, organisations are a public record that takes comments."""
    others = {code: record for code, record in records._items.items() if record.model != UNIT.model}
    monkeypatch.setattr(records, "_items", {**others, UNIT.code: UNIT})


def make_unit(code: str = "works", **extra: Any) -> Organisation:
    names = Text(en="Works", ar="الأشغال", fr="Travaux")
    return Organisation.objects.create(code=code, name=names, kind=OrganisationKind.GOVERNMENT, **extra)


@pytest.fixture
def unit(town: Municipality) -> Organisation:
    return make_unit()


@pytest.fixture
def secret_unit(town: Municipality) -> Organisation:
    return make_unit(SECRET)


@pytest.fixture
def moderator(town: Municipality, make_person: Callable[..., Any], actor_of: Callable[..., Actor]) -> Actor:
    return actor_of(make_person("Mouna", duties=("discuss.moderator",)))


@pytest.fixture
def say(town: Municipality, unit: Organisation) -> Callable[..., Comment]:
    """(text=…, name=…) → a stranger's comment; publish=actor has it published."""

    def post(
        text: str = "The road floods in winter.", *, publish: Actor | None = None, **extra: Any
    ) -> Comment:
        fields = {"by": anonymous(town), "on": unit, "name": "Salem", **extra}
        comment = post_comment(text=text, **fields).comment
        if publish is not None:
            moderate(by=publish, comments=[comment], publish=True)
        return comment

    return post
