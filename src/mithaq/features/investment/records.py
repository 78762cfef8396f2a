"""The public nouns of the programme."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mithaq.kit.registry import Record

from .addresses import application_url, call_url, cycle_url, desk_cycle_url, desk_idea_url, idea_url, zone_url
from .exports import CYCLES, ENVELOPES, IDEAS, PAST
from .models import Envelope

POLICIES = "mithaq.features.investment.access"
ACTIONS = "mithaq.features.investment.actions"


def envelope_url(row: Envelope) -> str:
    return zone_url(row.cycle, row.zone) if row.zone else cycle_url(row.cycle)


RECORDS = (
    Record(
        code="investment.cycle",
        model="investment.Cycle",
        label=_("year of the programme"),
        label_plural=_("years of the programme"),
        policy=f"{POLICIES}:CyclePolicy",
        title=lambda row: row.title,
        url=cycle_url,
        desk_url=desk_cycle_url,
        followable=True,
        searchable=("title", "intro", "rules"),
        dataset=CYCLES,
        extra={"translate": f"{ACTIONS}:translate", "translatable": ("title", "intro", "rules")},
    ),
    Record(
        code="investment.idea",
        model="investment.Idea",
        label=_("idea"),
        label_plural=_("ideas"),
        policy=f"{POLICIES}:IdeaPolicy",
        title=lambda row: row.title,
        url=idea_url,
        desk_url=desk_idea_url,
        comments=True,
        attachments=True,
        followable=True,
        searchable=("title", "text"),
        dataset=IDEAS,
        parent=lambda row: row.cycle,
        parents=lambda row: (row.zone,),
        extra={"translate": f"{ACTIONS}:translate_idea", "translatable": ("title",)},
    ),
    Record(
        code="investment.call",
        model="investment.Call",
        label=_("call for members"),
        label_plural=_("calls for members"),
        policy=f"{POLICIES}:CallPolicy",
        title=lambda row: row.title,
        url=call_url,
        followable=True,
        searchable=("title", "text"),
        parent=lambda row: row.cycle,
    ),
    Record(
        code="investment.application",
        model="investment.Application",
        label=_("application"),
        label_plural=_("applications"),
        policy=f"{POLICIES}:ApplicationPolicy",
        title=lambda row: row.call.title,
        url=application_url,
        extra={"search_related": ("call",)},
    ),
    Record(
        code="investment.envelope",
        model="investment.Envelope",
        label=_("envelope"),
        label_plural=_("envelopes"),
        policy=f"{POLICIES}:OfCyclePolicy",
        title=lambda row: row.zone.name if row.zone else row.cycle.title,
        url=envelope_url,
        dataset=ENVELOPES,
    ),
    Record(
        code="investment.past_project",
        model="investment.PastProject",
        label=_("project of an earlier year"),
        label_plural=_("projects of earlier years"),
        policy=f"{POLICIES}:OfCyclePolicy",
        title=lambda row: row.title,
        url=lambda row: cycle_url(row.cycle),
        searchable=("title",),
        dataset=PAST,
    ),
    Record(
        code="investment.liaison",
        model="investment.Liaison",
        label=_("question to an agency"),
        label_plural=_("questions to agencies"),
        policy=f"{POLICIES}:LiaisonPolicy",
        title=lambda row: row.question,
        extra={"search_related": ("idea", "agency")},
    ),
)
