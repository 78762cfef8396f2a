"""The annual session over a real plan, and members who follow the commitments born from it."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from mithaq.commons.access.actor import system
from mithaq.commons.audit.models import Entry
from mithaq.commons.notify.jobs import fan_out
from mithaq.commons.notify.models import Notification
from mithaq.features.investment import actions
from mithaq.features.investment.tests.make import make_cycle
from mithaq.features.plans.actions.following.evidence import Proof
from mithaq.features.plans.actions.following.status import report_step
from mithaq.features.plans.tests.make import make_plan
from mithaq.registers.bodies.queries import coordinator_on
from mithaq.registers.meetings.models import Meeting


def quarter(day):
    """Quarters counted from the year 0 on."""
    return day.year * 4 + (day.month - 1) // 3


@pytest.mark.row("B10")
def test_session_when_opened_then_each_commitment_has_a_group_with_coordinator_and_quarters(
    town, make_person
):
    by = system(town)
    cycle = make_cycle(by)
    commitments = list(make_plan(commitments=2).commitments.order_by("number"))
    coordinator = make_person("Coordinator")
    groups = actions.open_session(
        by=by, cycle=cycle, on=timezone.localdate(), groups=[(one, coordinator) for one in commitments]
    )
    assert [group.subject for group in groups] == commitments
    assert [coordinator_on(group).person for group in groups] == [coordinator, coordinator]
    this = quarter(timezone.localdate())
    for group in groups:
        days = [timezone.localdate(one.starts_at) for one in Meeting.objects.filter(body=group)]
        assert sorted(map(quarter, days)) == [this, this + 1]
    with pytest.raises(ValidationError, match="already"):
        actions.open_session(by=by, cycle=cycle, on=timezone.localdate(), groups=[])


@pytest.mark.row("B12")
def test_session_when_opened_then_members_hear_when_a_step_of_a_commitment_changes(town, make_person):
    by = system(town)
    cycle = make_cycle(by)
    member, stranger = make_person("Member"), make_person("Stranger")
    actions.add_member(by=by, cycle=cycle, category="citizen", person_name="Member", person=member)
    commitment = make_plan().commitments.get()
    groups = [(commitment, make_person("Coordinator"))]
    actions.open_session(by=by, cycle=cycle, on=timezone.localdate(), groups=groups)
    late = commitment.milestones.get(order=2)
    report_step(by=by, milestone=late, to="substantial", proof=Proof(link="https://town.example/a"))
    for entry in Entry.objects.filter(subject_id=late.pk, event__startswith="plans."):
        fan_out(entry.pk)
    told = Notification.objects.filter(person__in=(member, stranger)).values_list("person", flat=True)
    assert set(told) == {member.pk}
