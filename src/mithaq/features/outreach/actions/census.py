"""Figures of the census that shares are held against."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record

from ..access import OFFICERS
from ..enums import CENSUS, CHOICES, Dimension
from ..models import CensusFigure


@transaction.atomic
def set_census_figure(
    *, by: Actor, dimension: str, value: str, number: int, year: int, source: str
) -> CensusFigure:
    """How many inhabitants are of one kind, by a census; written again for the same year, it is corrected."""
    require_grant(by, *OFFICERS)
    if dimension not in CENSUS:
        raise ValidationError({"dimension": _("A census is held against sex, age, area or disability.")})
    if not value or value not in CHOICES[Dimension(dimension)].values:
        raise ValidationError({"value": _("This kind does not belong there.")})
    if not 1900 <= year <= timezone.localdate().year:
        raise ValidationError({"year": _("A census of a year gone by.")})
    if not source.strip():
        raise ValidationError({"source": _("Say where the figure comes from.")})
    row = CensusFigure.objects.select_for_update().filter(dimension=dimension, value=value, year=year).first()
    row = row or CensusFigure(municipality=by.municipality, dimension=dimension, value=value, year=year)
    before = row.number
    row.number, row.source = number, source.strip()
    row.full_clean(exclude=["municipality"])
    row.save()
    facts = {"by": dimension, "value": value, "year": year, "number": number, "before": before}
    record("outreach.census_set", by=by, on=row, data=facts)
    return row


@transaction.atomic
def remove_census_figure(*, by: Actor, figure: CensusFigure) -> None:
    """It was typed by mistake."""
    require(by, "edit", figure)
    facts = {"by": figure.dimension, "value": figure.value, "year": figure.year, "number": figure.number}
    record("outreach.census_removed", by=by, on=figure, data=facts)
    figure.delete()
