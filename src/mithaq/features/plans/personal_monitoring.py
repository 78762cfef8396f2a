"""What is kept of persons who monitor. It is signed for the public and stays; they get a copy of it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.people.models import Person
from mithaq.commons.people.personal import PersonalData

from .models import Assessment, FigureCheck, IndependenceDeclaration


def export_monitoring(person: Person) -> list[dict[str, Any]]:
    """What a person declared, assessed and said of figures."""
    declared = IndependenceDeclaration.objects.filter(signed_by=person).select_related("monitor__plan")
    signed = Assessment.objects.filter(signed_by=person).select_related("plan")
    said = FigureCheck.objects.filter(by=person).select_related("commitment")
    told = [
        *((one.signed_at, one.monitor.plan.title, gettext("Declaration"), one.text) for one in declared),
        *((one.signed_at, one.plan.title, one.get_kind_display(), one.summary) for one in signed),
        *((one.at, one.commitment.title, one.get_stance_display(), one.reason) for one in said),
    ]
    return [
        {
            gettext("Date"): at.isoformat() if at else "",
            gettext("About"): str(about),
            gettext("Kind"): str(kind),
            gettext("in words"): str(words),
        }
        for at, about, kind, words in told
    ]


MONITORING = PersonalData(
    code="plans.monitoring", label=_("Independent monitoring"), export=export_monitoring
)
