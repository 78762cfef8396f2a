"""What a body follows, and what becomes of it: opinions, answers, outcomes, one line after the other."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.commons.people.models import Organisation
from mithaq.kit.i18n import Text
from mithaq.kit.registry import record_of
from mithaq.registers.bodies.models import Body

from ..access import require_keeps
from ..enums import Fate, StepKind
from ..models import Decision, Item, Step


@transaction.atomic
def follow_item(
    *,
    by: Actor,
    body: Body,
    title: Text,
    subject: Model | None = None,
    addressee: Organisation | None = None,
    due_on: dt.date | None = None,
) -> Item:
    """A matter that a body keeps an eye on. addressee: the institution that is to act."""
    require_keeps(by, body)
    row = Item(municipality=by.municipality, body=body, title=Text(title), addressee=addressee, due_on=due_on)
    if subject is not None:
        record_of(subject)
        row.subject = subject
    row.full_clean(exclude=["municipality"])
    row.save()
    record("councils.item_followed", by=by, on=row, data={"body": body.pk})
    return row


def follow_decision(by: Actor, decision: Decision) -> Item:
    """What was adopted is followed by itself."""
    row = Item(
        municipality=by.municipality,
        body=decision.body,
        decision=decision,
        title=decision.title,
        subject_type=decision.subject_type,
        subject_id=decision.subject_id,
        addressee=decision.organisations.order_by("pk").first(),
    )
    row.save()
    record("councils.item_followed", by=by, on=row, data={"body": decision.body_id, "decision": decision.pk})
    return row


@transaction.atomic
def write_step(*, by: Actor, item: Item, kind: str, text: Text, fate: str, on: dt.date | None = None) -> Step:
    """One more line: an opinion, an answer, an outcome; and how the matter stands from then on."""
    require(by, "edit", item)
    fresh = Item.objects.select_for_update().get(pk=item.pk)
    on = on or timezone.localdate()
    if on > timezone.localdate():
        raise ValidationError({"on": _("That day has not come yet.")})
    row = Step(
        municipality=by.municipality,
        item=fresh,
        kind=StepKind(kind),
        text=Text(text),
        fate=Fate(fate),
        on=on,
        written_by=by.person,
    )
    row.full_clean(exclude=["municipality"])
    row.save()
    if fresh.fate != row.fate:
        fresh.fate = row.fate
        fresh.save(update_fields=["fate"])
    record("councils.item_stepped", by=by, on=fresh, data={"kind": row.kind, "fate": row.fate})
    return row
