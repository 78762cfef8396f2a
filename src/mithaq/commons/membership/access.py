"""Who may see and change who is who. "town.people" is the grant of those who manage it."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import ANYBODY, NOBODY, Policy, only_if
from mithaq.commons.people.queries import organisations_of, units_of

PEOPLE = "town.people"


def manages(actor: Actor) -> Q:
    return only_if(actor.has(PEOPLE))


def mine(actor: Actor, path: str = "person") -> Q:
    return Q(**{path: actor.person.pk}) if actor.person else NOBODY


class PersonPolicy(Policy):
    """A person sees and changes themselves; officers of "town.people" see everybody, and change nobody."""

    def view(self, actor: Actor) -> Q:
        return mine(actor, "pk") | manages(actor)

    def edit(self, actor: Actor) -> Q:
        return mine(actor, "pk")

    def erase(self, actor: Actor) -> Q:
        return mine(actor, "pk") & Q(erased_at__isnull=True)


class OrganisationPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return ANYBODY

    def edit(self, actor: Actor) -> Q:
        return manages(actor) & Q(closed_on__isnull=True)

    def ask(self, actor: Actor) -> Q:
        """To ask to speak for it."""
        return only_if(actor.person is not None) & Q(closed_on__isnull=True)


class AffiliationPolicy(Policy):
    """Whoever already speaks for an organisation says who else does; so do officers. Nobody says it of themselves."""

    def view(self, actor: Actor) -> Q:
        return mine(actor) | self._of_my_organisations(actor) | manages(actor)

    def decide(self, actor: Actor) -> Q:
        waiting = Q(confirmed_at__isnull=True, ends_on__isnull=True)
        by_others = Q() if actor.is_system else ~mine(actor)
        return waiting & by_others & (self._of_my_organisations(actor) | manages(actor))

    def end(self, actor: Actor) -> Q:
        return Q(ends_on__isnull=True) & (mine(actor) | self._of_my_organisations(actor) | manages(actor))

    def _of_my_organisations(self, actor: Actor) -> Q:
        if actor.person is None:
            return NOBODY
        return Q(organisation__in=organisations_of(actor.person, timezone.localdate()).values("pk"))


class OfficePolicy(Policy):
    """Mandates, functions and appointments: the desk of "town.people"."""

    def view(self, actor: Actor) -> Q:
        return manages(actor)

    def edit(self, actor: Actor) -> Q:
        return manages(actor)


class AbsencePolicy(Policy):
    """Read by who is away, who stands in, and who manages duties."""

    def view(self, actor: Actor) -> Q:
        return mine(actor) | mine(actor, "stand_in") | manages(actor)

    def end(self, actor: Actor) -> Q:
        return mine(actor) | manages(actor)


class ShiftNotePolicy(Policy):
    """Between the officers of one unit."""

    def view(self, actor: Actor) -> Q:
        if actor.person is None or not actor.is_officer:
            return NOBODY
        return mine(actor, "by") | Q(
            organisation__in=units_of(actor.person, timezone.localdate()).values("pk")
        )

    def take(self, actor: Actor) -> Q:
        return self.view(actor)


class InterestPolicy(Policy):
    """A declaration is its author's, read by officers of "town.people" and by auditors; it is ended, never edited."""

    def view(self, actor: Actor) -> Q:
        return mine(actor) | only_if(actor.has(PEOPLE, "town.audit"))

    def end(self, actor: Actor) -> Q:
        return mine(actor) & Q(ends_on__isnull=True)
