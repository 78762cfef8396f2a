from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ClockState(TextChoices):
    RUNNING = "running", _("running")
    # The citizen was asked something: the time until the answer is not the municipality's.
    PAUSED = "paused", _("paused")
    DONE = "done", _("done")


class ClockUnit(TextChoices):
    HOUR = "hour", _("hours")
    CALENDAR = "calendar", _("calendar days")
    WORKING = "working", _("working days")
    MONTH = "month", _("months")
    # A date that was promised, not counted.
    FIXED = "fixed", _("a fixed date")


class HolidayStatus(TextChoices):
    # The moon decides, or a government may: an officer confirms it when it is known.
    ESTIMATED = "estimated", _("estimated")
    CONFIRMED = "confirmed", _("confirmed")
