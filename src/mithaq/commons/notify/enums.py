from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    """How a person is reached outside the site; the inbox needs no choice."""

    EMAIL = "email", _("E-mail")
    SMS = "sms", _("Text message")


class Kind(TextChoices):
    """Why a person is told."""

    DIRECT = "direct", _("What concerns me: answers, decisions, deadlines")
    FOLLOWED = "followed", _("What I follow")


class Frequency(TextChoices):
    NOW = "now", _("At once")
    DAILY = "daily", _("Once a day")
    WEEKLY = "weekly", _("Once a week")
    NEVER = "never", _("Never")


class State(TextChoices):
    """Where a message on its way out is."""

    WAITING = "waiting", _("waiting")
    # Goes with the next daily or weekly letter.
    HELD = "held", _("for the next digest")
    # Being handed over: what stays here belongs to a worker that died, and is taken up again.
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    # The person left, has no address any more or wants no such message.
    DROPPED = "dropped", _("not sent")
    # A worker died while a gateway that cannot recognise a repetition had the message.
    UNSURE = "unsure", _("perhaps sent")
