"""The MEL officer's dashboard: what is due from whom; the role passes on and its history stays."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from mithaq.commons.audit.queries import history_of
from mithaq.commons.people.models import Function
from mithaq.kit.i18n import Text

from ...actions.monitoring.assessing import open_due
from ...actions.monitoring.strategy import plan_activity
from ...models import UpdateRequest
from ...queries.monitoring.mel import dashboard
from ..make import days, make_organisation, make_plan, words


@pytest.fixture
def office(town):
    """The MEL officer's function; who holds it comes and goes."""
    return Function.objects.create(
        title=Text(ar="مكلفة بالمتابعة", fr="Suivi", en="MEL officer"),
        duties=["plans.mel_officer"],
        opened_on=days(-400),
    )


@pytest.mark.row("N03")
def test_role_when_handed_over_then_successor_has_the_desk_and_history_stays(
    town, plan, office, make_person, actor_of, visit
):
    first, second = make_person("Ines"), make_person("Tareq")
    administrator = visit(town, make_person("Amal", duties=("town.administrator",)))
    appoint, hand_over = reverse("desk_function_appoint", args=[office.pk]), "desk_function_hand_over"
    named = {"person": first.pk, "starts_on": days(-300).isoformat()}
    assert administrator.post(appoint, named).status_code == 302
    address = reverse("desk_mel")
    assert visit(town, first).get(address).status_code == 200
    assert visit(town, second).get(address).status_code == 403
    activity = plan_activity(
        by=actor_of(first), plan=plan, fields={"title": words("Visit"), "planned_on": days(5)}
    )
    passed_on = {"to": second.pk, "on": days(0).isoformat()}
    assert administrator.post(reverse(hand_over, args=[office.pk]), passed_on).status_code == 302
    assert visit(town, first).get(address).status_code == 403
    page = visit(town, second).get(address)
    assert page.status_code == 200
    assert "Visit in English" in page.content.decode()
    assert [entry.person for entry in history_of(activity)] == [first]
    assert list(office.appointments.order_by("starts_on").values_list("person", flat=True)) == [
        first.pk,
        second.pk,
    ]


@pytest.mark.row("N03")
def test_dashboard_when_opened_then_says_what_is_due_from_whom_by_quarter(plan, house, mel, monitor):
    open_due(by=house, plan=plan)
    works = make_organisation("works")
    UpdateRequest.objects.create(plan=plan, organisation=works, quarter_on=days(-90), due_on=days(-3))
    plan_activity(by=mel, plan=plan, fields={"title": words("Visit"), "planned_on": days(5)})
    make_plan("secret", status="draft", published_at=None, submitted_on=None)
    board = dashboard(mel)
    found = {(str(due.kind), due.state): str(due.who) for due in board.dues}
    assert found == {
        ("step", "late"): "Secretariat in English",
        ("step", "open"): "Secretariat in English",
        ("quarterly update", "late"): "Works in English",
        ("assessment at the start", "open"): "the monitor",
        ("activity with citizens", "soon"): "the municipality",
    }
    assert [one.quarter for one in board.quarters] == sorted(one.quarter for one in board.quarters)
    assert board.late == 2
    assert [one.plan for one in board.plans] == [plan]


def test_dashboard_when_there_are_more_plans_then_as_many_queries(plan, mel, monitor):
    def counted():
        with CaptureQueriesContext(connection) as queries:
            dashboard(mel)
        return len(queries)

    few = counted()
    for number in range(5):
        make_plan(f"plan-{number}", commitments=2)
    assert counted() == few


@pytest.mark.row("N03")
def test_desk_when_the_officer_has_no_duty_then_closed(town, plan, watcher, make_person, visit):
    for person in (None, make_person("Reader"), watcher):
        for name, args in (("desk_mel", []), ("desk_monitors", [plan.pk]), ("desk_strategy", [plan.pk])):
            assert visit(town, person).get(reverse(name, args=args)).status_code in (302, 403)


@pytest.mark.row("N03", "L09")
def test_meeting_when_convened_from_the_dashboard_then_about_the_late_commitment(town, plan, mel, visit):
    office = visit(town, mel.person)
    board = office.get(reverse("desk_mel")).content.decode()
    promise = plan.commitments.get()
    asked = f"{reverse('desk_meetings_new')}?subject=plans.commitment%3A{promise.pk}"
    assert asked in board
    page = office.get(asked)
    assert page.status_code == 200
    assert page.context["form"]["subject"].value() == f"plans.commitment:{promise.pk}"


def test_today_when_things_are_owed_then_each_sees_their_own(plan, house, mel, by):
    from ...desk_monitoring import assessments, reports

    open_due(by=house, plan=plan)
    activity = plan_activity(by=mel, plan=plan, fields={"title": words("Visit"), "planned_on": days(5)})
    assert [str(todo.kind) for todo in assessments(by, 5)] == ["assessment at the start"]
    assert list(assessments(mel, 5)) == []
    assert list(reports(mel, 5)) == []
    type(activity).objects.filter(pk=activity.pk).update(planned_on=days(-1))
    assert [todo.due_at.date() for todo in reports(mel, 5)] == [timezone.localdate() + (days(-1) - days(0))]
