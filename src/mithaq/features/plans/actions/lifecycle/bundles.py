"""Loading a bundle of another municipality as a draft, all of it or nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require_grant
from mithaq.commons.audit.actions import record
from mithaq.commons.people.models import Organisation
from mithaq.kit.i18n import Text

from ...bundle.file import BundleRefused, unpack
from ...bundle.shapes import Bundle, CommitmentPart, ConsultationPart, DeadlinePart, ProcessPart, TemplatePart
from ...enums import Influence, PlanStatus
from ...models import Commitment, Plan, PlanSection, PlanTemplate
from ...queries.lifecycle.bundles import deadlines_of, template_part
from ..commitments import add_commitment
from ..consultations import prepare_consultation
from ..milestones import add_milestone
from ..plans import begin_plan, change_plan
from ..sections import write_section
from ..templates import ensure_template

# A loaded consultation is prepared for then; its day is for the loading town to choose.
LEAD_DAYS = 30


@dataclass(frozen=True)
class Loaded:
    """unmatched: names of institutions the town does not have; terms: (code, theirs, ours) that differ."""

    plan: Plan
    origin: Text
    sealed_by: str
    unmatched: list[str]
    terms: list[tuple[str, DeadlinePart, DeadlinePart | None]]


@transaction.atomic
def load_bundle(
    *, by: Actor, data: bytes, code: str, responsible: Organisation, starts_on: dt.date | None = None
) -> Loaded:
    """A draft with the sections, commitments, steps and consultation rules of a bundle.

    responsible: who answers for steps whose institution this town does not have. starts_on: all dates move along.
    Raises `bundle.file.BundleRefused` for a file that cannot be loaded, ValidationError by field.
    """
    require_grant(by, "plans.edit")
    opened = unpack(data)
    bundle = opened.bundle
    _check_process(bundle.process)
    shift = starts_on - bundle.plan.starts_on if starts_on and bundle.plan.starts_on else dt.timedelta()
    plan = begin_plan(
        by=by,
        code=code,
        title=Text(bundle.plan.title),
        place=by.municipality.name,
        template=_template(by, bundle.template),
        starts_on=starts_on or bundle.plan.starts_on,
        ends_on=_moved(bundle.plan.ends_on, shift),
    )
    most = max(bundle.plan.most_commitments, len(bundle.plan.commitments))
    changes = {"summary": Text(bundle.plan.summary), "most_commitments": most}
    plan = change_plan(by=by, plan=plan, changes=changes)
    _sections(by, plan, bundle)
    mine = {one.code: one for one in Organisation.objects.filter(closed_on__isnull=True)}
    unmatched: dict[str, str] = {}
    for part in bundle.plan.commitments:
        _commitment(by, plan, part, shift, mine, responsible, unmatched)
    if bundle.process.consultation:
        _consultation(by, plan, bundle.process.consultation)
    facts = {
        "origin": dict(bundle.origin),
        "made_on": bundle.made_on.isoformat(),
        "sealed_by": opened.sealed_by,
    }
    record("plans.bundle_loaded", by=by, on=plan, data=facts)
    ours = deadlines_of(by.municipality)
    terms = [
        (name, theirs, ours.get(name))
        for name, theirs in sorted(bundle.process.deadlines.items())
        if ours.get(name) != theirs
    ]
    return Loaded(plan, Text(bundle.origin), opened.sealed_by, sorted(unmatched.values()), terms)


def _check_process(process: ProcessPart) -> None:
    """A stage this house does not know comes from a newer one."""
    named = {*process.moves, *process.movers, *(to for after in process.moves.values() for to in after)}
    if unknown := sorted(named - set(PlanStatus.values)):
        told = _("This bundle comes from a house with other rules: there is no stage “%s” here.")
        raise BundleRefused(told % unknown[0])


def _template(by: Actor, part: TemplatePart) -> PlanTemplate:
    """The template of the bundle: the town's own when both ask the same, else a copy beside it."""
    known = PlanTemplate.objects.filter(code=part.code, version=part.version).first()
    if known is not None and template_part(known) == part:
        return known
    data = part.model_dump()
    if known is not None:
        last = (
            PlanTemplate.objects.filter(code=part.code).order_by("-version").values_list("version", flat=True)
        )
        data["version"] = last[0] + 1
    return ensure_template(by=by, data=data)


def _sections(by: Actor, plan: Plan, bundle: Bundle) -> None:
    rows = {
        one.question.code: one for one in PlanSection.objects.filter(plan=plan).select_related("question")
    }
    for part in bundle.plan.sections:
        if part.question not in rows:
            told = _("The bundle answers a question its template does not ask: %s.")
            raise BundleRefused(told % part.question)
        section = rows[part.question]
        write_section(
            by=by, section=section, text=Text(part.text), value=part.value, based_on_version=section.version
        )


def _commitment(
    by: Actor,
    plan: Plan,
    part: CommitmentPart,
    shift: dt.timedelta,
    mine: dict[str, Organisation],
    responsible: Organisation,
    unmatched: dict[str, str],
) -> None:
    named = [*([part.lead] if part.lead else []), *(step.responsible for step in part.milestones)]
    unmatched.update({one.code: str(Text(one.name)) for one in named if one.code not in mine})
    try:
        commitment = add_commitment(
            by=by,
            plan=plan,
            fields={
                **{name: Text(words) for name, words in part.texts.items()},
                "lead": mine.get(part.lead.code) if part.lead else None,
                "policy_areas": part.policy_areas,
                "sdg": part.sdg,
                "starts_on": _moved(part.starts_on, shift),
                "ends_on": _moved(part.ends_on, shift),
                "novelty": part.novelty,
            },
        )
        Commitment.objects.filter(pk=commitment.pk).update(number=part.number)
        for step in part.milestones:
            add_milestone(
                by=by,
                commitment=commitment,
                fields={
                    "activity": Text(step.activity),
                    "output": Text(step.output),
                    "starts_on": _moved(step.starts_on, shift),
                    "due_on": step.due_on + shift,
                    "responsible": mine.get(step.responsible.code, responsible),
                    "role": step.role,
                },
            )
    except TypeError:
        told = _("This bundle says something this house does not understand, at: %s.")
        raise BundleRefused(told % "commitments") from None
    except ValidationError as problem:
        said = {"number": part.number, "problem": " ".join(problem.messages)}
        raise BundleRefused(_("Commitment %(number)s of the bundle: %(problem)s") % said) from None


def _consultation(by: Actor, plan: Plan, part: ConsultationPart) -> None:
    """Prepared with the same rules; nobody sees it before this town opens it."""
    if part.influence not in Influence.values:
        raise BundleRefused(
            _("This bundle promises an influence this house does not know: %s.") % part.influence
        )
    opens = timezone.now() + dt.timedelta(days=LEAD_DAYS)
    prepare_consultation(
        by=by,
        plan=plan,
        influence=part.influence,
        opens_at=opens,
        closes_at=opens + dt.timedelta(days=part.days),
        title=Text(part.title),
        rules=Text(part.rules),
    )


def _moved(day: dt.date | None, shift: dt.timedelta) -> dt.date | None:
    return day + shift if day else None
