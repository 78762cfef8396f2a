"""Keys with which other applications send requests in."""

from __future__ import annotations

import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.kit.conflicts import unchanged

from ..access import SETTINGS
from ..models import Key


def digest_of_key(shown: str) -> str:
    return salted_hmac("requests.key", shown, algorithm="sha256").hexdigest()


@transaction.atomic
def issue_key(*, by: Actor, name: str, per_hour: int = 300) -> tuple[Key, str]:
    """(the row, the key): the key is told once."""
    require_grant(by, SETTINGS)
    shown = secrets.token_urlsafe(24)
    row = Key(
        municipality=by.municipality,
        name=" ".join(name.split()),
        digest=digest_of_key(shown),
        per_hour=per_hour,
        issued_by=by.person,
    )
    row.full_clean(exclude=["municipality"])
    row.save()
    record("requests.key_issued", by=by, on=row, data={"name": row.name, "per_hour": per_hour})
    return row, shown


@transaction.atomic
def revoke_key(*, by: Actor, key: Key) -> Key:
    """Nothing more comes in with it; what came stays."""
    require(by, "edit", key)
    row = unchanged(key)
    if row.revoked_at is None:
        row.revoked_at = timezone.now()
        row.save(update_fields=["revoked_at"])
        record("requests.key_revoked", by=by, on=row, data={"name": row.name})
    return row
