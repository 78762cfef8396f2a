"""`{% load clocks %}`: the state of a clock, and the lines of its reckoning, in words."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from mithaq.commons.clocks.enums import ClockState, ClockUnit
from mithaq.commons.clocks.measures import Measure
from mithaq.commons.clocks.models import Clock
from mithaq.kit import formats
from mithaq.kit.templatetags.look import due_state
from mithaq.kit.templatetags.mithaq import text
from mithaq.kit.workdays import DayLine

register = template.Library()


@register.simple_tag
def clock_state(clock: Clock) -> dict[str, Any]:
    """{"due": when, "words": state, "tone"}: done, paused, overdue, or how much is left."""
    if clock.state == ClockState.PAUSED:
        return {"due": "", "words": gettext("paused: waiting for an answer"), "tone": "quiet"}
    in_hours = clock.unit == ClockUnit.HOUR
    write = formats.day_time if in_hours else formats.day
    due = format_html("<bdi>{}</bdi>", write(clock.due_at))
    if clock.stopped_at is not None:
        done_on = timezone.localdate(clock.stopped_at)
        words, tone = due_state(clock.due_at, done_on=done_on)
        if in_hours and not clock.is_in_time:
            words, tone = gettext("done late"), "soon"
        return {"due": due, "words": words, "tone": tone}
    if in_hours:
        left = clock.due_at - timezone.now()
        hours = int(abs(left.total_seconds()) // 3600)
        if left.total_seconds() < 0:
            words = ngettext("%(hours)s hour late", "%(hours)s hours late", hours)
            return {"due": due, "words": words % {"hours": hours}, "tone": "late"}
        words = ngettext("%(hours)s hour left", "%(hours)s hours left", hours)
        return {"due": due, "words": words % {"hours": hours}, "tone": "soon" if hours <= 24 else ""}
    words, tone = due_state(clock.due_at)
    return {"due": due, "words": words, "tone": tone}


@register.simple_tag
def term(clock: Clock) -> SafeString:
    """Length, start and end of a term in one sentence."""
    by_hour = clock.unit == ClockUnit.HOUR
    write = formats.day_time if by_hour else formats.day
    facts = {"start": write(clock.started_at), "due": write(clock.due_at)}
    if clock.unit == ClockUnit.FIXED:
        words = gettext("Promised for %(due)s.") % facts
    else:
        units = {ClockUnit.CALENDAR: "day", ClockUnit.WORKING: "workday"}
        length = formats.duration(clock.n, units.get(ClockUnit(clock.unit), clock.unit))
        words = gettext("%(length)s from %(start)s: until %(due)s.") % {"length": length, **facts}
    return conditional_escape(words)


@register.simple_tag
def why(line: DayLine) -> SafeString:
    """Why a day does not count."""
    if line.why == "holiday" and line.holiday is not None:
        name = text(line.holiday.name)
        if line.holiday.status == "estimated":
            return format_html("{} ({})", name, gettext("estimated"))
        return name
    words = {
        "start": gettext("the day it began"),
        "weekend": gettext("weekend"),
        "paused": gettext("paused"),
    }
    return conditional_escape(words.get(line.why, ""))


@register.simple_tag
def measure_stats(measure: Measure) -> list[dict[str, Any]]:
    """The tiles above the tables of one promise."""
    share = measure.rate.share
    tiles = [
        {"label": gettext("In time"), "value": formats.percent(share) if share is not None else "–"},
        {"label": gettext("Done"), "value": formats.number(measure.done)},
        {
            "label": gettext("Overdue"),
            "value": formats.number(measure.rate.overdue),
            "tone": "late" if measure.rate.overdue else "",
        },
        {"label": gettext("Open, in time so far"), "value": formats.number(measure.waiting)},
    ]
    if measure.median is not None and measure.ninth is not None:
        tiles += [
            {"label": gettext("Half took at most (days)"), "value": formats.number(measure.median)},
            {"label": gettext("Nine in ten took at most (days)"), "value": formats.number(measure.ninth)},
        ]
    if measure.rating is not None:
        tiles.append({"label": gettext("Satisfaction"), "value": f"{formats.number(measure.rating.shown)}/5"})
    return tiles
