"""The calendar of the demonstration: a year's programme is counted from its first day, which moves with today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils import timezone

from mithaq.registers.projects.models import Move, Project
from mithaq.registers.voting.models import Election, Outcome

from ..models import Attestation, Cycle, Idea, Sheet

# From the first day of a year's programme: when voting begins and when it ends.
VOTING_DAYS = (144, 160)
# The votes are counted, facilitators give their word, the council adopts, works begin or are to begin, and end.
COUNTED, ATTESTED, ADOPTED, STARTED, TO_START, TO_END = 161, 164, 172, 230, 530, 640
# The first idea, its reading, and the sheet of the technician.
IDEAS, READ, EXAMINED = 22, 3, 95


def begun(year: int) -> dt.date:
    """The first day of that year's programme: voting is under way today, and was a year ago."""
    today = timezone.localdate()
    return today - dt.timedelta(days=150 + 365 * (today.year - year))


def on(year: int, day: int) -> dt.date:
    return begun(year) + dt.timedelta(days=day)


def at(year: int, day: int, hour: int = 10) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(on(year, day), dt.time(hour)))


def date_ideas(row: Cycle) -> None:
    """Sent in one after another, read and examined while the calendar says so."""
    Cycle.objects.filter(pk=row.pk).update(created_at=at(row.year, 0))
    for place, idea in enumerate(Idea.objects.filter(cycle=row).order_by("pk")):
        sent = at(row.year, IDEAS + place % 40)
        idea.submitted_at = sent
        if idea.published_at is not None:
            idea.published_at = sent + dt.timedelta(days=READ)
        idea.save(update_fields=["submitted_at", "published_at"])
    Sheet.objects.filter(idea__cycle=row).update(written_at=at(row.year, EXAMINED))


def date_freeze(election: Election) -> None:
    """As far as the page says, two days before voting began."""
    frozen, opens = election.opens_at - dt.timedelta(days=2), election.opens_at
    Election.objects.filter(pk=election.pk).update(frozen_at=frozen, opened_at=opens)


def date_decision(row: Cycle, election: Election, projects: Sequence[Project]) -> None:
    """What a past year decided, and the projects it became, stand on its days and not on that of the loading.

    The first half is to begin (and has begun, once `move_project` says so), the others are to come.
    """
    Election.objects.filter(pk=election.pk).update(
        closed_at=election.closes_at, tallied_at=at(row.year, COUNTED), adopted_at=at(row.year, ADOPTED)
    )
    Outcome.objects.filter(pot__election=election).update(counted_at=at(row.year, COUNTED))
    Attestation.objects.filter(cycle=row).update(at=at(row.year, ATTESTED))
    for place, project in enumerate(projects):
        project.opened_at, project.stage_since = at(row.year, ADOPTED), on(row.year, ADOPTED)
        project.planned_start = on(row.year, STARTED if place < len(projects) // 2 else TO_START)
        project.planned_end = project.promised_end = on(row.year, TO_END)
        project.save()
    Move.objects.filter(project__in=projects).update(on=on(row.year, ADOPTED))
