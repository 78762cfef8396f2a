"""The answer, the review, silence, and the decision of the appeal body: no refusal without its way on."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.commons.clocks.actions import stop_clock
from mithaq.commons.clocks.models import Clock
from mithaq.commons.tenancy.context import profile_of
from mithaq.kit import formats
from mithaq.kit.formats import use_formats
from mithaq.kit.i18n import Text

from ..access import OFFICERS, require_asker
from ..enums import (
    ANSWER_CLOCK,
    APPEALABLE,
    DECISIONS,
    NEED_GROUND,
    REVIEW_CLOCK,
    Level,
    Outcome,
    State,
    StepKind,
)
from ..law import Ground, law_of
from ..models import Appeal, Inquiry, Ruling
from ..queries import appeal_bodies, ground_of, has_review, may_appeal
from .asking import LONGEST, hold, move, step


@transaction.atomic
def decide(*, by: Actor, inquiry: Inquiry, outcome: str, text: Text, ground: str = "") -> Ruling:
    """Answer a request, or its review (by another officer than the first).

    text: the answer, or why not; ground: a code of the law's, for what is refused wholly or in part. The way to
    appeal is written below by itself. Raises ValidationError by field name.
    """
    reviewing = hold(inquiry).state == State.REVIEW
    require(by, "review" if reviewing else "handle", inquiry)
    if outcome not in DECISIONS:
        raise ValidationError({"outcome": _("Choose what was decided.")})
    if not text:
        raise ValidationError({"text": _("Write the answer: the asker will read it.")})
    found = ground_of(by.municipality, ground) if ground else None
    if outcome in NEED_GROUND and found is None:
        raise ValidationError({"ground": _("No refusal without a ground of the law: choose one.")})
    level = Level.REVIEW if reviewing else Level.ANSWER
    move(inquiry, State.DECIDED)
    ruling = _rule(inquiry, by, level, outcome)
    if found is not None and outcome in NEED_GROUND:
        ruling.ground, ruling.ground_words = found.code, ground_in_words(by, found)
    ruling.text = text
    _finish(inquiry, ruling)
    stop_clock(REVIEW_CLOCK if reviewing else ANSWER_CLOCK, by=by, on=inquiry)
    facts = {"level": str(level), "outcome": outcome, "ground": ruling.ground, "text": dict(text)}
    record("information.decided", by=by, on=inquiry, data=facts)
    return ruling


@transaction.atomic
def fall_silent(*, by: Actor, clock: Clock) -> Ruling | None:
    """The term ended and nobody answered: the law takes that for a refusal. None when somebody just did."""
    inquiry = clock.subject
    if not isinstance(inquiry, Inquiry) or not clock.is_open or clock.silence != "refused":
        return None
    hold(inquiry)
    reviewing = clock.kind == REVIEW_CLOCK
    if inquiry.state != (State.REVIEW if reviewing else State.OPEN):
        return None
    move(inquiry, State.SILENT)
    ruling = _rule(inquiry, by, Level.REVIEW if reviewing else Level.ANSWER, Outcome.SILENCE)
    ruling.decided_at = clock.due_at
    _finish(inquiry, ruling)
    record("information.silent", by=by, on=inquiry, data={"level": str(ruling.level)})
    return ruling


def _rule(inquiry: Inquiry, by: Actor, level: str, outcome: str) -> Ruling:
    ruling = Ruling(inquiry=inquiry, level=level, outcome=outcome, by=by.person, decided_at=timezone.now())
    if outcome in APPEALABLE:
        ruling.appeal_route = route(inquiry, level, timezone.localdate())
    return ruling


def _finish(inquiry: Inquiry, ruling: Ruling) -> None:
    ruling.save()
    inquiry.outcome, inquiry.decided_at = ruling.outcome, ruling.decided_at
    inquiry.save(update_fields=["state", "outcome", "decided_at"])


def ground_in_words(by: Actor, ground: Ground) -> Text:
    """ "Article 24 · private life …", in every language of the town."""
    article = law_of(by.municipality).cited(ground.article)
    return Text(
        {
            code: " · ".join(filter(None, (article.get(code), ground.title.best(code)[0])))
            for code in by.municipality.languages
        }
    )


def route(inquiry: Inquiry, level: str, on: dt.date) -> Text:
    """How to go on, in every language of the town: the review first where there is one, then who is open today."""
    profile = profile_of(inquiry.municipality)
    found = {}
    for language in inquiry.municipality.languages:
        with override(language), use_formats(profile.formats(language)):
            found[language] = " ".join(_ways(inquiry, level, on, language))
    return Text(found)


def _ways(inquiry: Inquiry, level: str, on: dt.date, language: str) -> list[str]:
    profile = profile_of(inquiry.municipality)
    ways = []
    if level == Level.ANSWER and has_review(inquiry):
        term = profile.deadline("information.review_request", on=on)
        until = formats.day(on + dt.timedelta(days=term.n))
        told = _("You may ask the head of the municipality to review this until %(until)s, free of charge.")
        ways.append(told % {"until": until})
    names = [body.name.best(language)[0] for body in appeal_bodies(inquiry, on)]
    if names:
        ways.append(_("You may then turn to: %(bodies)s.") % {"bodies": formats.list_of(names)})
    return ways or [_("Ask the municipality which court is competent.")]


@transaction.atomic
def lodge_appeal(*, by: Actor, inquiry: Inquiry, body: str, text: str = "", receipt: str = "") -> Appeal:
    """Write down that the asker turns to the appeal body; by themselves, or by an officer who hears of it."""
    hold(inquiry)
    if not by.has(*OFFICERS):
        require_asker(by, inquiry, receipt)
    if not may_appeal(inquiry):
        raise ValidationError(_("An appeal is not possible now."))
    chosen = next((one for one in appeal_bodies(inquiry) if one.code == body), None)
    if chosen is None:
        raise ValidationError({"body": _("Choose a body that takes appeals today.")})
    move(inquiry, State.APPEALED)
    inquiry.save(update_fields=["state"])
    appeal = Appeal.objects.create(
        inquiry=inquiry,
        body=chosen.code,
        body_name=chosen.name,
        text=text.strip()[:LONGEST],
        lodged_on=timezone.localdate(),
    )
    step(inquiry, StepKind.APPEAL, by, text.strip()[:LONGEST])
    record("information.appealed", by=by, on=inquiry, data={"body": chosen.code}, personal={"text": text})
    return appeal


@transaction.atomic
def record_appeal(
    *, by: Actor, inquiry: Inquiry, outcome: str, text: Text, decided_on: dt.date, ground: str = ""
) -> Ruling:
    """The appeal body decided: a dated record. What it granted is still to be given."""
    require_grant(by, *OFFICERS)
    hold(inquiry)
    appeal = inquiry.appeals.filter(decided_on__isnull=True).order_by("-pk").first()
    if appeal is None:
        raise ValidationError(_("No appeal is open."))
    if not appeal.lodged_on <= decided_on <= timezone.localdate():
        raise ValidationError({"decided_on": _("A day between the appeal and today.")})
    if outcome not in DECISIONS or not text:
        raise ValidationError({"text": _("Write what the body decided.")})
    found = ground_of(by.municipality, ground) if ground else None
    if outcome in NEED_GROUND and found is None:
        raise ValidationError({"ground": _("No refusal without a ground of the law: choose one.")})
    move(inquiry, State.DECIDED)
    ruling = _rule(inquiry, by, Level.AUTHORITY, outcome)
    if found is not None:
        ruling.ground, ruling.ground_words = found.code, ground_in_words(by, found)
    ruling.text = text
    _finish(inquiry, ruling)
    appeal.decided_on = decided_on
    appeal.save(update_fields=["decided_on"])
    record("information.appeal_decided", by=by, on=inquiry, data={"outcome": outcome, "text": dict(text)})
    return ruling
