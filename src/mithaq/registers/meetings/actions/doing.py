"""What was taken on at a meeting: given to an owner, reminded of, done."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.commons.people.models import Function, Organisation, Person
from mithaq.kit.formats import local
from mithaq.kit.i18n import Text

from ..models import ActionItem, Meeting

# Its owner is reminded so long before, and once it is late.
NOTICE = dt.timedelta(days=3)


@transaction.atomic
def add_action(
    *,
    by: Actor,
    meeting: Meeting,
    what: Text,
    due_on: dt.date,
    person: Person | None = None,
    organisation: Organisation | None = None,
    function: Function | None = None,
) -> ActionItem:
    """Somebody does something until a day: a person, or an institution, or whoever holds a function then."""
    require(by, "edit", meeting)
    if due_on < local(meeting.starts_at).date():
        raise ValidationError({"due_on": _("It cannot be due before the meeting.")})
    if sum(owner is not None for owner in (person, organisation, function)) != 1:
        raise ValidationError(_("Say who does it: a person, an institution or a function; one of them."))
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    last = ActionItem.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"] or 0
    row = ActionItem(
        municipality=by.municipality,
        meeting=meeting,
        number=last + 1,
        what=Text(what),
        due_on=due_on,
        person=person,
        organisation=organisation,
        function=function,
    )
    row.full_clean(exclude=["municipality"])
    row.save()
    record("meetings.action_given", by=by, on=row, data={"due": due_on.isoformat(), "number": row.number})
    return row


@transaction.atomic
def action_done(
    *, by: Actor, action: ActionItem, note: Text | None = None, on: dt.date | None = None
) -> ActionItem:
    """It is done, and what came of it. By its owner or by who keeps the meeting."""
    require(by, "done", action)
    on = on or timezone.localdate()
    if on > timezone.localdate():
        raise ValidationError({"on": _("That day has not come yet.")})
    action.done_on, action.done_note, action.done_by = on, note or Text(), by.person
    action.save(update_fields=["done_on", "done_note", "done_by"])
    record("meetings.action_done", by=by, on=action, data={"on": on.isoformat()})
    return action


@transaction.atomic
def remind_of_actions(*, by: Actor, today: dt.date | None = None) -> int:
    """Tell owners of what is due within days, and once more when it is late; gives how many were told."""
    today = today or timezone.localdate()
    soon = Q(due_on__gte=today, due_on__lte=today + NOTICE, reminded_on__isnull=True)
    late = Q(due_on__lt=today)
    told = 0
    for row in ActionItem.objects.filter(soon | late, done_on__isnull=True).select_related("meeting__body"):
        if row.reminded_on is not None and row.reminded_on > row.due_on:
            continue
        row.reminded_on = today
        row.save(update_fields=["reminded_on"])
        record("meetings.action_reminded", by=by, on=row, data={"due": row.due_on.isoformat()})
        told += 1
    return told
