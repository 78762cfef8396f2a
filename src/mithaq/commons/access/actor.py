"""By whom: the one argument every action takes."""

from __future__ import annotations

from dataclasses import dataclass, field

from mithaq.commons.people.models import Organisation, Person
from mithaq.commons.tenancy.models import Municipality


@dataclass(frozen=True, kw_only=True)
class Actor:
    """A person (or nobody, or the house itself) acting in one town, for themselves or an organisation.

    grants: what their duties allow today; empty while a required second factor is missing.
    channel: how the act came in: web, desk, api, paper, phone, job, command.
    """

    municipality: Municipality
    person: Person | None = None
    organisation: Organisation | None = None
    grants: frozenset[str] = field(default_factory=frozenset)
    channel: str = "web"
    is_system: bool = False
    # Holds duties, but must first show a passkey or a one-time code.
    needs_second_factor: bool = False

    @property
    def is_anonymous(self) -> bool:
        return self.person is None and not self.is_system

    @property
    def is_officer(self) -> bool:
        return bool(self.grants)

    def has(self, *grants: str) -> bool:
        """Whether any of these grants is held; the house itself holds all."""
        return self.is_system or not self.grants.isdisjoint(grants)


def anonymous(municipality: Municipality, channel: str = "web") -> Actor:
    return Actor(municipality=municipality, channel=channel)


def reader_of(actor: Actor) -> Actor:
    """Who reads what all without a duty see alike: officers as themselves, everybody else as a visitor."""
    return actor if actor.grants or actor.is_system else anonymous(actor.municipality)


def system(municipality: Municipality, channel: str = "job") -> Actor:
    """The house itself: clocks that run out, imports by command."""
    return Actor(municipality=municipality, channel=channel, is_system=True)
