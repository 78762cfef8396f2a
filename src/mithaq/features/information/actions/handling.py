"""What officers do on the way to an answer."""

from __future__ import annotations

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.commons.clocks.actions import (
    AlreadyExtended,
    cancel_clock,
    extend_clock,
    pause_clock,
    regroup_clocks,
)
from mithaq.commons.people.models import Organisation
from mithaq.kit.i18n import Text

from ..enums import ANSWER_CLOCK, RUNNING, State, StepKind
from ..models import Inquiry
from .asking import hold, move, step


@transaction.atomic
def ask_clarification(*, by: Actor, inquiry: Inquiry, text: str) -> None:
    """Ask what is meant; the clock stands still until the asker answers."""
    _ready(by, inquiry)
    _said(text)
    move(inquiry, State.WAITING)
    inquiry.save(update_fields=["state"])
    step(inquiry, StepKind.CLARIFY, by, text)
    pause_clock(ANSWER_CLOCK, by=by, on=inquiry)
    record("information.clarification_asked", by=by, on=inquiry, data={"text": text})


@transaction.atomic
def tell_cost(*, by: Actor, inquiry: Inquiry, cost: Decimal, text: str) -> None:
    """What the copies cost and how to pay, before anything is charged; reading stays free."""
    _ready(by, inquiry)
    _said(text)
    inquiry.cost = cost
    inquiry.save(update_fields=["cost"])
    step(inquiry, StepKind.COST, by, text)
    record("information.cost_told", by=by, on=inquiry, data={"cost": str(cost), "text": text})


@transaction.atomic
def consult(*, by: Actor, inquiry: Inquiry, text: str) -> None:
    """Ask somebody whom the answer concerns; the asker sees that it was done, not whom."""
    _ready(by, inquiry)
    _said(text)
    step(inquiry, StepKind.CONSULTED, by, text, inside=True)
    record("information.consulted", by=by, on=inquiry)


@transaction.atomic
def hear(*, by: Actor, inquiry: Inquiry, text: str) -> None:
    """What somebody concerned answered; for officers only."""
    _ready(by, inquiry)
    _said(text)
    step(inquiry, StepKind.HEARD, by, text, inside=True)
    record("information.heard", by=by, on=inquiry)


@transaction.atomic
def note(*, by: Actor, inquiry: Inquiry, text: str) -> None:
    require(by, "handle", inquiry)
    _said(text)
    step(inquiry, StepKind.NOTE, by, text, inside=True)
    record("information.noted", by=by, on=inquiry)


@transaction.atomic
def extend(*, by: Actor, inquiry: Inquiry, reason: Text) -> None:
    """The one extension of the law, with its motive, which the asker reads."""
    _ready(by, inquiry)
    if not reason:
        raise ValidationError({"reason": _("The law wants the reason for taking more time.")})
    try:
        extend_clock(ANSWER_CLOCK, by=by, on=inquiry, reason=reason)
    except (AlreadyExtended, LookupError) as refused:
        raise ValidationError(_("The law allows one extension, and it has been used.")) from refused
    step(inquiry, StepKind.EXTENDED, by, str(reason))


@transaction.atomic
def transfer(*, by: Actor, inquiry: Inquiry, to: str, text: str) -> None:
    """Pass it on to the body that holds the information; the asker is told which."""
    _ready(by, inquiry)
    to = to.strip()
    if not to:
        raise ValidationError({"to": _("Name the body that holds it.")})
    move(inquiry, State.TRANSFERRED)
    inquiry.save(update_fields=["state"])
    words = f"{to}\n\n{text.strip()}".strip()
    step(inquiry, StepKind.TRANSFERRED, by, words)
    cancel_clock(ANSWER_CLOCK, by=by, on=inquiry)
    record("information.transferred", by=by, on=inquiry, data={"to": to, "text": text})


@transaction.atomic
def assign(*, by: Actor, inquiry: Inquiry, unit: Organisation | None) -> None:
    """The unit that holds the documents."""
    require(by, "handle", inquiry)
    inquiry.unit = unit
    inquiry.save(update_fields=["unit"])
    regroup_clocks(inquiry)
    record("information.assigned", by=by, on=inquiry, data={"unit": unit.pk if unit else None})


@transaction.atomic
def link(*, by: Actor, inquiry: Inquiry, first: Inquiry | None) -> None:
    """Asked before: the second time, the law wants it published."""
    require(by, "handle", inquiry)
    root = first.same_as if first is not None and first.same_as is not None else first
    if root is not None and root.pk == inquiry.pk:
        raise ValidationError({"first": _("It cannot be the same as itself.")})
    if inquiry.alike.exists():
        raise ValidationError(
            {"first": _("Other requests are linked to this one: link the newer to the older.")}
        )
    inquiry.same_as = root
    inquiry.save(update_fields=["same_as"])
    record("information.linked", by=by, on=inquiry, data={"first": root.pk if root else None})


def _ready(by: Actor, inquiry: Inquiry) -> None:
    require(by, "handle", hold(inquiry))
    if inquiry.state not in RUNNING:
        raise ValidationError(_("It is decided already."))


def _said(text: str) -> None:
    if not text.strip():
        raise ValidationError({"text": _("Write it in a sentence.")})
