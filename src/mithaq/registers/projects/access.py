"""Published projects are for everybody; whoever runs projects sees and writes all of them."""

from __future__ import annotations

from django.db.models import Q

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import Policy, only_if
from mithaq.commons.discuss.access import seen_of
from mithaq.commons.discuss.models import Comment

from .enums import CLOSED
from .models import Project

RUN = "projects.run"


def seen(actor: Actor, path: str = "") -> Q:
    return Q(**{f"{path}published": True}) | only_if(actor.has(RUN))


class ProjectPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return seen(actor)

    def edit(self, actor: Actor) -> Q:
        return only_if(actor.has(RUN)) & ~Q(stage__in=CLOSED)

    def publish(self, actor: Actor) -> Q:
        return only_if(actor.has(RUN))

    def attach(self, actor: Actor) -> Q:
        return only_if(actor.has(RUN))

    def translate(self, actor: Actor) -> Q:
        return only_if(actor.has(RUN, "translate"))

    def comment(self, actor: Actor) -> Q:
        """Whoever passes by, as long as anybody sees it: a defect shows after the handover too."""
        return Q(published=True)

    def answer(self, actor: Actor) -> Q:
        """The technicians answer for their works."""
        return only_if(actor.has(RUN))


class StepPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return seen(actor, "project__")

    def attach(self, actor: Actor) -> Q:
        return only_if(actor.has(RUN))

    def translate(self, actor: Actor) -> Q:
        return only_if(actor.has(RUN, "translate"))


class RemarkPolicy(Policy):
    """A remark is seen with its comment."""

    def view(self, actor: Actor) -> Q:
        comments = Comment.objects.filter(seen_of(actor, Project)).values("pk")
        return seen(actor, "project__") & Q(comment__in=comments)

    def attach(self, actor: Actor) -> Q:
        """The house takes the pictures in, together with the words."""
        return only_if(actor.is_system)
