"""What receipts do later."""

from __future__ import annotations

from mithaq.commons.jobs.definitions import job
from mithaq.commons.jobs.enums import Turn
from mithaq.commons.people.models import Person

from .texting import send_text


@job("receipts.text", atomic=False, turn=Turn.SOON)
def text(person_id: int, sealed: str) -> None:
    """Send one receipt to the number its sender left."""
    person = Person.objects.filter(pk=person_id).select_related("municipality").first()
    if person is not None:
        send_text(person=person, sealed=sealed)
