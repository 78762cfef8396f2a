"""Tables of a plan's life: who may move a commitment where, what objectives belong to, codes of the public table."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .enums import CommitmentStatus, PlanStatus

_C = CommitmentStatus
# From each status of a commitment, where it may go. "amended" is reached by an amendment only.
COMMITMENT_MOVES: dict[str, tuple[str, ...]] = {
    _C.PROPOSED: (_C.CO_CREATED, _C.ADOPTED, _C.WITHDRAWN),
    _C.CO_CREATED: (_C.ADOPTED, _C.PROPOSED, _C.WITHDRAWN),
    _C.ADOPTED: (_C.IN_PROGRESS, _C.WITHDRAWN),
    _C.IN_PROGRESS: (_C.COMPLETED, _C.WITHDRAWN),
    _C.AMENDED: (_C.IN_PROGRESS, _C.COMPLETED, _C.WITHDRAWN),
    _C.COMPLETED: (_C.IN_PROGRESS,),
    _C.WITHDRAWN: (),
}
# The grants with which a commitment is moved to a status; one of them is enough.
COMMITMENT_MOVERS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys((_C.PROPOSED, _C.CO_CREATED), ("plans.edit",)),
    _C.ADOPTED: ("plans.edit", "plans.publish"),
    **dict.fromkeys((_C.IN_PROGRESS, _C.COMPLETED), ("plans.follow", "plans.publish")),
    _C.WITHDRAWN: ("plans.publish",),
}
# Told to the public in words.
NEEDS_REASON = frozenset({(_C.COMPLETED, _C.IN_PROGRESS)})
# Promised, and so changed by an amendment only.
PROMISED = (_C.ADOPTED, _C.IN_PROGRESS, _C.AMENDED)
# Plans whose promises bind the town.
BINDING = (PlanStatus.ENDORSED, PlanStatus.SUBMITTED, PlanStatus.IMPLEMENTATION)


def needs_reason(before: str, after: str) -> bool:
    return after == _C.WITHDRAWN or (before, after) in NEEDS_REASON


class ObjectiveKind(TextChoices):
    STRATEGIC = "strategic", _("municipal strategic plan")
    LOCAL_DEVELOPMENT = "local_development", _("local development plan")


class OgpCompletion(TextChoices):
    """How far a commitment came, by the codes of the public table of commitments."""

    WITHDRAWN = "0", pgettext_lazy("completion", "withdrawn")
    UNCLEAR = "1", pgettext_lazy("completion", "unclear")
    NOT_STARTED = "2", pgettext_lazy("completion", "not started")
    LIMITED = "3", pgettext_lazy("completion", "limited")
    SUBSTANTIAL = "4", pgettext_lazy("completion", "substantial")
    COMPLETE = "5", pgettext_lazy("completion", "complete")
    NOT_REVIEWED = "NR", pgettext_lazy("completion", "not reviewed")
    NO_DATA = "ND", pgettext_lazy("completion", "no data")
