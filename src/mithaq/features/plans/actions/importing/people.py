"""Institutions, signatories and monitors of a page: matched with the town's own, or made."""

from __future__ import annotations

from django.utils.text import slugify

from mithaq.commons.access.actor import Actor
from mithaq.commons.audit.actions import record
from mithaq.commons.people.enums import OrganisationKind
from mithaq.commons.people.models import Organisation
from mithaq.kit.i18n import Text
from mithaq.kit.text import words

from ...enums import InstitutionRole
from ...models import Endorsement, Plan, PlanInstitution, PrivateContact
from ...reading import ParsedPlan
from ..endorsements import is_public_body


class Organisations:
    """The town's organisations by the folded words of their names, in any language."""

    def __init__(self, by: Actor, language: str) -> None:
        self.by, self.language = by, language
        self.known: dict[tuple[str, ...], Organisation] = {}
        self.codes: set[str] = set()
        for one in Organisation.objects.order_by("pk"):
            self.codes.add(one.code)
            for name in one.name.values():
                self.known.setdefault(tuple(words(name)), one)

    def get(self, name: str, kind: str) -> Organisation:
        """The organisation of this name; a new one of `kind` when the town has none."""
        key = tuple(words(name))
        if key not in self.known:
            self.known[key] = self._make(name, kind)
        return self.known[key]

    def _make(self, name: str, kind: str) -> Organisation:
        base = slugify(name)[:50].strip("-") or "organisation"
        code, count = base, 1
        while code in self.codes:
            count += 1
            code = f"{base}-{count}"
        self.codes.add(code)
        made = Organisation.objects.create(code=code, name=Text({self.language: name}), kind=kind)
        # The officer who imports a plan need not be the one who keeps the list of organisations.
        facts = {"code": code, "name": dict(made.name), "kind": str(kind)}
        record("people.organisation_created", by=self.by, on=made, data=facts)
        return made


def institutions(plan: Plan, parsed: ParsedPlan, organisations: Organisations) -> None:
    """Those at the head of the page lead. The list further down names others only when it counts more."""
    leads = parsed.lead_institutions or parsed.institutions
    named = [(name, InstitutionRole.LEAD) for name in leads]
    if len(parsed.institutions) > len(leads):
        named += [(name, InstitutionRole.SUPPORT) for name in parsed.institutions]
    for order, (name, role) in enumerate(named):
        organisation = organisations.get(name, OrganisationKind.GOVERNMENT)
        PlanInstitution.objects.get_or_create(
            plan=plan, organisation=organisation, defaults={"role": role, "order": order}
        )


def endorsements(plan: Plan, parsed: ParsedPlan, organisations: Organisations) -> None:
    for one in parsed.endorsements:
        organisation = (
            organisations.get(one.organisation, OrganisationKind.CIVIL_SOCIETY) if one.organisation else None
        )
        Endorsement.objects.create(
            plan=plan,
            name=(one.name or one.organisation)[:120],
            capacity=Text({parsed.language: one.capacity} if one.capacity else {}),
            organisation=organisation,
            is_governmental=is_public_body(organisation),
            signed_on=plan.submitted_on,
            by=organisations.by.person,
        )


def private_contacts(plan: Plan, parsed: ParsedPlan) -> None:
    """Every address of the page, by its monitor where it has one: kept for the house to write to, never shown."""
    owners = {
        (contact.line, contact.value): monitor.name or monitor.organisation
        for monitor in parsed.monitors
        for contact in monitor.contacts
    }
    for contact in parsed.private:
        owner = owners.get((contact.line, contact.value))
        PrivateContact.objects.create(
            plan=plan,
            role="monitor" if owner is not None else "page",
            name=(owner or "")[:120],
            kind=contact.kind,
            value=contact.value,
        )
