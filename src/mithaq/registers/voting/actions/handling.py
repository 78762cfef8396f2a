"""How often each officer let somebody vote: counted without voter and without time, told at the end."""

from __future__ import annotations

from django.db.models import F

from mithaq.commons.access.actor import Actor
from mithaq.commons.audit.actions import record

from ..enums import Channel
from ..models import Election, Handled


def count_handled(election: Election, by: Actor, channel: Channel) -> None:
    """One more: a ballot opened at the counter, or a tick at a booth. In the caller's transaction."""
    row, _new = Handled.objects.get_or_create(
        municipality=by.municipality, election=election, officer=by.person, channel=channel
    )
    Handled.objects.filter(pk=row.pk).update(times=F("times") + 1)


def tell_handled(election: Election, by: Actor) -> None:
    """{channel: {officer: times}}, once nobody votes any more."""
    found: dict[str, dict[str, int]] = {}
    for one in Handled.objects.filter(election=election, officer__isnull=False).order_by(
        "channel", "officer"
    ):
        found.setdefault(one.channel, {})[str(one.officer_id)] = one.times
    if found:
        record("voting.officers_counted", by=by, on=election, data=found)
