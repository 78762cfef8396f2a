"""A year of requests for information and questions in both towns, in every state; the topics are invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from itertools import cycle, islice

from django.core.files.base import ContentFile
from django.utils import timezone

from mithaq.commons.access.actor import Actor, system
from mithaq.commons.clocks.actions import start_clock
from mithaq.commons.clocks.models import Clock
from mithaq.commons.clocks.queries import clock_of
from mithaq.commons.membership.actions.offices import appoint, create_function
from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.i18n import Text
from mithaq.kit.pdf import Document, Table, render
from mithaq.registers.bodies.demo import holder

from .. import actions
from ..enums import ANSWER_CLOCK, AccessForm, Audience, FileFormat, Level
from ..law import law_of
from ..models import Disclosure, IndexItem, Inquiry, Question, Ruling, Step
from ..queries import appeal_bodies, has_review
from .content import ANSWERED, HEAD, NAMES, OFFICE, PAPER_HEADS, PAPER_TITLE, QUESTIONS, REASONS, TOPICS

DAY = dt.timedelta(days=1)
# (days ago, what became of it): the newest last.
LIVES: tuple[tuple[int, str], ...] = (
    (350, "granted"),
    (341, "granted"),
    (330, "partly"),
    (322, "published"),
    (315, "granted"),
    (300, "refused"),
    (291, "silence"),
    (284, "published"),
    (270, "granted"),
    (262, "transferred"),
    (255, "granted"),
    (247, "reviewed"),
    (240, "published"),
    (228, "not_held"),
    (220, "granted"),
    (211, "partly"),
    (205, "late"),
    (198, "published"),
    (190, "granted"),
    (181, "appealed"),
    (174, "granted"),
    (165, "withdrawn"),
    (158, "published"),
    (150, "granted"),
    (139, "late"),
    (131, "granted"),
    (124, "twice"),
    (112, "published"),
    (104, "partly"),
    (95, "granted"),
    (83, "refused"),
    (76, "published"),
    (64, "granted"),
    (52, "silence"),
    (41, "granted"),
    (30, "extended"),
    (16, "review"),
    (12, "waiting"),
    (7, "open"),
    (4, "consulted"),
    (2, "open"),
    (1, "new"),
)
QUESTION_LIVES = (
    (300, "answered"),
    (260, "answered"),
    (210, "answered"),
    (170, "answered"),
    (130, "answered"),
    (95, "answered"),
    (60, "answered"),
    (33, "overdue"),
    (12, "shown"),
    (6, "shown"),
    (2, "received"),
)


def fill(*, municipality: Municipality, say: Callable[[str], None]) -> None:
    """Once; what is there already stays."""
    slug = municipality.slug
    if slug not in TOPICS or Inquiry.objects.exists():
        return
    by = system(municipality, channel="demo")
    _offices(by)
    topics, names = cycle(TOPICS[slug]), cycle(NAMES[slug])
    for (ago, life), topic, name in zip(LIVES, islice(topics, len(LIVES)), names, strict=False):
        _live(by, ago, life, topic, name)
    for (ago, life), (question, answer) in zip(QUESTION_LIVES, QUESTIONS[slug], strict=False):
        _question(by, ago, life, question, answer)
    _blacken(by)
    _index(by)
    say(f"{slug}: {Inquiry.objects.count()} requests for information, {Question.objects.count()} questions.")


def _offices(by: Actor) -> None:
    """Who answers and who reviews: two persons, as the law wants."""
    opened = timezone.localdate() - dt.timedelta(days=400)
    for duty, of, title in (
        ("information.officer", "plans.editor", OFFICE),
        ("information.reviewer", "town.administrator", HEAD),
    ):
        person = holder(of)
        if person is not None:
            function = create_function(by=by, title=title, duties=[duty], opened_on=opened)
            appoint(by=by, function=function, person=person, starts_on=opened)


def _live(by: Actor, ago: int, life: str, topic: dict[str, Text], name: str) -> None:
    number = Inquiry.objects.count()
    filed_at = timezone.now() - ago * DAY
    inquiry = actions.ask(
        by=by,
        text=topic["text"]["ar"],
        name=name,
        form=list(AccessForm)[number % 3],
        file_format=list(FileFormat)[number % 3],
        may_publish=life in ("published", "twice"),
        language="ar",
        filed_at=filed_at,
    ).inquiry
    told = 3 + number * 7 % 14
    steps = {
        "granted": lambda: _decide(by, inquiry, "granted", topic, told),
        "late": lambda: _decide(by, inquiry, "granted", topic, 34),
        "not_held": lambda: _decide(by, inquiry, "not_held", topic, told),
        "partly": lambda: _decide(by, inquiry, "partly", topic, told),
        "refused": lambda: _decide(by, inquiry, "refused", topic, told),
        "published": lambda: _publish(by, inquiry, topic, told),
        "twice": lambda: _twice(by, inquiry, topic, told),
        "transferred": lambda: _transfer(by, inquiry),
        "withdrawn": lambda: _withdraw(by, inquiry),
        "silence": lambda: _silent(by, inquiry),
        "reviewed": lambda: _review(by, inquiry, topic, told),
        "review": lambda: _ask_review(by, inquiry, topic),
        "appealed": lambda: _appeal(by, inquiry, topic, told),
        "extended": lambda: actions.extend(by=by, inquiry=inquiry, reason=REASONS["extend"]),
        "waiting": lambda: actions.ask_clarification(by=by, inquiry=inquiry, text=REASONS["clarify"]["ar"]),
        "consulted": lambda: actions.consult(by=by, inquiry=inquiry, text=REASONS["consult"]["ar"]),
    }
    if life in steps:
        steps[life]()


def _decide(by: Actor, inquiry: Inquiry, outcome: str, topic: dict[str, Text], days: int) -> Ruling:
    """As decided so many days after filing."""
    grounds = law_of(by.municipality).grounds
    ground = grounds[inquiry.number % len(grounds)].code if outcome in ("partly", "refused") else ""
    text = topic["answer"] if outcome in ("granted", "partly") else REASONS[outcome]
    ruling = actions.decide(by=by, inquiry=inquiry, outcome=outcome, text=text, ground=ground)
    return _at(inquiry, ruling, inquiry.filed_at + days * DAY)


def _at(inquiry: Inquiry, ruling: Ruling, moment: dt.datetime) -> Ruling:
    moment = min(moment, timezone.now())
    ruling.decided_at = inquiry.decided_at = moment
    ruling.save(update_fields=["decided_at"])
    inquiry.save(update_fields=["decided_at"])
    kinds = {Level.ANSWER: ANSWER_CLOCK, Level.REVIEW: "information.review"}
    clock = clock_of(kinds.get(Level(ruling.level), ""), inquiry)
    if clock is not None and clock.stopped_at is not None:
        Clock.objects.filter(pk=clock.pk).update(stopped_at=moment)
    return ruling


def _publish(by: Actor, inquiry: Inquiry, topic: dict[str, Text], days: int) -> None:
    _decide(by, inquiry, "granted", topic, days)
    shown = actions.disclose(
        by=by, inquiry=inquiry, title=topic["title"], question=topic["text"], answer=topic["answer"]
    )
    shown.published_at = min(inquiry.filed_at + (days + 2) * DAY, timezone.now())
    shown.save(update_fields=["published_at"])


def _blacken(by: Actor) -> None:
    """The newest published answer has a paper in which the names are black."""
    shown = Disclosure.objects.exclude(inquiry=None).order_by("-published_at", "-pk")[0]
    inquiry, names = shown.inquiry, NAMES[by.municipality.slug][:4]
    assert inquiry is not None
    table = Table(heads=PAPER_HEADS, rows=tuple((name, "1") for name in names), caption=PAPER_TITLE["ar"])
    paper = Document(
        title=PAPER_TITLE["ar"], author=str(by.municipality.name), day=timezone.localdate(), blocks=(table,)
    )
    upload = ContentFile(render(paper, language="ar"), name="paper.pdf")
    redaction = actions.start_redaction(by=by, inquiry=inquiry, upload=upload)
    ground = next(one for one in law_of(by.municipality).grounds if one.code in ("private_life", "personal"))
    actions.cover(
        by=by,
        redaction=redaction,
        page=1,
        left=Decimal(50),
        top=Decimal("22.5"),
        width=Decimal(45),
        height=Decimal(11),
        ground=ground.code,
    )
    actions.finish_redaction(by=by, redaction=redaction, audience=Audience.EVERYBODY, title=PAPER_TITLE)


def _twice(by: Actor, inquiry: Inquiry, topic: dict[str, Text], days: int) -> None:
    """Given, and asked again a month later: it waits to be published."""
    _decide(by, inquiry, "granted", topic, days)
    again = actions.ask(
        by=by,
        text=topic["text"]["ar"],
        name=NAMES[by.municipality.slug][0],
        language="ar",
        filed_at=inquiry.filed_at + 30 * DAY,
    ).inquiry
    _decide(by, again, "granted", topic, days)
    actions.link(by=by, inquiry=again, first=inquiry)


def _transfer(by: Actor, inquiry: Inquiry) -> None:
    actions.transfer(by=by, inquiry=inquiry, to=REASONS["body"]["ar"], text=REASONS["transfer"]["ar"])


def _withdraw(by: Actor, inquiry: Inquiry) -> None:
    inquiry.person = Person.objects.create(name=inquiry.name, language="ar")
    inquiry.save(update_fields=["person"])
    actions.take_back(by=Actor(municipality=by.municipality, person=inquiry.person), inquiry=inquiry)


def _silent(by: Actor, inquiry: Inquiry) -> None:
    clock = clock_of(ANSWER_CLOCK, inquiry)
    assert clock is not None
    actions.fall_silent(by=by, clock=clock)


def _ask_review(by: Actor, inquiry: Inquiry, topic: dict[str, Text], days: int = 5) -> bool:
    """Refused, and the asker wants it looked at again; where the law has no review, refused only."""
    _decide(by, inquiry, "refused", topic, days)
    if not has_review(inquiry):
        return False
    inquiry.state = "review"
    inquiry.save(update_fields=["state"])
    Step.objects.create(inquiry=inquiry, kind="review", text=REASONS["review"]["ar"])
    start_clock("information.review", by=by, on=inquiry, started_at=inquiry.filed_at + (days + 4) * DAY)
    return True


def _review(by: Actor, inquiry: Inquiry, topic: dict[str, Text], days: int, outcome: str = "granted") -> None:
    if not _ask_review(by, inquiry, topic, days):
        return
    grounds = law_of(by.municipality).grounds
    text = topic["answer"] if outcome == "granted" else REASONS["refused"]
    ruling = actions.decide(by=by, inquiry=inquiry, outcome=outcome, text=text, ground=grounds[0].code)
    _at(inquiry, ruling, inquiry.filed_at + (days + 10) * DAY)


def _appeal(by: Actor, inquiry: Inquiry, topic: dict[str, Text], days: int) -> None:
    _review(by, inquiry, topic, days, "refused")
    [body, *_others] = appeal_bodies(inquiry)
    actions.lodge_appeal(by=by, inquiry=inquiry, body=body.code, text=REASONS["review"]["ar"])


def _question(by: Actor, ago: int, life: str, question: Text, answer: Text) -> None:
    filed_at = timezone.now() - ago * DAY
    row = actions.put_question(by=by, text=question["ar"], language="ar", filed_at=filed_at).question
    if life == "received":
        return
    actions.enter_question(by=by, question=row)
    row.shown_at = filed_at + DAY
    if life == "answered":
        actions.answer_question(by=by, question=row, answer=answer)
        row.answered_at = filed_at + (4 + ago % 9) * DAY
        Clock.objects.filter(kind="information.question", subject_id=row.pk).update(
            stopped_at=row.answered_at
        )
    row.save(update_fields=["shown_at", "answered_at"])


def _index(by: Actor) -> None:
    """Most of it stands somewhere, some of it grew old, some is missing."""
    actions.draft_index(by=by)
    today = timezone.localdate()
    for place, item in enumerate(IndexItem.objects.order_by("order")):
        url = ANSWERED.get(item.code, "")
        if url:
            age = (12, 40, 75, 20, 130, 8)[place % 6]
            actions.keep_item(
                by=by,
                item=item,
                owner=None,
                url=url,
                updated_on=today - age * DAY,
                every_months=item.every_months,
            )
