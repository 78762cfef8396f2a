"""The public consultation: prepared with an information pack, opened, closed, and reported on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.commons.people.models import Person
from mithaq.kit.i18n import NAMES, Text, languages

from ..enums import MOVES, PlanStatus
from ..models import Consultation, Plan
from ..queries.answering import unanswered_comments
from .conflicts import put, unchanged

FIELDS = ("title", "influence", "summary", "budget", "rules", "responsible", "opens_at", "closes_at")


@transaction.atomic
def prepare_consultation(
    *,
    by: Actor,
    plan: Plan,
    influence: str,
    opens_at: dt.datetime,
    closes_at: dt.datetime,
    title: Text | None = None,
    summary: Text | None = None,
    budget: Text | None = None,
    rules: Text | None = None,
    responsible: Person | None = None,
) -> Consultation:
    """A consultation nobody sees yet. Raises ValidationError by field."""
    require(by, "edit", plan)
    if plan.consultations.filter(closes_at__gt=timezone.now()).exists():
        raise ValidationError(_("A consultation of this plan is open or being prepared already."))
    consultation = Consultation(
        municipality=plan.municipality,
        plan=plan,
        influence=influence,
        title=title or Text(),
        summary=summary or Text(),
        budget=budget or Text(),
        rules=rules or Text(),
        responsible=responsible,
        opens_at=opens_at,
        closes_at=closes_at,
    )
    _check(consultation)
    consultation.save()
    record("plans.consultation_prepared", by=by, on=consultation, data=_said(consultation))
    return consultation


@transaction.atomic
def change_consultation(
    *, by: Actor, consultation: Consultation, fields: Mapping[str, Any], seen: str = ""
) -> Consultation:
    """Set fields (`FIELDS`). Once open, it may be prolonged but neither shortened nor promise less."""
    require(by, "edit", consultation)
    fresh = unchanged(consultation, seen)
    opens, closes, influence = fresh.opens_at, fresh.closes_at, fresh.influence
    changed = put(fresh, fields, allowed=FIELDS)
    if not changed:
        return fresh
    if fresh.opened_at is not None:
        if fresh.closes_at < closes:
            raise ValidationError({"closes_at": _("People count on this date: it may only be put off.")})
        if fresh.opens_at != opens:
            raise ValidationError({"opens_at": _("The consultation is open already.")})
        if fresh.influence != influence:
            raise ValidationError({"influence": _("What was promised when it opened stays promised.")})
    _check(fresh)
    fresh.save()
    record("plans.consultation_changed", by=by, on=fresh, data=_said(fresh) | {"fields": changed})
    return fresh


@transaction.atomic
def open_consultation(*, by: Actor, consultation: Consultation) -> Consultation:
    """Publish the plan's first version and ask everybody. Refused, with every reason, while the pack is empty."""
    require(by, "edit", consultation)
    require_grant(by, "plans.edit")
    fresh = unchanged(consultation)
    plan = unchanged(fresh.plan)
    if fresh.opened_at is not None:
        return fresh
    if problems := pack_problems(fresh):
        raise ValidationError(problems)
    if plan.status != PlanStatus.PUBLIC_CONSULTATION:
        if PlanStatus.PUBLIC_CONSULTATION not in MOVES[plan.status]:
            raise ValidationError(_("A plan at this stage is no longer put to consultation."))
        record(
            "plans.moved", by=by, on=plan, data={"from": plan.status, "to": PlanStatus.PUBLIC_CONSULTATION}
        )
        plan.status = PlanStatus.PUBLIC_CONSULTATION
    now = timezone.now()
    plan.published_at = plan.published_at or now
    plan.save()
    fresh.opened_at = now
    fresh.save()
    record("plans.consultation_opened", by=by, on=fresh, data=_said(fresh))
    return fresh


def pack_problems(consultation: Consultation) -> list[str]:
    """Why this consultation cannot open yet; [] when it can (row A15)."""
    first = languages()[0]
    said = {"language": NAMES.get(first, first)}
    problems = []
    if consultation.summary.missing([first]):
        problems.append(_("Write the summary in plain words in this language: %(language)s.") % said)
    if consultation.rules.missing([first]):
        problems.append(_("Write the rules in this language: %(language)s.") % said)
    if not consultation.plan.documents.filter(in_pack=True).exists():
        problems.append(_("The information pack is empty: mark at least one document as part of it."))
    if consultation.responsible is None:
        problems.append(_("Say who answers the comments."))
    if consultation.closes_at <= timezone.now():
        problems.append(_("The closing date has passed."))
    sections = consultation.plan.sections.all()
    if not any(section.text for section in sections):
        problems.append(_("The plan says nothing yet on which one could comment."))
    return problems


@transaction.atomic
def close_consultation(*, by: Actor, consultation: Consultation) -> Consultation:
    """End it now, with a plan's publisher answering for it; on its closing date it ends by itself."""
    require(by, "publish", consultation.plan)
    fresh = unchanged(consultation)
    now = timezone.now()
    if fresh.opened_at is None:
        raise ValidationError(_("It was never opened."))
    if fresh.closes_at <= now:
        return fresh
    planned, fresh.closes_at = fresh.closes_at, max(now, fresh.opens_at + dt.timedelta(seconds=1))
    fresh.save()
    record("plans.consultation_closed", by=by, on=fresh, data={"planned": planned.isoformat()})
    return fresh


@transaction.atomic
def publish_report(*, by: Actor, consultation: Consultation, report: Text, seen: str = "") -> Consultation:
    """Publish "what changed because of you". Refused while a published comment waits for its answer.

    The waiting ones are listed in `queries.answering.unanswered_comments`: nobody is told of changes while
    others are left without a word.
    """
    require(by, "edit", consultation)
    fresh = unchanged(consultation, seen)
    if fresh.opened_at is None or fresh.closes_at > timezone.now():
        raise ValidationError(_("Close the consultation first: comments may still arrive."))
    first = languages()[0]
    if report.missing([first]):
        said = {"language": NAMES.get(first, first)}
        raise ValidationError({"report": _("Write the report in this language: %(language)s.") % said})
    waiting = unanswered_comments(fresh.plan).count()
    if waiting:
        raise ValidationError(
            _("Answer every comment first; still waiting: %(waiting)s.") % {"waiting": waiting}
        )
    fresh.report, fresh.reported_at = report, fresh.reported_at or timezone.now()
    fresh.save()
    record("plans.report_published", by=by, on=fresh)
    return fresh


def _check(consultation: Consultation) -> None:
    if consultation.closes_at <= consultation.opens_at:
        raise ValidationError({"closes_at": _("It must close after it opens.")})
    consultation.full_clean()


def _said(consultation: Consultation) -> dict[str, Any]:
    return {
        "opens": consultation.opens_at.isoformat(),
        "closes": consultation.closes_at.isoformat(),
        "influence": str(consultation.influence),
    }
