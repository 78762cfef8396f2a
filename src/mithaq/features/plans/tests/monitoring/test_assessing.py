"""Assessments: opened by themselves on their day, written and signed by the monitor alone, published."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404

from mithaq.commons.access.policy import Denied
from mithaq.commons.clocks.queries import clock_of
from mithaq.kit.i18n import Text

from ...actions.following.evidence import Proof
from ...actions.following.status import report_step
from ...actions.monitoring.assessing import (
    Reply,
    attach_evidence,
    open_due,
    sign_assessment,
    write_assessment,
)
from ...actions.monitoring.forms import add_form, form_in_use, shipped_form
from ...actions.moves import move_plan
from ...enums import CommitmentStatus, MilestoneStatus, PlanStatus
from ...enums_monitoring import ASSESSMENT_CLOCK, SCALES, AssessmentKind, Scale
from ...models import Assessment, Commitment, Milestone, Plan
from ...queries.monitoring.assessments import owed_by, promised_of, sheet_of
from ..make import days, make_plan, words


def text_file(name="proof.txt", size=20):
    return SimpleUploadedFile(name, b"evidence " * size)


def full_replies(assessment):
    """The first permitted value everywhere, and words where words are asked for."""
    return {
        item.name: Reply(
            values=(item.choices[0][0],) if item.choices else (),
            text=words("Seen with my own eyes") if item.question.scale == Scale.TEXT else Text(),
        )
        for item in sheet_of(assessment).items
    }


def written(by, assessment):
    return write_assessment(
        by=by, assessment=assessment, replies=full_replies(assessment), summary=words("What we found")
    )


def opened(house, plan, kind=AssessmentKind.INCEPTION):
    open_due(by=house, plan=plan)
    return Assessment.objects.get(plan=plan, kind=kind)


@pytest.mark.row("N09")
def test_inception_when_plan_is_submitted_then_opened_and_due_two_months_later(plan, house):
    Plan.objects.filter(pk=plan.pk).update(submitted_on=dt.date(2026, 8, 31))
    plan.refresh_from_db()
    assessment = opened(house, plan)
    assert (assessment.counts_from, assessment.due_on) == (dt.date(2026, 8, 31), dt.date(2026, 10, 31))
    clock = clock_of(ASSESSMENT_CLOCK, assessment)
    assert clock.due_at.date() == dt.date(2026, 10, 31)
    assert [one.due_on for one in promised_of(plan)] == [dt.date(2026, 10, 31)]


@pytest.mark.row("N09")
def test_inception_when_town_changes_the_term_then_due_by_its_own(town, plan, house):
    town.profile_overrides = {"deadlines.ogp.inception.n": 3}
    town.save()
    Plan.objects.filter(pk=plan.pk).update(submitted_on=dt.date(2026, 3, 15))
    plan.refresh_from_db()
    plan.municipality = house.municipality
    assert opened(house, plan).due_on == dt.date(2026, 6, 15)


@pytest.mark.row("N09")
def test_inception_form_when_shipped_then_covers_what_the_partnership_asks(house):
    form = form_in_use(by=house, kind=AssessmentKind.INCEPTION)
    asked = dict(form.questions.values_list("code", "scale"))
    whole = (
        "forum",
        "multi_stakeholder",
        "meetings",
        "endorsed",
        "website",
        "information",
        "inputs",
        "reported_back",
        "inclusive",
    )
    assert {code: asked[code] for code in whole} == dict.fromkeys(whole, Scale.YES_NO_PARTLY)
    each = dict(form.questions.filter(per_commitment=True).values_list("code", "scale"))
    assert each == {
        "verifiable": Scale.YES_NO,
        "values": Scale.VALUES,
        "novelty": Scale.NOVELTY,
        "potential": Scale.POTENTIAL,
    }
    assert [code for code, _label in SCALES[Scale.POTENTIAL]] == ["unclear", "modest", "substantial"]


def test_assessments_when_plan_is_not_submitted_then_none(town, house):
    draft = make_plan("draft", status=PlanStatus.FINAL_DRAFT, submitted_on=None)
    assert open_due(by=house, plan=draft) == []


def test_plan_when_moved_to_submitted_then_inception_opens_by_itself(plan, make_person, actor_of):
    publisher = actor_of(make_person("Lotfi", duties=("plans.publisher",)))
    Plan.objects.filter(pk=plan.pk).update(status=PlanStatus.SUBMITTED)
    move_plan(by=publisher, plan=plan, to=PlanStatus.IMPLEMENTATION)
    assert list(Assessment.objects.values_list("kind", flat=True)) == [AssessmentKind.INCEPTION]


@pytest.mark.row("N08")
def test_commitment_when_its_last_step_is_done_then_assessment_opens_due_in_a_month(plan, mel):
    promise = plan.commitments.get()
    Milestone.objects.filter(commitment=promise, order=3).update(status=MilestoneStatus.CANCELLED)
    last = promise.milestones.get(order=2)
    done_on = days(-2)
    report_step(
        by=mel,
        milestone=last,
        to=MilestoneStatus.COMPLETE,
        proof=Proof(title=words("Photo"), link="https://town.example/photo"),
        completed_on=done_on,
    )
    assessment = Assessment.objects.get(kind=AssessmentKind.END_OF_COMMITMENT)
    assert (assessment.commitment, assessment.counts_from) == (promise, done_on)
    month = done_on.month % 12 + 1
    assert assessment.due_on.month == month
    assert 28 <= (assessment.due_on - done_on).days <= 31


@pytest.mark.row("N08")
def test_commitment_when_declared_completed_then_opened_once(plan, house):
    Commitment.objects.filter(plan=plan).update(status=CommitmentStatus.COMPLETED)
    first = open_due(by=house, plan=plan)
    assert [one.kind for one in first] == [AssessmentKind.INCEPTION, AssessmentKind.END_OF_COMMITMENT]
    assert open_due(by=house, plan=plan) == []


def test_final_when_plan_is_over_then_due_two_months_after_its_end(plan, house):
    Plan.objects.filter(pk=plan.pk).update(ends_on=days(-1), status=PlanStatus.COMPLETED)
    plan.refresh_from_db()
    final = opened(house, plan, AssessmentKind.FINAL)
    assert final.counts_from == days(-1)
    assert 59 <= (final.due_on - final.counts_from).days <= 62


@pytest.mark.row("N08")
def test_assessment_when_signed_then_published_and_not_before(town, plan, house, by, visit):
    Milestone.objects.filter(status=MilestoneStatus.COMPLETE).update(completed_on=days(-2))
    Commitment.objects.filter(plan=plan).update(status=CommitmentStatus.COMPLETED)
    assessment = opened(house, plan, AssessmentKind.END_OF_COMMITMENT)
    written(by, assessment)
    attach_evidence(by=by, assessment=assessment, upload=text_file(), title=words("Proof"))
    public = visit(town)
    page = f"/en/plans/{plan.pk}/assessments/{assessment.pk}/"
    monitoring = f"/en/plans/{plan.pk}/monitoring/"
    assert public.get(page).status_code == 404
    assert "What we found" not in public.get(monitoring).content.decode()
    assert "assessment of a completed commitment" in public.get(monitoring).content.decode()
    signed = sign_assessment(by=by, assessment=assessment, name=" Kamel  Ouertani ")
    assert (signed.signed_name, signed.is_signed) == ("Kamel Ouertani", True)
    shown = public.get(page).content.decode()
    for words_shown in ("What we found", "Seen with my own eyes", "no evidence available", "Proof"):
        assert words_shown in shown
    commitment = plan.commitments.get()
    on_commitment = public.get(f"/en/plans/{plan.pk}/commitments/{commitment.number}/").content.decode()
    assert "What we found" in on_commitment
    assert clock_of(ASSESSMENT_CLOCK, assessment).is_in_time is True


def test_assessment_when_answers_are_missing_then_not_signed(plan, house, by):
    assessment = opened(house, plan)
    with pytest.raises(ValidationError) as refusal:
        sign_assessment(by=by, assessment=assessment, name="Kamel")
    assert "Not answered yet: Is there a standing space for dialogue on the plan?" in refusal.value.messages
    assessment.refresh_from_db()
    assert assessment.is_signed is False


def test_assessment_when_value_is_not_on_its_scale_then_refused(plan, house, by):
    assessment = opened(house, plan)
    for values in (("excellent",), ("yes", "no")):
        with pytest.raises(ValidationError):
            write_assessment(by=by, assessment=assessment, replies={"forum": Reply(values)}, summary=Text())
    assert assessment.answers.count() == 0


def test_assessment_when_signed_then_nothing_changes_any_more(plan, house, by):
    assessment = opened(house, plan)
    written(by, assessment)
    sign_assessment(by=by, assessment=assessment, name="Kamel")
    with pytest.raises(Denied):
        written(by, assessment)
    with pytest.raises(Denied):
        attach_evidence(by=by, assessment=assessment, upload=text_file())


@pytest.mark.row("N06")
def test_assessment_when_somebody_else_writes_or_signs_then_refused(plan, house, mel, monitor, by):
    assessment = opened(house, plan)
    for actor in (mel, house):
        with pytest.raises(Denied):
            written(actor, assessment)
        with pytest.raises(Denied):
            sign_assessment(by=actor, assessment=assessment, name="Not the monitor")
    assert list(owed_by(by)) == [assessment]
    assert list(owed_by(mel)) == []


def test_evidence_when_a_fourth_file_or_too_large_then_refused(plan, house, by):
    assessment = opened(house, plan)
    big = text_file(size=10 * 1024 * 1024 // 9 + 2)
    with pytest.raises(ValidationError, match="at most 10 MB"):
        attach_evidence(by=by, assessment=assessment, upload=big)
    for number in range(3):
        attach_evidence(by=by, assessment=assessment, upload=text_file(f"proof-{number}.txt"))
    with pytest.raises(ValidationError, match="at most 3 files"):
        attach_evidence(by=by, assessment=assessment, upload=text_file("proof-4.txt"))


def test_form_when_changed_then_a_new_version_and_begun_assessments_keep_theirs(plan, house, mel):
    begun = opened(house, plan)
    shipped = shipped_form(AssessmentKind.INCEPTION)
    with pytest.raises(ValidationError):
        add_form(by=mel, data=shipped)
    shorter = {**shipped, "version": 2, "questions": shipped["questions"][:1]}
    add_form(by=mel, data=shorter)
    assert len(sheet_of(begun).parts[0].items) == 10
    assert form_in_use(by=house, kind=AssessmentKind.INCEPTION).version == 2


def test_assessment_when_other_town_asks_then_not_found(plan, house, salt, by, visit):
    assessment = opened(house, plan)
    written(by, assessment)
    sign_assessment(by=by, assessment=assessment, name="Kamel")
    assert visit(salt).get(f"/en/plans/{plan.pk}/assessments/{assessment.pk}/").status_code == 404


def test_sheet_when_read_for_a_plan_nobody_may_see_then_hidden(town, house, by, make_person, actor_of):
    hidden = make_plan("hidden", published_at=None, submitted_on=days(-3))
    assessment = opened(house, hidden)
    reader = actor_of(make_person("Reader"))
    with pytest.raises(Http404):
        written(reader, assessment)
