"""Two public nouns that only these tests know, over the towns' protected terms and organisations."""

from __future__ import annotations

import pytest
from django.db.models import Q

from mithaq.commons.access.actor import anonymous, system
from mithaq.commons.access.policy import ANYBODY, Policy
from mithaq.commons.people.duties import Duty, duties
from mithaq.commons.people.models import Organisation
from mithaq.commons.search.actions import index
from mithaq.commons.search.queries import find_records
from mithaq.commons.tenancy.models import GlossaryTerm
from mithaq.kit.i18n import Text
from mithaq.kit.registry import Record, records


class PagePolicy(Policy):
    """What is marked private is for officers alone."""

    def view(self, actor):
        return ANYBODY if actor.is_system or actor.person else ~Q(note="private")


class BodyPolicy(Policy):
    def view(self, actor):
        return ANYBODY


@pytest.fixture(autouse=True)
def _records():
    here = f"{__name__}:"
    kept = [one for one in records if one.model in ("tenancy.GlossaryTerm", "people.Organisation")]
    for one in kept:
        del records._items[one.code]
    added = [
        Record(
            code="test.page",
            model="tenancy.GlossaryTerm",
            label="page",
            label_plural="pages",
            policy=f"{here}PagePolicy",
            title=lambda page: Text({k: v.partition("\n")[0] for k, v in page.term.items()}),
            url=lambda page: f"/en/pages/{page.pk}/",
            searchable=("term", "note"),
        ),
        Record(
            code="test.body",
            model="people.Organisation",
            label="body",
            label_plural="bodies",
            policy=f"{here}BodyPolicy",
            title=lambda body: body.name,
            url=lambda body: f"/en/bodies/{body.pk}/",
            searchable=("name",),
        ),
    ]
    for one in added:
        records.add(one)
    admin = duties.add(Duty(code="test.admin", label="Administrator", grants=("town.settings",)))
    yield
    for one in added:
        del records._items[one.code]
    del duties._items[admin.code]
    for one in kept:
        records.add(one)


@pytest.fixture
def page():
    """(text in any languages, note) → an indexed page; the first line is its title."""

    def make(note: str = "", **term: str) -> GlossaryTerm:
        obj = GlossaryTerm.objects.create(term=Text(**term), note=note)
        index(obj)
        return obj

    return make


@pytest.fixture
def body():
    def make(**name: str) -> Organisation:
        obj = Organisation.objects.create(
            code=f"o{Organisation.objects.count()}", name=Text(**name), kind="government"
        )
        index(obj)
        return obj

    return make


@pytest.fixture
def find(town):
    """(words) → what an anonymous visitor finds, in order."""

    def ask(words: str, **extra):
        return [hit.object for hit in find_records(anonymous(town), words, **extra).hits]

    return ask


@pytest.fixture
def house(town):
    return system(town)
