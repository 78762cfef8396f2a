"""What the samples of plans are made of: rows that are published, or hidden in a plan nobody may read yet."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

from mithaq.features.plans.enums import InstitutionRole, PlanStatus
from mithaq.features.plans.models import DeclaredFigure, Plan, PlanInstitution
from mithaq.kit.testing import Sample, mark, samples

from . import make

_numbers = count(1)

HIDDEN: dict[str, Any] = {"published_at": None, "status": PlanStatus.DRAFT}


def plan(town: Any, *, hidden: bool = False, consulted: bool = True) -> Plan:
    words = mark(town, hidden=hidden)
    extra = HIDDEN if hidden else {}
    code = f"sample-{town.slug}-{next(_numbers)}"
    # Room for one of each part, so that the samples of parts never meet.
    found = make.make_plan(
        code, sections=False, commitments=0, institutions=(), title=words, place=words, summary=words, **extra
    )
    if consulted:  # comments on a plan stand on the page of its consultation
        make.make_consultation(found)
    return found


def organisation(town: Any) -> Any:
    """Everybody may see the organisations, whatever hidden plan they lead."""
    return make.make_organisation(f"unit-{town.slug}-{next(_numbers)}", name=mark(town))


def institution(town: Any, *, hidden: bool = False) -> Any:
    return PlanInstitution.objects.create(
        plan=plan(town, hidden=hidden),
        organisation=organisation(town),
        role=InstitutionRole.LEAD,
        contact_unit=mark(town, hidden=hidden),
    )


def section(town: Any, *, hidden: bool = False) -> Any:
    return make.make_section(plan(town, hidden=hidden), text=mark(town, hidden=hidden))


def commitment(town: Any, *, hidden: bool = False) -> Any:
    words = mark(town, hidden=hidden)
    fields = ("axis", "title", "problem", "status_quo", "description", "expected")
    values = ("transparency", "participation", "accountability")
    said = dict.fromkeys((*fields, *values), words)
    lead = organisation(town)
    return make.make_commitment(plan(town, hidden=hidden), milestones=0, lead=lead, **said)


def milestone(town: Any, *, hidden: bool = False) -> Any:
    words = mark(town, hidden=hidden)
    return make.make_milestone(
        commitment(town, hidden=hidden),
        activity=words,
        output=words,
        responsible=organisation(town),
    )


def endorsement(town: Any, *, hidden: bool = False) -> Any:
    words = mark(town, hidden=hidden)
    return make.make_endorsement(plan(town, hidden=hidden), str(words), capacity=words, statement=words)


def document(town: Any, *, hidden: bool = False) -> Any:
    words = mark(town, hidden=hidden)
    return make.make_document(plan(town, hidden=hidden), title=words, signatory=words)


def figure(town: Any, *, hidden: bool = False) -> Any:
    return DeclaredFigure.objects.create(
        plan=plan(town, hidden=hidden), code="workshop", label=mark(town, hidden=hidden), number=12
    )


def consultation(town: Any, *, hidden: bool = False) -> Any:
    words = mark(town, hidden=hidden)
    return make.make_consultation(
        plan(town, hidden=hidden, consulted=False), title=words, summary=words, rules=words
    )


def both(code: str, row: Callable[..., Any]) -> None:
    samples.add(Sample(code=code, make=row, hidden=lambda town: row(town, hidden=True)))
