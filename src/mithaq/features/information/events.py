"""What can happen to requests, answers and questions, in the words of their history, and who is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.audit.events import Event, Notify
from mithaq.commons.audit.models import Entry
from mithaq.commons.people.models import Person
from mithaq.commons.people.queries import holders_of
from mithaq.kit.i18n import Text

from .access import HANDLE, QUESTIONS, REVIEW
from .addresses import (
    asker_url,
    desk_inquiry_url,
    desk_question_url,
    disclosure_url,
    question_asker_url,
    question_url,
)
from .enums import Outcome


def asker(entry: Entry) -> Iterable[Person]:
    row: Any = entry.subject
    told = row is not None and row.person is not None and row.erased_at is None
    return [row.person] if told and row.person_id != entry.person_id else []


def holders(grant: str) -> Callable[[Entry], Iterable[Person]]:
    def to(entry: Entry) -> Iterable[Person]:
        return [one for one in holders_of(grant, timezone.localdate()) if one.pk != entry.person_id]

    return to


def reference(entry: Entry) -> str:
    row: Any = entry.subject
    return row.reference if row is not None else ""


def named(words: Callable[[], str]) -> Callable[[Entry], str]:
    return lambda entry: words() % {"reference": reference(entry)}


def said(entry: Entry) -> str:
    """The words of the act, when they are the town's."""
    told = entry.data.get("text") or entry.data.get("reason") or entry.data.get("answer") or ""
    return str(Text(told)) if isinstance(told, dict) else str(told)


def outcome(entry: Entry) -> str:
    return str(Outcome(entry.data["outcome"]).label)


def decided(entry: Entry) -> str:
    return f"{outcome(entry)}. {said(entry)}"


def to_asker(title: Callable[[Entry], Any], body: Callable[[Entry], Any] = said) -> Notify:
    return Notify(to=asker, title=title, body=body, url=lambda entry: asker_url(entry.subject))  # type: ignore[arg-type]


def to_officers(grant: str, title: Callable[[Entry], Any]) -> Notify:
    return Notify(
        to=holders(grant),
        title=title,
        body=reference,
        url=lambda entry: desk_inquiry_url(entry.subject),  # type: ignore[arg-type]
    )


def to_author(title: Callable[[Entry], Any]) -> Notify:
    return Notify(
        to=asker,
        title=title,
        body=said,
        url=lambda entry: question_asker_url(entry.subject),  # type: ignore[arg-type]
    )


SILENT = to_asker(
    named(lambda: gettext("The term for your request %(reference)s is over")),
    lambda entry: gettext("Nobody answered. In law this is a refusal: your page says how to go on."),
)

EVENTS = (
    Event(
        code="information.asked",
        label=_("filed a request for information"),
        personal=("name", "text"),
        notify=to_officers(HANDLE, lambda entry: gettext("A new request for information")),
    ),
    Event(
        code="information.clarification_asked",
        label=_("asked the asker what is meant"),
        detail=said,
        notify=to_asker(named(lambda: gettext("A question about your request %(reference)s"))),
    ),
    Event(
        code="information.clarified",
        label=_("said what is meant"),
        personal=("text",),
        notify=to_officers(HANDLE, lambda entry: gettext("An asker answered your question")),
    ),
    Event(
        code="information.cost_told",
        label=_("told what the copies cost"),
        detail=said,
        notify=to_asker(named(lambda: gettext("What the copies for request %(reference)s cost"))),
    ),
    Event(code="information.consulted", label=_("asked somebody concerned")),
    Event(code="information.heard", label=_("wrote down what somebody concerned said")),
    Event(code="information.noted", label=_("wrote a note")),
    Event(code="information.assigned", label=_("named the unit that holds the documents")),
    Event(code="information.linked", label=_("said whether it was asked before")),
    Event(
        code="information.transferred",
        label=_("passed the request on"),
        public=True,
        detail=lambda entry: entry.data["to"],
        notify=to_asker(
            named(lambda: gettext("Your request %(reference)s was passed on")), lambda entry: entry.data["to"]
        ),
    ),
    Event(
        code="information.withdrawn",
        label=_("took the request back"),
        public=True,
        notify=to_officers(HANDLE, lambda entry: gettext("A request for information was taken back")),
    ),
    Event(
        code="information.decided",
        label=_("decided on the request"),
        public=True,
        detail=outcome,
        notify=to_asker(named(lambda: gettext("Your request %(reference)s is answered")), decided),
    ),
    Event(
        code="information.silent",
        label=_("took the silence for a refusal"),
        public=True,
        notify=(
            SILENT,
            to_officers(REVIEW, lambda entry: gettext("A request for information was left unanswered")),
        ),
    ),
    Event(
        code="information.review_asked",
        label=_("asked for a review"),
        personal=("text",),
        notify=to_officers(REVIEW, lambda entry: gettext("A review of a refusal is asked for")),
    ),
    Event(
        code="information.appealed",
        label=_("went to the appeal body"),
        personal=("text",),
        notify=to_officers(REVIEW, lambda entry: gettext("An asker went to the appeal body")),
    ),
    Event(
        code="information.appeal_decided",
        label=_("wrote down the decision of the appeal body"),
        public=True,
        detail=outcome,
        notify=to_asker(
            named(lambda: gettext("The appeal body decided on your request %(reference)s")), decided
        ),
    ),
    Event(code="information.blacked_out", label=_("blacked out parts of a document")),
    Event(code="information.ground_settled", label=_("settled a ground of the law"), public=True),
    Event(
        code="information.disclosed",
        label=_("published an answer"),
        public=True,
        notify=Notify(
            to="followers",
            title=lambda entry: gettext("Published: %(title)s") % {"title": entry.subject},
            body=lambda entry: str(entry.subject.answer) if entry.subject else "",
            url=lambda entry: disclosure_url(entry.subject),  # type: ignore[arg-type]
        ),
    ),
    Event(code="information.hidden", label=_("took a published answer back"), public=True, detail=said),
    Event(
        code="information.question_put",
        label=_("put a question"),
        personal=("name", "text"),
        notify=Notify(
            to=holders(QUESTIONS),
            title=lambda entry: gettext("A new question for the register"),
            body=reference,
            url=lambda entry: desk_question_url(entry.subject),  # type: ignore[arg-type]
        ),
    ),
    Event(
        code="information.question_entered",
        label=_("entered a question into the register"),
        public=True,
        notify=to_author(named(lambda: gettext("Your question stands in the register as %(reference)s"))),
    ),
    Event(
        code="information.question_turned_down",
        label=_("did not enter a question"),
        detail=said,
        notify=to_author(lambda entry: gettext("Your question was not entered")),
    ),
    Event(
        code="information.question_answered",
        label=_("answered a question"),
        public=True,
        notify=(
            to_author(named(lambda: gettext("Your question %(reference)s is answered"))),
            Notify(
                to="followers",
                title=named(lambda: gettext("Question %(reference)s is answered")),
                body=said,
                url=lambda entry: question_url(entry.subject),  # type: ignore[arg-type]
            ),
        ),
    ),
    Event(code="information.answer_corrected", label=_("corrected the answer to a question"), public=True),
    Event(code="information.item_added", label=_("entered what must be published"), public=True),
    Event(code="information.item_kept", label=_("said where something is published"), public=True),
    Event(code="information.translated", label=_("translated a text"), public=True),
    Event(code="information.erased", label=_("took a person's words out")),
)
