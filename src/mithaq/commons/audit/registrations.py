"""What the house must know about its own history."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.people.duties import Duty, duties
from mithaq.commons.people.models import Person
from mithaq.commons.people.personal import PersonalData, personal
from mithaq.kit.registry import Dataset, Field, Record, records

from .access import AUDIT
from .chain import content_digest
from .events import Event, events
from .lines import label_text, subject_code
from .models import BulkAct, KeptList
from .queries import ERASED

LOG = Dataset(
    code="log",
    label=_("Public log"),
    description=_("Every public act of the municipality, in its order, with the digests that chain it."),
    fields=(
        Field(
            code="number",
            label=_("Number"),
            kind="integer",
            help=_(
                "Entries are numbered without a gap; the numbers missing here are acts that are not public."
            ),
        ),
        Field(code="at", label=_("When"), kind="datetime"),
        Field(code="event", label=_("Kind of act"), kind="code"),
        Field(code="act", label=_("Act"), kind="translated", value=label_text),
        Field(
            code="subject",
            label=_("On what"),
            kind="code",
            value=subject_code,
            help=_("The kind of thing the act was done to."),
        ),
        Field(
            code="subject_id",
            label=_("Its number"),
            kind="integer",
        ),
        Field(
            code="content",
            label=_("Digest of the content"),
            value=content_digest,
            help=_("SHA-256 of what the entry says."),
        ),
        Field(
            code="previous",
            label=_("Previous digest"),
            help=_("The digest of the entry before this one."),
        ),
        Field(
            code="hash",
            label=_("Digest"),
            help=_("SHA-256 of number, previous digest and content digest, joined by colons."),
        ),
    ),
    order_by=("number",),
)


def export_kept(person: Person) -> list[dict[str, Any]]:
    rows = KeptList.objects.filter(person=person).order_by("pk")
    return [{gettext("Name"): row.name, gettext("Filters"): row.query} for row in rows]


def erase_kept(person: Person) -> None:
    KeptList.objects.filter(person=person).delete()
    BulkAct.objects.filter(person=person).delete()


def register() -> None:
    personal.add(
        PersonalData(
            code="kept_lists", label=_("Lists kept at the desk"), export=export_kept, erase=erase_kept
        )
    )
    records.add(
        Record(
            code="audit.entry",
            model="audit.Entry",
            label=_("entry of the log"),
            label_plural=_("entries of the log"),
            policy="mithaq.commons.audit.access:EntryPolicy",
            url=lambda entry: f"{reverse('log')}?before={entry.number + 1}#n{entry.number}",
            desk_url=lambda entry: reverse("desk_audit_object", kwargs={"pk": entry.pk}),
            dataset=LOG,
        )
    )
    events.add(Event(code=ERASED, label=_("erased a person’s words from the history")))
    duties.add(
        Duty(
            code="town.auditor",
            label=_("Auditor"),
            grants=(AUDIT,),
            help=_("Reads the whole history of the town and checks that nobody has rewritten it."),
        )
    )
