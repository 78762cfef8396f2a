from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Turn(IntegerChoices):
    """Which of the jobs that are due is carried out first."""

    # Somebody looks at a telephone for the letter or the code.
    SOON = 0
    USUAL = 1


class State(TextChoices):
    WAITING = "waiting", _("waiting")
    RUNNING = "running", pgettext_lazy("job", "running")
    DONE = "done", pgettext_lazy("job", "done")
    # Tried as often as allowed: a person must look.
    DEAD = "dead", _("given up")
