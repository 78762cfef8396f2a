"""Words and tables of following a promise: who tells, how a milestone's status may move, where a request stands."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .enums import MilestoneStatus

_M = MilestoneStatus
# From each status of a milestone, where it may go. Every move needs evidence, but the one that says there is none.
STATUS_MOVES: dict[str, tuple[str, ...]] = {
    _M.NOT_STARTED: (_M.LIMITED, _M.SUBSTANTIAL, _M.COMPLETE, _M.NO_EVIDENCE, _M.CANCELLED),
    _M.LIMITED: (_M.SUBSTANTIAL, _M.COMPLETE, _M.NOT_STARTED, _M.NO_EVIDENCE, _M.CANCELLED),
    _M.SUBSTANTIAL: (_M.COMPLETE, _M.LIMITED, _M.NOT_STARTED, _M.NO_EVIDENCE, _M.CANCELLED),
    _M.COMPLETE: (_M.SUBSTANTIAL, _M.LIMITED, _M.NO_EVIDENCE),
    _M.NO_EVIDENCE: (_M.NOT_STARTED, _M.LIMITED, _M.SUBSTANTIAL, _M.COMPLETE, _M.CANCELLED),
    _M.CANCELLED: (_M.NOT_STARTED,),
}
# What a step stands for when progress is given in percent: thirds, the same for everybody, never typed.
PERCENT: dict[str, int] = {
    _M.NOT_STARTED: 0,
    _M.NO_EVIDENCE: 0,
    _M.LIMITED: 33,
    _M.SUBSTANTIAL: 67,
    _M.COMPLETE: 100,
}
# What somebody who looks at the thing itself, or works on it, may say of it.
SEEN = (_M.NOT_STARTED, _M.LIMITED, _M.SUBSTANTIAL, _M.COMPLETE)


def needs_reason(before: str, after: str) -> bool:
    """Going back, giving up, starting again or finding nothing is told to the public in words."""
    if _M.CANCELLED in (before, after) or after == _M.NO_EVIDENCE:
        return True
    return PERCENT[after] < PERCENT[before]


def seen_choices() -> list[tuple[str, object]]:
    return [(status.value, status.label) for status in SEEN]


class Source(TextChoices):
    """Who says how far it has come."""

    AGENCY = "agency", _("the responsible institution")
    MEL_OFFICER = "mel_officer", _("the officer who follows the plan")
    CITIZEN = "citizen", _("citizens")


class UpdateKind(TextChoices):
    PROGRESS = "progress", _("progress of a step")
    DEVELOPMENT = "development", _("development")
    ACHIEVEMENT = "achievement", _("achievement")


class UpdateState(TextChoices):
    WAITING = "waiting", _("waiting to be checked")
    VALIDATED = "validated", _("checked and accepted")
    REFUSED = "refused", pgettext_lazy("update", "not accepted")


class RequestState(TextChoices):
    SENT = "sent", pgettext_lazy("request", "sent")
    REMINDED = "reminded", _("reminded")
    ANSWERED = "answered", pgettext_lazy("request", "answered")
    OVERDUE = "overdue", pgettext_lazy("request", "no answer")
    WAIVED = "waived", pgettext_lazy("request", "waived")


# Nothing has come yet.
OPEN_REQUESTS = (RequestState.SENT, RequestState.REMINDED, RequestState.OVERDUE)
# The promise that an institution answers within the term: a kind of commons.clocks.
UPDATE_CLOCK = "plans.update_request"
# Its term, in the country profile.
UPDATE_TERM = "plans.update"
