"""What is kept about whoever asks: handed out whole; erased, the register keeps number, dates and decisions."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import system
from mithaq.commons.audit.actions import erase_personal, record
from mithaq.commons.people.models import Person
from mithaq.commons.people.personal import PersonalData

from .enums import QuestionState, State, StepKind
from .models import Appeal, Step
from .queries import sent_by

ASKERS = (StepKind.CLARIFIED, StepKind.REVIEW, StepKind.APPEAL)


def export(person: Person) -> list[dict[str, Any]]:
    inquiries, questions = sent_by(person)
    return [
        {
            gettext("Number"): row.reference,
            gettext("When"): row.filed_at.isoformat(),
            gettext("Name"): row.name,
            gettext("Text"): row.text,
            gettext("State"): str(state(row.state).label),
        }
        for rows, state in ((inquiries, State), (questions, QuestionState))
        for row in rows
    ]


@transaction.atomic
def forget(person: Person) -> None:
    house = system(person.municipality)
    inquiries, questions = sent_by(person)
    sent: list[Any] = [*inquiries, *questions]
    erase_personal(by=house, person=person, on=sent)
    Step.objects.filter(inquiry__in=inquiries, kind__in=ASKERS).update(text="")
    Appeal.objects.filter(inquiry__in=inquiries).update(text="")
    for row in sent:
        if row.erased_at is None:
            row.name, row.text, row.erased_at = "", "", timezone.now()
            row.save(update_fields=["name", "text", "erased_at"])
            record("information.erased", by=house, on=row)


PERSONAL = PersonalData(
    code="information", label=_("Requests for information and questions"), export=export, erase=forget
)
