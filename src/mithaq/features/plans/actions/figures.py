"""The numbers a plan states about its making: who took part, by category."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.kit.i18n import Text

from ..enums import FigureUnit, ParticipantCategory
from ..models import DeclaredFigure, Plan
from .conflicts import EditConflict, stamp_all, unchanged


@dataclass(frozen=True)
class Figure:
    """One line of the table. code: a participant category; is_total: the sum the plan itself declares."""

    code: str
    label: Text
    number: int
    unit: str = FigureUnit.PEOPLE
    is_total: bool = False


@transaction.atomic
def set_figures(*, by: Actor, plan: Plan, figures: Iterable[Figure], seen: str = "") -> list[DeclaredFigure]:
    """Replace the declared figures of a plan, in order. `seen` as in `set_institutions`."""
    require(by, "edit", plan)
    plan = unchanged(plan)
    if seen and stamp_all(plan.figures.all()) != seen:
        raise EditConflict(plan)
    wanted = list(figures)
    for one in wanted:
        if one.code not in ParticipantCategory.values and not one.is_total:
            raise ValidationError(_("There is no category “%s” of participants.") % one.code)
        if one.unit not in FigureUnit.values or not 0 <= one.number <= 10_000_000:
            raise ValidationError(_("Write each number from 0 to ten million."))
    plan.figures.all().delete()
    rows = [
        DeclaredFigure.objects.create(
            plan=plan,
            code="total" if one.is_total else one.code,
            label=one.label,
            number=one.number,
            unit=one.unit,
            is_total=one.is_total,
            order=order,
        )
        for order, one in enumerate(wanted)
    ]
    said = [{"code": one.code, "number": one.number, "unit": one.unit} for one in rows]
    record("plans.figures_set", by=by, on=plan, data={"figures": said})
    return rows
