"""The monitor's word on a progress figure, and the municipality's reply to it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.commons.clocks.actions import start_clock, stop_clock
from mithaq.kit.i18n import Text

from ...access_monitoring import require_monitor_of
from ...enums_monitoring import CONTEST_CLOCK, Stance
from ...models import Commitment, FigureCheck, Milestone
from ...queries.monitoring.checks import figure_of


@transaction.atomic
def check_figure(
    *,
    by: Actor,
    commitment: Commitment,
    milestone: Milestone | None = None,
    stance: str,
    reason: Text | None = None,
    seen: str = "",
) -> FigureCheck:
    """Countersign or contest what the page says now: a step's status, or the progress of the commitment.

    seen: the figure the monitor looked at; when it has changed meanwhile ValidationError says so. Contesting
    needs a reason and starts the clock of the officer's reply.
    """
    require(by, "view", commitment)
    require_monitor_of(by, commitment.plan)
    if milestone is not None and milestone.commitment_id != commitment.pk:
        raise ValidationError({"milestone": _("Choose a step of this commitment.")})
    figure = figure_of(commitment, milestone)
    if seen and seen != figure:
        raise ValidationError(_("The figure changed while you were writing. Look at it again, then decide."))
    if stance not in Stance.values:
        raise ValidationError({"stance": _("Countersign the figure or contest it.")})
    if stance == Stance.CONTESTED and not reason:
        raise ValidationError({"reason": _("Say why you contest the figure. It is published beside it.")})
    check = FigureCheck.objects.create(
        municipality=commitment.municipality,
        commitment=commitment,
        milestone=milestone,
        figure=figure,
        stance=stance,
        reason=reason or Text(),
        by=by.person,
    )
    facts = {"commitment": commitment.number, "figure": figure} | (
        {"milestone": milestone.order} if milestone else {}
    )
    if check.is_contested:
        record("plans.figure_contested", by=by, on=check, data=facts)
        start_clock(CONTEST_CLOCK, by=by, on=check)
    else:
        record("plans.figure_countersigned", by=by, on=check, data=facts)
    return check


@transaction.atomic
def reply_to_check(*, by: Actor, check: FigureCheck, reply: Text) -> FigureCheck:
    """The officer's reply, once, shown beside what was contested. Raises ValidationError."""
    require(by, "reply", check)
    fresh = FigureCheck.objects.select_for_update().get(pk=check.pk)
    if fresh.replied_at is not None:
        raise ValidationError(_("Somebody has replied already."))
    if not reply:
        raise ValidationError({"reply": _("Write the reply.")})
    fresh.reply, fresh.replied_by, fresh.replied_at = reply, by.person, timezone.now()
    fresh.save(update_fields=["reply", "replied_by", "replied_at"])
    stop_clock(CONTEST_CLOCK, by=by, on=fresh)
    record("plans.contest_answered", by=by, on=fresh, data={"commitment": fresh.commitment.number})
    return fresh
