"""Settling what the reader of a published page doubted."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require_grant
from mithaq.commons.audit.actions import record

from ..models import ImportDoubt


@transaction.atomic
def settle_doubt(*, by: Actor, doubt: ImportDoubt, note: str) -> ImportDoubt:
    """Say how a doubt was settled; the page then no longer shows it."""
    require_grant(by, "plans.edit")
    fresh = ImportDoubt.objects.select_for_update().get(pk=doubt.pk)
    note = " ".join(note.split())
    if not note:
        raise ValidationError({"note": _("Say in a few words how it was settled.")})
    if len(note) > 300:
        raise ValidationError({"note": _("At most 300 characters.")})
    if fresh.settled_at is None:
        fresh.settled_at, fresh.settled_by, fresh.note = timezone.now(), by.person, note
        fresh.save()
        record("plans.doubt_settled", by=by, on=fresh.plan, data={"doubt": fresh.code, "note": note})
    return fresh
