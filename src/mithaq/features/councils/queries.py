"""Reading what bodies decide: the roll, the count, what waits for a member, what is followed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Prefetch, QuerySet

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.interests import conflicts
from mithaq.commons.access.policy import visible
from mithaq.commons.people.models import InterestDeclaration, Organisation
from mithaq.methods.decisions import Choice, Result, Rule, count, settled
from mithaq.methods.decisions import Outcome as Counted
from mithaq.registers.bodies.access import sits_in
from mithaq.registers.bodies.enums import SeatRole
from mithaq.registers.bodies.models import Body, Seat
from mithaq.registers.bodies.queries import lead_of, members_on

from .access import keeps
from .enums import State
from .models import Call, Criterion, Decision, Item, Nominee, Position, QuarterRecord, Round, Score


def voters_of(body: Body) -> QuerySet[Seat]:
    """The seats that vote today; observers never do."""
    return members_on(body).filter(votes=True).exclude(role=SeatRole.OBSERVER)


def concerned(decision: Decision) -> list[Organisation]:
    """Whose matter it is: the institutions named, and the one that answers for the record it is about."""
    named = list(decision.organisations.all())
    lead = lead_of(decision.subject) if decision.subject is not None else None
    return [*named, lead] if lead is not None and lead not in named else named


def interests_in_the_way(decision: Decision, seat: Seat) -> list[InterestDeclaration]:
    """What the person on a seat declared that touches this decision."""
    if seat.person is None:
        return []
    return conflicts(Actor(municipality=decision.municipality, person=seat.person), concerned(decision))


def result_of(round_: Round) -> Result | None:
    """A closed round as it was counted; None while it is open."""
    if round_.closed_at is None:
        return None
    return Result(
        rule=Rule(round_.decision.rule),
        outcome=Counted(round_.outcome),
        counts={Choice(code): number for code, number in round_.counts.items()},
        entitled=round_.entitled,
        needed=round_.needed,
    )


def standing(decision: Decision) -> Result | None:
    """The result that stands after all closed rounds; None while none had its quorum."""
    rounds = Round.objects.filter(decision=decision, closed_at__isnull=False).select_related("decision")
    return settled([found for one in rounds.order_by("number") if (found := result_of(one)) is not None])


def counted(round_: Round) -> Result:
    """The round counted from its positions as they stand now."""
    positions = list(Position.objects.filter(round=round_, kept_out=False).values_list("choice", flat=True))
    return count(
        Rule(round_.decision.rule),
        [Choice(choice) for choice in positions if choice],
        entitled=len(positions),
        quorum_percent=round_.decision.quorum_percent or 0,
    )


def rounds_of(decision: Decision) -> list[Round]:
    """All rounds with the positions of each seat, the last one first."""
    roll = Position.objects.select_related("seat__organisation", "seat__person").order_by("pk")
    rows = Round.objects.filter(decision=decision).order_by("-number")
    return list(rows.prefetch_related(Prefetch("positions", queryset=roll)))


def decisions_of(actor: Actor) -> QuerySet[Decision]:
    """All that the actor may see, the latest first."""
    rows = visible(actor, Decision.objects.all())
    return rows.select_related("body", "meeting").order_by("-proposed_at", "-pk")


def decisions_about(actor: Actor, subject: Model) -> QuerySet[Decision]:
    about = ContentType.objects.get_for_model(subject)
    return decisions_of(actor).filter(subject_type=about, subject_id=subject.pk)


def waiting_for(actor: Actor) -> QuerySet[Position]:
    """What the actor is asked as a member and has not answered, the longest asked first."""
    rows = visible(actor, Position.objects.filter(round__closed_at__isnull=True, choice=""), "cast")
    rows = rows.filter(round__decision__state=State.OPEN, kept_out=False)
    return rows.select_related("round__decision__body", "seat").order_by("round__opened_at", "pk")


def positions_of(actor: Actor, decision: Decision) -> list[Position]:
    """The actor's own places in the open round."""
    rows = visible(actor, Position.objects.filter(round__decision=decision), "cast")
    return list(rows.filter(round__closed_at__isnull=True).select_related("seat__person", "round__decision"))


def items_of(actor: Actor, body: Body) -> QuerySet[Item]:
    """What a body follows, the newest first, with all that its page reads."""
    rows = visible(actor, Item.objects.filter(body=body)).select_related("addressee", "decision", "body")
    return rows.order_by("-since", "-pk").prefetch_related("steps", "subject")


def subjects_seen(actor: Actor, items: Iterable[Item]) -> dict[int, Model]:
    """{number of the item: the record it is about}, of those the actor may see; one query for each kind of record."""
    kinds: dict[type[Model], dict[int, Model]] = {}
    about = [(item, item.subject) for item in items if item.subject is not None]
    for _item, subject in about:
        kinds.setdefault(type(subject), {})[subject.pk] = subject
    seen = {
        (kind, pk)
        for kind, rows in kinds.items()
        for pk in visible(actor, kind._default_manager.filter(pk__in=rows)).values_list("pk", flat=True)
    }
    return {item.pk: subject for item, subject in about if (type(subject), subject.pk) in seen}


@dataclass(frozen=True)
class Standing:
    """A nominee against the criteria, in their order; None where it is not said yet."""

    nominee: Nominee
    scores: list[tuple[Criterion, Score | None]]

    @property
    def met(self) -> int:
        return sum(score is not None and score.met for _criterion, score in self.scores)

    @property
    def meets_all(self) -> bool:
        """On the shortlist."""
        return self.met == len(self.scores)


def standings(actor: Actor, call: Call) -> list[Standing]:
    """The nominees the actor may see, those who meet most criteria first; withdrawn ones left out."""
    criteria = list(call.criteria.all())
    rows = visible(actor, Nominee.objects.filter(call=call, withdrawn_at__isnull=True))
    found = []
    for nominee in rows.select_related("organisation").prefetch_related("scores").order_by("pk"):
        by_criterion = {score.criterion_id: score for score in nominee.scores.all()}
        found.append(Standing(nominee, [(one, by_criterion.get(one.pk)) for one in criteria]))
    return sorted(found, key=lambda one: -one.met)


def calls_of(actor: Actor, body: Body | None = None) -> QuerySet[Call]:
    """Calls for nominations the actor may see, the latest first."""
    rows = visible(actor, Call.objects.all() if body is None else Call.objects.filter(body=body))
    return rows.select_related("body").order_by("-made_at", "-pk")


def quarters_of(actor: Actor, body: Body) -> QuerySet[QuarterRecord]:
    """What a group wrote of each quarter, and the quarters it owes, the latest first."""
    rows = visible(actor, QuarterRecord.objects.filter(body=body))
    return rows.select_related("body").order_by("-starts_on", "-pk")


def quarters_owed(actor: Actor) -> QuerySet[QuarterRecord]:
    """Owed by groups the actor sits in or serves, the oldest first."""
    mine = keeps(actor) | sits_in(actor, "body__")
    rows = QuarterRecord.objects.filter(mine, written_at__isnull=True, body__closed_on__isnull=True)
    return rows.select_related("body").order_by("starts_on", "pk")
