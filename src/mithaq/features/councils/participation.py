"""How the institutions invited by a body answered and came, meeting by meeting. Names nobody."""

from __future__ import annotations

from dataclasses import dataclass, field

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible
from mithaq.commons.people.models import Organisation
from mithaq.registers.bodies.models import Body
from mithaq.registers.meetings.enums import Presence, Reply, Status
from mithaq.registers.meetings.models import Invitation, Meeting


@dataclass(frozen=True)
class Agency:
    """lines: one for each invitation, the latest meeting first."""

    organisation: Organisation
    lines: list[Invitation] = field(default_factory=list)

    @property
    def invited(self) -> int:
        return len(self.lines)

    @property
    def accepted(self) -> int:
        return sum(one.reply == Reply.ACCEPTED for one in self.lines)

    @property
    def declined(self) -> int:
        return sum(one.reply == Reply.DECLINED for one in self.lines)

    @property
    def silent(self) -> int:
        return sum(one.reply == Reply.INVITED for one in self.lines)

    @property
    def present(self) -> int:
        return sum(one.presence == Presence.PRESENT for one in self.lines)

    @property
    def excused(self) -> int:
        return sum(one.presence == Presence.APOLOGIES for one in self.lines)


def agencies(actor: Actor, body: Body) -> list[Agency]:
    """Every institution that was invited to a meeting the actor may see, by name's short form."""
    meetings = visible(actor, Meeting.objects.filter(body=body).exclude(status=Status.CANCELLED))
    rows = Invitation.objects.filter(meeting__in=meetings.order_by().values("pk"))
    found: dict[int, Agency] = {}
    joined = rows.select_related("meeting__body", "organisation", "seat__organisation", "seat__person")
    for row in joined.order_by("-meeting__starts_at", "pk"):
        if (organisation := row.for_organisation) is not None:
            found.setdefault(organisation.pk, Agency(organisation)).lines.append(row)
    return sorted(found.values(), key=lambda agency: agency.organisation.code)
