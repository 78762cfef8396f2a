"""The year's vote and what it gave, as far as the register of votes tells."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from mithaq.registers.projects.models import Project
from mithaq.registers.voting.enums import State as VoteState
from mithaq.registers.voting.models import Election

from ..models import Cycle, Idea


def elections_of(cycle: Cycle) -> QuerySet[Election]:
    """Real ones and rehearsals, those called off left out."""
    about = ContentType.objects.get_for_model(Cycle)
    rows = Election.objects.filter(subject_type=about, subject_id=cycle.pk)
    return rows.exclude(state=VoteState.CANCELLED).order_by("-pk")


def election_of(cycle: Cycle) -> Election | None:
    return elections_of(cycle).filter(rehearsal=False).first()


def projects_from(ideas: QuerySet[Idea] | list[Idea]) -> dict[int, Project]:
    """{number of the idea: the project it became}."""
    about = ContentType.objects.get_for_model(Idea)
    rows = Project.objects.filter(source_type=about, source_id__in=[one.pk for one in ideas])
    return {row.source_id: row for row in rows if row.source_id}
