"""Assessments: opened by the house when their day begins to count, written and signed by the monitor alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.commons.clocks.actions import start_clock, stop_clock
from mithaq.commons.files.actions import attach
from mithaq.commons.files.models import Attachment
from mithaq.commons.files.queries import attachments_of
from mithaq.commons.tenancy.context import profile_of
from mithaq.kit.i18n import Text

from ...access_monitoring import require_monitor_of
from ...enums_monitoring import (
    ASSESSMENT_CLOCK,
    DEADLINES,
    LARGEST_EVIDENCE_MB,
    MOST_EVIDENCE,
    AssessmentState,
)
from ...models import Assessment, AssessmentAnswer, Plan
from ...queries.monitoring.assessments import Item, Wanted, sheet_of, unsigned_of
from ..conflicts import unchanged
from .forms import form_in_use


@transaction.atomic
def open_due(*, by: Actor, plan: Plan) -> list[Assessment]:
    """Open every assessment the plan is owed by now and that is not there yet; those newly opened.

    Called where a plan moves on or a step is completed, and daily by the house: it may be called at any time.
    """
    _still_open, unopened = unsigned_of(plan, timezone.localdate())
    return [_open(by, plan, one) for one in unopened]


def _open(by: Actor, plan: Plan, wanted: Wanted) -> Assessment:
    assessment = Assessment(
        municipality=plan.municipality,
        plan=plan,
        commitment=wanted.commitment,
        kind=wanted.kind,
        form=form_in_use(by=by, kind=wanted.kind),
        counts_from=wanted.counts_from,
        due_on=wanted.counts_from,
    )
    assessment.save()
    # A day of the town is counted from its noon: no time zone moves it to another day.
    zone = profile_of(plan.municipality).zone
    noon = dt.datetime.combine(wanted.counts_from, dt.time(12), tzinfo=zone)
    clock = start_clock(
        ASSESSMENT_CLOCK, by=by, on=assessment, started_at=noon, deadline=DEADLINES[wanted.kind]
    )
    assessment.due_on = timezone.localdate(clock.due_at, zone)
    assessment.save(update_fields=["due_on"])
    facts = {"kind": str(wanted.kind), "due": assessment.due_on.isoformat()}
    record("plans.assessment_opened", by=by, on=assessment, data=facts)
    return assessment


@dataclass(frozen=True)
class Reply:
    """One answer: codes of the question's scale, and the evidence in words."""

    values: tuple[str, ...] = ()
    text: Text = field(default_factory=Text)


@transaction.atomic
def write_assessment(
    *, by: Actor, assessment: Assessment, replies: Mapping[str, Reply], summary: Text, seen: str = ""
) -> Assessment:
    """Keep answers by the names of their items (`queries.monitoring.assessments.Item.name`); nothing is required yet.

    Raises ValidationError for values that the scale does not have, EditConflict when somebody signed meanwhile.
    """
    require(by, "answer", assessment)
    fresh = unchanged(assessment, seen)
    require(by, "answer", fresh)
    items = {item.name: item for item in sheet_of(fresh).items}
    if unknown := set(replies) - set(items):
        raise ValidationError(_("The form has no question “%s”.") % ", ".join(sorted(unknown)))
    for name, reply in replies.items():
        _keep(fresh, items[name], reply)
    fresh.summary = summary
    fresh.save(update_fields=["summary"])
    record("plans.assessment_written", by=by, on=fresh, data={"kind": fresh.kind})
    return fresh


def _keep(assessment: Assessment, item: Item, reply: Reply) -> None:
    allowed = [code for code, _label in item.choices]
    if wrong := [value for value in reply.values if value not in allowed]:
        told = _("“%(question)s” does not take the value %(value)s.")
        raise ValidationError(told % {"question": item.question.title, "value": wrong[0]})
    if len(reply.values) > 1 and not item.is_many:
        raise ValidationError(_("“%s” takes one value.") % item.question.title)
    AssessmentAnswer.objects.update_or_create(
        assessment=assessment,
        question=item.question,
        commitment=item.commitment,
        defaults={
            "municipality": assessment.municipality,
            "values": list(reply.values),
            "text": reply.text,
        },
    )


@transaction.atomic
def sign_assessment(*, by: Actor, assessment: Assessment, name: str) -> Assessment:
    """Sign and publish, with its evidence. Raises ValidationError naming what is not answered yet."""
    require(by, "sign", assessment)
    fresh = Assessment.objects.select_for_update().get(pk=assessment.pk)
    require(by, "sign", fresh)
    require_monitor_of(by, fresh.plan)
    problems = [_("Not answered yet: %s") % _asked(item) for item in sheet_of(fresh).missing]
    if not fresh.summary:
        problems.append(_("Say in a few words what you found."))
    if not name.strip():
        problems.append(_("Sign with your name."))
    if problems:
        raise ValidationError(problems)
    # Asked before signing: afterwards nobody may attach any more, and so see what is not public yet.
    files = [one.pk for one in attachments_of(by, fresh)]
    fresh.state = AssessmentState.SIGNED
    fresh.signed_name, fresh.signed_by, fresh.signed_at = " ".join(name.split()), by.person, timezone.now()
    fresh.save()
    Attachment.objects.filter(pk__in=files).update(is_public=True)
    stop_clock(ASSESSMENT_CLOCK, by=by, on=fresh)
    record(
        "plans.assessment_signed", by=by, on=fresh, data={"kind": fresh.kind, "due": fresh.due_on.isoformat()}
    )
    return fresh


def _asked(item: Item) -> str:
    if item.commitment is None:
        return str(item.question.title)
    return f"{item.question.title} ({item.commitment.number})"


def attach_evidence(
    *, by: Actor, assessment: Assessment, upload: File[bytes], title: Text | None = None
) -> Attachment:
    """At most three files of 10 MB each; published with the assessment. Raises ValidationError."""
    require(by, "attach", assessment)
    if attachments_of(by, assessment).count() >= MOST_EVIDENCE:
        raise ValidationError(_("An assessment takes at most %s files.") % MOST_EVIDENCE)
    if (upload.size or 0) > LARGEST_EVIDENCE_MB * 1024 * 1024:
        raise ValidationError(_("This file is too large: at most %s MB.") % LARGEST_EVIDENCE_MB)
    return attach(by=by, to=assessment, upload=upload, title=title, kind="evidence", is_public=False)
