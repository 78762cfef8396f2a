"""Who monitors a plan, what binds them, and what they declare."""

import pytest
from django.core.exceptions import ValidationError

from mithaq.commons.access.policy import Denied
from mithaq.commons.people.enums import OrganisationKind
from mithaq.kit.i18n import Text
from mithaq.registers.bodies.enums import BodyKind, Side
from mithaq.registers.bodies.models import Body, Seat

from ...actions.monitoring.naming import declare_independence, end_monitor, name_monitor
from ...enums_monitoring import Independence
from ...models import ImportDoubt, Monitor
from ...personal_monitoring import export_monitoring
from ...queries.monitoring.independence import findings_of
from ..make import days, make_organisation, words


def make_body(kind, slug):
    return Body.objects.create(slug=slug, kind=kind, name=words(slug))


def seat(body, side=Side.CIVIL_SOCIETY, **extra):
    return Seat.objects.create(body=body, side=side, starts_on=days(-100), **extra)


def ties_of(plan):
    return {tie.code: tie.strong for tie in findings_of(plan)[0].ties}


@pytest.fixture
def committee(town):
    return make_body(BodyKind.STEERING_COMMITTEE, "committee")


@pytest.fixture
def monitoring_body(town):
    return make_body(BodyKind.MONITORING_BODY, "monitors")


def declared(by, monitor, **extra):
    return declare_independence(by=by, monitor=monitor, text=words("I judge freely."), name="Kamel", **extra)


@pytest.mark.row("N05")
def test_monitor_when_its_members_sit_on_the_committee_then_flagged_and_not_independent(
    town, plan, mel, committee, monitoring_body, visit
):
    # As the first plan of Regueb has it: both monitors are members of the committee that they watch.
    seat(committee, name="Zahra  Khadraoui")
    seat(committee, Side.GOVERNMENT, name="Anis")
    seat(monitoring_body, name="Zahra Khadraoui")
    name_monitor(by=mel, plan=plan, fields={"body": monitoring_body})
    finding = findings_of(plan)[0]
    assert finding.level == Independence.NOT_INDEPENDENT
    assert ties_of(plan) == {"monitor_in_committee": True}
    page = visit(town).get(f"/en/plans/{plan.pk}/monitoring/").content.decode()
    assert "On the steering committee that it monitors: Zahra  Khadraoui." in page
    assert "not independent" in page
    assert (
        "On the steering committee" in visit(town).get(f"/en/plans/{plan.pk}-{plan.code}/").content.decode()
    )


@pytest.mark.row("N05")
@pytest.mark.parametrize("by_account", [True, False])
def test_monitor_when_person_or_organisation_sits_on_the_committee_then_flagged(
    plan, monitor, committee, watcher, outside, by_account
):
    seat(committee, **({"person": watcher} if by_account else {"organisation": outside}))
    assert ties_of(plan)["monitor_in_committee"] is True


@pytest.mark.row("N05")
@pytest.mark.parametrize(
    ("on_committee", "in_monitor", "found"),
    [
        (True, False, {"monitor_in_committee": True}),
        (False, True, {"monitor_in_committee": True}),
        (True, True, {"monitor_namesake": False}),
    ],
)
def test_monitor_when_somebody_of_that_name_sits_there_under_another_account_then_said(
    plan, mel, committee, monitoring_body, make_person, on_committee, in_monitor, found
):
    """An e-mail typed with a seat makes an account; the name is compared all the same."""

    def named(name, has_account):
        return {"person": make_person(name)} if has_account else {"name": name}

    seat(committee, **named("Zahra  Khadraoui", on_committee))
    seat(committee, **named("Anis", on_committee))
    seat(monitoring_body, **named("zahra Khadraoui", in_monitor))
    name_monitor(by=mel, plan=plan, fields={"body": monitoring_body})
    assert ties_of(plan) == found
    namesake = all((on_committee, in_monitor))
    assert (findings_of(plan)[0].level == Independence.NOT_INDEPENDENT) is not namesake
    assert "Zahra  Khadraoui" in findings_of(plan)[0].ties[0].sentence


def test_monitor_when_seat_on_the_committee_has_ended_or_only_observes_then_no_tie(
    plan, monitor, committee, watcher, outside
):
    seat(committee, person=watcher, ends_on=days(-1))
    seat(committee, organisation=outside, role="observer")
    assert ties_of(plan) == {}


@pytest.mark.row("N05")
def test_monitor_when_it_depends_on_the_municipality_then_flagged(plan, mel, monitor, outside):
    town_hall = make_organisation("town-hall", is_municipal=True)
    outside.parent = make_organisation("unit", parent=town_hall)
    outside.save()
    assert ties_of(plan) == {"monitor_near_mayor": True}
    outside.parent = None
    outside.save()
    Monitor.objects.filter(pk=monitor.pk).update(answers_to=town_hall)
    assert ties_of(plan) == {"answers_to": True}


def test_monitor_when_it_carries_out_a_step_or_endorsed_then_flagged(plan, mel):
    works = make_organisation("works")
    name_monitor(by=mel, plan=plan, fields={"organisation": works})
    assert ties_of(plan) == {"monitor_leads": True}


def test_monitor_when_who_does_its_work_may_write_the_plan_then_flagged(plan, mel):
    name_monitor(by=mel, plan=plan, fields={"person": mel.person})
    assert ties_of(plan) == {"writes": True}


@pytest.mark.row("N05")
def test_monitor_when_the_plan_itself_says_so_then_flagged_until_settled(plan, monitor):
    doubt = ImportDoubt.objects.create(plan=plan, code="monitor_near_mayor", line=3)
    assert ties_of(plan) == {}  # named after the plan was written: it does not speak of them
    Monitor.objects.filter(pk=monitor.pk).update(starts_on=plan.submitted_on)
    assert ties_of(plan) == {"monitor_near_mayor": True}
    ImportDoubt.objects.filter(pk=doubt.pk).update(settled_at="2026-01-01T00:00Z")
    assert ties_of(plan) == {}


@pytest.mark.row("N05")
def test_declaration_when_signed_then_published_with_name_and_date(town, plan, monitor, by, visit):
    assert findings_of(plan)[0].level == Independence.PARTLY  # nothing declared yet
    declared(by, monitor)
    assert findings_of(plan)[0].level == Independence.INDEPENDENT
    page = visit(town).get(f"/en/plans/{plan.pk}/monitoring/").content.decode()
    assert "I judge freely. in English" in page
    assert "Signed by <bdi>Kamel</bdi>" in page


def test_declaration_when_it_admits_a_tie_then_not_independent(plan, monitor, by):
    declared(by, monitor, sits_on_committee=True)
    assert ties_of(plan) == {"monitor_in_committee": True}


def test_declaration_when_it_denies_what_records_show_then_said(plan, monitor, by, committee, outside):
    seat(committee, organisation=outside)
    declared(by, monitor)
    assert findings_of(plan)[0].contradicts is True


def test_declaration_when_somebody_else_signs_then_refused(plan, monitor, mel, house, make_person, actor_of):
    stranger = actor_of(make_person("Sami", duties=("plans.monitor",)))
    for actor in (mel, stranger, house):
        with pytest.raises(Denied):
            declared(actor, monitor)
    assert monitor.declarations.count() == 0


def test_declaration_when_empty_or_unsigned_then_refused(monitor, by):
    with pytest.raises(ValidationError):
        declare_independence(by=by, monitor=monitor, text=Text(), name="Kamel")
    with pytest.raises(ValidationError):
        declare_independence(by=by, monitor=monitor, text=words("Yes"), name="  ")


@pytest.mark.row("N06")
def test_monitor_when_named_then_exactly_one_of_body_organisation_person(plan, mel, outside, watcher):
    with pytest.raises(ValidationError):
        name_monitor(by=mel, plan=plan, fields={})
    with pytest.raises(ValidationError):
        name_monitor(by=mel, plan=plan, fields={"organisation": outside, "person": watcher})
    forum = make_body(BodyKind.FORUM, "forum")
    with pytest.raises(ValidationError):
        name_monitor(by=mel, plan=plan, fields={"body": forum})
    assert Monitor.objects.count() == 0


def test_monitor_when_ended_then_its_words_stay_and_its_rights_go(plan, mel, monitor, by):
    declared(by, monitor)
    with pytest.raises(ValidationError):
        end_monitor(by=mel, monitor=monitor, reason=Text())
    end_monitor(by=mel, monitor=monitor, reason=words("The call is over."), ends_on=days(-1))
    assert findings_of(plan) == []
    assert monitor.declarations.count() == 1
    with pytest.raises(Denied):
        declared(by, monitor)


def test_monitor_when_organisation_is_a_business_then_kind_makes_no_tie(plan, mel):
    firm = make_organisation("firm", kind=OrganisationKind.PRIVATE)
    name_monitor(by=mel, plan=plan, fields={"organisation": firm})
    assert ties_of(plan) == {}


def test_copy_when_a_monitor_asks_for_theirs_then_what_they_signed_is_in_it(plan, monitor, by, make_person):
    declared(by, monitor)
    stranger = make_person("Sami")
    assert [row["in words"] for row in export_monitoring(by.person)] == ["I judge freely. in English"]
    assert export_monitoring(stranger) == []
