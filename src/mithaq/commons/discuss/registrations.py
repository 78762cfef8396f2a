"""What the house knows about comments: the record and its dataset, events, duties."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from mithaq.commons.audit.events import Event, events
from mithaq.commons.people.duties import Duty, duties
from mithaq.commons.people.models import Person
from mithaq.commons.people.personal import PersonalData, personal
from mithaq.commons.receipts.openers import Opener, openers
from mithaq.kit import formats
from mithaq.kit.registry import Dataset, Field, Record, record_of, records

from . import notices
from .actions import erase_comments
from .enums import State
from .models import Comment
from .queries import by_digests, contributions_of


def subject_code(comment: Comment) -> str:
    return record_of(comment.subject).code if comment.subject is not None else ""


def subject_title(comment: Comment) -> Any:
    return record_of(comment.subject).title(comment.subject) if comment.subject is not None else ""


def text_shown(comment: Comment) -> str:
    return "" if comment.erased_at else comment.text


def answer_part(name: str) -> Any:
    """A field of the official answer; None while there is none."""
    return lambda comment: getattr(comment.official, name) if comment.official else None


# Neither e-mail, phone nor receipt has a field here, and none may be added.
DATASET = Dataset(
    code="comments",
    label=_("Comments and answers"),
    description=_("What people said about plans and other things, and what the municipality answered."),
    fields=(
        Field(code="id", label=_("number"), kind="integer", value="pk"),
        Field(code="about_kind", label=_("kind of thing"), kind="code", value=subject_code),
        Field(code="about_id", label=_("number of the thing"), kind="integer", value="subject_id"),
        Field(code="about", label=_("what it is about"), kind="translated", value=subject_title),
        Field(code="place", label=_("part"), kind="code", value="place"),
        Field(code="place_label", label=_("name of the part"), kind="translated", value="place_label"),
        Field(code="name", label=_("name shown"), value=lambda comment: comment.shown_name),
        Field(code="organisation", label=_("organisation"), kind="translated", value="organisation.name"),
        Field(code="language", label=_("language"), kind="code", value="language"),
        Field(code="channel", label=_("channel"), kind="code", value="channel"),
        Field(code="submitted_at", label=_("received"), kind="datetime", value="submitted_at"),
        Field(code="text", label=_("comment"), value=text_shown),
        Field(code="outcome", label=_("outcome"), kind="code", value=answer_part("outcome")),
        Field(code="reason", label=_("reason"), kind="translated", value=answer_part("reason")),
        Field(code="changed", label=_("what changed"), kind="translated", value=answer_part("changed")),
        Field(
            code="answered_at", label=pgettext_lazy("day", "answered"), kind="datetime", value="answered_at"
        ),
        Field(
            code="days_to_answer",
            label=_("days until the answer"),
            kind="integer",
            value="days_to_answer",
            unit="day",
        ),
    ),
    select_related=("organisation", "answer"),
    prefetch_related=("subject",),
    order_by=("submitted_at", "pk"),
)

records.add(
    Record(
        code="discuss.comment",
        model="discuss.Comment",
        label=_("comment"),
        label_plural=_("comments"),
        policy="mithaq.commons.discuss.access:CommentPolicy",
        title=lambda comment: Truncator(text_shown(comment)).chars(80) or comment.shown_name,
        url=notices.url_of,
        searchable=("text", "answer_text"),
        dataset=DATASET,
        parent=lambda comment: comment.subject,
    )
)

for event in (
    Event(
        code="discuss.received",
        label=_("commented"),
        personal=("name", "text"),
        notify=notices.RECEIVED,
    ),
    Event(code="discuss.published", label=_("published a comment"), public=True, notify=notices.PUBLISHED),
    Event(code="discuss.read", label=_("read a comment and left it published")),
    Event(code="discuss.rejected", label=_("did not publish a comment"), notify=notices.REJECTED),
    Event(
        code="discuss.edited",
        label=_("changed the own comment"),
        personal=("before", "text"),
        notify=notices.EDITED,
    ),
    Event(code="discuss.withdrawn", label=_("withdrew the own comment")),
    Event(code="discuss.erased", label=_("forgot a comment of a person who left")),
    Event(
        code="discuss.appealed",
        label=_("asked for a second look"),
        personal=("text",),
        notify=notices.APPEALED,
    ),
    Event(code="discuss.appeal_decided", label=_("decided an appeal"), notify=notices.APPEAL_DECIDED),
    Event(code="discuss.answered", label=_("answered a comment"), public=True, notify=notices.ANSWERED),
    Event(code="discuss.answer_corrected", label=_("corrected an answer"), public=True),
):
    events.add(event)

for duty in (
    Duty(
        code="discuss.moderator",
        label=_("Reads comments for publication"),
        grants=("discuss.moderate",),
    ),
    Duty(
        code="discuss.desk_agent",
        label=_("Writes down what people say at the counter, on paper or by phone"),
        grants=("discuss.desk",),
    ),
):
    duties.add(duty)


def export_comments(person: Person) -> list[dict[str, Any]]:
    """Everything a person said here, with what became of it."""
    return [
        {
            gettext("When"): comment.submitted_at.isoformat(),
            gettext("About"): notices.title_of(comment),
            gettext("Name shown"): comment.name,
            gettext("Comment"): comment.text,
            gettext("State"): str(State(comment.state).label),
            gettext("Why it is not published"): str(comment.reason),
            gettext("Appeal"): comment.appeal_text,
            gettext("Answer"): str(comment.answer_text),
        }
        for comment in contributions_of(person)
    ]


def forget_comments(person: Person) -> None:
    erase_comments(person)


openers.add(
    Opener(
        code="discuss.comment",
        find=by_digests,
        url=lambda comment: reverse("discuss_follow", args=[comment.pk]),
        title=lambda comment: gettext("Comment: %(about)s") % {"about": notices.title_of(comment)},
        lines=lambda comment: [
            (gettext("Name shown"), comment.name),
            (gettext("When"), formats.day(comment.submitted_at)),
        ],
    )
)

personal.add(
    PersonalData(code="comments", label=_("Comments"), export=export_comments, erase=forget_comments)
)
