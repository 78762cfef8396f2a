"""Plans for tests, made quickly. Each function needs an open scope and says only what a test does not care about.

plan = make_plan()                            published, in implementation, with everything a plan has
plan = make_plan(commitments=0, status=…)     any field of Plan by its name
make_consultation(plan)                       open now; `days=-3` closed three days ago
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from mithaq.commons.discuss.enums import Outcome, State
from mithaq.commons.discuss.models import Answer, Comment
from mithaq.commons.people.enums import OrganisationKind
from mithaq.commons.people.models import Organisation
from mithaq.commons.receipts.codes import new_code
from mithaq.features.plans.enums import (
    CommitmentStatus,
    DocumentKind,
    Influence,
    InstitutionRole,
    MilestoneStatus,
    PlanStatus,
    QuestionKind,
)
from mithaq.features.plans.models import (
    Commitment,
    Consultation,
    DeclaredFigure,
    Endorsement,
    Milestone,
    Plan,
    PlanDocument,
    PlanInstitution,
    PlanSection,
    PlanTemplate,
    Question,
    QuestionGroup,
    SectionVersion,
)
from mithaq.kit.i18n import Text

# Group, question, kind, required, minimum length: a small template with one question of each important kind.
QUESTIONS = (
    ("overview", "foreword", QuestionKind.PROSE, True, 20),
    ("vision", "vision", QuestionKind.PROSE, True, 20),
    ("vision", "goals", QuestionKind.LIST, False, 0),
    ("co_creation", "groups", QuestionKind.NUMBER, False, 0),
    ("monitoring", "monitor", QuestionKind.CONTACT, True, 10),
)


def words(base: str) -> Text:
    """A text in the three languages, each recognisable."""
    return Text(ar=f"{base} بالعربية", fr=f"{base} en français", en=f"{base} in English")


def days(count: int) -> dt.date:
    """The day `count` days from today."""
    return timezone.localdate() + dt.timedelta(days=count)


def make_template(code: str = "ogp-local", version: int = 1) -> PlanTemplate:
    """The small template of QUESTIONS; the same row when it exists."""
    template, new = PlanTemplate.objects.get_or_create(
        code=code, version=version, defaults={"title": words("Template")}
    )
    if new:
        for order, (group_code, code_, kind, required, length) in enumerate(QUESTIONS, 1):
            group, _new = QuestionGroup.objects.get_or_create(
                template=template, code=group_code, defaults={"order": order, "title": words(group_code)}
            )
            Question.objects.create(
                template=template,
                group=group,
                code=code_,
                order=order,
                kind=kind,
                title=words(code_.capitalize()),
                help=words(f"Help on {code_}"),
                required=required,
                min_length=length,
            )
    return template


def make_organisation(code: str = "secretariat", **extra: Any) -> Organisation:
    """The organisation of that code, made when absent. Its private address must never appear anywhere."""
    defaults = {
        "name": words(code.replace("-", " ").capitalize()),
        "kind": OrganisationKind.GOVERNMENT,
        "contact_email": f"private.{code}@leak.example",
        **extra,
    }
    return Organisation.objects.get_or_create(code=code, defaults=defaults)[0]


def make_section(plan: Plan, code: str = "vision", **extra: Any) -> PlanSection:
    """The plan's answer to the question `code`, with its first version."""
    question = plan.template.questions.get(code=code)
    number = question.kind == QuestionKind.NUMBER
    fields: dict[str, Any] = {
        "text": words(f"Our {code}"),
        "value": 73 if number else None,
        "version": 1,
        **extra,
    }
    section = PlanSection.objects.create(plan=plan, question=question, **fields)
    SectionVersion.objects.create(
        section=section, number=section.version, text=section.text, value=section.value
    )
    return section


def make_milestone(commitment: Commitment, order: int = 1, **extra: Any) -> Milestone:
    fields: dict[str, Any] = {
        "activity": words(f"Step {order}"),
        "output": words(f"Output {order}"),
        "starts_on": None,
        "due_on": days(30 * order),
        **extra,
    }
    fields.setdefault("responsible", make_organisation())
    return Milestone.objects.create(commitment=commitment, order=order, **fields)


def make_commitment(plan: Plan, number: int = 1, *, milestones: int = 3, **extra: Any) -> Commitment:
    """A commitment whose first three milestones are done in time, 18 days late and open, and due in 60 days."""
    fields: dict[str, Any] = {
        "axis": words("Openness"),
        "title": words(f"Commitment {number}"),
        "problem": words("Problem"),
        "status_quo": words("Status quo"),
        "description": words("What we do"),
        "expected": words("Expected"),
        "transparency": words("Transparency"),
        "participation": words("Participation"),
        "accountability": words("Accountability"),
        "policy_areas": ["public_participation"],
        "sdg": [16, 11],
        "starts_on": days(-200),
        "ends_on": days(300),
        "status": CommitmentStatus.IN_PROGRESS,
        **extra,
    }
    fields.setdefault("lead", make_organisation())
    commitment = Commitment.objects.create(plan=plan, number=number, **fields)
    commitment.supporters.add(make_organisation("youth-association", kind=OrganisationKind.CIVIL_SOCIETY))
    for order in range(1, milestones + 1):
        late_or_done = {
            1: {
                "due_on": days(-60),
                "status": MilestoneStatus.COMPLETE,
                "completed_on": days(-62),
            },
            2: {"due_on": days(-18), "status": MilestoneStatus.LIMITED},
            3: {"due_on": days(60)},
        }
        make_milestone(commitment, order, **late_or_done.get(order, {}))
    return commitment


def make_consultation(plan: Plan, *, days: int = 9, **extra: Any) -> Consultation:
    """A consultation opened three weeks before it closes, `days` days from now (negative: closed)."""
    closes = timezone.now() + dt.timedelta(days=days)
    opens = closes - dt.timedelta(days=21)
    fields: dict[str, Any] = {
        "influence": Influence.CONSULT,
        "summary": words("Summary"),
        "opens_at": opens,
        "closes_at": closes,
        "opened_at": opens,
        **extra,
    }
    return Consultation.objects.create(plan=plan, **fields)


def make_endorsement(plan: Plan, name: str = "Zahra Khadraoui", **extra: Any) -> Endorsement:
    fields: dict[str, Any] = {"capacity": words("President"), "signed_on": days(-90), **extra}
    return Endorsement.objects.create(plan=plan, name=name, **fields)


def make_document(plan: Plan, title: str | Text = "Letter", **extra: Any) -> PlanDocument:
    fields: dict[str, Any] = {
        "kind": DocumentKind.SUPPORT,
        "title": title if isinstance(title, Text) else words(title),
        "dated": days(-100),
        "signatory": words("The mayor"),
        **extra,
    }
    return PlanDocument.objects.create(plan=plan, **fields)


def make_figures(plan: Plan, numbers: tuple[int, ...] = (2, 300, 69, 20, 40, 21, 4)) -> list[DeclaredFigure]:
    """Declared numbers by category, Regueb's seven unless told; their sum is 456."""
    return [
        DeclaredFigure.objects.create(
            plan=plan, code=f"category-{order}", label=words(f"Category {order}"), number=number, order=order
        )
        for order, number in enumerate(numbers, 1)
    ]


def make_plan(
    code: str = "regueb-2026",
    *,
    sections: bool = True,
    commitments: int = 1,
    milestones: int = 3,
    institutions: tuple[str, ...] = ("secretariat", "works"),
    **extra: Any,
) -> Plan:
    """A published plan in implementation: sections, institutions, an endorsement, a letter, commitments."""
    fields: dict[str, Any] = {
        "title": words(f"Plan {code}"),
        "place": words("Town"),
        "status": PlanStatus.IMPLEMENTATION,
        "starts_on": days(-300),
        "ends_on": days(400),
        "submitted_on": days(-310),
        "published_at": timezone.now() - dt.timedelta(days=330),
        **extra,
    }
    fields.setdefault("template", make_template())
    plan = Plan.objects.create(code=code, **fields)
    for order, unit in enumerate(institutions):
        PlanInstitution.objects.create(
            plan=plan,
            organisation=make_organisation(unit),
            role=InstitutionRole.SUPPORT
            if order and order == len(institutions) - 1
            else InstitutionRole.LEAD,
            contact_unit=words(f"Desk of {unit}"),
            order=order,
        )
    if sections:
        for question in plan.template.questions.all():
            make_section(plan, question.code)
        make_endorsement(plan)
        make_document(plan)
    for number in range(1, commitments + 1):
        make_commitment(plan, number, milestones=milestones)
    return plan


def make_comment(plan: Plan, place: str = "vision", *, answer: bool = False, **extra: Any) -> Comment:
    """A published comment on one part, perhaps answered (accepted, with a change)."""
    now = timezone.now()
    fields: dict[str, Any] = {
        "name": "Amal",
        "text": "Please add street lights.",
        "language": "en",
        "place_label": words(place.capitalize()),
        "state": State.PUBLISHED,
        "submitted_at": now - dt.timedelta(days=5),
        "published_at": now - dt.timedelta(days=5),
        "answered_at": now - dt.timedelta(days=2) if answer else None,
        **extra,
    }
    comment = Comment.objects.create(subject=plan, place=place, receipt_digest=new_code().digest, **fields)
    if answer:
        Answer.objects.create(
            comment=comment,
            outcome=Outcome.ACCEPTED,
            reason=words("Agreed"),
            changed=words("Lights added"),
            answered_at=fields["answered_at"],
        )
    return comment
