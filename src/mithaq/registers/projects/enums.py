"""The stages of a project, and which may follow which."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class Stage(TextChoices):
    IDEA = "idea", pgettext_lazy("stage of a project", "idea")
    STUDIED = "studied", pgettext_lazy("stage of a project", "studied")
    VOTED = "voted", pgettext_lazy("stage of a project", "voted")
    TENDERED = "tendered", pgettext_lazy("stage of a project", "tendered")
    CONTRACTED = "contracted", pgettext_lazy("stage of a project", "contracted")
    UNDER_WAY = "under_way", pgettext_lazy("stage of a project", "under way")
    SUSPENDED = "suspended", pgettext_lazy("stage of a project", "suspended")
    FINISHED = "finished", pgettext_lazy("stage of a project", "finished")
    HANDED_OVER = "handed_over", pgettext_lazy("stage of a project", "handed over")
    ABANDONED = "abandoned", pgettext_lazy("stage of a project", "abandoned")


# The way a project goes when nothing goes wrong; the other two stages stand beside it.
WAY = (
    Stage.IDEA,
    Stage.STUDIED,
    Stage.VOTED,
    Stage.TENDERED,
    Stage.CONTRACTED,
    Stage.UNDER_WAY,
    Stage.FINISHED,
    Stage.HANDED_OVER,
)

MOVES: dict[str, tuple[Stage, ...]] = {
    Stage.IDEA: (Stage.STUDIED, Stage.VOTED, Stage.ABANDONED),
    Stage.STUDIED: (Stage.VOTED, Stage.ABANDONED),
    # Small works are done by the town's own staff: without tender or contract.
    Stage.VOTED: (Stage.TENDERED, Stage.UNDER_WAY, Stage.ABANDONED),
    Stage.TENDERED: (Stage.CONTRACTED, Stage.VOTED, Stage.ABANDONED),
    Stage.CONTRACTED: (Stage.UNDER_WAY, Stage.TENDERED, Stage.ABANDONED),
    Stage.UNDER_WAY: (Stage.SUSPENDED, Stage.FINISHED, Stage.ABANDONED),
    Stage.SUSPENDED: (Stage.UNDER_WAY, Stage.TENDERED, Stage.ABANDONED),
    Stage.FINISHED: (Stage.HANDED_OVER, Stage.UNDER_WAY),
    Stage.HANDED_OVER: (),
    Stage.ABANDONED: (),
}

PROPOSED = frozenset({Stage.IDEA, Stage.STUDIED})
# Nothing more is expected of these.
CLOSED = frozenset({Stage.HANDED_OVER, Stage.ABANDONED})
BUILT = frozenset({Stage.FINISHED, Stage.HANDED_OVER})
# The works have begun, whatever became of them since.
BEGUN = frozenset({Stage.UNDER_WAY, Stage.SUSPENDED, *BUILT})


def needs_reason(old: str, new: str) -> bool:
    """Whether a move must be explained to the citizens: a stop, an end without result, a step back."""
    if new in (Stage.SUSPENDED, Stage.ABANDONED):
        return True
    return old in WAY and new in WAY and WAY.index(Stage(new)) < WAY.index(Stage(old))
