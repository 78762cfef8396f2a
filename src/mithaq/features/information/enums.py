"""The states of a request for information and of a question, and which may follow which."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(TextChoices):
    OPEN = "open", pgettext_lazy("information request", "being handled")
    # The asker was asked what is meant; the clock stands still.
    WAITING = "waiting", pgettext_lazy("information request", "waiting for the asker")
    DECIDED = "decided", pgettext_lazy("information request", "answered")
    # The term ended without an answer, which the law takes for a refusal.
    SILENT = "silent", pgettext_lazy("information request", "left unanswered")
    REVIEW = "review", pgettext_lazy("information request", "being reviewed")
    APPEALED = "appealed", pgettext_lazy("information request", "before the appeal body")
    TRANSFERRED = "transferred", pgettext_lazy("information request", "passed on")
    WITHDRAWN = "withdrawn", pgettext_lazy("information request", "withdrawn")


MOVES = {
    State.OPEN: (State.WAITING, State.DECIDED, State.SILENT, State.TRANSFERRED, State.WITHDRAWN),
    State.WAITING: (State.OPEN, State.DECIDED, State.WITHDRAWN),
    # After silence an answer is late, and still owed.
    State.SILENT: (State.DECIDED, State.REVIEW, State.APPEALED),
    State.DECIDED: (State.REVIEW, State.APPEALED),
    State.REVIEW: (State.DECIDED, State.SILENT),
    State.APPEALED: (State.DECIDED,),
    State.TRANSFERRED: (),
    State.WITHDRAWN: (),
}
RUNNING = (State.OPEN, State.WAITING)


class Outcome(TextChoices):
    GRANTED = "granted", pgettext_lazy("information request", "granted")
    PARTLY = "partly", pgettext_lazy("information request", "granted in part")
    REFUSED = "refused", pgettext_lazy("information request", "refused")
    SILENCE = "silence", pgettext_lazy("information request", "refused by silence")
    NOT_HELD = "not_held", pgettext_lazy("information request", "the municipality does not hold it")


# What an officer may decide, and what of it needs a legal ground.
DECISIONS = (Outcome.GRANTED, Outcome.PARTLY, Outcome.REFUSED, Outcome.NOT_HELD)
NEED_GROUND = (Outcome.PARTLY, Outcome.REFUSED)
APPEALABLE = (Outcome.PARTLY, Outcome.REFUSED, Outcome.SILENCE, Outcome.NOT_HELD)


class Level(TextChoices):
    ANSWER = "answer", _("answer of the municipality")
    REVIEW = "review", _("internal review")
    AUTHORITY = "authority", _("decision of the appeal body")


class AccessForm(TextChoices):
    ELECTRONIC = "electronic", _("an electronic copy")
    PAPER = "paper", _("a copy on paper")
    CONSULT = "consult", _("to read it at the municipality")
    EXCERPT = "excerpt", _("an excerpt")


class FileFormat(TextChoices):
    AS_HELD = "as_held", _("as the municipality holds it")
    PDF = "pdf", "PDF"
    TABLE = "table", _("a table (CSV, XLSX)")


class Channel(TextChoices):
    WEB = "web", pgettext_lazy("channel", "web")
    DESK = "desk", pgettext_lazy("channel", "counter")
    PAPER = "paper", pgettext_lazy("channel", "letter")
    PHONE = "phone", pgettext_lazy("channel", "phone")


class StepKind(TextChoices):
    CLARIFY = "clarify", _("asked the asker what is meant")
    CLARIFIED = "clarified", _("the asker answered")
    COST = "cost", _("told what the copies cost")
    CONSULTED = "consulted", _("asked somebody concerned")
    HEARD = "heard", _("somebody concerned answered")
    EXTENDED = "extended", _("took more time, once")
    TRANSFERRED = "transferred", _("passed it on to the body that holds it")
    WITHDRAWN = "withdrawn", _("the asker took it back")
    REVIEW = "review", _("the asker wants a review")
    APPEAL = "appeal", _("the asker went to the appeal body")
    NOTE = "note", _("note among officers")


class Audience(TextChoices):
    """For whom a blacked-out copy is made."""

    ASKER = "asker", _("the asker")
    EVERYBODY = "everybody", _("everybody, beside the published answer")


class QuestionState(TextChoices):
    RECEIVED = "received", pgettext_lazy("question", "received")
    SHOWN = "shown", pgettext_lazy("question", "waiting for its answer")
    ANSWERED = "answered", pgettext_lazy("question", "answered")
    TURNED_DOWN = "turned_down", pgettext_lazy("question", "not entered")


class Freshness(TextChoices):
    PRESENT = "present", pgettext_lazy("publication", "present")
    STALE = "stale", pgettext_lazy("publication", "out of date")
    MISSING = "missing", pgettext_lazy("publication", "missing")


ANSWER_CLOCK = "information.answer"
REVIEW_CLOCK = "information.review"
QUESTION_CLOCK = "information.question"
URGENT = "information.urgent"
