"""Kinds and states of the yearly programme, and which state may follow which."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.discuss.enums import Channel as Written


class Kind(TextChoices):
    INVESTMENT = "investment", _("participatory investment")
    ECONOMIC = "economic", _("participatory economic plan")


class State(TextChoices):
    """Where a year stands. The order is that of the published calendar."""

    PREPARING = "preparing", pgettext_lazy("programme", "being prepared")
    CALL = "call", pgettext_lazy("programme", "call for members")
    IDEAS = "ideas", pgettext_lazy("programme", "ideas are collected")
    FEASIBILITY = "feasibility", pgettext_lazy("programme", "ideas are examined")
    FROZEN = "frozen", pgettext_lazy("programme", "rules and prices are frozen")
    VOTING = "voting", pgettext_lazy("programme", "voting is open")
    COUNTED = "counted", pgettext_lazy("programme", "votes are counted")
    ADOPTED = "adopted", pgettext_lazy("programme", "result is adopted")
    FOLLOWING = "following", pgettext_lazy("programme", "projects are followed")
    ARCHIVED = "archived", pgettext_lazy("programme", "in the archive")


# The last of each is the way the year goes when nothing is skipped, and nothing called off.
MOVES = {
    State.PREPARING: (State.CALL, State.IDEAS),
    State.CALL: (State.IDEAS,),
    State.IDEAS: (State.FEASIBILITY,),
    State.FEASIBILITY: (State.IDEAS, State.FROZEN),
    State.FROZEN: (State.FEASIBILITY, State.VOTING),
    State.VOTING: (State.FEASIBILITY, State.COUNTED),
    State.COUNTED: (State.ADOPTED,),
    State.ADOPTED: (State.FOLLOWING,),
    State.FOLLOWING: (State.ARCHIVED,),
    State.ARCHIVED: (),
}
# These come by what is done elsewhere: freezing, opening and counting the vote, adopting its result.
BY_THE_VOTE = (State.FROZEN, State.VOTING, State.COUNTED, State.ADOPTED)
# The vote stands over these: only calling it off leads back, and nothing once it is counted.
UNDECIDED = (State.FROZEN, State.VOTING, State.COUNTED)
# Envelopes, rules and calendar may still change.
OPEN_RULES = (State.PREPARING, State.CALL, State.IDEAS, State.FEASIBILITY)
RUNNING = tuple(one for one in State if one not in (State.PREPARING, State.ARCHIVED))
# The phases that have dates of their own.
PHASES = (State.CALL, State.IDEAS, State.FEASIBILITY, State.VOTING, State.ADOPTED, State.FOLLOWING)


class Formula(TextChoices):
    """How the money is shared among zones."""

    EQUAL = "equal", _("the same amount for every zone")
    POPULATION = "population", _("by population")
    CATCH_UP = "catch_up", _("by population, more where less was spent per inhabitant")


class Category(TextChoices):
    """For whom a member takes part."""

    GOVERNMENT = "government", pgettext_lazy("category of members", "public bodies")
    CSO = "cso", pgettext_lazy("category of members", "associations")
    CITIZEN = "citizen", pgettext_lazy("category of members", "citizens")
    PRIVATE = "private", pgettext_lazy("category of members", "businesses")
    ACADEMIC = "academic", pgettext_lazy("category of members", "universities and research")
    MEDIA = "media", pgettext_lazy("category of members", "media")


class Fate(TextChoices):
    """What became of an application."""

    WAITING = "waiting", pgettext_lazy("application", "waiting for a decision")
    ACCEPTED = "accepted", pgettext_lazy("application", "accepted")
    REFUSED = "refused", pgettext_lazy("application", "not accepted")


class Channel(TextChoices):
    """How an idea reached the town: the ways of comments, and two of the programme's own."""

    WEB = Written.WEB.value, Written.WEB.label
    DESK = Written.DESK.value, Written.DESK.label
    PAPER = Written.PAPER.value, Written.PAPER.label
    PHONE = Written.PHONE.value, Written.PHONE.label
    SMS = Written.SMS.value, Written.SMS.label
    ASSEMBLY = "assembly", _("assembly of the zone")
    VISIT = "visit", _("visit on site")


class IdeaState(TextChoices):
    WAITING = "waiting", pgettext_lazy("idea", "waiting to be read")
    REJECTED = "rejected", pgettext_lazy("idea", "not published")
    PUBLISHED = "published", pgettext_lazy("idea", "to be examined")
    FEASIBLE = "feasible", pgettext_lazy("idea", "feasible: on the ballot")
    REFUSED = "refused", pgettext_lazy("idea", "not feasible")
    MERGED = "merged", pgettext_lazy("idea", "joined to another idea")
    WITHDRAWN = "withdrawn", pgettext_lazy("idea", "withdrawn by its author")
    CHOSEN = "chosen", pgettext_lazy("idea", "chosen by the vote")
    NOT_CHOSEN = "not_chosen", pgettext_lazy("idea", "not chosen this year")


# Everybody may read these.
SHOWN = (
    IdeaState.PUBLISHED,
    IdeaState.FEASIBLE,
    IdeaState.REFUSED,
    IdeaState.MERGED,
    IdeaState.CHOSEN,
    IdeaState.NOT_CHOSEN,
)
ALIVE = (IdeaState.PUBLISHED, IdeaState.FEASIBLE)
IDEA_TONES = {
    IdeaState.WAITING: "soon",
    IdeaState.REJECTED: "late",
    IdeaState.FEASIBLE: "good",
    IdeaState.REFUSED: "late",
    IdeaState.CHOSEN: "good",
    IdeaState.MERGED: "quiet",
    IdeaState.WITHDRAWN: "quiet",
    IdeaState.NOT_CHOSEN: "quiet",
}


class Finding(TextChoices):
    """What the technician found about land or law."""

    CLEAR = "clear", pgettext_lazy("finding", "clear")
    CONDITION = "condition", pgettext_lazy("finding", "possible under a condition")
    OBSTACLE = "obstacle", pgettext_lazy("finding", "an obstacle")


class Verdict(TextChoices):
    FEASIBLE = "feasible", pgettext_lazy("verdict", "feasible")
    REFUSED = "refused", pgettext_lazy("verdict", "not feasible")


class Works(TextChoices):
    """What became of a project of an earlier year."""

    DONE = "done", pgettext_lazy("works", "finished")
    UNDER_WAY = "under_way", pgettext_lazy("works", "under way")
    NOT_STARTED = "not_started", pgettext_lazy("works", "not started")
    DROPPED = "dropped", pgettext_lazy("works", "given up")


class CountingRule(TextChoices):
    """The rules a town chooses from, by their names in methods.allocation."""

    GREEDY = "greedy", _("most votes first, as long as the money lasts")
    NO_SKIP = "greedy-no-skip", _("most votes first, and stop at the first that is too dear")
    EQUAL_SHARES = "equal-shares/add1u", _("equal shares: every voter has the same part of the money")
