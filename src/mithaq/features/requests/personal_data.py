"""What requests keep about a person: what they told the municipality, and their side of the conversation."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.files.actions import forget_attachments
from mithaq.commons.people.models import Person
from mithaq.commons.people.personal import PersonalData

from .models import Message, Request, Support
from .queries import sent_by
from .showing import place_of

GONE = "—"


def export(person: Person) -> list[dict[str, Any]]:
    rows = sent_by(person).prefetch_related("messages")
    return [
        {
            gettext("Number"): row.reference,
            gettext("Subject"): str(row.category.name),
            gettext("When"): row.received_at.isoformat(),
            gettext("Name"): row.name,
            gettext("What was said"): row.original or row.text,
            gettext("Where"): place_of(row),
            gettext("State"): str(row.get_state_display()),
            gettext("Answer"): " / ".join(str(one.words) for one in row.steps.all() if one.words),
            gettext("My messages"): [one.text for one in row.messages.all() if one.by_id == person.pk],
            gettext("Satisfaction"): row.rating,
        }
        for row in rows
    ]


def erase(person: Person) -> None:
    """Name, words, photos and place leave; that something was asked, and the answer, stay."""
    mine = Request.objects.filter(author=person)
    forget_attachments(of=list(mine), kind="photo")
    Message.objects.filter(request__in=mine, from_officer=False).update(text=GONE, by=None)
    Message.objects.filter(by=person, from_officer=False).update(text=GONE, by=None)
    Support.objects.filter(person=person).delete()
    mine.update(
        name="",
        text=GONE,
        original="",
        answers={},
        landmark="",
        latitude=None,
        longitude=None,
        rating_words="",
        erased_at=timezone.now(),
        author=None,
    )


REQUESTS = PersonalData(code="requests", label=_("Complaints and suggestions"), export=export, erase=erase)
