"""Commitments move along a table and change by amendment only."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from mithaq.commons.access.actor import system
from mithaq.commons.access.policy import Denied
from mithaq.commons.audit.models import Entry
from mithaq.kit.i18n import Text

from ...actions.commitments import change_commitment
from ...actions.lifecycle.amendments import amend_commitment, amend_milestone
from ...actions.lifecycle.commitments import move_commitment
from ...actions.monitoring.assessing import open_due
from ...actions.moves import move_plan
from ...enums import MOVERS, MOVES, CommitmentStatus, MilestoneStatus, PlanStatus
from ...enums_lifecycle import COMMITMENT_MOVERS, COMMITMENT_MOVES
from ...enums_monitoring import AssessmentKind
from ...models import Amendment, Assessment, Commitment, Milestone, Plan
from ...queries.lifecycle.amendments import amendments_of
from ...queries.lifecycle.tables import commitment_moves, plan_moves
from ...queries.monitoring.mel import followed
from ..make import days, make_plan, words


@pytest.fixture
def promise(town):
    return make_plan().commitments.get()


def test_tables_when_read_then_every_status_is_in_them_and_every_move_has_a_mover():
    assert set(MOVES) == set(PlanStatus.values)
    assert {to for after in MOVES.values() for to in after} <= set(MOVERS)
    assert set(COMMITMENT_MOVES) == set(CommitmentStatus.values)
    assert {to for after in COMMITMENT_MOVES.values() for to in after} <= set(COMMITMENT_MOVERS)


def test_tables_when_shown_then_each_move_says_who_may(town):
    assert len(plan_moves()) == sum(len(after) for after in MOVES.values())
    assert len(commitment_moves()) == sum(len(after) for after in COMMITMENT_MOVES.values())
    assert all(move.who for move in [*plan_moves(), *commitment_moves()])
    submitted = next(move for move in plan_moves() if move.to == PlanStatus.SUBMITTED.label)
    assert [str(duty) for duty in submitted.who] == ["publishes the action plan"]
    assert submitted.needs == [
        "No required answer is missing or too short.",
        "A signature from outside government stands.",
    ]


def test_move_when_not_in_the_table_then_refused_and_nothing_recorded(publisher, promise):
    Commitment.objects.update(status=CommitmentStatus.PROPOSED)
    with pytest.raises(ValidationError, match="cannot become"):
        move_commitment(by=publisher, commitment=promise, to=CommitmentStatus.COMPLETED)
    assert not Entry.objects.filter(event__startswith="plans.commitment").exists()


def test_move_when_by_an_editor_then_denied(editor, promise):
    Milestone.objects.update(status=MilestoneStatus.COMPLETE, completed_on=days(-1))
    with pytest.raises(Denied):
        move_commitment(by=editor, commitment=promise, to=CommitmentStatus.COMPLETED)


def test_completion_when_a_step_is_open_then_refused_with_its_name(mel, promise):
    with pytest.raises(ValidationError, match="Step 2 in English"):
        move_commitment(by=mel, commitment=promise, to=CommitmentStatus.COMPLETED)


@pytest.mark.row("N08")
def test_completion_when_all_is_done_then_recorded_and_assessment_opens(mel, promise):
    Milestone.objects.update(status=MilestoneStatus.COMPLETE, completed_on=days(-1))
    done = move_commitment(by=mel, commitment=promise, to=CommitmentStatus.COMPLETED)
    assert done.status == CommitmentStatus.COMPLETED
    assert Entry.objects.get(event="plans.commitment_completed").data["to"] == "completed"
    opened = Assessment.objects.get(kind=AssessmentKind.END_OF_COMMITMENT)
    assert opened.commitment == promise


def test_completion_when_taken_back_then_the_public_is_told_why(mel, promise):
    Commitment.objects.update(status=CommitmentStatus.COMPLETED)
    with pytest.raises(ValidationError, match="Tell the public why"):
        move_commitment(by=mel, commitment=promise, to=CommitmentStatus.IN_PROGRESS)
    back = move_commitment(
        by=mel, commitment=promise, to=CommitmentStatus.IN_PROGRESS, reason=words("Redone")
    )
    assert back.status == CommitmentStatus.IN_PROGRESS


def test_plan_when_it_moves_then_its_commitments_come_along(publisher, town):
    plan = make_plan(status=PlanStatus.FINAL_DRAFT)
    Commitment.objects.update(status=CommitmentStatus.PROPOSED)
    plan = move_plan(by=publisher, plan=plan, to=PlanStatus.ENDORSED)
    assert plan.commitments.get().status == CommitmentStatus.ADOPTED
    plan = move_plan(by=publisher, plan=plan, to=PlanStatus.FINAL_DRAFT)
    assert plan.commitments.get().status == CommitmentStatus.CO_CREATED
    moves = Entry.objects.filter(event="plans.commitment_moved").order_by("number")
    assert [one.data["to"] for one in moves] == ["adopted", "co_created"]


def test_plan_when_an_assessment_is_unsigned_then_it_is_not_assessed(make_person, actor_of, town):
    plan = make_plan(status=PlanStatus.COMPLETED)
    Assessment.objects.all().delete()
    watcher = actor_of(make_person("Kamel", duties=("plans.monitor",)))
    publisher = actor_of(make_person("Lotfi", duties=("plans.publisher",)))
    Plan.objects.update(status=PlanStatus.IMPLEMENTATION)
    move_plan(by=publisher, plan=plan, to=PlanStatus.COMPLETED)
    with pytest.raises(ValidationError) as refused:
        move_plan(by=watcher, plan=plan, to=PlanStatus.ASSESSED)
    # Completed before its last day: the final assessment is owed all the same.
    assert plan.ends_on > days(0)
    told = [one.partition(", due on")[0] for one in refused.value.messages]
    assert told == [
        "Not signed by the monitor yet: assessment at the start",
        "Not signed by the monitor yet: assessment at the end of the plan",
    ]
    # What the house has not opened hinders no less.
    Assessment.objects.filter(kind="final").delete()
    Assessment.objects.update(state="signed")
    with pytest.raises(ValidationError) as refused:
        move_plan(by=watcher, plan=plan, to=PlanStatus.ASSESSED)
    assert refused.value.messages == ["Not begun by the monitor yet: assessment at the end of the plan."]
    Plan.objects.update(status=PlanStatus.ASSESSED)
    assert list(followed(publisher)) == []
    open_due(by=system(town), plan=Plan.objects.get())
    assert list(followed(publisher)) == [plan]


def test_amendment_when_made_then_old_text_new_text_and_reason_stand(publisher, promise):
    old, new = promise.description, words("We build two parks")
    amended = amend_commitment(
        by=publisher,
        commitment=promise,
        fields={"description": new, "ends_on": days(350)},
        reason=words("The first park was too small"),
    )
    promise.refresh_from_db()
    assert (promise.status, promise.description) == (CommitmentStatus.AMENDED, new)
    assert amended.before == {"description": dict(old), "ends_on": days(300).isoformat()}
    assert amended.after == {"description": dict(new), "ends_on": days(350).isoformat()}
    shown = amendments_of(promise)[0]
    told = {str(one.label): (one.kind, one.before, one.after) for one in shown.changes}
    assert told == {
        "what we will do": ("text", old, new),
        "end": ("day", days(300), days(350)),
    }
    assert Entry.objects.get(event="plans.commitment_amended").data["amendment"] == 1


def test_amendment_when_without_reason_or_change_then_refused_and_text_stays(publisher, promise):
    for fields, reason in (({"ends_on": days(350)}, Text()), ({"ends_on": days(300)}, words("Why"))):
        with pytest.raises(ValidationError):
            amend_commitment(by=publisher, commitment=promise, fields=fields, reason=reason)
    promise.refresh_from_db()
    assert promise.ends_on == days(300)
    assert not Amendment.objects.exists()


def test_amendment_when_by_an_editor_or_of_a_draft_then_denied(editor, publisher, promise):
    with pytest.raises(Denied):
        amend_commitment(by=editor, commitment=promise, fields={"ends_on": days(350)}, reason=words("Why"))
    Plan.objects.update(status=PlanStatus.DRAFT)
    with pytest.raises(Denied):
        amend_commitment(by=publisher, commitment=promise, fields={"ends_on": days(350)}, reason=words("Why"))


def test_promise_when_adopted_then_its_text_changes_by_amendment_only(editor, promise):
    with pytest.raises(Denied):
        change_commitment(by=editor, commitment=promise, fields={"title": words("Something else")})


def test_step_when_amended_then_its_old_due_date_stays_on_the_public_page(town, publisher, promise, visit):
    step = promise.milestones.get(order=2)
    amend_milestone(
        by=publisher,
        milestone=step,
        fields={"due_on": days(45)},
        reason=Text(en="The contractor left", ar="انسحب المقاول", fr="L’entreprise est partie"),
    )
    step.refresh_from_db()
    assert step.due_on == days(45)
    with_old = Amendment.objects.get()
    assert (with_old.milestone, with_old.before) == (step, {"due_on": days(-18).isoformat()})
    page = visit(town).get(f"/en/plans/{promise.plan_id}/commitments/1/").content.decode()
    assert "The contractor left" in page
    assert page.count('id="amendment-1"') == 1


def test_desk_when_amending_then_form_keeps_the_old_text(town, promise, visit, make_person):
    desk = visit(town, make_person("Lotfi", duties=("plans.publisher",)))
    at = reverse("desk_plan_commitment_amend", kwargs={"pk": promise.plan_id, "commitment": promise.pk})
    form = desk.get(at).context["form"]
    sent = {f"title_{code}": said for code, said in words("Two parks").items()}
    sent |= {f"reason_{code}": said for code, said in words("Why").items()}
    sent |= {"lead": promise.lead_id, "seen": form.initial["seen"], "decided_on": "", "targets": ""}
    sent |= {"starts_on": days(-200).isoformat(), "ends_on": days(300).isoformat()}
    assert desk.post(at, sent).status_code == 302
    amended = Amendment.objects.get()
    assert amended.before["title"] == dict(words("Commitment 1"))
    assert amended.after["title"] == dict(words("Two parks"))
    overtaken = desk.post(at, sent).context["form"].non_field_errors()
    assert [str(one).partition(".")[0] for one in overtaken] == [
        "Somebody changed this while you were writing"
    ]


def test_desk_when_moving_a_commitment_then_moved_or_told_why_not(town, promise, visit, make_person):
    desk = visit(town, make_person("Ines", duties=("plans.mel_officer",)))
    at = reverse("desk_plan_commitment_move", kwargs={"pk": promise.plan_id, "commitment": promise.pk})
    answer = desk.post(at, {"to": "completed"}, follow=True)
    assert "A commitment is complete when each of its steps is." in answer.content.decode()
    Milestone.objects.update(status=MilestoneStatus.COMPLETE, completed_on=dt.date(2026, 1, 1))
    desk.post(at, {"to": "completed"})
    promise.refresh_from_db()
    assert promise.status == CommitmentStatus.COMPLETED


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_desk_when_asking_who_may_move_what_then_both_tables_stand(town, visit, make_person, language):
    desk = visit(town, make_person("Monia", duties=("plans.editor",)))
    page = desk.get(f"/{language}/desk/plans/life-cycle/")
    assert page.status_code == 200
    rows = sum(len(after) for table in (MOVES, COMMITMENT_MOVES) for after in table.values())
    assert page.content.decode().count('<th scope="row">') == rows
