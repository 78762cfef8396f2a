"""A followable thing and events about it: the town's glossary stands in for a feature's records."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db.models import Q
from django.utils.translation import gettext

from mithaq.commons.access.actor import Actor, system
from mithaq.commons.access.policy import Policy
from mithaq.commons.audit.actions import record
from mithaq.commons.audit.events import Event, Notify, events
from mithaq.commons.audit.models import Entry
from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.models import GlossaryTerm
from mithaq.kit.i18n import Text
from mithaq.kit.registry import Record, record_of, records

HIDDEN = "hidden"


class TermPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return ~Q(note=HIDDEN)


@pytest.fixture(autouse=True)
def _noun_and_events(monkeypatch: pytest.MonkeyPatch) -> None:
    for registry in (records, events):
        monkeypatch.setattr(registry, "_items", dict(registry._items))
    records.add(
        Record(
            code="test.zone",
            model="tenancy.GlossaryTerm",
            label="zone",
            label_plural="zones",
            policy="mithaq.commons.notify.tests.conftest:TermPolicy",
            title=lambda term: term.term,
            url=lambda term: f"/test/zone/{term.pk}/",
            followable=True,
        )
    )
    # A message of this app, translated into every language: the receiver's language shows.
    followers = Notify(
        to="followers",
        title=lambda entry: f"{gettext('Open the page')}: {record_of(entry.subject).title(entry.subject)}",
        body=lambda entry: "",
        url=lambda entry: f"/test/zone/{entry.subject_id}/",
    )
    concerned = Notify(
        to=lambda entry: Person.objects.filter(pk__in=entry.data["people"]),
        title=lambda entry: f"{gettext('Open the page')} {entry.data.get('words', '')}",
        body=lambda entry: "A reason.",
        url=lambda entry: "/test/answer/",
    )
    events.add(Event(code="test.moved", label="moved", public=True, notify=followers))
    events.add(Event(code="test.answered", label="answered", notify=(followers, concerned)))
    events.add(Event(code="test.silent", label="silent"))


@pytest.fixture
def zone(town) -> GlossaryTerm:
    return GlossaryTerm.objects.create(term=Text(ar="حي النور", fr="Cité Ennour", en="Ennour"))


@pytest.fixture
def happen(town) -> Callable[..., Entry]:
    """(event, on, by=None, **data) → the entry it left."""

    def act(event: str, on: GlossaryTerm, by: Actor | None = None, **data: object) -> Entry:
        return record(event, by=by or system(town), on=on, data=data)

    return act
