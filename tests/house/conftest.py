"""Two full towns: every record the house knows, in both, and people of every kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models

from mithaq.commons.access.actor import Actor, anonymous, system
from mithaq.commons.people.duties import duties
from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality, TenantModel
from mithaq.kit.testing import samples

# The rows of the second town are numbered from here, so that no number of theirs is one of the first's.
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


@pytest.fixture
def filled(make_person: Callable[..., Person], actor_of: Callable[..., Actor]) -> Callable[..., Town]:
    def fill(municipality: Municipality) -> Town:
        town = Town(municipality)
        name = f"Onlyin{municipality.slug}"
        with inside(municipality, "en"):
            citizen = make_person(f"{name} citizen")
            officer = make_person(f"{name} officer", duties=tuple(duty.code for duty in duties))
            town.people = {"anonymous": None, "citizen": citizen, "officer": officer}
            town.actors = {
                "anonymous": anonymous(municipality),
                "citizen": actor_of(citizen),
                "officer": actor_of(officer),
                "house": system(municipality),
            }
            for sample in samples:
                if sample.hidden is not None:
                    town.hidden[sample.code] = sample.hidden(municipality)
        town.add_one_of_each()
        municipality.refresh_from_db()
        return town

    return fill


@pytest.fixture
def here(regueb: Municipality, filled: Callable[..., Town]) -> Town:
    ContentType.objects.clear_cache()
    return filled(regueb)


@pytest.fixture
def there(here: Town, salt: Municipality, filled: Callable[..., Town]) -> Town:
    number_from(FAR)
    return filled(salt)


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
