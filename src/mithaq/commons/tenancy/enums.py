from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Moderation(TextChoices):
    """When a contribution is read by a moderator."""

    BEFORE = "before", _("before it is shown")
    AFTER = "after", _("after it is shown")
