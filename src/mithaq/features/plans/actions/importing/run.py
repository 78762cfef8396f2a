"""The whole import in one transaction."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator, slugify
from django.utils.translation import gettext as _
from django.utils.translation import override

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.kit.i18n import Text

from ...catalogues import goals
from ...enums import PlanStatus
from ...models import (
    Commitment,
    DeclaredFigure,
    ImportDoubt,
    Plan,
    PlanSection,
    PlanTemplate,
    SectionVersion,
)
from ...queries.missing import standing_endorsements
from ...reading import Coverage, Doubt, ParsedPlan, coverage, decode, doubts, read_plan_bytes
from ..conflicts import unchanged
from ..lifecycle.commitments import carry_commitments
from ..plans import begin_plan
from ..templates import ensure_template
from . import people
from .dates import days_of
from .texts import answers

# A commitment is printed as one block: its first words serve as title until somebody writes a better one.
TITLE = 140


@dataclass(frozen=True)
class Imported:
    """doubts: what a person should look at, in the order of the page; coverage: the proof nothing was lost."""

    plan: Plan
    doubts: list[Doubt]
    coverage: Coverage


@transaction.atomic
def import_plan(*, by: Actor, data: bytes, template: PlanTemplate | None = None) -> Imported:
    """Read a saved page into a draft that only officers see, in the one language of the page.

    Raises `reading.NotAPlan` for a bad or foreign file and ValidationError for a page that was imported
    before; nothing is written then. Addresses go to `PrivateContact` and nowhere else.
    """
    require_grant(by, "plans.edit")
    parsed = read_plan_bytes(data)
    text, _encoding = decode(data)
    digest = digest_of(text)
    if before := Plan.objects.filter(imported_digest=digest).first():
        raise ValidationError(_("This page was imported already, as “%(plan)s”.") % {"plan": before.title})
    doubted = doubts(parsed)
    plan = _begin(by, parsed, digest, template or ensure_template(by=by))
    organisations = people.Organisations(by, parsed.language)
    _sections(by, plan, parsed)
    _figures(plan, parsed)
    _commitments(plan, parsed)
    people.institutions(plan, parsed, organisations)
    people.endorsements(plan, parsed, organisations)
    people.private_contacts(plan, parsed)
    ImportDoubt.objects.bulk_create(
        ImportDoubt(
            municipality=plan.municipality,
            plan=plan,
            code=doubt.code,
            section=doubt.section,
            line=doubt.line,
            data=dict(doubt.data),
        )
        for doubt in doubted
    )
    facts = {"sha256": digest, "doubts": len(doubted), "language": parsed.language}
    record("plans.plan_imported", by=by, on=plan, data=facts)
    return Imported(plan, doubted, coverage(text, parsed))


@transaction.atomic
def publish_imported(*, by: Actor, plan: Plan, status: str) -> Plan:
    """Show an imported plan to everybody, at the stage it has reached: it was submitted elsewhere, long ago."""
    require(by, "publish", plan)
    fresh = unchanged(plan)
    if not fresh.imported_digest or fresh.status != PlanStatus.DRAFT:
        raise ValidationError(_("Only a plan read from its published page is published this way."))
    if status not in (PlanStatus.SUBMITTED, PlanStatus.IMPLEMENTATION, PlanStatus.COMPLETED):
        raise ValidationError({"status": _("Choose how far the plan has come.")})
    if not standing_endorsements(fresh):
        raise ValidationError(
            _("Nobody outside government endorses the plan yet: at least one signature is needed.")
        )
    fresh.status, fresh.published_at = status, timezone.now()
    fresh.save()
    record("plans.moved", by=by, on=fresh, data={"from": str(PlanStatus.DRAFT), "to": str(status)})
    # Its promises were made long ago, too.
    carry_commitments(by=by, plan=fresh, stage=PlanStatus.ENDORSED)
    if status != PlanStatus.SUBMITTED:
        carry_commitments(by=by, plan=fresh, stage=PlanStatus.IMPLEMENTATION)
    return fresh


def digest_of(text: str) -> str:
    """The same for a page saved twice, whatever its line ends and blank edges."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _begin(by: Actor, parsed: ParsedPlan, digest: str, template: PlanTemplate) -> Plan:
    language = parsed.language
    starts_on, ends_on, submitted_on = days_of(parsed)
    place = ", ".join(part for part in (parsed.locality, parsed.country) if part)
    year = parsed.period[0] if parsed.period else ""
    plan = begin_plan(
        by=by,
        code=_free_code(slugify(f"{parsed.locality} {year}") or "plan"),
        title=Text({language: parsed.title or place or _("Imported plan")}),
        place=Text({language: place or "—"}),
        template=template,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    plan.submitted_on, plan.imported_digest = submitted_on, digest
    plan.most_commitments = max(plan.most_commitments, len(parsed.commitments))
    plan.save()
    return plan


def _free_code(base: str) -> str:
    base = base[:50]
    taken = set(Plan.objects.filter(code__startswith=base).values_list("code", flat=True))
    return next(code for code in (base, *(f"{base}-{n}" for n in range(2, 1000))) if code not in taken)


def _sections(by: Actor, plan: Plan, parsed: ParsedPlan) -> None:
    sections = {
        section.question.code: section
        for section in PlanSection.objects.filter(plan=plan).select_related("question")
    }
    counts = {"groups": parsed.groups, "meetings": parsed.meetings}
    for code, text in answers(parsed, sections).items():
        section, count = sections[code], counts.get(code)
        section.value = count.count if count else None
        # "20" is the number itself; "about 20 groups" says more than the number and stays.
        if text and text != str(section.value):
            section.text = Text({parsed.language: text})
        if not section.text and section.value is None:
            continue
        section.version, section.updated_by = 1, by.person
        section.save()
        SectionVersion.objects.create(
            section=section, number=1, text=section.text, value=section.value, by=by.person
        )


def _figures(plan: Plan, parsed: ParsedPlan) -> None:
    language = parsed.language
    for order, one in enumerate(parsed.participants.categories):
        DeclaredFigure.objects.create(
            plan=plan,
            code=one.code,
            label=Text({language: one.label}),
            number=one.count,
            unit=one.unit,
            order=order,
        )
    if declared := parsed.participants.declared:
        with override(language):
            label = Text({language: _("Total")})
        DeclaredFigure.objects.create(
            plan=plan,
            code="total",
            label=label,
            number=declared.count,
            is_total=True,
            order=len(parsed.participants.categories),
        )


def _commitments(plan: Plan, parsed: ParsedPlan) -> None:
    """Each under its printed number; a number printed twice goes to the next free one (and is doubted)."""
    mentioned = sorted({str(one.target or one.goal) for one in parsed.sdgs if one.goal in goals()})
    used: set[int] = set()
    for one in parsed.commitments:
        number = one.number
        while number in used:
            number += 1
        used.add(number)
        title = Truncator(one.text.partition("\n")[0]).chars(TITLE)
        Commitment.objects.create(
            plan=plan,
            number=number,
            title=Text({parsed.language: title}),
            axis=Text({parsed.language: one.label} if one.label else {}),
            description=Text({parsed.language: one.text}),
            # The page ties goals to the plan as a whole: with one commitment they are that one's.
            sdg=mentioned if len(parsed.commitments) == 1 else [],
            starts_on=plan.starts_on,
            ends_on=plan.ends_on,
            version=1,
        )
