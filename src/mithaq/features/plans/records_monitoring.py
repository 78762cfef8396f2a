"""The nouns of monitoring, as the commons serve them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mithaq.kit.registry import Record

from . import addresses_monitoring as addresses
from . import datasets_monitoring as datasets

ACCESS = "mithaq.features.plans.access_monitoring"
TRANSLATE = "mithaq.features.plans.actions.translating:translate"

MONITORING = (
    Record(
        code="plans.monitor",
        model="plans.Monitor",
        label=_("monitor of a plan"),
        label_plural=_("monitors of plans"),
        policy=f"{ACCESS}:MonitorPolicy",
        title=lambda monitor: monitor.who,
        url=addresses.monitor_url,
        desk_url=addresses.desk_monitor_url,
        dataset=datasets.MONITORS,
        parent=lambda monitor: monitor.plan,
    ),
    Record(
        code="plans.assessment",
        model="plans.Assessment",
        label=_("assessment"),
        label_plural=_("assessments"),
        policy=f"{ACCESS}:AssessmentPolicy",
        title=lambda assessment: assessment.get_kind_display(),
        url=addresses.assessment_url,
        desk_url=addresses.desk_assessment_url,
        attachments=True,
        searchable=("summary",),
        dataset=datasets.ASSESSMENTS,
        parent=lambda assessment: assessment.commitment or assessment.plan,
    ),
    Record(
        code="plans.assessment_answer",
        model="plans.AssessmentAnswer",
        label=_("answer in an assessment"),
        label_plural=_("answers in assessments"),
        policy=f"{ACCESS}:AssessmentAnswerPolicy",
        title=lambda answer: answer.question.title,
        url=lambda answer: addresses.assessment_url(answer.assessment),
        dataset=datasets.ANSWERS,
        parent=lambda answer: answer.assessment,
    ),
    Record(
        code="plans.figure_check",
        model="plans.FigureCheck",
        label=_("the monitor’s word on a figure"),
        label_plural=_("the monitor’s words on figures"),
        policy=f"{ACCESS}:FigureCheckPolicy",
        title=lambda check: check.commitment.title,
        url=addresses.check_url,
        desk_url=addresses.desk_check_url,
        dataset=datasets.CHECKS,
        parent=lambda check: check.commitment,
    ),
    Record(
        code="plans.strategy",
        model="plans.ParticipationStrategy",
        label=_("participation strategy"),
        label_plural=_("participation strategies"),
        policy=f"{ACCESS}:StrategyPolicy",
        title=lambda strategy: strategy.plan.title,
        url=addresses.strategy_url,
        desk_url=addresses.desk_strategy_url,
        extra={"translate": TRANSLATE},
        parent=lambda strategy: strategy.plan,
    ),
    Record(
        code="plans.activity",
        model="plans.PlannedActivity",
        label=_("activity with citizens"),
        label_plural=_("activities with citizens"),
        policy=f"{ACCESS}:StrategyPolicy",
        title=lambda activity: activity.title,
        url=addresses.activity_url,
        desk_url=addresses.desk_activity_url,
        extra={"translate": TRANSLATE},
        dataset=datasets.ACTIVITIES,
        parent=lambda activity: activity.plan,
    ),
)
