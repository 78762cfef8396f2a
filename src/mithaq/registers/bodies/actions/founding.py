"""Founding, changing and closing bodies, and the versions of their rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Model
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.kit.conflicts import put, unchanged
from mithaq.kit.i18n import Text
from mithaq.kit.registry import record_of

from ..access import EDIT
from ..composition import GROUPS
from ..enums import BodyKind, Side
from ..models import Body, BodyText
from .seats import NewSeat, require_answers_for, sit

FIELDS = (
    "name",
    "purpose",
    "lead",
    "secretariat",
    "rule",
    "quorum_percent",
    "meets_every",
    "minutes_days",
    "invite_days",
    "shares",
    "term_starts",
    "term_ends",
    "is_public",
)


@transaction.atomic
def found_body(
    *,
    by: Actor,
    name: Text,
    kind: str,
    slug: str = "",
    subject: Model | None = None,
    coordinator: NewSeat | None = None,
    **fields: Any,
) -> Body:
    """A new body. fields: those of `FIELDS`.

    A working group works on a record and has a coordinator from the institution that answers for it: without
    one it is refused. Raises ValidationError by field.
    """
    require_grant(by, EDIT)
    body = Body(municipality=by.municipality, kind=kind, slug=slug or _free_slug(name))
    if subject is not None:
        record_of(subject)
        body.subject = subject
    put(body, {"name": Text(name), **fields}, allowed=FIELDS)
    if kind == BodyKind.WORKING_GROUP:
        _check_group(subject, coordinator)
    _check(body)
    body.save()
    facts = {"kind": kind, "name": dict(body.name)}
    if subject is not None:
        facts |= {"record": record_of(subject).code, "id": subject.pk}
    record("bodies.founded", by=by, on=body, data=facts)
    if coordinator is not None:
        sit(by, body, coordinator)
    return body


def _check_group(subject: Model | None, coordinator: NewSeat | None) -> None:
    if subject is None:
        raise ValidationError({"subject": _("A working group works on something: choose its commitment.")})
    if coordinator is None:
        raise ValidationError(
            {"coordinator": _("A working group cannot exist without its accountable coordinator.")}
        )
    require_answers_for(coordinator.organisation, subject)


def _check(body: Body) -> None:
    if wrong := set(body.shares) - {*Side.values, *GROUPS}:
        raise TypeError(f"no shares for {', '.join(sorted(wrong))}")
    if any(not 0 <= share <= 100 for share in body.shares.values()):
        raise ValidationError({"shares": _("A least share is a percentage from 0 to 100.")})
    if sum(share for code, share in body.shares.items() if code in Side.values) > 100:
        raise ValidationError({"shares": _("The least shares of the sides add up to more than 100 %.")})
    body.full_clean(exclude=["municipality"])


def _free_slug(name: Text) -> str:
    """From the Latin name, or "body"; with a number when it is taken."""
    latin = (slugify(name.get(code, ""))[:50].strip("-") for code in ("en", "fr"))
    wanted = next((slug for slug in latin if slug), "body")
    taken = set(Body.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    if wanted not in taken:
        return wanted
    return next(slug for n in range(2, len(taken) + 3) if (slug := f"{wanted}-{n}") not in taken)


@transaction.atomic
def change_body(*, by: Actor, body: Body, fields: Mapping[str, Any], seen: str = "") -> Body:
    """Set fields of `FIELDS`. EditConflict when somebody changed it since (`seen`, see kit.conflicts)."""
    require(by, "edit", body)
    fresh = unchanged(body, seen)
    changed = put(fresh, fields, allowed=FIELDS)
    if not changed:
        return fresh
    _check(fresh)
    fresh.save()
    record("bodies.changed", by=by, on=fresh, data={"fields": changed})
    return fresh


@transaction.atomic
def write_rules(
    *,
    by: Actor,
    body: Body,
    text: Text,
    reason: Text | None = None,
    adopted_on: dt.date | None = None,
    based_on: int | None = None,
) -> BodyText:
    """A new version of the rules of procedure; the earlier ones stay readable.

    based_on: the version the writer saw (0 for none); ValidationError when there is a newer one, or when a
    change says no reason.
    """
    require(by, "edit", body)
    # The lock keeps two writers from the same number.
    Body.objects.select_for_update().get(pk=body.pk)
    last = BodyText.objects.filter(body=body).aggregate(last=Max("version"))["last"] or 0
    if based_on is not None and based_on != last:
        raise ValidationError(
            _("Version %(number)s was written meanwhile. Compare with it, then save again.")
            % {"number": last}
        )
    if last and not reason:
        raise ValidationError({"reason": _("Say why the rules change.")})
    row = BodyText(
        municipality=by.municipality,
        body=body,
        version=last + 1,
        text=Text(text),
        reason=reason or Text(),
        adopted_on=adopted_on or timezone.localdate(),
        written_by=by.person,
    )
    row.full_clean(exclude=["municipality"])
    row.save()
    record("bodies.rules_written", by=by, on=body, data={"version": row.version})
    return row


@transaction.atomic
def close_body(*, by: Actor, body: Body, on: dt.date | None = None) -> Body:
    """It meets no more from that day (today) on; its members and decisions stay readable."""
    require(by, "close", body)
    if body.closed_on is None:
        body.closed_on = on or timezone.localdate()
        body.save(update_fields=["closed_on"])
        record("bodies.closed", by=by, on=body, data={"on": body.closed_on.isoformat()})
    return body
