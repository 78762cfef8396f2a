"""What is said of a promise each quarter, and the check before it counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.interests import require_no_interest
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.kit.i18n import Text
from mithaq.methods.quarters import Quarter, quarter_of

from ...access_following import FOLLOW
from ...enums_following import PERCENT, SEEN, Source, UpdateKind, UpdateState
from ...models import Commitment, Milestone, ProgressUpdate, UpdateRequest
from ..conflicts import unchanged
from .evidence import Proof, keep_evidence, publish_evidence, source_of
from .status import change_status

LONGEST = 4000


@transaction.atomic
def write_update(
    *,
    by: Actor,
    commitment: Commitment,
    text: Text,
    kind: str = UpdateKind.DEVELOPMENT,
    milestone: Milestone | None = None,
    status: str = "",
    percent: int | None = None,
    proof: Proof | None = None,
    quarter: Quarter | None = None,
) -> ProgressUpdate:
    """An officer tells what happened. The one who follows the plan is believed; others are checked first."""
    require(by, "report", milestone or commitment)
    update = keep_update(
        by=by,
        commitment=commitment,
        milestone=milestone,
        kind=kind,
        text=text,
        status=status,
        percent=percent,
        source=source_of(by),
        quarter=quarter or quarter_of(timezone.localdate()),
        proofs=[proof] if proof else [],
    )
    record("plans.update_written", by=by, on=update, data=_said(update))
    if by.has(FOLLOW):
        validate_update(by=by, update=update, accept=True)
    return update


def keep_update(
    *,
    by: Actor,
    commitment: Commitment,
    milestone: Milestone | None,
    kind: str,
    text: Text,
    status: str,
    percent: int | None,
    source: Source,
    quarter: Quarter,
    proofs: Sequence[Proof] = (),
    request: UpdateRequest | None = None,
) -> ProgressUpdate:
    """Check and save with its evidence; the act that calls it has asked for permission and writes the history."""
    if not text and not status and percent is None:
        raise ValidationError({"text": _("Tell in a sentence what was done.")})
    if any(len(words) > LONGEST for words in text.values()):
        raise ValidationError({"text": _("At most %(limit)s characters.") % {"limit": LONGEST}})
    if status and (milestone is None or status not in SEEN):
        raise ValidationError({"status": _("Choose one of the statuses.")})
    if status and milestone and status != milestone.status and not proofs:
        raise ValidationError({"link": _("A change of status needs evidence: a file or a link.")})
    update = ProgressUpdate(
        municipality=by.municipality,
        commitment=commitment,
        milestone=milestone,
        kind=UpdateKind.PROGRESS if milestone else kind,
        quarter_on=quarter.starts_on,
        text=text,
        claimed_status=status,
        claimed_percent=percent,
        computed_percent=PERCENT.get(milestone.status) if milestone else None,
        source=source,
        organisation=request.organisation if request else by.organisation,
        by=by.person,
        request=request,
    )
    update.full_clean()
    update.save()
    for proof in proofs:
        keep_evidence(
            by=by,
            commitment=commitment,
            milestone=milestone,
            update=update,
            proof=proof,
            source=source,
            organisation=update.organisation,
        )
    return update


@transaction.atomic
def validate_update(
    *,
    by: Actor,
    update: ProgressUpdate,
    accept: bool,
    status: str | None = None,
    completed_on: dt.date | None = None,
    reason: Text | None = None,
) -> ProgressUpdate:
    """Accept an update, and with it the status it claims, or turn it down with a reason.

    status: another one than claimed, "" to leave the milestone as it is. Whoever comes second is Denied. Raises
    InterestConflict, ValidationError by field.
    """
    require(by, "validate", update)
    fresh, reason = unchanged(update), reason or Text()
    if fresh.milestone:
        require_no_interest(by, [fresh.milestone.responsible])
    if not accept and not reason:
        raise ValidationError({"reason": _("Tell why it is not accepted.")})
    fresh.state = UpdateState.VALIDATED if accept else UpdateState.REFUSED
    fresh.validated_by, fresh.validated_at, fresh.reason = by.person, timezone.now(), reason
    fresh.save(update_fields=["state", "validated_by", "validated_at", "reason"])
    event = "plans.update_validated" if accept else "plans.update_refused"
    record(event, by=by, on=fresh, data=_said(fresh) | {"reason": reason})
    if accept:
        _take_over(by, fresh, fresh.claimed_status if status is None else status, completed_on, reason)
    return fresh


def _take_over(
    by: Actor, update: ProgressUpdate, status: str, completed_on: dt.date | None, reason: Text
) -> None:
    """Its evidence becomes public, and the milestone follows it through the one door."""
    pieces = list(update.evidence.order_by("pk"))
    publish_evidence(pieces)
    milestone = update.milestone
    if milestone is None or not status or status == milestone.status:
        return
    change_status(
        by=by,
        milestone=milestone,
        to=status,
        evidence=pieces[0] if pieces else None,
        completed_on=completed_on,
        reason=reason,
        update=update,
    )


def _said(update: ProgressUpdate) -> dict[str, object]:
    return {
        "commitment": update.commitment_id,
        "milestone": update.milestone_id,
        "quarter": update.quarter.code,
        "source": str(update.source),
        "claimed": update.claimed_status,
    }
