"""The meetings of the two towns of the demonstration, written down as their people would."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from mithaq.commons.access.actor import Actor, anonymous, system
from mithaq.commons.clocks.models import Clock
from mithaq.commons.discuss.actions import answer_comment, moderate, post_comment
from mithaq.commons.discuss.models import Comment
from mithaq.commons.jobs.enums import State
from mithaq.commons.jobs.models import Job
from mithaq.commons.people.models import Organisation
from mithaq.commons.tenancy.models import Municipality
from mithaq.commons.tenancy.pages import public_changed
from mithaq.kit.formats import formats
from mithaq.registers.bodies.demo import holder
from mithaq.registers.bodies.models import Body

from .. import actions
from ..actions import Counts, NewItem
from ..models import ActionItem, Meeting, Minutes
from .content import ACTIONS, AGENDA, DECISION, MEETINGS, MINUTES, NEEDS, PLACES, QUESTIONS


def fill(*, municipality: Municipality, say: Callable[[str], None]) -> None:
    """Once; run on another day, the dates move along and nothing else changes."""
    rows = MEETINGS.get(municipality.slug)
    if rows is None:
        return
    by = system(municipality, channel="demo")
    if Meeting.objects.exists():
        if days := _move_to_today(rows):
            public_changed(municipality.pk)
            say(f"{municipality.slug}: meetings moved along by {days} days")
        return
    for number, row in enumerate(rows):
        _enter(by, row, number)
    # Dozens of PDFs would keep the demonstration waiting: each is set when somebody first asks for it.
    Job.objects.filter(name="meetings.print", municipality=municipality, state=State.WAITING).delete()
    planned = actions.plan_ahead(by=by)
    actions.notice_missed_periods(by=by)
    say(f"{municipality.slug}: {len(rows)} meetings, {len(planned)} planned by themselves.")


def _moment(days: int, hour: int) -> dt.datetime:
    day = timezone.localdate() + dt.timedelta(days=days)
    return dt.datetime.combine(day, dt.time(hour), tzinfo=formats().zone)


def _enter(by: Actor, row: dict[str, Any], number: int) -> None:
    body = Body.objects.filter(slug=row["body"]).first()
    if body is None:
        return
    public = row.get("public", False)
    meeting = actions.convene(
        by=by,
        body=body,
        starts_at=_moment(row["day"], 17 if public else 10),
        ends_at=_moment(row["day"], 19 if public else 12),
        is_public=public,
        place=PLACES[by.municipality.slug],
        agenda=[NewItem(title, minutes) for title, minutes in AGENDA["forum" if public else "committee"]],
        **({"title": row["title"]} if "title" in row else {}),
    )
    if row["day"] > 0:
        actions.invite(by=by, meeting=meeting)
    if public and row["day"] > -200 and ("came" in row or row["day"] > 0):
        _questions(by, meeting, row["day"])
    if "came" in row:
        _hold(by, meeting, row, number)


def _hold(by: Actor, meeting: Meeting, row: dict[str, Any], number: int) -> None:
    counts = {category: Counts(*came) for category, came in row["came"].items()}
    actions.hold_meeting(by=by, meeting=meeting, counts=counts)
    meeting.refresh_from_db()
    if "needs" in row:
        actions.change_meeting(by=by, meeting=meeting, fields={"needs": NEEDS})
    if row.get("minutes") is None:
        return
    actions.write_minutes(by=by, meeting=meeting, text=MINUTES[number % len(MINUTES)])
    actions.decided(by=by, meeting=meeting, title=DECISION[number % len(DECISION)])
    what, code, days, done = ACTIONS[number % len(ACTIONS)]
    owner = Organisation.objects.filter(code=code[by.municipality.slug]).first()
    if owner is not None:
        due = max(row["day"] + 1, row["day"] + days)
        given = actions.add_action(
            by=by,
            meeting=meeting,
            what=what,
            due_on=timezone.localdate() + dt.timedelta(days=due),
            organisation=owner,
        )
        if done and due < 0:
            actions.action_done(by=by, action=given, on=given.due_on)
    if row["minutes"] == "draft":
        return
    actions.approve_minutes(by=_as(by, "meetings.approver"), meeting=meeting)
    actions.publish_minutes(by=by, meeting=meeting)
    published = meeting.ends_at + dt.timedelta(days=row.get("after", 9))
    Minutes.objects.filter(meeting=meeting).update(
        drafted_at=meeting.ends_at, approved_at=published, published_at=published
    )
    about = ContentType.objects.get_for_model(Meeting)
    Clock.objects.filter(subject_type=about, subject_id=meeting.pk).update(stopped_at=published)


def _as(by: Actor, duty: str) -> Actor:
    """Whoever holds an office, so that the history names them; the house where nobody does."""
    person = holder(duty)
    return (
        Actor(municipality=by.municipality, person=person, grants=frozenset({"meetings.approve"}))
        if person
        else by
    )


def _questions(by: Actor, meeting: Meeting, day: int) -> None:
    """Asked before the meeting by people without an account; answered with the minutes once it was held."""
    asked = min(_moment(day - 3, 9), timezone.now())
    begins, ends = meeting.starts_at, meeting.ends_at
    # Comments are open until a meeting ends: written down as if asked then.
    soon = timezone.now() + dt.timedelta(hours=1)
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=soon, ends_at=soon + dt.timedelta(hours=1))
    for name, text, answer in QUESTIONS[by.municipality.slug]:
        posted = post_comment(by=anonymous(by.municipality), on=meeting, name=name, text=text, language="ar")
        moderate(by=by, comments=[posted.comment], publish=True)
        Comment.objects.filter(pk=posted.comment.pk).update(
            submitted_at=asked, published_at=asked, moderated_at=asked
        )
        if day < 0:
            posted.comment.refresh_from_db()
            answer_comment(by=by, comment=posted.comment, outcome="answered", reason=answer)
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=begins, ends_at=ends)
    meeting.refresh_from_db()


def _move_to_today(rows: list[dict[str, Any]]) -> int:
    """How many days everything was moved; 0 when it stands right already."""
    first = Meeting.objects.filter(period_starts_on__isnull=True).order_by("pk").first()
    if first is None:
        return 0
    days = (
        timezone.localdate() + dt.timedelta(days=rows[0]["day"]) - timezone.localdate(first.starts_at)
    ).days
    if days == 0:
        return 0
    step = dt.timedelta(days=days)
    for meeting in Meeting.objects.filter(period_starts_on__isnull=True):
        meeting.starts_at, meeting.ends_at = meeting.starts_at + step, meeting.ends_at + step
        meeting.save(update_fields=["starts_at", "ends_at"])
    for minutes in Minutes.objects.filter(published_at__isnull=False):
        minutes.published_at = minutes.approved_at = (minutes.published_at or timezone.now()) + step
        minutes.save(update_fields=["published_at", "approved_at"])
    for item in ActionItem.objects.all():
        item.due_on, item.done_on = item.due_on + step, item.done_on + step if item.done_on else None
        item.save(update_fields=["due_on", "done_on"])
    return days
