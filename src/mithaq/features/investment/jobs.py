"""The year follows its vote, whoever opens, closes or counts it."""

from __future__ import annotations

from mithaq.commons.audit.events import consumers, wants
from mithaq.commons.audit.models import Entry
from mithaq.commons.jobs.definitions import job
from mithaq.registers.voting.models import Election

from .actions import follow_vote
from .models import Cycle

FOLLOWED = ("voting.frozen", "voting.opened", "voting.tallied", "voting.adopted", "voting.cancelled")


@job("investment.follow_vote")
def after_vote(*, entry_id: int) -> None:
    entry = Entry.objects.filter(pk=entry_id).first()
    election = entry.subject if entry is not None else None
    if isinstance(election, Election) and isinstance(election.subject, Cycle) and not election.rehearsal:
        follow_vote(election.subject)


consumers.append("investment.follow_vote")
wants["investment.follow_vote"] = lambda event, _model: event.code in FOLLOWED
