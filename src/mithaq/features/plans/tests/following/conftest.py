"""A plan in implementation, the officers who follow it, and an institution that can be written to."""

import pytest

from mithaq.commons.access.actor import anonymous, system
from mithaq.commons.people.models import Organisation

from ...models import Commitment, Milestone
from .. import make


@pytest.fixture
def house(town):
    return system(town)


@pytest.fixture
def nobody(town):
    return anonymous(town)


@pytest.fixture
def mel(town, make_person):
    """Follows, evaluates and learns."""
    return make_person("Sonia", duties=("plans.mel_officer",))


@pytest.fixture
def by(mel, actor_of):
    return actor_of(mel)


@pytest.fixture
def lead(town, make_person, actor_of):
    """Writes the plan, and does not follow it."""
    return actor_of(make_person("Monia", duties=("plans.editor",)))


@pytest.fixture
def monitor(town, make_person, actor_of):
    return actor_of(make_person("Kamel", duties=("plans.monitor",)))


@pytest.fixture
def moderator(town, make_person):
    return make_person("Ramzi", duties=("discuss.moderator",))


@pytest.fixture
def plan(town):
    return make.make_plan()


@pytest.fixture
def commitment(plan) -> Commitment:
    return Commitment.objects.select_related("plan").get(plan=plan)


@pytest.fixture
def steps(commitment) -> list[Milestone]:
    """Complete, 18 days late and limited, not started and due in 60 days."""
    return list(commitment.milestones.select_related("commitment__plan", "responsible").order_by("order"))


@pytest.fixture
def office(steps) -> Organisation:
    return steps[0].responsible
