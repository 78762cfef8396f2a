"""`{% load plans_following %}`: words that only pages on the following of promises need."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from mithaq.kit.formats import list_of, number, percent, quarter
from mithaq.kit.templatetags.look import chip

from ..enums_following import RequestState
from ..models import UpdateRequest
from ..queries.following.desk import Workplace
from ..queries.following.figures import Seen
from ..queries.following.public import Sheet
from ..queries.following.timeline import CHANGE, SILENCE, Moment

register = template.Library()

TONES = {
    RequestState.ANSWERED: "good",
    RequestState.OVERDUE: "late",
    RequestState.REMINDED: "soon",
    RequestState.WAIVED: "quiet",
}


@register.filter
def tone(moment: Moment) -> str:
    """How a moment stands in the timeline."""
    return {CHANGE: "done", SILENCE: "late"}.get(moment.kind, "open")


@register.filter
def ref_plain(value: Any) -> str:
    """A number as machines read it, whatever the language of the page."""
    return "" if value is None else str(value)


@register.simple_tag
def percent_words(count: int | None) -> str:
    return "" if count is None else percent(count / 100)


@register.simple_tag
def request_chip(asked: UpdateRequest) -> SafeString:
    """Where a request stands; past its day it says so, whether or not the house has looked yet."""
    if asked.is_silent(timezone.localdate()):
        return chip(RequestState.OVERDUE.label, tone="late")
    state = RequestState(asked.state)
    late = asked.answered_at is not None and timezone.localdate(asked.answered_at) > asked.due_on
    if late:
        return chip(gettext("answered late"), tone="soon")
    return chip(state.label, tone=TONES.get(state, ""))


@register.simple_tag
def differs_chip(seen: Iterable[Seen]) -> SafeString:
    """What people saw instead: "3 people: limited"."""
    told = [
        ngettext("%(count)s person: %(rating)s", "%(count)s people: %(rating)s", one.count)
        % {"count": number(one.count), "rating": one.label}
        for one in seen
    ]
    return chip(list_of(told), tone="soon", icon="eye")


@register.simple_tag
def answered_words(sheet: Sheet) -> str:
    words = ngettext(
        "%(answered)s of %(count)s institution answered.",
        "%(answered)s of %(count)s institutions answered.",
        len(sheet.requests),
    )
    return words % {"answered": number(sheet.answered), "count": number(len(sheet.requests))}


@register.simple_tag
def unasked_words(work: Workplace) -> str:
    words = ngettext(
        "%(count)s institution was not asked about the %(quarter)s yet.",
        "%(count)s institutions were not asked about the %(quarter)s yet.",
        work.unasked,
    )
    return words % {"count": number(work.unasked), "quarter": quarter(work.present)}


@register.simple_tag
def observations_words(count: int) -> str:
    words = ngettext(
        "%(count)s observation waits for a moderator.", "%(count)s observations wait for a moderator.", count
    )
    return words % {"count": number(count)}
