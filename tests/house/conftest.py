"""Two full towns: every record the house knows, in both, and people of every kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction

from mithaq.commons.access.actor import Actor, anonymous, system
from mithaq.commons.people.duties import duties
from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality, TenantModel
from mithaq.kit.testing import samples
from mithaq.portal.testing.fixtures import as_actor, maker_of_persons, open_regueb, open_salt

# The rows of the second town are numbered from here, so that no number of theirs is one of the first's; what a test
# adds is numbered from twice this.
FAR = 5_000_000


def load_samples() -> None:
    """By convention: `tests/samples.py` of each of our apps."""
    for app in apps.get_app_configs():
        if app.name.startswith("mithaq.") and find_spec(f"{app.name}.tests"):
            name = f"{app.name}.tests.samples"
            if find_spec(name):
                import_module(name)


load_samples()


@dataclass
class Town:
    """rows, hidden: one of each record, by its code; actors: anonymous, citizen, officer (all duties), house."""

    municipality: Municipality
    rows: dict[str, Any] = field(default_factory=dict)
    hidden: dict[str, Any] = field(default_factory=dict)
    people: dict[str, Person | None] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)

    @property
    def mark(self) -> str:
        """In whatever may be shown of this town's rows (see kit.testing.mark)."""
        return f"Onlyin{self.municipality.slug}"

    @property
    def hidden_mark(self) -> str:
        """In whatever no anonymous visitor may read."""
        return f"Hiddenin{self.municipality.slug}"

    def add_one_of_each(self) -> None:
        with inside(self.municipality, "en"):
            for sample in samples:
                self.rows[sample.code] = sample.make(self.municipality)


def filled(municipality: Municipality, make_person: Callable[..., Person]) -> Town:
    town = Town(municipality)
    name = f"Onlyin{municipality.slug}"
    with inside(municipality, "en"):
        citizen = make_person(f"{name} citizen")
        officer = make_person(f"{name} officer", duties=tuple(duty.code for duty in duties))
        town.people = {"anonymous": None, "citizen": citizen, "officer": officer}
        town.actors = {
            "anonymous": anonymous(municipality),
            "citizen": as_actor(citizen),
            "officer": as_actor(officer),
            "house": system(municipality),
        }
        for sample in samples:
            if sample.hidden is not None:
                town.hidden[sample.code] = sample.hidden(municipality)
    town.add_one_of_each()
    municipality.refresh_from_db()
    return town


@pytest.fixture(scope="package")
def towns(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Town, Town]]:
    """Both towns, filled once for all tests of this folder: each test's own changes are undone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        ContentType.objects.clear_cache()
        make_person = maker_of_persons()
        # PostgreSQL's sequences are no part of a transaction: another filling of the towns may have moved them.
        number_from(1)
        here = filled(open_regueb(), make_person)
        number_from(FAR)
        yield here, filled(open_salt(), make_person)
        transaction.set_rollback(True)
    ContentType.objects.clear_cache()


@pytest.fixture
def here(towns: tuple[Town, Town], db: None) -> Town:
    number_from(2 * FAR)
    return deepcopy(towns[0])


@pytest.fixture
def there(towns: tuple[Town, Town], db: None) -> Town:
    return deepcopy(towns[1])


def number_from(first: int) -> None:
    """Let every table of a town's own count on from `first`."""
    with connection.cursor() as cursor:
        for model in apps.get_models():
            if not issubclass(model, TenantModel) or not isinstance(model._meta.pk, models.BigAutoField):
                continue
            table = model._meta.db_table
            if connection.vendor == "postgresql":
                cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [table, first])
            else:
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
                cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, first])
