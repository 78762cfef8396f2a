"""What the house must know: the job that hears of every entry, and what is kept about a person."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from mithaq.commons.audit.events import consumers, wants
from mithaq.commons.audit.lines import label_of
from mithaq.commons.people.models import Person
from mithaq.commons.people.personal import PersonalData, personal

from .models import Follow, Notification, OutboxMessage, Preference
from .queries import follows_of, inbox_of
from .wording import subject_title


def export_follows(person: Person) -> list[dict[str, Any]]:
    return [
        {"follows": subject_title(row), "since": row.created_at.isoformat()} for row in follows_of(person)
    ]


def export_notifications(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "what": label_of(row.entry),
            "about": subject_title(row),
            "when": row.created_at.isoformat(),
            "read": row.read_at.isoformat() if row.read_at else None,
        }
        for row in inbox_of(person)
    ]


def export_preferences(person: Person) -> list[dict[str, Any]]:
    rows = Preference.objects.filter(person=person).order_by("kind", "channel")
    return [{"kind": row.kind, "channel": row.channel, "frequency": row.frequency} for row in rows]


def erase_follows(person: Person) -> None:
    Follow.objects.filter(person=person).delete()


def erase_preferences(person: Person) -> None:
    Preference.objects.filter(person=person).delete()


def erase_notifications(person: Person) -> None:
    Notification.objects.filter(person=person).delete()
    addresses = [address for address in (person.email, person.phone) if address]
    OutboxMessage.objects.filter(recipient__in=addresses).delete()


def register() -> None:
    consumers.append("notify.fan_out")
    wants["notify.fan_out"] = lambda event, _model: bool(event.notices)
    personal.add(
        PersonalData(
            code="notify.follows",
            label=_("What you follow"),
            export=export_follows,
            erase=erase_follows,
        )
    )
    personal.add(
        PersonalData(
            code="notify.notifications",
            label=_("What you were told"),
            export=export_notifications,
            erase=erase_notifications,
        )
    )
    personal.add(
        PersonalData(
            code="notify.preferences",
            label=_("How often you want to hear from us"),
            export=export_preferences,
            erase=erase_preferences,
        )
    )
