"""Who monitors a plan, and the monitor's own declaration of independence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.kit.i18n import Text
from mithaq.registers.bodies.enums import BodyKind

from ...access_monitoring import NAMES_MONITORS, require_monitor_of
from ...models import IndependenceDeclaration, Monitor, Plan, PrivateContact
from ...queries.monitoring.people import MONITOR_ROLE
from ..conflicts import put, unchanged

FIELDS = ("body", "organisation", "person", "answers_to", "mandate", "starts_on")


@transaction.atomic
def name_monitor(*, by: Actor, plan: Plan, fields: Mapping[str, Any]) -> Monitor:
    """Say who monitors the plan (`FIELDS`): a body, an organisation or a person. Raises ValidationError."""
    require_grant(by, *NAMES_MONITORS)
    require(by, "view", plan)
    monitor = Monitor(municipality=plan.municipality, plan=plan, starts_on=timezone.localdate())
    put(monitor, fields, allowed=FIELDS)
    _check(monitor)
    monitor.save()
    record("plans.monitor_named", by=by, on=monitor, data=_said(monitor))
    return monitor


@transaction.atomic
def change_monitor(*, by: Actor, monitor: Monitor, fields: Mapping[str, Any], seen: str = "") -> Monitor:
    """Raises EditConflict, ValidationError."""
    require(by, "edit", monitor)
    fresh = unchanged(monitor, seen)
    if not (changed := put(fresh, fields, allowed=FIELDS)):
        return fresh
    _check(fresh)
    fresh.save()
    record("plans.monitor_changed", by=by, on=fresh, data=_said(fresh) | {"fields": changed})
    return fresh


def _check(monitor: Monitor) -> None:
    if monitor.body is not None and monitor.body.kind != BodyKind.MONITORING_BODY:
        raise ValidationError({"body": _("Choose a body whose task is monitoring.")})
    monitor.full_clean()


@transaction.atomic
def end_monitor(*, by: Actor, monitor: Monitor, reason: Text, ends_on: dt.date | None = None) -> Monitor:
    """Its work ends; what it declared, assessed and contested stays. Raises ValidationError without a reason."""
    require(by, "edit", monitor)
    fresh = unchanged(monitor)
    if not reason:
        raise ValidationError({"reason": _("Tell the public why the monitor changes.")})
    fresh.ends_on, fresh.end_reason = ends_on or timezone.localdate(), reason
    fresh.full_clean()
    fresh.save()
    data = _said(fresh) | {"reason": dict(reason), "ends": fresh.ends_on.isoformat()}
    record("plans.monitor_ended", by=by, on=fresh, data=data)
    return fresh


def _said(monitor: Monitor) -> dict[str, Any]:
    named = {"body": monitor.body_id, "organisation": monitor.organisation_id, "person": monitor.person_id}
    return {"plan": monitor.plan_id} | {kind: pk for kind, pk in named.items() if pk}


@transaction.atomic
def give_contact(*, by: Actor, plan: Plan, email: str) -> None:
    """Keep the private address at which the relay reaches the plan's monitor; it replaces the earlier ones.

    For the monitor, and for who names monitors. The history says that it was done, never the address.
    """
    require(by, "view", plan)
    if not by.has(*NAMES_MONITORS):
        require_monitor_of(by, plan)
    validate_email(email)
    contacts = PrivateContact.objects.filter(plan=plan, role=MONITOR_ROLE, kind="email")
    name = contacts.values_list("name", flat=True).first() or ""
    contacts.delete()
    PrivateContact.objects.create(
        municipality=plan.municipality, plan=plan, role=MONITOR_ROLE, name=name, kind="email", value=email
    )
    record("plans.monitor_contact_given", by=by, on=plan)


@transaction.atomic
def declare_independence(
    *,
    by: Actor,
    monitor: Monitor,
    text: Text,
    name: str,
    sits_on_committee: bool = False,
    depends_on_town: bool = False,
    paid_by_town: bool = False,
) -> IndependenceDeclaration:
    """Sign and publish, dated now. Only the monitor can; nobody signs for it. Raises ValidationError."""
    require(by, "declare", monitor)
    if not text:
        raise ValidationError({"text": _("Write the declaration.")})
    if not name.strip():
        raise ValidationError({"name": _("Sign with your name.")})
    declaration = IndependenceDeclaration(
        municipality=monitor.municipality,
        monitor=monitor,
        text=text,
        sits_on_committee=sits_on_committee,
        depends_on_town=depends_on_town,
        paid_by_town=paid_by_town,
        signed_name=" ".join(name.split()),
        signed_by=by.person,
        signed_at=timezone.now(),
    )
    declaration.full_clean()
    declaration.save()
    facts = {
        "declaration": declaration.pk,
        "committee": sits_on_committee,
        "depends": depends_on_town,
        "paid": paid_by_town,
    }
    record("plans.independence_declared", by=by, on=monitor, data=facts)
    return declaration
