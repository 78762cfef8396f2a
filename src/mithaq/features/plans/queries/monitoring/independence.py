"""Whether a monitor is independent, found out from the records and never typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.people.duties import grants_of
from mithaq.commons.people.models import (
    Affiliation,
    Appointment,
    InterestDeclaration,
    Organisation,
)
from mithaq.commons.people.queries import in_force
from mithaq.kit.formats import list_of
from mithaq.registers.bodies.enums import BodyKind, SeatRole
from mithaq.registers.bodies.models import Seat

from ...enums_monitoring import Independence
from ...models import (
    Commitment,
    Endorsement,
    ImportDoubt,
    IndependenceDeclaration,
    Milestone,
    Monitor,
    Plan,
    PlanInstitution,
)
from ...reading.messages import sentence_of
from .people import Member, members_of, monitors_of

# Doubts of the reader of published pages that speak of the monitor, and whether they deny independence outright.
DOUBTS = {
    "monitor_in_committee": True,
    "monitor_near_mayor": True,
    "monitor_leads": True,
    "monitor_endorses": False,
}
WRITERS = frozenset({"plans.edit", "plans.publish"})


@dataclass(frozen=True)
class Tie:
    """Something that binds a monitor to those it monitors. strong: alone enough to deny independence."""

    code: str
    sentence: str
    strong: bool = True


@dataclass(frozen=True)
class Finding:
    """One monitor, those who do its work, what it last declared, and what ties it."""

    monitor: Monitor
    members: list[Member]
    declaration: IndependenceDeclaration | None
    ties: list[Tie] = field(default_factory=list)

    @property
    def level(self) -> Independence:
        if any(tie.strong for tie in self.ties):
            return Independence.NOT_INDEPENDENT
        return Independence.PARTLY if self.ties or self.declaration is None else Independence.INDEPENDENT

    @property
    def contradicts(self) -> bool:
        """The declaration denies every tie; the records show a strong one."""
        declared = self.declaration
        return bool(declared and not declared.admits_a_tie and any(tie.strong for tie in self.ties))


def findings_of(plan: Plan, day: dt.date | None = None) -> list[Finding]:
    """Each monitor of the plan on a day (today), in the reader's language."""
    day = day or timezone.localdate()
    monitors = list(monitors_of(plan, day).prefetch_related("declarations"))
    if not monitors:
        return []
    doubts = [*_doubted(plan)]
    return [_find(monitor, plan, day, doubts) for monitor in monitors]


def _find(monitor: Monitor, plan: Plan, day: dt.date, doubts: list[Tie]) -> Finding:
    members = members_of(monitor, day)
    declaration = next(iter(monitor.declarations.all()), None)
    signs = _Signs(monitor, members, plan, day)
    # The plan's text speaks of those it named when it was submitted, not of who came later.
    named_in_it = monitor.starts_on <= (plan.submitted_on or monitor.starts_on)
    ties = [*signs.all(), *(doubts if named_in_it else []), *_admitted(declaration)]
    kept: dict[str, Tie] = {}
    for tie in ties:
        # The same thing said by the records and by the plan's own text is one tie.
        kept.setdefault(tie.code, tie)
    return Finding(monitor, members, declaration, list(kept.values()))


def _doubted(plan: Plan) -> Iterable[Tie]:
    """What the plan's own text gives away, unless an officer has settled it."""
    rows = ImportDoubt.objects.filter(plan=plan, settled_at__isnull=True, code__in=DOUBTS)
    for one in rows.order_by("line", "pk"):
        yield Tie(one.code, sentence_of(one.code, one.data), DOUBTS[one.code])


def _admitted(declaration: IndependenceDeclaration | None) -> Iterable[Tie]:
    if declaration is None:
        return
    if declaration.sits_on_committee:
        yield Tie("monitor_in_committee", _("It declares that it sits on the steering committee."))
    if declaration.depends_on_town:
        yield Tie("monitor_near_mayor", _("It declares that it depends on the municipality."))
    if declaration.paid_by_town:
        yield Tie("paid", _("It declares that the municipality pays it."), strong=False)


def folded(name: str) -> str:
    """For comparing names of people without an account."""
    return " ".join(name.casefold().split())


class _Signs:
    """What the records show of one monitor. Each question is one query, asked only if it can have an answer."""

    def __init__(self, monitor: Monitor, members: list[Member], plan: Plan, day: dt.date) -> None:
        self.monitor, self.members, self.plan, self.day = monitor, members, plan, day
        self.persons = {one.person.pk: one.person for one in members if one.person is not None}
        self.organisations = {one.organisation.pk: one.organisation for one in members if one.organisation}

    def all(self) -> Iterable[Tie]:
        yield from self.on_the_committee()
        yield from self.under_the_town()
        yield from self.writing_the_plan()
        yield from self.carrying_it_out()
        yield from self.interested()

    def on_the_committee(self) -> Iterable[Tie]:
        """Themselves, by account or by name, or their organisation, on a steering committee today.

        The same name under two accounts may be two people: it is said, and does not deny independence alone.
        """
        seats = Seat.objects.filter(
            in_force(self.day),
            body__kind=BodyKind.STEERING_COMMITTEE,
            body__closed_on__isnull=True,
        ).exclude(role=SeatRole.OBSERVER)
        accounts: dict[str, set[int | None]] = {}
        for one in self.members:
            accounts.setdefault(folded(one.name), set()).add(one.person.pk if one.person else None)
        sure: dict[str, None] = {}
        namesakes: dict[str, None] = {}
        for seat in seats.select_related("person", "organisation"):
            # Only people have names to compare: a seat may be shown by its title.
            of_a_person = seat.person_id is not None or bool(seat.name)
            same_name = accounts.get(folded(seat.shown_name), set()) if of_a_person else set()
            # An account on one side only tells nobody apart.
            unlike = seat.person_id is not None and None not in same_name
            if seat.person_id in self.persons or (same_name and not unlike):
                sure.setdefault(seat.shown_name)
            elif seat.organisation is not None and seat.organisation_id in self.organisations:
                sure.setdefault(str(seat.organisation.name))
            elif same_name:
                namesakes.setdefault(seat.shown_name)
        if sure:
            told = _("On the steering committee that it monitors: %(names)s.")
            yield Tie("monitor_in_committee", told % {"names": list_of(sure)})
        if namesakes:
            told = _(
                "Somebody of the same name sits on the steering committee that it monitors: %(names)s. "
                "Nothing says yet whether they are the same person."
            )
            yield Tie("monitor_namesake", told % {"names": list_of(namesakes)}, strong=False)

    def under_the_town(self) -> Iterable[Tie]:
        """Part of the municipality, employed there, or under its orders."""
        if self.monitor.answers_to is not None:
            above = self.monitor.answers_to
            told = _("It answers to %(organisation)s.") % {"organisation": above.name}
            yield Tie("answers_to", told, strong=_is_municipal(above))
        units = [one.name for one in self.organisations.values() if _is_municipal(one)]
        units += [str(name) for name in self._employers]
        if units:
            told = _("It is part of the municipality or works for it: %(names)s.")
            yield Tie("monitor_near_mayor", told % {"names": list_of(dict.fromkeys(map(str, units)))})

    @cached_property
    def _appointments(self) -> list[Appointment]:
        held = Appointment.objects.filter(in_force(self.day), person__in=self.persons)
        return list(held.select_related("function__organisation", "person")) if self.persons else []

    @property
    def _employers(self) -> list[str]:
        """Municipal units in which one of the persons holds an office or for which they speak."""
        offices = [
            str(one.function.organisation.name)
            for one in self._appointments
            if one.function.organisation is not None and one.function.organisation.is_municipal
        ]
        if not self.persons:
            return offices
        spoken = Affiliation.objects.filter(
            in_force(self.day), person__in=self.persons, organisation__is_municipal=True
        ).select_related("organisation")
        return [*offices, *(str(one.organisation.name) for one in spoken)]

    def writing_the_plan(self) -> Iterable[Tie]:
        names = {str(one.person) for one in self._appointments if WRITERS & grants_of(one.function.duties)}
        if names:
            told = _("May also write or publish the plan: %(names)s.") % {"names": list_of(sorted(names))}
            yield Tie("writes", told)

    def carrying_it_out(self) -> Iterable[Tie]:
        """Its organisation leads the plan, a commitment or a step (strong), or endorsed the plan (weak)."""
        if not self.organisations:
            return
        leads = Q(Exists(PlanInstitution.objects.filter(plan=self.plan, organisation=OuterRef("pk"))))
        leads |= Q(Exists(Commitment.objects.filter(plan=self.plan, lead=OuterRef("pk"))))
        leads |= Q(Exists(Milestone.objects.filter(commitment__plan=self.plan, responsible=OuterRef("pk"))))
        signed = Exists(Endorsement.objects.filter(plan=self.plan, organisation=OuterRef("pk")))
        rows = Organisation.objects.filter(pk__in=self.organisations)
        for one in rows.annotate(leads=leads, signed=signed).order_by("pk"):
            if one.leads:
                told = _("It checks its own work: %(organisation)s has a part in carrying out the plan.")
                yield Tie("monitor_leads", told % {"organisation": one.name})
            if one.signed:
                told = _("%(organisation)s endorsed the plan that it monitors.")
                yield Tie("monitor_endorses", told % {"organisation": one.name}, strong=False)

    def interested(self) -> Iterable[Tie]:
        if not self.persons:
            return
        led = Commitment.objects.filter(plan=self.plan).values("lead")
        rows = InterestDeclaration.objects.filter(
            in_force(self.day), person__in=self.persons, organisation__in=led
        ).select_related("organisation")
        names = dict.fromkeys(str(one.organisation.name) for one in rows)
        if names:
            told = _("Declared an interest in an institution that leads a commitment: %(names)s.")
            yield Tie("interest", told % {"names": list_of(names)}, strong=False)


def _is_municipal(organisation: Organisation) -> bool:
    """A unit of the municipality, or part of one."""
    above: Organisation | None = organisation
    while above is not None:
        if above.is_municipal:
            return True
        above = above.parent
    return False
