"""What the house must know about action plans."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mithaq.commons.audit.events import Event
from mithaq.commons.manifest.definitions import Manifest
from mithaq.commons.people.duties import Duty
from mithaq.kit.registry import Record

MANIFEST = Manifest(
    feature="plans",
    label=_("Action plans"),
    records=(
        Record(
            code="plans.plan",
            model="plans.Plan",
            label=_("action plan"),
            label_plural=_("action plans"),
            policy="mithaq.features.plans.access:PlanPolicy",
            comments=True,
            followable=True,
            searchable=("title", "place"),
        ),
        Record(
            code="plans.section",
            model="plans.PlanSection",
            label=_("section"),
            label_plural=_("sections"),
            policy="mithaq.features.plans.access:PlanPartPolicy",
            title=lambda section: section.question.title,
            searchable=("text",),
            parent=lambda section: section.plan,
        ),
        Record(
            code="plans.commitment",
            model="plans.Commitment",
            label=_("commitment"),
            label_plural=_("commitments"),
            policy="mithaq.features.plans.access:PlanPartPolicy",
            title=lambda commitment: commitment.title,
            followable=True,
            searchable=("title", "problem", "description", "expected"),
            parent=lambda commitment: commitment.plan,
        ),
        Record(
            code="plans.milestone",
            model="plans.Milestone",
            label=_("milestone"),
            label_plural=_("milestones"),
            policy="mithaq.features.plans.access:MilestonePolicy",
            title=lambda milestone: milestone.activity,
            parent=lambda milestone: milestone.commitment,
        ),
        Record(
            code="plans.document",
            model="plans.PlanDocument",
            label=_("document"),
            label_plural=_("documents"),
            policy="mithaq.features.plans.access:PlanPartPolicy",
            title=lambda document: document.title,
            attachments=True,
            parent=lambda document: document.plan,
        ),
        Record(
            code="plans.consultation",
            model="plans.Consultation",
            label=_("public consultation"),
            label_plural=_("public consultations"),
            policy="mithaq.features.plans.access:PlanPartPolicy",
            parent=lambda consultation: consultation.plan,
        ),
    ),
    events=(Event(code="plans.plan_begun", label=_("began a plan")),),
    duties=(
        Duty(code="plans.editor", label=_("writes the action plan"), grants=("plans.edit", "discuss.answer")),
        Duty(
            code="plans.publisher",
            label=_("publishes the action plan"),
            grants=("plans.publish", "plans.edit", "discuss.answer"),
        ),
        Duty(code="plans.monitor", label=_("monitors the action plan"), grants=("plans.monitor",)),
        Duty(
            code="plans.mel_officer",
            label=_("follows, evaluates and learns"),
            grants=("plans.monitor", "plans.edit", "discuss.answer"),
        ),
        Duty(code="plans.translator", label=_("translates"), grants=("translate",)),
    ),
)
