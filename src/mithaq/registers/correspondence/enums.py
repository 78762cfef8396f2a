"""Which way a letter goes, and how it travels."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class Direction(TextChoices):
    IN = "in", pgettext_lazy("letter", "incoming")
    OUT = "out", pgettext_lazy("letter", "outgoing")


class Way(TextChoices):
    POST = "post", pgettext_lazy("letter", "post")
    HAND = "hand", pgettext_lazy("letter", "by hand")
    EMAIL = "email", pgettext_lazy("letter", "e-mail")
    FAX = "fax", pgettext_lazy("letter", "fax")
