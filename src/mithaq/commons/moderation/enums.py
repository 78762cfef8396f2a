from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Abuse(TextChoices):
    """Why somebody reports a comment."""

    PRIVATE = "private", _("It names or exposes a private person")
    INSULT = "insult", _("It insults or threatens")
    HATE = "hate", _("It calls for hatred or violence")
    SPAM = "spam", _("It is advertising or nonsense")
    OTHER = "other", _("Something else")


class Settlement(TextChoices):
    """What a moderator made of a report."""

    KEPT = "kept", _("the comment stays")
    HIDDEN = "hidden", _("the comment was hidden")
