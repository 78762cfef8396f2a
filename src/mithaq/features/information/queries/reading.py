"""Reading requests for information: one's own, the register, the year in numbers, what was asked twice."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible
from mithaq.commons.files.models import Attachment
from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.context import profile_of
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.countries import AppealBody
from mithaq.kit.i18n import Text

from ..enums import APPEALABLE, Freshness, Level, Outcome, QuestionState, State
from ..law import Ground, law_of
from ..models import Cover, Disclosure, IndexItem, Inquiry, LegalGround, Question, Ruling


@dataclass(frozen=True)
class KnownGround:
    """A ground of the law as this town applies it. confirmed_on: by its legal officer; None as shipped."""

    ground: Ground
    confirmed_on: dt.date | None = None

    @property
    def is_sure(self) -> bool:
        return self.confirmed_on is not None or self.ground.certain


def grounds_of(municipality: Municipality) -> list[KnownGround]:
    """In the order of the law; what the legal officer settled stands before what the house ships. One query."""
    settled = {row.code: row for row in LegalGround.objects.all()}
    found = []
    for shipped in law_of(municipality).grounds:
        row = settled.get(shipped.code)
        if row is None:
            found.append(KnownGround(shipped))
            continue
        ground = Ground(code=row.code, article=row.article, title=row.title, certain=True)
        found.append(KnownGround(ground, row.confirmed_on))
    return found


def ground_of(municipality: Municipality, code: str) -> Ground | None:
    return next((one.ground for one in grounds_of(municipality) if one.ground.code == code), None)


def inquiries_of(actor: Actor) -> QuerySet[Inquiry]:
    """Those the actor may read, the newest first."""
    return visible(actor, Inquiry.objects.all()).select_related("person", "unit").order_by("-filed_at", "-pk")


def inquiry_by(digests: list[str]) -> Inquiry | None:
    return Inquiry.objects.filter(receipt_digest__in=digests).first()


def question_by(digests: list[str]) -> Question | None:
    return Question.objects.filter(receipt_digest__in=digests).first()


def sent_by(person: Person) -> tuple[list[Inquiry], list[Question]]:
    return (
        list(Inquiry.objects.filter(person=person).order_by("-filed_at")),
        list(Question.objects.filter(person=person).order_by("-filed_at")),
    )


def last_ruling(inquiry: Inquiry) -> Ruling | None:
    return inquiry.rulings.order_by("-decided_at", "-pk").first()


def has_review(inquiry: Inquiry) -> bool:
    """Whether the country knows a review before the appeal body."""
    return "information.review_answer" in profile_of(inquiry.municipality).deadlines


def review_until(inquiry: Inquiry) -> dt.date | None:
    """The last day on which a review may be asked for; None when there is nothing to review, or no such step."""
    ruling = last_ruling(inquiry)
    if ruling is None or ruling.level != Level.ANSWER or ruling.outcome not in APPEALABLE:
        return None
    profile = profile_of(inquiry.municipality)
    if not has_review(inquiry) or "information.review_request" not in profile.deadlines:
        return None
    day = timezone.localdate(ruling.decided_at)
    return day + dt.timedelta(days=profile.deadline("information.review_request", on=day).n)


def may_review(inquiry: Inquiry) -> bool:
    until = review_until(inquiry)
    standing = inquiry.state in (State.DECIDED, State.SILENT)
    return standing and until is not None and timezone.localdate() <= until


def may_appeal(inquiry: Inquiry) -> bool:
    """Before the appeal body: after the review where there is one, else after the refusal."""
    ruling = last_ruling(inquiry)
    if inquiry.state not in (State.DECIDED, State.SILENT) or ruling is None:
        return False
    refused = ruling.outcome in APPEALABLE and ruling.level != Level.AUTHORITY
    return (
        refused and (ruling.level == Level.REVIEW or not has_review(inquiry)) and bool(appeal_bodies(inquiry))
    )


def appeal_bodies(inquiry: Inquiry, on: dt.date | None = None) -> list[AppealBody]:
    """Open today (or on a day), in the order in which one turns to them; the town's own head is no appeal body."""
    bodies = profile_of(inquiry.municipality).appeal_route("information", on or timezone.localdate())
    return [body for body in bodies if body.code != "head"]


def asked_twice(actor: Actor) -> QuerySet[Inquiry]:
    """Asked before by somebody else, given, and not published yet: the law wants it published."""
    given = Q(outcome__in=[Outcome.GRANTED, Outcome.PARTLY])
    rows = visible(
        actor, Inquiry.objects.filter(given, same_as__isnull=True, disclosure__isnull=True), "handle"
    )
    return rows.annotate(times=Count("alike")).filter(times__gt=0).order_by("decided_at", "pk")


def to_handle(actor: Actor) -> QuerySet[Inquiry]:
    """Open ones the actor may work on, the first filed first."""
    mine = visible(actor, Inquiry.objects.filter(state__in=[State.OPEN, State.SILENT]), "handle")
    return mine.order_by("filed_at", "pk")


def to_review(actor: Actor) -> QuerySet[Inquiry]:
    return visible(actor, Inquiry.objects.filter(state=State.REVIEW), "review").order_by("filed_at", "pk")


def disclosures_of(actor: Actor) -> QuerySet[Disclosure]:
    return visible(actor, Disclosure.objects.all()).order_by("-published_at", "-pk")


def covered_in(files: Iterable[Attachment]) -> dict[int, list[tuple[Text, int]]]:
    """{number of a file: [(ground of the law in words, how many parts are black for it)]}; one query."""
    ids = [file.pk for file in files]
    rows = Cover.objects.filter(redaction__result__in=ids).order_by("page", "top", "left", "pk")
    found: dict[int, Counter[str]] = {}
    words: dict[str, Text] = {}
    for file, ground, said in rows.values_list("redaction__result", "ground", "ground_words"):
        found.setdefault(file, Counter())[ground] += 1
        words[ground] = said
    return {
        file: [(words[code], count) for code, count in counts.most_common()] for file, counts in found.items()
    }


def questions_of(actor: Actor) -> QuerySet[Question]:
    """The register: entered questions, the newest first; one's own and all for officers."""
    return visible(actor, Question.objects.all()).select_related("unit").order_by("-year", "-number")


def register_questions(actor: Actor) -> QuerySet[Question]:
    """As everybody reads it: what is entered only, also for officers."""
    entered = Q(state__in=[QuestionState.SHOWN, QuestionState.ANSWERED])
    return questions_of(actor).filter(entered, erased_at__isnull=True)


@dataclass(frozen=True)
class RegisterLine:
    """One request in the public register: nothing of who asked, nothing of what was asked unless published."""

    reference: str
    filed_on: dt.date
    state: str
    outcome: str
    decided_on: dt.date | None
    title: object
    disclosure: int | None


def register_lines(rows: Iterable[Inquiry]) -> list[RegisterLine]:
    """rows: with their disclosure joined."""
    found = []
    for row in rows:
        shown = getattr(row, "disclosure", None)
        shown = shown if shown is not None and shown.hidden_at is None else None
        found.append(
            RegisterLine(
                reference=row.reference,
                filed_on=timezone.localdate(row.filed_at),
                state=str(State(row.state).label),
                outcome=str(Outcome(row.outcome).label) if row.outcome else "",
                decided_on=timezone.localdate(row.decided_at) if row.decided_at else None,
                title=shown.title if shown else None,
                disclosure=shown.pk if shown else None,
            )
        )
    return found


def whole_register() -> QuerySet[Inquiry]:
    """For `register_lines`, which takes out what is nobody's business."""
    return Inquiry.objects.select_related("disclosure").order_by("-year", "-number")


@dataclass(frozen=True)
class Index:
    """What must be published unasked. score: share that is there and fresh, 0 to 1; None for an empty list."""

    items: list[IndexItem]

    def count(self, freshness: Freshness) -> int:
        return sum(item.freshness == freshness for item in self.items)

    @property
    def present(self) -> int:
        return self.count(Freshness.PRESENT)

    @property
    def stale(self) -> int:
        return self.count(Freshness.STALE)

    @property
    def missing(self) -> int:
        return self.count(Freshness.MISSING)

    @property
    def score(self) -> float | None:
        return self.present / len(self.items) if self.items else None


def index_of(actor: Actor) -> Index:
    return Index(list(visible(actor, IndexItem.objects.select_related("owner"))))
