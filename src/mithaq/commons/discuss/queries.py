"""Reading comments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page, Paginator
from django.db.models import Count, Model, Q, QuerySet
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.people.models import Person
from mithaq.commons.people.queries import holders_of
from mithaq.commons.receipts.codes import digests_of

from .access import ADMINISTER, MODERATE, appeal_waits, seen_of, standing
from .enums import State
from .models import Comment

# How many comments of a thread stand on one page.
PAGE_SIZE = 20


def about(obj: Model) -> QuerySet[Comment]:
    """Every comment on one thing, whoever may see it."""
    kind = ContentType.objects.get_for_model(obj)
    return Comment.objects.filter(subject_type=kind, subject_id=obj.pk)


def with_answers(rows: QuerySet[Comment]) -> QuerySet[Comment]:
    return rows.select_related("author", "organisation", "answer__by", "answer__organisation")


def comments_of(actor: Actor, obj: Model, place: str | None = None) -> QuerySet[Comment]:
    """The comments on a thing an actor may see, oldest first, with their answers: one query.

    place: the code of a part, "" for the whole; None for all.
    """
    rows = about(obj).filter(seen_of(actor, type(obj)))
    if place is not None:
        rows = rows.filter(place=place)
    return with_answers(rows).order_by("submitted_at", "pk")


def page_of(rows: QuerySet[Comment], asked: Mapping[str, str]) -> Page[Comment]:
    """Twenty of a thread: the page `comments=2` names, or the one on which `comment=17` stands; else the first."""
    number: str | int = asked.get("comments", "1")
    wanted = asked.get("comment", "")
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 19:
        one = rows.filter(pk=int(wanted)).values("submitted_at", "pk").first()
        if one is not None:
            at, pk = one["submitted_at"], one["pk"]
            earlier = rows.filter(Q(submitted_at__lt=at) | Q(submitted_at=at, pk__lt=pk)).count()
            number = earlier // PAGE_SIZE + 1
    return Paginator(rows, PAGE_SIZE).get_page(number)


def comments_by_place(actor: Actor, obj: Model) -> dict[str, list[Comment]]:
    """The same for a page that shows every part: one query for all."""
    found: dict[str, list[Comment]] = defaultdict(list)
    for comment in comments_of(actor, obj):
        found[comment.place].append(comment)
    return dict(found)


@dataclass(frozen=True)
class Counts:
    """published: shown to everybody; answered: of those; pending: waiting for a moderator."""

    published: int = 0
    answered: int = 0
    pending: int = 0

    @property
    def unanswered(self) -> int:
        return self.published - self.answered


def counts_by_place(actor: Actor, obj: Model) -> dict[str, Counts]:
    """How many comments each part of a thing the actor may see has; parts without any are absent."""
    counted = (
        about(obj)
        .filter(seen_of(actor, type(obj)) | Q(state=State.PENDING))
        .order_by()
        .values("place")
        .annotate(
            published=Count("pk", filter=standing()),
            answered=Count("pk", filter=standing() & Q(answered_at__isnull=False)),
            pending=Count("pk", filter=Q(state=State.PENDING)),
        )
    )
    return {row["place"]: Counts(row["published"], row["answered"], row["pending"]) for row in counted}


def by_receipt(code: str) -> Comment | None:
    """The comment behind a receipt typed in any digits and grouping; None when there is none."""
    return by_digests(digests_of(code))


def by_digests(digests: Sequence[str]) -> Comment | None:
    rows = Comment.objects.filter(receipt_digest__in=digests)
    return rows.select_related("author", "organisation", "subject_type", "answer__by").first()


def contributions_of(person: Person) -> QuerySet[Comment]:
    """Everything a person said, newest first, with what became of it."""
    rows = Comment.objects.filter(author=person).prefetch_related("subject")
    return with_answers(rows).order_by("-submitted_at", "-pk")


def to_read() -> QuerySet[Comment]:
    """What no moderator has decided on yet, oldest first: waiting ones, and published ones nobody has read."""
    unread = Q(state=State.PENDING) | Q(state=State.PUBLISHED, moderated_at__isnull=True)
    return Comment.objects.filter(unread, erased_at__isnull=True).order_by("submitted_at", "pk")


def appeals() -> QuerySet[Comment]:
    """Appeals nobody has decided, oldest first."""
    return Comment.objects.filter(appeal_waits()).order_by("appealed_at", "pk")


def deciders_of(comment: Comment, *grants: str) -> list[Person]:
    """Who may decide an appeal: holders of these grants but its author and the moderator who decided first."""
    first = {comment.moderated_by_id, comment.author_id}
    found = holders_of(grants or (MODERATE, ADMINISTER), timezone.localdate())
    return [person for person in found if person.pk not in first]


def stuck_appeals(limit: int) -> list[Comment]:
    """Among the oldest appeals those that nobody in office may decide."""
    return [comment for comment in appeals()[:limit] if not deciders_of(comment)]


def to_answer() -> QuerySet[Comment]:
    """Published and still without an official answer, oldest first."""
    rows = Comment.objects.filter(standing(), answered_at__isnull=True)
    return rows.order_by("submitted_at", "pk")
