"""From feasible ideas to a vote, and from its result to projects."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor, system
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.commons.notify.models import Follow
from mithaq.kit.formats import list_of
from mithaq.kit.i18n import Text
from mithaq.registers.meetings.models import Meeting
from mithaq.registers.places.models import Zone
from mithaq.registers.projects.actions import open_project
from mithaq.registers.projects.models import Project
from mithaq.registers.voting import actions as voting
from mithaq.registers.voting.enums import State as VoteState
from mithaq.registers.voting.models import Election, Option, Roll

from ..enums import MOVES, OPEN_RULES, IdeaState, State
from ..models import Attestation, Cycle, Idea
from ..queries.cycles import envelopes_of
from ..queries.votes import election_of
from ..wording import in_every_language
from .cycles import advance

FEWEST = 2
# Where a year stands when its vote stands there.
STANDS = {
    VoteState.FROZEN: State.FROZEN,
    VoteState.OPEN: State.VOTING,
    VoteState.TALLIED: State.COUNTED,
    VoteState.ADOPTED: State.ADOPTED,
}
ORDER = list(State)


@transaction.atomic
def make_election(
    *,
    by: Actor,
    cycle: Cycle,
    roll: Roll,
    opens_at: dt.datetime,
    closes_at: dt.datetime,
    rehearsal: bool = False,
) -> Election:
    """The year's vote: one envelope for each zone with two feasible ideas at least, and the whole town's.

    Where there is no envelope but the town's, every idea stands in it. Nothing is frozen yet.
    """
    require(by, "edit", cycle)
    # Two officers may press the button in the same second: one year has one vote.
    cycle = Cycle.objects.select_for_update(no_key=True).get(pk=cycle.pk)
    if cycle.state not in OPEN_RULES:
        raise ValidationError(_("This year has its vote already."))
    if not rehearsal and election_of(cycle) is not None:
        raise ValidationError(_("This year has its vote already."))
    envelopes = [one for one in envelopes_of(cycle) if one.amount > 0]
    if not envelopes:
        raise ValidationError(_("Share the money among the zones first."))
    joint = all(one.zone_id is None for one in envelopes)
    ideas: dict[int | None, list[Idea]] = defaultdict(list)
    for idea in (
        Idea.objects.filter(cycle=cycle, state=IdeaState.FEASIBLE).select_related("sheet").order_by("pk")
    ):
        ideas[None if joint else idea.zone_id].append(idea)
    voted = [one for one in envelopes if len(ideas[one.zone_id]) >= FEWEST]
    if not voted:
        raise ValidationError(_("No zone has two feasible ideas: there is nothing to choose from."))
    election = voting.create_election(
        by=by,
        name=Text(cycle.title),
        description=Text(cycle.rules),
        ballot_kind=cycle.ballot_kind,
        rule=cycle.rule,
        opens_at=opens_at,
        closes_at=closes_at,
        roll=roll,
        rehearsal=rehearsal,
        subject=cycle,
    )
    for one in voted:
        name = Text(one.zone.name) if one.zone else in_every_language(lambda: _("The whole town"))
        pot = voting.add_pot(by=by, election=election, name=name, envelope=one.amount, zone=one.zone)
        for idea in ideas[one.zone_id]:
            cost = idea.sheet.cost
            assert cost is not None  # a constraint of the sheet
            # The town's own words: those of the author stay with the idea, where they can be erased.
            summary = Text(idea.sheet.note)
            voting.add_option(
                by=by, pot=pot, title=Text(idea.title), summary=summary, cost=cost, subject=idea
            )
    left_out = [str(one.zone) for one in envelopes if one not in voted and one.zone]
    record("investment.vote_made", by=by, on=cycle, data={"election": election.pk, "left_out": left_out})
    return election


@transaction.atomic
def adopt_result(
    *, by: Actor, cycle: Cycle, reason: Text | None = None, meeting: Meeting | None = None
) -> list[Project]:
    """The council adopts the result (decided in `meeting`); winners become projects.

    Every zone needs its facilitator's word, or the recorded reason why there is none.
    """
    require(by, "edit", cycle)
    # The year before the town's history, as everywhere: nobody waits in a circle.
    cycle = Cycle.objects.select_for_update(no_key=True).get(pk=cycle.pk)
    election = election_of(cycle)
    if election is None or election.state != VoteState.TALLIED:
        raise ValidationError(_("A result is adopted once the votes are counted."))
    require_attested(election)
    voting.adopt(by=by, election=election, reason=reason or Text())
    cycle.adopted_in = meeting
    cycle.save(update_fields=["adopted_in"])
    return follow_vote(cycle)


def require_attested(election: Election) -> None:
    """ValidationError naming the zones whose result nobody attests and nobody explains."""
    if missing := unattested(election):
        told = _("No facilitator attests these results, and no reason is recorded: %(zones)s.")
        raise ValidationError(told % {"zones": list_of(missing)})


def unattested(election: Election) -> list[Zone]:
    zones = [pot.zone for pot in election.pots.select_related("zone") if pot.zone]
    attested = set(Attestation.objects.filter(cycle=election.subject_id).values_list("zone", flat=True))
    return [zone for zone in zones if zone.pk not in attested]


@transaction.atomic
def follow_vote(cycle: Cycle) -> list[Project]:
    """Bring the year to where its vote stands; once adopted and attested, open the projects. Safe to repeat.

    A year whose vote was called off goes back to its feasible ideas, from where another vote can be prepared; one
    whose votes are counted never does.
    """
    cycle = Cycle.objects.select_for_update(no_key=True).get(pk=cycle.pk)
    by = system(cycle.municipality)
    election = election_of(cycle)
    if election is None and cycle.state in (State.FROZEN, State.VOTING):
        advance(by=by, cycle=cycle, to=State.FEASIBILITY)
    if election is None or election.state not in STANDS:
        return []
    wanted = STANDS[VoteState(election.state)]
    if wanted == State.ADOPTED and unattested(election):
        wanted = State.COUNTED
    while ORDER.index(State(cycle.state)) < ORDER.index(wanted):
        cycle = advance(by=by, cycle=cycle, to=_next(State(cycle.state)))
    if wanted != State.ADOPTED:
        return []
    return [
        _open(by, cycle, option, idea)
        for pot in election.pots.all()
        for option in Option.objects.filter(pot=pot).order_by("order")
        if (idea := _decided(by, option)) is not None
    ]


def _next(state: State) -> State:
    """The way the year goes when nothing is skipped."""
    return MOVES[state][-1]


def _decided(by: Actor, option: Option) -> Idea | None:
    """Write under the idea what the vote says of it; gives the idea when it won and is no project yet."""
    idea = option.subject
    if not isinstance(idea, Idea) or idea.state != IdeaState.FEASIBLE:
        return None
    idea.state = IdeaState.CHOSEN if option.selected else IdeaState.NOT_CHOSEN
    idea.save(update_fields=["state"])
    code = "investment.idea_chosen" if option.selected else "investment.idea_not_chosen"
    record(code, by=by, on=idea, data={"pot": option.pot_id, "option": option.code})
    return idea if option.selected else None


def _open(by: Actor, cycle: Cycle, option: Option, idea: Idea) -> Project:
    project = open_project(
        by=by,
        title=Text(option.title),
        summary=Text(option.summary),
        zone=idea.zone,
        cost_voted=option.cost,
        source=idea,
        location=idea.location,
    )
    # Authors, supporters and all who asked to be told of the idea hear of the project.
    of_idea = Follow.objects.filter(
        subject_type=ContentType.objects.get_for_model(Idea),
        subject_id=idea.pk,
        confirmed_at__isnull=False,
    )
    about = ContentType.objects.get_for_model(Project)
    Follow.objects.bulk_create(
        [
            Follow(
                municipality=cycle.municipality,
                person_id=one.person_id,
                subject_type=about,
                subject_id=project.pk,
                confirmed_at=one.confirmed_at,
            )
            for one in of_idea
        ],
        ignore_conflicts=True,
    )
    return project
