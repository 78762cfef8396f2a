"""One plan: header, sections, promises, signatures, documents, figures and doubts."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from mithaq.kit.i18n import NAMES, Text

from ..actions.commitments import add_commitment
from ..actions.documents import add_document
from ..actions.endorsements import add_endorsement
from ..actions.milestones import add_milestone
from ..actions.plans import Responsible, begin_plan, change_plan, set_institutions
from ..actions.sections import write_section
from ..actions.templates import ensure_template
from ..enums import DocumentKind, PlanStatus
from ..models import Commitment, DeclaredFigure, ImportDoubt, Plan, PlanDocument, PlanSection
from .cast import Cast, texts
from .following import enter_status

TEXTS = {
    "axis": "axis",
    "title": "title",
    "problem": "problem",
    "status_quo": "status_quo",
    "description": "description",
    "expected_results": "expected",
    "transparency": "transparency",
    "participation": "participation",
    "accountability": "accountability",
}
KINDS = {"summary": DocumentKind.SUMMARY, "note": DocumentKind.REPORT}
# What the file calls a doubt, what the reader of published pages calls it, and the data of its sentence.
DOUBTS: dict[str, tuple[str, dict[str, str | int]]] = {
    "truncated_progress_checks": ("answer_cut", {"text": "Le M"}),
    "monitor_not_independent": ("monitor_in_committee", {}),
    "private_contacts": ("private_email", {}),
    "no_comments": ("no_comment", {}),
    "two_end_dates": ("ends_differ", {"first": "11/2025", "second": "01/2026"}),
    "groups_mismatch": ("groups_differ", {"groups": 73, "institutions": 8, "people": 31}),
    "monitor_without_contact": ("contact_missing", {}),
}


def enter_plan(cast: Cast, row: dict[str, Any]) -> Plan:
    by = cast.by_role("plan_officer")
    plan = begin_plan(
        by=by,
        code=row["code"],
        title=texts(row["title"]),
        place=texts(row["jurisdiction"]),
        template=ensure_template(by=cast.house),
        starts_on=cast.day(row["period_start"]),
        ends_on=cast.day(row["period_end"]),
        follows=Plan.objects.filter(code=row.get("follows", "")).first(),
    )
    header = {"summary": texts(row["summary"]), "notice": texts(row.get("extension"))}
    plan = change_plan(by=by, plan=plan, changes=header)
    leads = [Responsible(cast.organisation(code)) for code in row["leads"]]
    set_institutions(by=by, plan=plan, institutions=leads)
    sections = PlanSection.objects.filter(plan=plan).select_related("question")
    by_code = {section.question.code: section for section in sections}
    for one in row["sections"]:
        write_section(
            by=by,
            section=by_code[one["code"]],
            text=texts(one.get("text")),
            value=one.get("value"),
            based_on_version=0,
        )
    enter_figures(plan, row)
    for order, one in enumerate(row.get("doubts", [])):
        code, data = DOUBTS[one["code"]]
        ImportDoubt.objects.create(plan=plan, code=code, section=one["section"], line=order, data=data)
    for one in row["commitments"]:
        enter_commitment(cast, plan, one)
    for one in row.get("endorsements", []):
        add_endorsement(
            by=by,
            plan=plan,
            name=two_scripts(one["name"]),
            capacity=texts(one["capacity"]),
            organisation=cast.organisation(one["organisation"]),
            signed_on=cast.day(one["date"]),
        )
    for one in row.get("documents", []):
        enter_document(cast, plan, one)
    return stand_at(plan, row)


def stand_at(plan: Plan, row: dict[str, Any]) -> Plan:
    """The founding plan was submitted on the partnership's own site, years before this house."""
    if row["status"] == PlanStatus.PUBLIC_CONSULTATION:
        return plan  # the consultation moves it
    submitted: dt.date = row["submitted"]
    shown = timezone.make_aware(dt.datetime.combine(submitted, dt.time(12)))
    Plan.objects.filter(pk=plan.pk).update(status=row["status"], submitted_on=submitted, published_at=shown)
    plan.refresh_from_db()
    return plan


def two_scripts(name: dict[str, str]) -> str:
    """A signature is one line of text: in Arabic and in Latin letters, so that everybody can read it."""
    return f"{name['ar']} / {name['fr']}"


def enter_figures(plan: Plan, row: dict[str, Any]) -> None:
    for order, one in enumerate(row.get("participants", [])):
        unit = "groups" if one["unit"] == "institutions" else one["unit"]
        DeclaredFigure.objects.create(
            plan=plan,
            code=one["category"],
            label=texts(one["label"]),
            number=one["count"],
            unit=unit,
            order=order,
        )
    if total := row.get("declared_total"):
        label = Text(ar="المجموع المصرَّح به", fr="Total déclaré", en="Declared total")
        DeclaredFigure.objects.create(
            plan=plan, code="total", label=label, number=total, is_total=True, order=99
        )


def enter_commitment(cast: Cast, plan: Plan, row: dict[str, Any]) -> Commitment:
    by = cast.by_role("plan_officer")
    fields = {name: texts(row.get(said)) for said, name in TEXTS.items()}
    commitment = add_commitment(
        by=by,
        plan=plan,
        fields={
            **fields,
            "lead": cast.organisation(row["lead"]),
            "policy_areas": row["policy_areas"],
            "sdg": [*map(str, row["sdg"]), *row["sdg_targets"]],
            "starts_on": cast.day(row["start"]),
            "ends_on": cast.day(row["end"]),
            "novelty": row["novelty"],
        },
        supporters=[cast.organisation(code) for code in row["supporters"]],
    )
    for one in row["milestones"]:
        milestone = add_milestone(
            by=by,
            commitment=commitment,
            fields={
                "activity": texts(one["activity"]),
                "output": texts(one["output"]),
                "starts_on": cast.day(one["start"]),
                "due_on": cast.day(one["due"]),
                "responsible": cast.organisation(one["organisation"]),
                "role": one["role"],
            },
        )
        enter_status(cast, milestone, one["status"], one.get("completed"))
    # The founding plan was adopted and carried out before this house stood.
    Commitment.objects.filter(pk=commitment.pk).update(status=row["status"])
    return commitment


def enter_document(cast: Cast, plan: Plan, row: dict[str, Any], *, in_pack: bool = False) -> PlanDocument:
    return add_document(
        by=cast.by_role("plan_officer"),
        plan=plan,
        kind=KINDS.get(row["type"], row["type"]),
        title=texts(row["title"]),
        upload=written(row["code"], texts(row["title"]), texts(row["content"])),
        dated=cast.day(row["date"]),
        signatory=texts(row["signatory"]),
        in_pack=in_pack,
    )


def written(name: str, title: Text, content: Text) -> ContentFile[bytes]:
    """A plain text file that says the same in each language."""
    parts = [f"{NAMES[code]}\n{title.get(code, '')}\n\n{content[code]}\n" for code in content]
    return ContentFile("\n\n".join(parts).encode(), name=f"{name}.txt")
