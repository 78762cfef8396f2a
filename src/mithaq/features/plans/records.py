"""The nouns of action plans, as the commons serve them: search, comments, files, following, open data."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mithaq.kit.registry import Record

from . import addresses, datasets
from .records_following import FOLLOWING
from .records_lifecycle import LIFECYCLE
from .records_monitoring import MONITORING

PART = "mithaq.features.plans.access:PlanPartPolicy"
# The translation screen writes by this, one language of one text at a time.
TRANSLATE = "mithaq.features.plans.actions.translating:translate"
CONCERNED = "mithaq.features.plans.queries.concerned:concerned_by_comment"

RECORDS = (
    Record(
        code="plans.plan",
        model="plans.Plan",
        label=_("action plan"),
        label_plural=_("action plans"),
        policy="mithaq.features.plans.access:PlanPolicy",
        title=lambda plan: plan.title,
        url=addresses.plan_url,
        comments=True,
        followable=True,
        searchable=("title", "place", "summary"),
        dataset=datasets.PLANS,
        desk_url=addresses.desk_plan_url,
        extra={
            # Where comments on one part of the plan stand: function(plan, place).
            "place_url": addresses.place_url,
            "concerned": CONCERNED,
            "translate": TRANSLATE,
            "translatable": ("title", "place", "summary", "notice"),
        },
    ),
    Record(
        code="plans.institution",
        model="plans.PlanInstitution",
        label=_("responsible institution"),
        label_plural=_("responsible institutions"),
        policy=PART,
        title=lambda institution: institution.organisation.name,
        url=lambda institution: f"{addresses.plan_url(institution.plan)}#institutions",
        dataset=datasets.INSTITUTIONS,
        parent=lambda institution: institution.plan,
    ),
    Record(
        code="plans.section",
        model="plans.PlanSection",
        label=_("section"),
        label_plural=_("sections"),
        policy=PART,
        title=lambda section: section.question.title,
        url=addresses.section_url,
        desk_url=addresses.desk_section_url,
        extra={"translate": TRANSLATE, "translatable": ("text",)},
        searchable=("text",),
        dataset=datasets.SECTIONS,
        parent=lambda section: section.plan,
    ),
    Record(
        code="plans.commitment",
        model="plans.Commitment",
        label=_("commitment"),
        label_plural=_("commitments"),
        policy="mithaq.features.plans.access_following:CommitmentPolicy",
        title=lambda commitment: commitment.title,
        url=addresses.commitment_url,
        desk_url=addresses.desk_commitment_url,
        extra={
            "translate": TRANSLATE,
            # Whose matter a commitment is: who may coordinate its working group.
            "lead": "mithaq.features.plans.queries.concerned:lead_of",
        },
        followable=True,
        searchable=("title", "problem", "description", "expected"),
        dataset=datasets.COMMITMENTS,
        parent=lambda commitment: commitment.plan,
    ),
    Record(
        code="plans.milestone",
        model="plans.Milestone",
        label=_("milestone"),
        label_plural=_("milestones"),
        policy="mithaq.features.plans.access:MilestonePolicy",
        title=lambda milestone: milestone.activity,
        url=addresses.milestone_url,
        desk_url=addresses.desk_milestone_url,
        extra={"translate": TRANSLATE},
        dataset=datasets.MILESTONES,
        parent=lambda milestone: milestone.commitment,
    ),
    Record(
        code="plans.endorsement",
        model="plans.Endorsement",
        label=_("endorsement"),
        label_plural=_("endorsements"),
        policy=PART,
        title=lambda endorsement: endorsement.name,
        url=lambda endorsement: f"{addresses.plan_url(endorsement.plan)}#endorsements",
        dataset=datasets.ENDORSEMENTS,
        parent=lambda endorsement: endorsement.plan,
    ),
    Record(
        code="plans.document",
        model="plans.PlanDocument",
        label=_("document"),
        label_plural=_("documents"),
        policy=PART,
        title=lambda document: document.title,
        url=addresses.document_url,
        desk_url=addresses.desk_document_url,
        extra={"translate": TRANSLATE},
        attachments=True,
        searchable=("title",),
        dataset=datasets.DOCUMENTS,
        parent=lambda document: document.plan,
    ),
    Record(
        code="plans.figure",
        model="plans.DeclaredFigure",
        label=_("declared figure"),
        label_plural=_("declared figures"),
        policy=PART,
        title=lambda figure: figure.label,
        url=lambda figure: f"{addresses.plan_url(figure.plan)}#figures",
        dataset=datasets.FIGURES,
        parent=lambda figure: figure.plan,
    ),
    Record(
        code="plans.consultation",
        model="plans.Consultation",
        label=_("public consultation"),
        label_plural=_("public consultations"),
        policy=PART,
        title=lambda consultation: consultation.title or consultation.plan.title,
        url=addresses.consultation_url,
        desk_url=addresses.desk_consultation_url,
        extra={"translate": TRANSLATE},
        parent=lambda consultation: consultation.plan,
    ),
    *FOLLOWING,
    *LIFECYCLE,
    *MONITORING,
)
