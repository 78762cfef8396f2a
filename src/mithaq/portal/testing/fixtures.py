"""Two full towns, people in them, and ways to visit them: what most tests start from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.people.models import Appointment, Function, Person, User
from mithaq.commons.people.queries import grants_on
from mithaq.commons.tenancy import queries
from mithaq.commons.tenancy.actions import open_municipality
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality
from mithaq.commons.tenancy.queries import forget_hosts
from mithaq.kit.i18n import Text
from mithaq.kit.testing import forget_everything_kept


@pytest.fixture(autouse=True)
def _fresh_hosts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Numbers of towns come again in the next test: what was kept under them must not.

    Within a test a host is looked up once, however slow the machine: tests count queries.
    """
    monkeypatch.setattr(queries, "FRESH_SECONDS", 3600.0)
    forget_hosts()
    forget_everything_kept()
    yield
    forget_hosts()


@pytest.fixture
def regueb(db: None) -> Municipality:
    return open_regueb()


def open_regueb() -> Municipality:
    names = Text(ar="الرقاب", fr="Regueb", en="Regueb")
    return open_municipality(slug="regueb", name=names, country="TN", languages=["ar", "fr", "en"])


@pytest.fixture
def salt(db: None) -> Municipality:
    return open_salt()


def open_salt() -> Municipality:
    names = Text(ar="السلط الكبرى", fr="Grand Salt", en="Greater Salt")
    return open_municipality(slug="salt", name=names, country="JO", languages=["ar", "en", "fr"])


@pytest.fixture
def town(regueb: Municipality) -> Iterator[Municipality]:
    """Regueb, with its scope open and English spoken."""
    with inside(regueb, "en"):
        yield regueb


@pytest.fixture
def make_person() -> Callable[..., Person]:
    """(name, duties=[…], language=…) → a person with an account, appointed yesterday; needs an open scope."""
    return maker_of_persons()


def maker_of_persons() -> Callable[..., Person]:
    count = 0

    def make(
        name: str = "Amal", *, duties: tuple[str, ...] = (), language: str = "en", **extra: Any
    ) -> Person:
        nonlocal count
        count += 1
        user = User.objects.create_user(email=f"person{count}.{timezone.now().timestamp()}@town.example")
        person = Person.objects.create(user=user, name=name, language=language, **extra)
        if duties:
            yesterday = timezone.localdate() - dt.timedelta(days=1)
            function = Function.objects.create(
                title=Text(en="Officer", ar="موظف", fr="Agent"), duties=list(duties), opened_on=yesterday
            )
            Appointment.objects.create(function=function, person=person, starts_on=yesterday)
        return person

    return make


@pytest.fixture
def actor_of() -> Callable[..., Actor]:
    """A person as the actor they are today."""
    return as_actor


def as_actor(person: Person, **extra: Any) -> Actor:
    grants = grants_on(person, timezone.localdate())
    return Actor(municipality=person.municipality, person=person, grants=grants, **extra)


@pytest.fixture
def visit() -> Callable[..., Client]:
    """(municipality or None for the directory, person=None) → a test client on that host, signed in or not."""

    def build(municipality: Municipality | None, person: Person | None = None, **extra: Any) -> Client:
        host = f"{municipality.slug}.{settings.MITHAQ_DOMAIN}" if municipality else settings.MITHAQ_DOMAIN
        client = Client(headers={"host": host}, **extra)
        if person is not None:
            assert person.user is not None
            client.force_login(person.user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return build
