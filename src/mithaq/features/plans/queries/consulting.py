"""A public consultation: what to know before commenting, and what became of every comment."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field

from django.http import Http404
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible
from mithaq.commons.clocks.queries import clocks_of
from mithaq.commons.discuss.enums import Outcome, State
from mithaq.commons.discuss.models import Comment
from mithaq.commons.discuss.queries import Counts, comments_of, counts_by_place

from ..enums import ANSWER_CLOCK
from ..models import Commitment, Consultation, Plan, PlanInstitution, PlanSection, SectionChange
from .documents import Paper, papers_of
from .home import Invitation, invitations, invited
from .public import Chapter, chapters_of, is_open, latest_of, place_of, plan_to_read, sections_of


@dataclass(frozen=True)
class Voted:
    """A commitment as a place for comments."""

    commitment: Commitment
    counts: Counts


@dataclass(frozen=True)
class ConsultationPage:
    plan: Plan
    consultation: Consultation
    is_open: bool
    is_coming: bool
    pack: list[Paper]
    leads: list[PlanInstitution]
    chapters: list[Chapter]
    commitments: list[Voted]
    counts: dict[str, Counts]

    @property
    def comments(self) -> int:
        return sum(one.published for one in self.counts.values())

    @property
    def answered(self) -> int:
        return sum(one.answered for one in self.counts.values())


def consultation_page(actor: Actor, pk: int) -> ConsultationPage:
    """The plan's latest consultation; Http404 when there was none."""
    now = timezone.now()
    plan = plan_to_read(actor, pk)
    consultation = latest_of(plan)
    if consultation is None:
        raise Http404
    counts = counts_by_place(actor, plan)
    return ConsultationPage(
        plan=plan,
        consultation=consultation,
        is_open=is_open(consultation, now),
        is_coming=consultation.opens_at > now,
        pack=papers_of(actor, plan, in_pack=True),
        leads=list(PlanInstitution.objects.filter(plan=plan).select_related("organisation")),
        chapters=chapters_of(sections_of(plan), counts),
        commitments=[
            Voted(one, counts.get(place_of(one.number), Counts()))
            for one in Commitment.objects.filter(plan=plan).order_by("number")
        ],
        counts=counts,
    )


@dataclass(frozen=True)
class Place:
    """A part of the plan that was commented on. code: question or "commitment-<n>", "" for the whole."""

    code: str
    label: object
    comments: list[Comment] = field(default_factory=list)


@dataclass(frozen=True)
class Change:
    """What became different because of one comment; section: where, when the officer named it."""

    place: Place
    comment: Comment
    section: PlanSection | None


def section_changed_by(comment: Comment) -> PlanSection | None:
    change: SectionChange | None = getattr(comment, "plan_change", None)
    return change.section if change else None


@dataclass(frozen=True)
class Timeliness:
    """Answers given by their due moment, later, and still missing past it; average days from receipt."""

    on_time: int = 0
    late: int = 0
    overdue: int = 0
    average_days: float | None = None

    @property
    def total(self) -> int:
        return self.on_time + self.late + self.overdue

    @property
    def share(self) -> float | None:
        return self.on_time / self.total if self.total else None


@dataclass(frozen=True)
class Report:
    """What changed because of you: every comment with its response, by part of the plan."""

    plan: Plan
    consultation: Consultation | None
    is_open: bool
    places: list[Place]
    outcomes: dict[Outcome, int]
    total: int
    answered: int
    waiting: int
    timeliness: Timeliness

    @property
    def by_place(self) -> dict[str, list[Comment]]:
        return {place.code: place.comments for place in self.places}

    @property
    def changes(self) -> list[Change]:
        return [
            Change(place, comment, section_changed_by(comment))
            for place in self.places
            for comment in place.comments
            if comment.official and comment.official.changed
        ]


def timeliness_of(comments: list[Comment], now: dt.datetime) -> Timeliness:
    """By the clocks of the answers: one query."""
    clocks = clocks_of(ANSWER_CLOCK, comments)
    on_time = late = overdue = 0
    for comment in comments:
        clock = clocks.get(comment.pk)
        if clock is None or clock.due_at is None:
            continue
        if comment.answered_at is None:
            overdue += clock.due_at < now
        elif comment.answered_at <= clock.due_at:
            on_time += 1
        else:
            late += 1
    took = [one.answered_at - one.submitted_at for one in comments if one.answered_at]
    average = sum(took, dt.timedelta()) / len(took) / dt.timedelta(days=1) if took else None
    return Timeliness(on_time, late, overdue, average)


def report_of(actor: Actor, pk: int) -> Report:
    """Http404 for a plan that was never put to the public; answers show as soon as they are given."""
    now = timezone.now()
    plan = plan_to_read(actor, pk)
    consultation = latest_of(plan)
    said = comments_of(actor, plan).select_related("plan_change__section__question")
    comments = [one for one in said if one.state == State.PUBLISHED]
    if consultation is None and not comments:
        raise Http404
    labels: dict[str, object] = {"": plan.title}
    labels.update({one.question.code: one.question.title for one in sections_of(plan)})
    labels.update({place_of(one.number): one.title for one in Commitment.objects.filter(plan=plan)})
    places = {code: Place(code, label) for code, label in labels.items()}
    for comment in comments:
        # A section that has since been emptied keeps the name under which it was commented on.
        place = places.setdefault(comment.place, Place(comment.place, comment.place_label))
        place.comments.append(comment)
    outcomes = Counter(one.official.outcome for one in comments if one.official)
    return Report(
        plan=plan,
        consultation=consultation,
        is_open=is_open(consultation, now),
        places=[place for place in places.values() if place.comments],
        outcomes={outcome: outcomes[outcome] for outcome in Outcome if outcomes[outcome]},
        total=len(comments),
        answered=sum(outcomes.values()),
        waiting=len(comments) - sum(outcomes.values()),
        timeliness=timeliness_of(comments, now),
    )


@dataclass(frozen=True)
class Calls:
    """The town's consultations: open now (the first to close first), announced, and closed (latest first)."""

    open: list[Invitation]
    coming: list[Consultation]
    closed: list[Invitation]


def consultations_of_town(actor: Actor) -> Calls:
    now = timezone.now()
    rows = visible(actor, Consultation.objects.filter(opened_at__isnull=False)).select_related("plan")
    ended = rows.filter(closes_at__lte=now).order_by("-closes_at")
    return Calls(
        open=invitations(actor, now),
        coming=list(rows.filter(opens_at__gt=now).order_by("opens_at")),
        closed=invited(list(ended)),
    )
