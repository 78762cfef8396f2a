"""What the officers' desk shows of plans: a page in its menu, and what waits today."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible
from mithaq.commons.manifest.definitions import DeskItem, Task, Todo

from .models import Plan
from .queries.answering import waiting_answers

READERS = ("plans.edit", "plans.publish", "plans.monitor")


def answers(actor: Actor, limit: int) -> Iterable[Todo]:
    """Comments on plans that are owed an answer, the soonest due first."""
    plans = {plan.pk: plan for plan in visible(actor, Plan.objects.all())}
    for one in waiting_answers(plans.values(), limit):
        comment = one.comment
        yield Todo(
            title=comment.place_label or plans[comment.subject_id].title,
            url=reverse("desk_plan_answer", args=[comment.subject_id, comment.pk]),
            kind=_("answer a comment"),
            due_at=one.due_at,
        )


DESK = (
    DeskItem(code="plans", label=_("Action plans"), url="desk_plans", grants=READERS, order=10),
    DeskItem(
        code="write_down",
        label=_("Write down a comment"),
        url="desk_plan_write_down",
        grants=("discuss.desk",),
        order=22,
    ),
)
TASKS = (
    Task(code="plans.answers", label=_("Comments to answer"), grants=("discuss.answer",), waiting=answers),
)
