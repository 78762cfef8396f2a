"""Minutes: drafted, approved by another hand, published; their decisions."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Model
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import Denied, require
from mithaq.commons.audit.actions import record
from mithaq.commons.clocks.actions import stop_clock
from mithaq.commons.jobs.actions import enqueue
from mithaq.kit.conflicts import EditConflict
from mithaq.kit.i18n import Text
from mithaq.kit.registry import record_of

from ..clocks import MINUTES
from ..enums import MinutesState, Status
from ..models import Meeting, Minutes, MinutesDecision

LONGEST = 100_000
SHORTEST = 40


@transaction.atomic
def write_minutes(*, by: Actor, meeting: Meeting, text: Text, based_on: int = 0) -> Minutes:
    """Save the draft. What was approved becomes a draft again; what is published stays.

    based_on: the version the writer saw, 0 when there was none. EditConflict (with the minutes as they stand)
    when somebody saved meanwhile.
    """
    require(by, "edit", meeting)
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.status != Status.HELD:
        raise ValidationError(_("Minutes are written of a meeting that was held: say so first."))
    if any(len(words) > LONGEST for words in text.values()):
        raise ValidationError({"text": _("This is longer than minutes can be.")})
    row = Minutes.objects.filter(meeting=meeting).first()
    written = Text({code: words for code, words in text.items() if words.strip()})
    if row is None:
        row = Minutes(municipality=by.municipality, meeting=meeting, version=0)
    elif row.is_published:
        raise ValidationError(_("These minutes are published and stay as they are."))
    elif row.text == written:
        return row
    if based_on != row.version:
        raise EditConflict(row)
    row.text, row.version = written, row.version + 1
    row.state, row.approved_by, row.approved_at = MinutesState.DRAFT, None, None
    row.drafted_by, row.drafted_at = by.person, timezone.now()
    row.save()
    record("meetings.minutes_written", by=by, on=meeting, data={"version": row.version})
    return row


@transaction.atomic
def decided(
    *, by: Actor, meeting: Meeting, title: Text, text: Text | None = None, on: Model | None = None
) -> MinutesDecision:
    """Write a decision into the minutes; `on` is the record of it, written once however often it is told.

    Called by the act that took the decision, which has checked the right to take it; by itself it asks for the
    right to keep the meeting only when no record stands behind it.
    """
    if on is None:
        require(by, "edit", meeting)
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    minutes = Minutes.objects.filter(meeting=meeting).first()
    if minutes is not None and minutes.is_published:
        raise ValidationError(_("These minutes are published and stay as they are."))
    row = None
    if on is not None:
        about = ContentType.objects.get_for_model(on)
        row = MinutesDecision.objects.filter(meeting=meeting, subject_type=about, subject_id=on.pk).first()
    if row is None:
        last = MinutesDecision.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"] or 0
        row = MinutesDecision(municipality=by.municipality, meeting=meeting, number=last + 1)
        if on is not None:
            record_of(on)
            row.subject = on
    row.title, row.text = Text(title), Text(text or {})
    row.full_clean(exclude=["municipality"])
    row.save()
    record("meetings.decision_written", by=by, on=meeting, data={"number": row.number})
    return row


@transaction.atomic
def remove_decision(*, by: Actor, decision: MinutesDecision) -> None:
    """Take a decision out of a draft that was written there by mistake."""
    require(by, "edit", decision)
    if decision.subject_id is not None:
        raise ValidationError(_("This decision was taken elsewhere and comes from there."))
    number = decision.number
    meeting = decision.meeting
    decision.delete()
    record("meetings.decision_removed", by=by, on=meeting, data={"number": number})


@transaction.atomic
def approve_minutes(*, by: Actor, meeting: Meeting) -> Minutes:
    """Found right, by another hand than the one that wrote them."""
    require(by, "approve", meeting)
    row = _minutes_of(meeting)
    if row.state != MinutesState.DRAFT:
        return row
    if by.person is not None and row.drafted_by_id == by.person.pk:
        raise Denied(_("Somebody else than the writer approves minutes."))
    if max((len(words.strip()) for words in row.text.values()), default=0) < SHORTEST:
        raise ValidationError(_("These minutes say too little to be approved."))
    row.state, row.approved_by, row.approved_at = MinutesState.APPROVED, by.person, timezone.now()
    row.save()
    record("meetings.minutes_approved", by=by, on=meeting, data={"version": row.version})
    return row


@transaction.atomic
def publish_minutes(*, by: Actor, meeting: Meeting) -> Minutes:
    """For everybody to read, once approved; the promise of the body is kept with it."""
    require(by, "edit", meeting)
    row = _minutes_of(meeting)
    if row.is_published:
        return row
    if row.state != MinutesState.APPROVED:
        raise ValidationError(_("Minutes are published once they are approved."))
    row.state, row.published_at = MinutesState.PUBLISHED, timezone.now()
    row.save()
    stop_clock(MINUTES, by=by, on=meeting)
    record("meetings.minutes_published", by=by, on=meeting, data={"version": row.version})
    enqueue("meetings.print", minutes_id=row.pk)
    return row


def _minutes_of(meeting: Meeting) -> Minutes:
    row = Minutes.objects.select_for_update().filter(meeting=meeting).first()
    if row is None:
        raise ValidationError(_("There are no minutes yet."))
    return row
