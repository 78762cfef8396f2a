"""Amending a promise: the old text stays beside the new one, with the reason, for everybody to read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.interests import require_no_interest
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.commons.people.models import Organisation
from mithaq.kit.i18n import Text

from ...enums import CommitmentStatus
from ...models import Amendment, Commitment, Milestone
from .. import commitments, milestones
from ..conflicts import put, unchanged

# What an amendment may change. Progress is no promise: it moves on evidence.
COMMITMENT = tuple(name for name in commitments.FIELDS if name != "novelty")
MILESTONE = milestones.FIELDS


@transaction.atomic
def amend_commitment(
    *,
    by: Actor,
    commitment: Commitment,
    fields: Mapping[str, Any],
    reason: Text,
    decided_on: dt.date | None = None,
    seen: str = "",
) -> Amendment:
    """Change an adopted commitment (`COMMITMENT`), keeping what it said. Raises EditConflict, ValidationError."""
    require(by, "amend", commitment)
    fresh = unchanged(commitment, seen)
    before = said(fresh, fields)
    changed = put(fresh, fields, allowed=COMMITMENT)
    commitments.check(fresh)
    return _keep(by, fresh, fresh, changed, before, reason, decided_on)


@transaction.atomic
def amend_milestone(
    *,
    by: Actor,
    milestone: Milestone,
    fields: Mapping[str, Any],
    reason: Text,
    decided_on: dt.date | None = None,
    seen: str = "",
) -> Amendment:
    """The same for a step (`MILESTONE`): a new due date, somebody else who answers for it."""
    require(by, "amend", milestone.commitment)
    fresh = unchanged(milestone, seen)
    before = said(fresh, fields)
    changed = put(fresh, fields, allowed=MILESTONE)
    milestones.check(fresh)
    return _keep(by, unchanged(fresh.commitment), fresh, changed, before, reason, decided_on)


def _keep(
    by: Actor,
    commitment: Commitment,
    row: Commitment | Milestone,
    changed: list[str],
    before: Mapping[str, Any],
    reason: Text,
    decided_on: dt.date | None,
) -> Amendment:
    if not changed:
        raise ValidationError(_("Nothing was changed: an amendment says something new."))
    if not reason:
        raise ValidationError({"reason": _("Tell the public why the promise changes.")})
    decided_on = decided_on or timezone.localdate()
    if decided_on > timezone.localdate():
        raise ValidationError({"decided_on": _("An amendment cannot be decided in the future.")})
    if commitment.lead is not None:
        require_no_interest(by, [commitment.lead])
    last = commitment.amendments.aggregate(last=Max("number"))["last"] or 0
    row.save()
    # The row may be the commitment itself: one object holds both changes.
    owner = row if isinstance(row, Commitment) else commitment
    owner.status, owner.version = CommitmentStatus.AMENDED, owner.version + 1
    owner.save()
    amendment = Amendment(
        municipality=owner.municipality,
        commitment=owner,
        milestone=row if isinstance(row, Milestone) else None,
        number=last + 1,
        reason=reason,
        before={name: before[name] for name in changed},
        after=said(row, changed),
        decided_on=decided_on,
        by=by.person,
    )
    # The house itself acts without a person.
    amendment.full_clean(exclude=["before", "by"])
    amendment.save()
    record(
        "plans.commitment_amended",
        by=by,
        on=owner,
        data={"amendment": amendment.number, "fields": changed, "reason": reason},
    )
    return amendment


def said(row: models.Model, names: Mapping[str, Any] | list[str]) -> dict[str, Any]:
    """What a row says under these names, as the amendment keeps it."""
    return {name: _kept(getattr(row, name)) for name in names}


def _kept(value: Any) -> Any:
    if isinstance(value, Organisation):
        return value.code
    if isinstance(value, dt.date):
        return value.isoformat()
    return dict(value) if isinstance(value, Text) else value
