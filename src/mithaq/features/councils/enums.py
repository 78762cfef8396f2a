"""Kinds and states of what bodies decide, and which state may follow which."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from mithaq.methods import decisions


class Kind(TextChoices):
    DECISION = "decision", pgettext_lazy("kind", "decision")
    OPINION = "opinion", pgettext_lazy("kind", "opinion")
    RECOMMENDATION = "recommendation", pgettext_lazy("kind", "recommendation")


class State(TextChoices):
    DRAFT = "draft", pgettext_lazy("decision", "draft")
    OPEN = "open", pgettext_lazy("decision", "members are asked")
    PAUSED = "paused", pgettext_lazy("decision", "not adopted yet")
    ADOPTED = "adopted", pgettext_lazy("decision", "adopted")
    REJECTED = "rejected", pgettext_lazy("decision", "not adopted")
    WITHDRAWN = "withdrawn", pgettext_lazy("decision", "withdrawn")


# A round is opened, counted, and either adopts or leaves it open what follows: another round, or the end.
MOVES = {
    State.DRAFT: (State.OPEN, State.WITHDRAWN),
    State.OPEN: (State.ADOPTED, State.PAUSED, State.WITHDRAWN),
    State.PAUSED: (State.OPEN, State.REJECTED, State.WITHDRAWN),
    State.ADOPTED: (),
    State.REJECTED: (),
    State.WITHDRAWN: (),
}
DECIDED = (State.ADOPTED, State.REJECTED)
WRITABLE = (State.DRAFT, State.PAUSED)


class Choice(TextChoices):
    """A member's position, with the values of `methods.decisions`."""

    FOR = decisions.Choice.FOR.value, pgettext_lazy("position", "for")
    AGAINST = decisions.Choice.AGAINST.value, pgettext_lazy("position", "against")
    ABSTAIN = decisions.Choice.ABSTAIN.value, pgettext_lazy("position", "abstains")
    CONSENT = decisions.Choice.CONSENT.value, pgettext_lazy("position", "consents")
    STAND_ASIDE = decisions.Choice.STAND_ASIDE.value, pgettext_lazy("position", "stands aside")
    BLOCK = decisions.Choice.BLOCK.value, pgettext_lazy("position", "blocks")


OBJECTIONS = (Choice.AGAINST, Choice.BLOCK)


class Outcome(TextChoices):
    """How a round ended, with the values of `methods.decisions`."""

    ADOPTED = decisions.Outcome.ADOPTED.value, pgettext_lazy("round", "adopted")
    NO_QUORUM = decisions.Outcome.NO_QUORUM.value, pgettext_lazy("round", "no quorum: nothing is decided")
    OPPOSED = decisions.Outcome.OPPOSED.value, pgettext_lazy("round", "not adopted: somebody is against")
    BLOCKED = decisions.Outcome.BLOCKED.value, pgettext_lazy("round", "not adopted: somebody blocks it")
    TOO_FEW = decisions.Outcome.TOO_FEW.value, pgettext_lazy("round", "not adopted: too few are for it")
    # The question was withdrawn while members were answering.
    UNCOUNTED = "uncounted", pgettext_lazy("round", "not counted")


class Fate(TextChoices):
    """What became of something a body follows."""

    FOLLOWED = "followed", pgettext_lazy("follow-up", "followed")
    UNDER_WAY = "under_way", pgettext_lazy("follow-up", "under way")
    DONE = "done", pgettext_lazy("follow-up", "done")
    REFUSED = "refused", pgettext_lazy("follow-up", "refused")
    DROPPED = "dropped", pgettext_lazy("follow-up", "no longer followed")


ENDED = (Fate.DONE, Fate.REFUSED, Fate.DROPPED)


class StepKind(TextChoices):
    OPINION = "opinion", pgettext_lazy("step", "opinion of the body")
    ANSWER = "answer", pgettext_lazy("step", "answer of the institution")
    OUTCOME = "outcome", pgettext_lazy("step", "what came of it")


class CallState(TextChoices):
    DRAFT = "draft", pgettext_lazy("call", "being prepared")
    AGREEING = "agreeing", pgettext_lazy("call", "the body is asked about the criteria")
    OPEN = "open", pgettext_lazy("call", "open for nominations")
    CLOSED = "closed", pgettext_lazy("call", "nominations are examined")
    CHOOSING = "choosing", pgettext_lazy("call", "the body is asked about the choice")
    DECIDED = "decided", pgettext_lazy("call", "decided")


# Nominees are shown once nominations are closed: nobody is compared with half a field.
SHOWN = (CallState.CLOSED, CallState.CHOOSING, CallState.DECIDED)
DEAD = (State.REJECTED, State.WITHDRAWN)


class TaskState(TextChoices):
    TODO = "todo", pgettext_lazy("task", "to do")
    DOING = "doing", pgettext_lazy("task", "in hand")
    DONE = "done", pgettext_lazy("task", "done")


class Level(TextChoices):
    LOW = "low", pgettext_lazy("risk", "low")
    MEDIUM = "medium", pgettext_lazy("risk", "medium")
    HIGH = "high", pgettext_lazy("risk", "high")
