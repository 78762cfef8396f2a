"""Who may do what to a report."""

from __future__ import annotations

from django.db.models import Q

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import ANYBODY, Policy, only_if

from .enums import EditionStatus

WRITE, PUBLISH = "reports.edit", "reports.publish"


class SeriesPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return ANYBODY


class EditionPolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return Q(status=EditionStatus.PUBLISHED) | only_if(actor.has(WRITE, PUBLISH))

    def edit(self, actor: Actor) -> Q:
        return Q(status=EditionStatus.DRAFT) & only_if(actor.has(WRITE, PUBLISH))

    def approve(self, actor: Actor) -> Q:
        return Q(status=EditionStatus.DRAFT) & only_if(actor.has(PUBLISH))

    def publish(self, actor: Actor) -> Q:
        """Also sending back what was approved."""
        return Q(status=EditionStatus.APPROVED) & only_if(actor.has(PUBLISH))

    def correct(self, actor: Actor) -> Q:
        return Q(status=EditionStatus.PUBLISHED) & only_if(actor.has(WRITE, PUBLISH))


class FigurePolicy(Policy):
    def view(self, actor: Actor) -> Q:
        return Q(edition__status=EditionStatus.PUBLISHED)
