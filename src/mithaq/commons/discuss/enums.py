from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """Where a comment stands. Only `PUBLISHED` is for everybody's eyes."""

    PENDING = "pending", _("waiting to be read")
    PUBLISHED = "published", _("published")
    REJECTED = "rejected", _("not published")
    WITHDRAWN = "withdrawn", _("withdrawn by its author")


class Channel(TextChoices):
    """How a comment reached the town."""

    WEB = "web", _("web site")
    DESK = "desk", _("counter")
    PAPER = "paper", _("letter or paper form")
    PHONE = "phone", _("phone")
    SMS = "sms", _("text message")
    MEETING = "meeting", _("meeting")


class Outcome(TextChoices):
    """What the town decided about a comment."""

    ACCEPTED = "accepted", _("accepted")
    ACCEPTED_IN_PART = "accepted_in_part", _("accepted in part")
    REFUSED = "refused", _("not accepted")
    ANSWERED = "answered", _("answered")


OUTCOME_TONES = {
    Outcome.ACCEPTED: "good",
    Outcome.ACCEPTED_IN_PART: "good",
    Outcome.REFUSED: "quiet",
    Outcome.ANSWERED: "good",
}
STATE_TONES = {
    State.PENDING: "soon",
    State.PUBLISHED: "good",
    State.REJECTED: "late",
    State.WITHDRAWN: "quiet",
}
