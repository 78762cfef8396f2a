"""Kinds and states of what people tell the municipality, and which state may follow which."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(TextChoices):
    COMPLAINT = "complaint", pgettext_lazy("request", "complaint")
    SUGGESTION = "suggestion", pgettext_lazy("request", "suggestion")
    VIOLATION = "violation", pgettext_lazy("request", "report of a violation")
    OPINION = "opinion", pgettext_lazy("request", "opinion on a service")


class Field(TextChoices):
    """What a category belongs to, for the report of each month."""

    HYGIENE = "hygiene", _("cleanliness and waste")
    LIGHTING = "lighting", _("public lighting")
    ROADS = "roads", _("roads and pavements")
    WATER = "water", _("water and drainage")
    GREEN = "green", _("trees, parks and playgrounds")
    BUILDING = "building", _("building and land")
    ORDER = "order", _("markets, noise and use of the public way")
    SERVICE = "service", _("counters and services")
    OTHER = "other", pgettext_lazy("field", "other matters")


class Term(TextChoices):
    """Codes of the country profile: how soon a category is answered."""

    URGENT = "requests.urgent", pgettext_lazy("term", "urgent")
    USUAL = "requests.answer", pgettext_lazy("term", "usual")
    LONG = "requests.long", pgettext_lazy("term", "long")


class State(TextChoices):
    RECEIVED = "received", pgettext_lazy("request", "received")
    ACCEPTED = "accepted", pgettext_lazy("request", "accepted")
    IN_PROGRESS = "in_progress", pgettext_lazy("request", "being worked on")
    PLANNED = "planned", pgettext_lazy("request", "planned")
    RESOLVED = "resolved", pgettext_lazy("request", "resolved")
    REFUSED = "refused", pgettext_lazy("request", "not accepted")
    NOT_OURS = "not_ours", pgettext_lazy("request", "not the municipality’s to do")
    TRANSFERRED = "transferred", pgettext_lazy("request", "handed to another body")
    CONTESTED = "contested", pgettext_lazy("request", "contested")
    REOPENED = "reopened", pgettext_lazy("request", "opened again")
    CLOSED = "closed", pgettext_lazy("request", "closed")
    MERGED = "merged", pgettext_lazy("request", "joined to another")
    WITHDRAWN = "withdrawn", pgettext_lazy("request", "withdrawn by its sender")


_WORK = (State.IN_PROGRESS, State.PLANNED, State.RESOLVED, State.REFUSED)
# By officers. Contesting, the second look, merging, withdrawing and closing have acts of their own.
MOVES: dict[State, tuple[State, ...]] = {
    State.RECEIVED: (State.ACCEPTED, *_WORK, State.NOT_OURS, State.TRANSFERRED),
    State.ACCEPTED: (*_WORK, State.NOT_OURS, State.TRANSFERRED),
    State.IN_PROGRESS: (State.PLANNED, State.RESOLVED, State.REFUSED, State.NOT_OURS, State.TRANSFERRED),
    State.PLANNED: (State.IN_PROGRESS, State.RESOLVED, State.REFUSED),
    State.REOPENED: (*_WORK, State.TRANSFERRED),
    State.NOT_OURS: (State.TRANSFERRED,),
}
# An answer was given; its sender may contest it for a while, then it closes.
ANSWERED = (State.RESOLVED, State.REFUSED, State.NOT_OURS, State.TRANSFERRED)
OPEN = (State.RECEIVED, State.ACCEPTED, State.IN_PROGRESS, State.PLANNED, State.REOPENED, State.CONTESTED)
# No state in which nothing more happens without words to its sender.
ENDED = (*ANSWERED, State.CLOSED, State.MERGED)
TONES = {
    State.RECEIVED: "",
    State.ACCEPTED: "soon",
    State.IN_PROGRESS: "soon",
    State.PLANNED: "soon",
    State.RESOLVED: "good",
    State.CLOSED: "good",
    State.CONTESTED: "late",
    State.REOPENED: "late",
}


class Publicity(TextChoices):
    """Who reads it besides its sender and the officers."""

    WAITING = "waiting", pgettext_lazy("publicity", "waiting to be read")
    SHOWN = "shown", pgettext_lazy("publicity", "for everybody")
    WITHHELD = "withheld", pgettext_lazy("publicity", "not shown")
    PRIVATE = "private", pgettext_lazy("publicity", "between the sender and the municipality")


class Channel(TextChoices):
    WEB = "web", _("web site")
    DESK = "desk", _("counter")
    PAPER = "paper", _("letter or paper form")
    PHONE = "phone", _("phone")
    SMS = "sms", _("text message")
    MEETING = "meeting", _("meeting")
    EMAIL = "email", pgettext_lazy("channel", "e-mail")
    API = "api", pgettext_lazy("channel", "another application")


class Priority(TextChoices):
    """In the order of the letters, the most pressing first."""

    URGENT = "a", pgettext_lazy("priority", "urgent")
    HIGH = "b", pgettext_lazy("priority", "high")
    NORMAL = "c", pgettext_lazy("priority", "normal")
    LOW = "d", pgettext_lazy("priority", "low")


class QuestionKind(TextChoices):
    TEXT = "text", pgettext_lazy("question", "words")
    NUMBER = "number", pgettext_lazy("question", "a number")
    CHOICE = "choice", pgettext_lazy("question", "one of several answers")
    YES_NO = "yes_no", pgettext_lazy("question", "yes or no")


WITH_OPTIONS = (QuestionKind.CHOICE, QuestionKind.YES_NO)


class Stage(TextChoices):
    """How far a request is on its way to another body."""

    WAITING = "waiting", pgettext_lazy("handover", "waiting to be sent")
    SENT = "sent", pgettext_lazy("handover", "sent")
    ENDED = "ended", pgettext_lazy("handover", "closed there")
    FAILED = "failed", pgettext_lazy("handover", "could not be sent")
