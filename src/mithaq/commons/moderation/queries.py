"""What waits for moderators."""

from __future__ import annotations

from django.db.models import QuerySet

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible
from mithaq.commons.discuss.enums import State
from mithaq.commons.discuss.models import Comment
from mithaq.commons.discuss.queries import appeals, to_answer, to_read

from .models import Report


def open_reports(actor: Actor) -> QuerySet[Report]:
    """Reports on comments still in sight that this moderator may settle, oldest first.

    What is withdrawn or hidden harms nobody any more; should it come back, so do the reports on it.
    """
    shown = visible(actor, Comment.objects.filter(state=State.PUBLISHED), "moderate")
    rows = visible(actor, Report.objects.filter(settled_at__isnull=True), "settle")
    return (
        rows.filter(comment__in=shown.order_by().values("pk"))
        .select_related("comment")
        .order_by("reported_at", "pk")
    )


def reports_on(actor: Actor, comment: Comment) -> QuerySet[Report]:
    return open_reports(actor).filter(comment=comment)


def waiting_to_be_read(actor: Actor) -> QuerySet[Comment]:
    """For "today": comments this moderator may decide on, oldest first. Their age: `pending_since`."""
    return visible(actor, to_read(), "moderate").order_by("submitted_at", "pk")


def waiting_appeals(actor: Actor) -> QuerySet[Comment]:
    """For "today": appeals this moderator may decide, those against others' decisions."""
    return visible(actor, appeals(), "decide_appeal").order_by("appealed_at", "pk")


def waiting_answers(actor: Actor) -> QuerySet[Comment]:
    """For "today": published comments without an answer."""
    return visible(actor, to_answer(), "answer").order_by("submitted_at", "pk")


def open_work(actor: Actor) -> int:
    """How much waits for this moderator: the figure in the desk's menu."""
    return waiting_to_be_read(actor).count() + waiting_appeals(actor).count() + open_reports(actor).count()
