"""The nouns of following a promise, as the commons serve them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mithaq.kit.registry import Record

from . import addresses_following as addresses
from . import datasets_following as datasets
from .addresses import milestone_url
from .enums import MilestoneStatus
from .wording_following import request_name

ACCESS = "mithaq.features.plans.access_following"
TRANSLATE = "mithaq.features.plans.actions.translating:translate"


def _change_title(change: object) -> str:
    milestone, after = change.milestone, change.after  # type: ignore[attr-defined]
    return f"{milestone.activity}: {MilestoneStatus(after).label}"


FOLLOWING = (
    Record(
        code="plans.evidence",
        model="plans.Evidence",
        label=_("piece of evidence"),
        label_plural=_("evidence"),
        policy=f"{ACCESS}:EvidencePolicy",
        title=lambda evidence: evidence.title,
        url=addresses.told_url,
        attachments=True,
        dataset=datasets.EVIDENCE,
        parent=lambda evidence: evidence.commitment,
    ),
    Record(
        code="plans.status_change",
        model="plans.StatusChange",
        label=_("change of status"),
        label_plural=_("changes of status"),
        policy=f"{ACCESS}:StatusChangePolicy",
        title=_change_title,
        url=lambda change: milestone_url(change.milestone),
        dataset=datasets.STATUS_CHANGES,
        parent=lambda change: change.milestone,
    ),
    Record(
        code="plans.update",
        model="plans.ProgressUpdate",
        label=_("update on a promise"),
        label_plural=_("updates on promises"),
        policy=f"{ACCESS}:UpdatePolicy",
        title=lambda update: update.milestone.activity if update.milestone else update.commitment.title,
        url=addresses.told_url,
        desk_url=addresses.desk_update_url,
        searchable=("text",),
        dataset=datasets.UPDATES,
        parent=lambda update: update.commitment,
    ),
    Record(
        code="plans.request",
        model="plans.UpdateRequest",
        label=_("request for an update"),
        label_plural=_("requests for updates"),
        policy=f"{ACCESS}:RequestPolicy",
        title=request_name,
        url=addresses.request_url,
        desk_url=addresses.desk_request_url,
        dataset=datasets.REQUESTS,
        parent=lambda request: request.plan,
    ),
    Record(
        code="plans.observation",
        model="plans.Observation",
        label=_("observation"),
        label_plural=_("observations"),
        policy=f"{ACCESS}:ObservationPolicy",
        title=lambda observation: observation.commitment.title,
        url=addresses.told_url,
        desk_url=addresses.desk_observation_url,
        attachments=True,
        searchable=("text",),
        dataset=datasets.OBSERVATIONS,
        parent=lambda observation: observation.commitment,
    ),
    Record(
        code="plans.indicator",
        model="plans.Indicator",
        label=_("indicator"),
        label_plural=_("indicators"),
        policy=f"{ACCESS}:IndicatorPolicy",
        title=lambda indicator: indicator.label,
        url=addresses.indicator_url,
        desk_url=addresses.desk_indicator_url,
        extra={"translate": TRANSLATE},
        dataset=datasets.INDICATORS,
        parent=lambda indicator: indicator.commitment,
    ),
    Record(
        code="plans.measurement",
        model="plans.Measurement",
        label=_("measurement"),
        label_plural=_("measurements"),
        policy=f"{ACCESS}:MeasurementPolicy",
        title=lambda measurement: measurement.indicator.label,
        url=lambda measurement: addresses.indicator_url(measurement.indicator),
        dataset=datasets.MEASUREMENTS,
        parent=lambda measurement: measurement.indicator,
    ),
)
