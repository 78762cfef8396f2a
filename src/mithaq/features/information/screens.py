"""What waits for officers, and what the list of towns says."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_scopes import scopes_disabled

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible
from mithaq.commons.clocks.queries import clocks_of
from mithaq.commons.manifest.definitions import Tally, Task, Todo
from mithaq.kit.formats import number

from .access import HANDLE, INDEX, QUESTIONS, REVIEW
from .addresses import desk_inquiry_url, desk_question_url
from .enums import ANSWER_CLOCK, QUESTION_CLOCK, REVIEW_CLOCK, Freshness, QuestionState
from .models import Disclosure, Inquiry, Question
from .queries import asked_twice, index_of, to_handle, to_review


def _todos(rows: Iterable[Inquiry], kind: str, words: object) -> Iterable[Todo]:
    found = list(rows)
    clocks = clocks_of(kind, found)
    for row in found:
        clock = clocks.get(row.pk)
        due_at = clock.due_at if clock is not None and clock.is_open else None
        yield Todo(title=row.reference, url=desk_inquiry_url(row), kind=words, due_at=due_at)


def handling(actor: Actor, limit: int) -> Iterable[Todo]:
    return _todos(to_handle(actor)[:limit], ANSWER_CLOCK, _("answer a request for information"))


def reviewing(actor: Actor, limit: int) -> Iterable[Todo]:
    return _todos(to_review(actor)[:limit], REVIEW_CLOCK, _("review a refusal of information"))


def publishing(actor: Actor, limit: int) -> Iterable[Todo]:
    for row in asked_twice(actor)[:limit]:
        yield Todo(title=row.reference, url=desk_inquiry_url(row), kind=_("asked twice: publish the answer"))


def questions(actor: Actor, limit: int) -> Iterable[Todo]:
    waiting = Question.objects.filter(state__in=[QuestionState.RECEIVED, QuestionState.SHOWN])
    rows = list(visible(actor, waiting, "handle").order_by("filed_at", "pk")[:limit])
    clocks = clocks_of(QUESTION_CLOCK, rows)
    for row in rows:
        clock = clocks.get(row.pk)
        yield Todo(
            title=row.title,
            url=desk_question_url(row),
            kind=_("answer a question of the register"),
            due_at=clock.due_at if clock is not None else None,
        )


def stale(actor: Actor, limit: int) -> Iterable[Todo]:
    """What must be published unasked and is missing or out of date."""
    items = [item for item in index_of(actor).items if item.freshness != Freshness.PRESENT]
    for item in items[:limit]:
        yield Todo(
            title=item.title,
            url=reverse("desk_transparency_edit", args=[item.pk]),
            kind=_("publish or bring up to date"),
        )


TASKS = (
    Task(code="information.handle", label=_("Requests for information"), grants=(HANDLE,), waiting=handling),
    Task(
        code="information.review",
        label=_("Reviews of refused information"),
        grants=(REVIEW,),
        waiting=reviewing,
    ),
    Task(
        code="information.publish",
        label=_("Asked twice, not published"),
        grants=(HANDLE,),
        waiting=publishing,
    ),
    Task(code="information.index", label=_("What is published unasked"), grants=(INDEX,), waiting=stale),
    Task(code="information.questions", label=_("Questions"), grants=(QUESTIONS,), waiting=questions),
)


def answers_by_town() -> dict[int, int]:
    with scopes_disabled():
        shown = Disclosure.objects.filter(hidden_at__isnull=True).order_by()
        return dict(shown.values_list("municipality").annotate(Count("pk")))


def words(count: int) -> str:
    told = ngettext("%(count)s published answer", "%(count)s published answers", count)
    return told % {"count": number(count)}


TALLIES = (Tally(code="information.answers", count=answers_by_town, words=words, order=65),)
