"""What the programme keeps about a person: their ideas and applications."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.people.models import Person
from mithaq.commons.people.personal import PersonalData

from .models import Application, Idea, Member, Support

GONE = "—"


def export_ideas(person: Person) -> list[dict[str, Any]]:
    rows = Idea.objects.filter(author=person).select_related("cycle").order_by("pk")
    return [
        {
            gettext("Programme"): str(row.cycle.title),
            gettext("Idea"): f"{row.title}\n{row.text}".strip(),
            gettext("Name shown"): row.name,
            gettext("Where"): row.landmark,
            gettext("Received"): row.submitted_at.isoformat(),
        }
        for row in rows
    ]


def erase_ideas(person: Person) -> None:
    """Names and words go; what was examined and voted on keeps its title, as part of the public decision."""
    Support.objects.filter(person=person).delete()
    Idea.objects.filter(author=person).update(
        name=GONE, text="", landmark="", location=None, author=None, erased_at=timezone.now()
    )


IDEAS = PersonalData(
    code="investment.ideas",
    label=_("Ideas for the investment programme"),
    export=export_ideas,
    erase=erase_ideas,
)


def export_applications(person: Person) -> list[dict[str, Any]]:
    rows = Application.objects.filter(person=person).select_related("call").order_by("pk")
    return [
        {
            gettext("Call"): str(row.call.title),
            gettext("Your name"): row.name,
            gettext("Why you apply"): row.statement,
            gettext("Outcome"): str(row.get_fate_display()),
        }
        for row in rows
    ]


def erase_applications(person: Person) -> None:
    """The register keeps how many members there are, and of which category."""
    Application.objects.filter(person=person).update(name=GONE, statement=GONE, person=None)
    Member.objects.filter(person=person).update(person_name="", person=None)


APPLICATIONS = PersonalData(
    code="investment.applications",
    label=_("Applications to the investment programme"),
    export=export_applications,
    erase=erase_applications,
)
