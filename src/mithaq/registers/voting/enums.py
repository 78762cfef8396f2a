"""States and kinds of a vote, and the table of allowed moves."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(TextChoices):
    DRAFT = "draft", pgettext_lazy("vote", "in preparation")
    FROZEN = "frozen", pgettext_lazy("vote", "rules frozen")
    OPEN = "open", pgettext_lazy("vote", "voting is open")
    CLOSED = "closed", pgettext_lazy("vote", "closed, being counted")
    TALLIED = "tallied", pgettext_lazy("vote", "counted, not yet adopted")
    ADOPTED = "adopted", pgettext_lazy("vote", "adopted")
    CANCELLED = "cancelled", pgettext_lazy("vote", "cancelled")


MOVES: dict[str, frozenset[str]] = {
    State.DRAFT: frozenset({State.FROZEN, State.CANCELLED}),
    State.FROZEN: frozenset({State.OPEN, State.CANCELLED}),
    State.OPEN: frozenset({State.CLOSED, State.CANCELLED}),
    State.CLOSED: frozenset({State.TALLIED, State.CANCELLED}),
    # What is counted is published and binds the town: nobody calls it off any more.
    State.TALLIED: frozenset({State.ADOPTED}),
    State.ADOPTED: frozenset(),
    State.CANCELLED: frozenset(),
}
# Everybody sees a vote from the freeze on.
PUBLIC = (State.FROZEN, State.OPEN, State.CLOSED, State.TALLIED, State.ADOPTED)
COUNTED = (State.TALLIED, State.ADOPTED)
# Nobody votes any more, and no key is left.
OVER = (State.CLOSED, *COUNTED, State.CANCELLED)


class BallotKind(TextChoices):
    """As in methods.allocation."""

    APPROVAL = "approval", _("choose as many projects as you like")
    CHOOSE_ONE = "choose-one", _("choose one project")
    RANKED = "ranked", _("put projects in the order you prefer")
    POINTS = "points", _("share out points among projects")
    KNAPSACK = "knapsack", _("choose projects that fit in the envelope together")


class Disclosure(TextChoices):
    OPEN = "A", _("every ballot is published, without any name")
    GROUPED = "B", _("ballots are published without their numbers, because the zone is small")


class Channel(TextChoices):
    """How a ballot was cast."""

    WEB = "web", _("by phone code, online")
    CODE = "code", _("by printed code, online")
    DESK = "desk", _("at the counter")
    PAPER = "paper", _("on paper")


ONLINE = (Channel.WEB, Channel.CODE, Channel.DESK)


class PaperState(TextChoices):
    ONCE = "once", pgettext_lazy("paper ballot", "entered once")
    AGREED = "agreed", pgettext_lazy("paper ballot", "both entries agree")
    DIFFERS = "differs", pgettext_lazy("paper ballot", "the entries differ")
    RESOLVED = "resolved", pgettext_lazy("paper ballot", "decided with a reason")
    STRUCK = "struck", pgettext_lazy("paper ballot", "there is no such paper")


PAPER_READY = (PaperState.AGREED, PaperState.RESOLVED)
