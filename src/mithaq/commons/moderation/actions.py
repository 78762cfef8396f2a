"""Reporting a comment, and settling reports."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.commons.discuss.actions import moderate
from mithaq.commons.discuss.enums import State
from mithaq.commons.discuss.models import Comment
from mithaq.kit.i18n import Text

from .enums import Abuse, Settlement
from .models import Report

# Past this the moderators know; further reports on the same comment would only bury the others.
OPEN_PER_COMMENT = 10
PERSON_PER_DAY = 20
LONGEST = 1000


@transaction.atomic
def report_comment(*, by: Actor, comment: Comment, why: str, text: str = "") -> Report | None:
    """Say that a published comment should be looked at; needs no account.

    None when enough reports on it are open already, or this person's is. Raises ValidationError by field.
    """
    require(by, "view", comment)
    if why not in Abuse.values:
        raise ValidationError({"why": _("Choose what is wrong.")})
    text = text.strip()
    if why == Abuse.OTHER and not text:
        raise ValidationError({"text": _("Tell us in a few words what is wrong.")})
    if len(text) > LONGEST:
        raise ValidationError({"text": _("At most %(limit)s characters.") % {"limit": LONGEST}})
    waiting = Report.objects.filter(comment=comment, settled_at__isnull=True)
    if comment.state != State.PUBLISHED or waiting.count() >= OPEN_PER_COMMENT:
        return None
    if by.person:
        if waiting.filter(person=by.person).exists():
            return None
        yesterday = timezone.now() - dt.timedelta(days=1)
        if Report.objects.filter(person=by.person, reported_at__gt=yesterday).count() >= PERSON_PER_DAY:
            raise ValidationError(_("You reported many comments today. Please come back tomorrow."))
    report = Report.objects.create(comment=comment, why=why, text=text, person=by.person)
    record("moderation.reported", by=by, on=comment, data={"why": str(why)}, personal={"text": text})
    return report


@transaction.atomic
def settle_reports(
    *,
    by: Actor,
    comment: Comment,
    hide: bool,
    reason: Text | None = None,
    read_at: dt.datetime | None = None,
) -> int:
    """Close every open report on a comment; `hide` takes it out of sight with a reason for its author.

    Gives how many reports were closed.
    """
    require(by, "moderate", comment)
    waiting = Report.objects.filter(comment=comment, settled_at__isnull=True)
    if not waiting.exists():
        return 0
    if hide:
        moderate(by=by, comments=[comment], publish=False, reason=reason, read_at=read_at)
    settlement = Settlement.HIDDEN if hide else Settlement.KEPT
    count = waiting.update(settled_at=timezone.now(), settled_by=by.person, settlement=settlement)
    record("moderation.settled", by=by, on=comment, data={"settlement": str(settlement), "reports": count})
    return count
