"""Each quarter every responsible institution is asked how far it has come; its silence is said aloud."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.commons.clocks.actions import cancel_clock, start_clock
from mithaq.commons.clocks.models import Clock
from mithaq.commons.clocks.queries import clocks_of
from mithaq.commons.jobs.actions import enqueue
from mithaq.commons.people.models import Organisation
from mithaq.kit.i18n import Text
from mithaq.methods.quarters import Quarter, quarter_of

from ...access_following import FOLLOW
from ...enums import PlanStatus
from ...enums_following import OPEN_REQUESTS, UPDATE_CLOCK, RequestState
from ...models import Plan, UpdateRequest
from ...queries.following.requests import institutions_to_ask
from ..conflicts import unchanged
from .links import new_link

# Between two reminders by hand.
PATIENCE = dt.timedelta(days=1)


@transaction.atomic
def ask_for_updates(
    *,
    by: Actor,
    plan: Plan,
    quarter: Quarter | None = None,
    due_on: dt.date | None = None,
    only: Iterable[Organisation] | None = None,
) -> list[UpdateRequest]:
    """Ask every institution with an open step about a quarter (the present one), each once.

    due_on: the term of the country profile unless given. Gives the requests made now.
    """
    require(by, "follow", plan)
    today = timezone.localdate()
    quarter = quarter or quarter_of(today)
    if quarter.starts_on > today:
        raise ValidationError({"quarter": _("This quarter has not begun.")})
    if due_on and due_on <= today:
        raise ValidationError({"due_on": _("Give the institutions time: choose a later day.")})
    wanted = None if only is None else {one.pk for one in only}
    return [
        _ask(by, plan, organisation, quarter, due_on)
        for organisation in institutions_to_ask(plan, quarter)
        if wanted is None or organisation.pk in wanted
    ]


def _ask(
    by: Actor, plan: Plan, organisation: Organisation, quarter: Quarter, due_on: dt.date | None
) -> UpdateRequest:
    request = UpdateRequest(
        plan=plan,
        organisation=organisation,
        quarter_on=quarter.starts_on,
        due_on=due_on or timezone.localdate(),
        by=by.person,
    )
    request.save()
    clock = start_clock(UPDATE_CLOCK, by=by, on=request, deadline=due_on)
    _follow_clock(request, clock)
    record(
        "plans.request_sent",
        by=by,
        on=request,
        data={"quarter": quarter.code, "due": request.due_on.isoformat()},
    )
    _write(request, "request")
    return request


def _follow_clock(request: UpdateRequest, clock: Clock) -> None:
    """A holiday that moves moves the due day with it."""
    due_on = timezone.localdate(clock.due_at)
    if request.due_on != due_on:
        request.due_on = due_on
        request.save(update_fields=["due_on"])


def _write(request: UpdateRequest, letter: str) -> None:
    """A letter to the institution, where it has an address; without one the officer hands the link over."""
    if request.organisation.contact_email:
        day = timezone.localdate().isoformat()
        enqueue("plans.request_letter", request_id=request.pk, letter=letter, day=day)


@transaction.atomic
def remind(*, by: Actor, request: UpdateRequest) -> UpdateRequest:
    """Write once more. ValidationError when it is answered, or was reminded within a day."""
    require(by, "manage", request)
    fresh = _still_open(request)
    now = timezone.now()
    if fresh.reminded_at and now - fresh.reminded_at < PATIENCE:
        raise ValidationError(_("This institution was reminded less than a day ago."))
    _remind(by, fresh, now)
    return fresh


def _remind(by: Actor, request: UpdateRequest, now: dt.datetime) -> None:
    request.reminded_at = now
    if request.state == RequestState.SENT:
        request.state = RequestState.REMINDED
    request.save(update_fields=["reminded_at", "state"])
    record("plans.request_reminded", by=by, on=request, data={"due": request.due_on.isoformat()})
    _write(request, "reminder")


def _still_open(request: UpdateRequest) -> UpdateRequest:
    fresh = unchanged(request)
    if not fresh.is_open:
        said = {"state": fresh.get_state_display()}
        raise ValidationError(_("Nothing is awaited any more: this request is “%(state)s”.") % said)
    return fresh


@transaction.atomic
def waive(*, by: Actor, request: UpdateRequest, reason: Text) -> UpdateRequest:
    """Nothing needs to be answered this quarter; the public reads why."""
    require(by, "manage", request)
    if not reason:
        raise ValidationError({"reason": _("Tell the public why no answer is needed.")})
    fresh = _still_open(request)
    fresh.state, fresh.waived_at, fresh.waiver = RequestState.WAIVED, timezone.now(), reason
    fresh.save(update_fields=["state", "waived_at", "waiver"])
    cancel_clock(UPDATE_CLOCK, by=by, on=fresh)
    record("plans.request_waived", by=by, on=fresh, data={"reason": reason})
    return fresh


@transaction.atomic
def hand_over_link(*, by: Actor, request: UpdateRequest) -> str:
    """A token for the officer to pass on by hand, shown once."""
    require(by, "manage", request)
    fresh = _still_open(request)
    _link, token = new_link(fresh)
    record("plans.request_link_made", by=by, on=fresh)
    return token


@transaction.atomic
def keep_requests(*, by: Actor, now: dt.datetime | None = None) -> int:
    """What the house does by itself in one town: ask, remind, say who is silent. Gives how many letters and words.

    Doing it twice changes nothing.
    """
    require_grant(by, FOLLOW)
    now = now or timezone.now()
    today, count = timezone.localdate(now), 0
    for plan in Plan.objects.filter(status=PlanStatus.IMPLEMENTATION):
        count += len(ask_for_updates(by=by, plan=plan, quarter=quarter_of(today).before))
    rows = UpdateRequest.objects.select_for_update(of=("self",)).filter(state__in=OPEN_REQUESTS)
    waiting = list(rows.select_related("organisation", "plan"))
    clocks = clocks_of(UPDATE_CLOCK, waiting)
    for request in waiting:
        clock = clocks.get(request.pk)
        if clock is None:
            continue
        _follow_clock(request, clock)
        if _was_reminded_since(clock, request):
            _remind(by, request, now)
            count += 1
        if request.is_silent(today) and request.overdue_at is None:
            _say_silence(by, request, now)
            count += 1
    return count


def _was_reminded_since(clock: Clock, request: UpdateRequest) -> bool:
    """The clock found it time to remind, and no letter has gone out since."""
    if not clock.reminders:
        return False
    last = dt.datetime.fromisoformat(clock.reminders[-1])
    return request.reminded_at is None or request.reminded_at < last


def _say_silence(by: Actor, request: UpdateRequest, now: dt.datetime) -> None:
    request.state, request.overdue_at = RequestState.OVERDUE, now
    request.save(update_fields=["state", "overdue_at"])
    record(
        "plans.request_overdue",
        by=by,
        on=request,
        data={"quarter": request.quarter.code, "due": request.due_on.isoformat()},
    )
