"""The monitor's word beside a progress figure, the officer's reply, and what a monitor may never do."""

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404

from mithaq.commons.access.policy import Denied, allowed, visible
from mithaq.commons.clocks.queries import clock_of
from mithaq.commons.files.actions import attach
from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.queries import forget_hosts
from mithaq.kit.i18n import Text

from ...actions.commitments import change_commitment
from ...actions.following.evidence import Proof, add_evidence
from ...actions.following.status import report_step
from ...actions.milestones import add_milestone
from ...actions.monitoring.checking import check_figure, reply_to_check
from ...actions.moves import move_plan
from ...actions.plans import change_plan
from ...enums import MilestoneStatus, PlanStatus
from ...enums_monitoring import CONTEST_CLOCK, Stance
from ...events_monitoring import MONITORING
from ...models import Evidence, FigureCheck, Plan, PlanDocument
from ...queries.monitoring.checks import WHOLE, words_on
from ..make import days, make_plan, words
from .test_assessing import text_file


@pytest.fixture
def promise(plan):
    return plan.commitments.get()


def contest(by, promise, milestone=None, **extra):
    return check_figure(
        by=by,
        commitment=promise,
        milestone=milestone,
        stance=Stance.CONTESTED,
        reason=words("The office is closed every week."),
        **extra,
    )


@pytest.mark.row("N05")
def test_figure_when_contested_then_shown_beside_it_with_reason_and_reply(town, promise, by, mel, visit):
    step = promise.milestones.get(order=1)
    check = contest(by, promise, step)
    public = visit(town)
    address = f"/en/plans/{promise.plan_id}/commitments/1/"
    page = public.get(address).content.decode()
    beside = page.split('id="step-1"')[1].split('id="step-2"')[0]
    assert "The independent monitor contests this figure" in beside
    assert "The office is closed every week. in English" in beside
    assert "The municipality has not replied yet." in beside
    reply_to_check(by=mel, check=check, reply=words("It opens again on Monday."))
    forget_hosts()
    beside = public.get(address).content.decode().split('id="step-1"')[1].split('id="step-2"')[0]
    assert "It opens again on Monday. in English" in beside
    assert (
        "contests no progress figure"
        not in public.get(f"/en/plans/{promise.plan_id}/monitoring/").content.decode()
    )


def test_progress_of_commitment_when_countersigned_then_shown(town, promise, by, visit):
    check = check_figure(by=by, commitment=promise, stance=Stance.COUNTERSIGNED)
    assert check.figure == "1/3"
    page = visit(town).get(f"/en/plans/{promise.plan_id}/commitments/1/").content.decode()
    assert "countersigned by the independent monitor" in page
    assert "Countersigned by the independent monitor" in page
    assert clock_of(CONTEST_CLOCK, check) is None


def test_figure_when_it_changes_after_the_word_then_said_of_an_earlier_one(promise, by, mel):
    step = promise.milestones.get(order=2)
    contest(by, promise, step)
    assert words_on(promise)[step.pk].is_current is True
    report_step(
        by=mel,
        milestone=step,
        to=MilestoneStatus.COMPLETE,
        proof=Proof(title=words("Photo"), link="https://town.example/photo"),
    )
    assert words_on(promise)[step.pk].is_current is False


def test_figure_when_checked_twice_then_the_latest_word_counts_and_both_stay(promise, by):
    contest(by, promise)
    latest = check_figure(by=by, commitment=promise, stance=Stance.COUNTERSIGNED)
    assert words_on(promise)[WHOLE].check == latest
    assert FigureCheck.objects.count() == 2


def test_figure_when_contested_without_reason_or_overtaken_then_refused(promise, by):
    with pytest.raises(ValidationError, match="Say why you contest"):
        check_figure(by=by, commitment=promise, stance=Stance.CONTESTED, reason=Text())
    with pytest.raises(ValidationError, match="changed while you were writing"):
        contest(by, promise, seen="2/3")
    with pytest.raises(ValidationError):
        check_figure(by=by, commitment=promise, stance="praised")
    assert FigureCheck.objects.count() == 0


def test_step_when_of_another_commitment_then_refused(promise, by):
    other = make_plan("other").commitments.get().milestones.first()
    with pytest.raises(ValidationError):
        contest(by, promise, other)


def test_contest_when_made_then_officers_hear_and_a_clock_runs_until_the_reply(promise, by, mel):
    check = contest(by, promise)
    event = next(one for one in MONITORING if one.code == "plans.figure_contested")
    to_officers = event.notices[0].to
    assert callable(to_officers)
    entry = type("Entry", (), {"subject": check, "data": {}})()
    assert list(to_officers(entry)) == [mel.person]
    assert clock_of(CONTEST_CLOCK, check).is_open is True
    reply_to_check(by=mel, check=check, reply=words("Seen."))
    assert clock_of(CONTEST_CLOCK, check).is_in_time is True


def test_reply_when_given_twice_or_by_the_monitor_then_refused(promise, by, mel):
    check = contest(by, promise)
    with pytest.raises(Denied):
        reply_to_check(by=by, check=check, reply=words("I answer myself."))
    with pytest.raises(ValidationError):
        reply_to_check(by=mel, check=check, reply=Text())
    reply_to_check(by=mel, check=check, reply=words("Seen."))
    with pytest.raises(Denied):
        reply_to_check(by=mel, check=check, reply=words("Seen again."))


def test_figure_when_checked_by_anybody_but_the_monitor_then_refused(
    promise, monitor, mel, house, make_person, actor_of
):
    stranger = actor_of(make_person("Sami", duties=("plans.monitor",)))
    for actor in (mel, house, stranger):
        with pytest.raises(Denied):
            contest(actor, promise)
    assert FigureCheck.objects.count() == 0


@pytest.mark.row("N06")
def test_external_monitor_when_reading_then_sees_drafts_and_all_evidence(plan, promise, by, mel):
    add_evidence(
        by=mel, commitment=promise, proof=Proof(title=words("Photo"), link="https://town.example/photo")
    )
    waiting = Evidence.objects.create(
        commitment=promise, title=words("Not accepted yet"), link="https://town.example/x", source="agency"
    )
    nobody = Person.objects.create(name="Reader", language="en")
    assert set(visible(by, Evidence.objects.all())) == set(Evidence.objects.all())
    hidden = make_plan("hidden", published_at=None)
    assert hidden in visible(by, Plan.objects.all())
    assert set(visible(by, PlanDocument.objects.all())) == set(PlanDocument.objects.all())
    reader = type(by)(municipality=by.municipality, person=nobody)
    assert waiting not in visible(reader, Evidence.objects.all())


@pytest.mark.row("N06")
def test_external_monitor_when_trying_to_edit_the_plan_then_refused(plan, promise, by, mel):
    writable = make_plan("draft", status=PlanStatus.DRAFT, published_at=None)
    draft_promise = writable.commitments.get()
    acts = (
        lambda: change_plan(by=by, plan=writable, changes={"title": words("Mine")}),
        lambda: change_commitment(by=by, commitment=draft_promise, fields={"title": words("Mine")}),
        lambda: add_milestone(
            by=by, commitment=draft_promise, fields={"activity": words("Mine"), "due_on": days(3)}
        ),
        lambda: report_step(
            by=by,
            milestone=promise.milestones.get(order=2),
            to=MilestoneStatus.COMPLETE,
            proof=Proof(title=words("Mine"), link="https://town.example/mine"),
        ),
        lambda: add_evidence(
            by=by, commitment=promise, proof=Proof(title=words("Mine"), link="https://town.example/mine")
        ),
        lambda: move_plan(by=by, plan=plan, to=PlanStatus.COMPLETED),
        lambda: attach(by=by, to=PlanDocument.objects.filter(plan=plan).get(), upload=text_file()),
    )
    for act in acts:
        with pytest.raises((Denied, Http404)):
            act()
    verbs = ("edit", "publish", "translate", "attach", "endorse", "answer")
    assert [verb for verb in verbs if allowed(by, verb, plan)] == []
    assert allowed(mel, "answer", plan) is True
