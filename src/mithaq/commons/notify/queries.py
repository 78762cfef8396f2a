"""Who follows what, who wants to hear how often, what is unread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from contextlib import suppress

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet

from mithaq.commons.access.actor import anonymous
from mithaq.commons.access.policy import allowed
from mithaq.commons.audit.events import Notify
from mithaq.commons.audit.models import Entry
from mithaq.commons.people.models import Person
from mithaq.kit.formats import formats
from mithaq.kit.registry import record_of

from .enums import Channel, Frequency, Kind, State
from .models import Delivery, Follow, Notification, Preference

# Digests go out at this hour of the town's clock, weekly ones on the first working day of its week.
DIGEST_HOUR = 8
# A thing in many zones, and what it belongs to: more would only be a circle.
PARENTS_MOST = 40


# Following


def confirmed() -> Q:
    return Q(confirmed_at__isnull=False, person__erased_at__isnull=True)


def follow_of(person: Person, obj: Model) -> Follow | None:
    kind = ContentType.objects.get_for_model(obj)
    return Follow.objects.filter(person=person, subject_type=kind, subject_id=obj.pk).first()


def follows_of(person: Person) -> QuerySet[Follow]:
    """What a person follows, newest first, with its subjects."""
    return Follow.objects.filter(confirmed(), person=person).prefetch_related("subject").order_by("-pk")


def with_parents(obj: Model) -> list[Model]:
    """A thing and what it belongs to, the nearest first, as the records say: a milestone, its commitment, the plan.

    Where a thing lies in zones, a comment on it lies there too. Each once.
    """
    found: list[Model] = []
    ahead = [obj]
    while ahead and len(found) < PARENTS_MOST:
        current = ahead.pop(0)
        if current in found:
            continue
        found.append(current)
        with suppress(LookupError):  # no public noun: nothing is known above it
            ahead += record_of(current).belongs_to(current)
    return found


def followers_of(entry: Entry) -> QuerySet[Person]:
    """Who follows the subject of an act or what it belongs to, without who did it.

    Nobody while a stranger may not see the subject: following gives no right to look.
    """
    subject = entry.subject
    if subject is None or not open_to_all(subject, entry):
        return Person.objects.none()
    by_type: dict[ContentType, list[int]] = {}
    for thing in with_parents(subject):
        by_type.setdefault(ContentType.objects.get_for_model(thing), []).append(thing.pk)
    about = Q(pk__in=[])
    for kind, keys in by_type.items():
        about |= Q(subject_type=kind, subject_id__in=keys)
    followers = Follow.objects.filter(confirmed(), about).values("person")
    return Person.objects.filter(pk__in=followers).exclude(pk=entry.person_id or 0).select_related("user")


def open_to_all(subject: Model, entry: Entry) -> bool:
    return allowed(anonymous(entry.municipality), "view", subject)


def told_by(notice: Notify, entry: Entry) -> Iterable[Person]:
    """The persons a notice concerns, those who left aside."""
    people = followers_of(entry) if notice.to == "followers" else notice.to(entry)
    return [person for person in people if person is not None and person.erased_at is None]


# Preferences


def default_frequency(person: Person, kind: str, channel: str) -> str:
    """What holds until somebody chooses: what concerns me at once, what I follow weekly by e-mail.

    A text message costs the town money: it is for those who left no e-mail.
    """
    if channel == Channel.EMAIL:
        return Frequency.NOW if kind == Kind.DIRECT else Frequency.WEEKLY
    return Frequency.NOW if kind == Kind.DIRECT and not person.email else Frequency.NEVER


def chosen(people: Iterable[Person]) -> dict[tuple[int, str, str], str]:
    """(person, kind, channel) → frequency, where one was chosen."""
    rows = Preference.objects.filter(person__in=[person.pk for person in people])
    return {(row.person_id, row.kind, row.channel): row.frequency for row in rows}


def frequency_of(person: Person, kind: str, channel: str) -> str:
    own = chosen([person]).get((person.pk, kind, channel))
    return own or default_frequency(person, kind, channel)


def address_for(person: Person, channel: str) -> str:
    """Where a person is reached; "" for nowhere. Never for display."""
    return person.email if channel == Channel.EMAIL else person.phone


def next_digest(frequency: str, now: dt.datetime) -> dt.datetime:
    """When the next daily or weekly letter leaves, on the clock and in the week of the town in hand."""
    how = formats()
    local = now.astimezone(how.zone)
    at = local.replace(hour=DIGEST_HOUR, minute=0, second=0, microsecond=0)
    while at <= local or (frequency == Frequency.WEEKLY and at.weekday() != first_working_day()):
        at += dt.timedelta(days=1)
    return at.astimezone(dt.UTC)


def first_working_day() -> int:
    how = formats()
    week = [(how.first_weekday + step) % 7 for step in range(7)]
    return next(day for day in week if day not in how.weekend)


# Inbox


def inbox_of(person: Person) -> QuerySet[Notification]:
    """What a person was told, newest first, with the acts and their subjects."""
    return (
        Notification.objects.filter(person=person)
        .select_related("entry", "entry__person", "entry__organisation")
        .prefetch_related("entry__subject")
        .order_by("-pk")
    )


def unread(person: Person) -> int:
    return Notification.objects.filter(person=person, read_at__isnull=True).count()


def digest_rows(person_id: int, kind: str, channel: str, due_at: dt.datetime) -> list[Delivery]:
    """What a person's digest holds, oldest act first; also what a worker that died had begun to send."""
    rows = Delivery.objects.filter(
        person_id=person_id,
        notification__kind=kind,
        channel=channel,
        due_at__lte=due_at,
        state__in=(State.HELD, State.SENDING),
    )
    return list(
        rows.select_related("person", "person__user", "municipality", "notification", "notification__entry")
        .prefetch_related("notification__entry__subject")
        .order_by("notification__entry__number")
    )
