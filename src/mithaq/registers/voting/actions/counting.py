"""The count, and its adoption by the town."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.audit.actions import record
from mithaq.commons.transparency.actions import grow_log, submit_result
from mithaq.kit.i18n import Text
from mithaq.methods.allocation import PRESETS, AllocationError

from .. import counting
from ..enums import COUNTED, State
from ..models import Election, Option, Outcome
from ..queries.booths import open_booths
from .casting import submit_papers
from .running import check_frozen, move


@transaction.atomic
def tally(*, by: Actor, election: Election) -> list[Outcome]:
    """Count every pot by its frozen rule and put the digests of the files into the log, after all ballots.

    ValidationError: the vote is not closed, a booth is not counted yet, something frozen was altered, or a tie stays.
    """
    fresh = move(by, election, State.TALLIED)
    if waiting := open_booths(fresh):
        names = ", ".join(str(one.name) for one in waiting)
        raise ValidationError(
            _("Papers of these booths are not in the count yet: %(booths)s.") % {"booths": names}
        )
    check_frozen(fresh)
    pots = list(fresh.pots.order_by("order", "pk").select_related("zone", "municipality"))
    for pot in pots:
        submit_papers(pot)
    grow_log(by.municipality, ended=[pot.process for pot in pots])
    found = []
    for pot in pots:
        pot.election = fresh
        options = list(pot.options.all())
        try:
            counted = counting.count(pot, options)
        except AllocationError as problem:
            raise ValidationError(f"{pot.name}: {problem}") from problem
        found.append(
            Outcome.objects.create(
                municipality=by.municipality,
                pot=pot,
                ballots=counted.ballots,
                on_paper=counted.on_paper,
                cost=sum((one.cost for one in options if one.code in counted.result.winners), 0),
                ballots_pb=counted.ballots_pb,
                result_json=counted.result_json,
                report=counted.report,
                comparison=counting.compare(counted.election, counted.result.rule),
                votes=counted.votes,
                turnout=counted.turnout,
            )
        )
        submit_result(pot.process, counted.ballots_pb.encode(), counted.result_json.encode())
    fresh.tallied_at = timezone.now()
    fresh.save()
    record("voting.tallied", by=by, on=fresh, data={"winners": _winners(found)})
    grow_log(by.municipality)
    election.refresh_from_db()
    return found


def _winners(outcomes: Iterable[Outcome]) -> dict[str, list[str]]:
    return {one.pot.process: one.winners for one in outcomes}


def compare(*, election: Election, rules: Iterable[str] = counting.COMPARED) -> list[dict[str, Any]]:
    """Rules side by side, after the count: [{pot, rules: [{rule, winners, cost, satisfied}]}]. Changes nothing."""
    names = [name for name in rules if name in PRESETS]
    if election.state not in COUNTED:
        raise ValidationError(_("Rules are compared once the vote is counted."))
    if tuple(names) == counting.COMPARED:
        rows = Outcome.objects.filter(pot__election=election).select_related("pot").order_by("pot__order")
        return [{"pot": one.pot, "rules": one.comparison} for one in rows]
    found = []
    for pot in election.pots.order_by("order", "pk").select_related("zone", "municipality"):
        pot.election = election
        counted = counting.count(pot, list(pot.options.all()))
        found.append({"pot": pot, "rules": counting.compare(counted.election, counted.result.rule, names)})
    return found


@transaction.atomic
def adopt(*, by: Actor, election: Election, reason: Text | None = None) -> Election:
    """The town is bound: winners are marked, and whoever waits for "voting.adopted" goes on."""
    fresh = move(by, election, State.ADOPTED)
    fresh.adopted_at = timezone.now()
    fresh.reason = reason or Text()
    fresh.save()
    outcomes = list(Outcome.objects.filter(pot__election=fresh).select_related("pot"))
    for one in outcomes:
        options = Option.objects.filter(pot=one.pot)
        options.update(selected=False)
        options.filter(code__in=one.winners).update(selected=True)
    Outcome.objects.filter(pot__election=fresh).update(adopted_by=by.person)
    facts = {"winners": _winners(outcomes), "reason": dict(fresh.reason)}
    record("voting.adopted", by=by, on=fresh, data=facts)
    election.refresh_from_db()
    return fresh
