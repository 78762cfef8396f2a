"""From an act to the people it concerns: notifications, and their ways out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from mithaq.commons.audit.events import events
from mithaq.commons.audit.models import Entry
from mithaq.commons.jobs.actions import enqueue
from mithaq.commons.people.models import Person

from ..enums import Channel, Frequency, Kind, State
from ..models import Delivery, Notification
from ..queries import address_for, chosen, default_frequency, next_digest, told_by


@transaction.atomic
def fan_out(entry: Entry) -> None:
    """Tell everybody the event names, each once, by the channels they want. Doing it twice changes nothing."""
    notices = events.get(entry.event).notices if entry.event in events else ()
    # What concerns a person comes before what they merely follow.
    order = sorted(range(len(notices)), key=lambda number: notices[number].to == "followers")
    told = set(Notification.objects.filter(entry=entry).values_list("person", flat=True))
    for number in order:
        notice = notices[number]
        people = {person.pk: person for person in told_by(notice, entry) if person.pk not in told}
        told |= people.keys()
        kind = Kind.FOLLOWED if notice.to == "followers" else Kind.DIRECT
        tell(entry, number, kind, people.values())


def tell(entry: Entry, notice: int, kind: Kind, people: Iterable[Person]) -> None:
    # A guest who left no address cannot be told, and has no inbox.
    reached = [person for person in people if person.user_id or person.email or person.phone]
    notifications = Notification.objects.bulk_create(
        Notification(person=person, entry=entry, event=entry.event, notice=notice, kind=kind)
        for person in reached
    )
    wishes, now = chosen(reached), timezone.now()
    rows = []
    for person, notification in zip(reached, notifications, strict=True):
        for channel in Channel.values:
            frequency = wishes.get((person.pk, kind, channel)) or default_frequency(person, kind, channel)
            if frequency == Frequency.NEVER or not address_for(person, channel):
                continue
            at_once = frequency == Frequency.NOW
            rows.append(
                Delivery(
                    notification=notification,
                    person=person,
                    channel=channel,
                    state=State.WAITING if at_once else State.HELD,
                    due_at=None if at_once else next_digest(frequency, now),
                )
            )
    for row in Delivery.objects.bulk_create(rows):
        if row.due_at is None:
            enqueue("notify.deliver", delivery_id=row.pk)
    for due_at in sorted({row.due_at for row in rows if row.due_at}):
        # One job for the town's whole digest: it is asked for once, however much happens until then.
        key = f"notify.digests:{entry.municipality_id}:{due_at.isoformat()}"
        enqueue("notify.digests", run_at=due_at, key=key, due_at=due_at.isoformat())


@transaction.atomic
def ask_for_digests(due_at: dt.datetime) -> None:
    """One job for each letter that is due in the town in hand; none where nothing happened."""
    held = Delivery.objects.filter(state=State.HELD, due_at__lte=due_at)
    letters = held.order_by("person", "notification__kind", "channel")
    for person, kind, channel in letters.values_list("person", "notification__kind", "channel").distinct():
        enqueue("notify.digest", person_id=person, kind=kind, channel=channel, due_at=due_at.isoformat())
