"""The one door through which a status changes, and what nobody can type."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from mithaq.commons.access.interests import InterestConflict
from mithaq.commons.access.policy import Denied
from mithaq.commons.audit.models import Entry
from mithaq.commons.people.models import InterestDeclaration
from mithaq.kit.conflicts import EditConflict, put, stamp

from ...actions import milestones as milestone_actions
from ...actions.following.evidence import Proof, add_evidence
from ...actions.following.status import change_status, report_step
from ...enums import MilestoneStatus
from ...enums_following import PERCENT, STATUS_MOVES
from ...forms import commitments as forms
from ...models import Commitment, Evidence, Milestone, Plan, StatusChange
from ...queries.following.figures import completion_of, percent_of
from ..make import days, make_plan, words

LINK = Proof(link="https://town.example/minutes.html")


@pytest.mark.row("N01")
def test_status_when_changed_without_evidence_then_refused_and_with_a_link_done(by, steps):
    late = steps[1]
    with pytest.raises(ValidationError) as refused:
        report_step(by=by, milestone=late, to="complete")
    assert list(refused.value.message_dict) == ["link"]
    assert Milestone.objects.get(pk=late.pk).status == "limited"
    change = report_step(by=by, milestone=late, to="complete", proof=LINK)
    fresh = Milestone.objects.get(pk=late.pk)
    assert (fresh.status, fresh.completed_on) == ("complete", days(0))
    assert (change.before, change.after, change.evidence.link) == ("limited", "complete", LINK.link)
    assert Entry.objects.filter(event="plans.milestone_reported", subject_id=late.pk).count() == 1


@pytest.mark.row("N01")
def test_status_when_the_evidence_is_a_file_then_everybody_downloads_it(by, town, visit, steps):
    proof = Proof(upload=SimpleUploadedFile("list.txt", b"Twelve stops.\n"), title=words("List"))
    change = report_step(by=by, milestone=steps[2], to="limited", proof=proof)
    file = change.evidence.files.get()
    page = visit(town).get(reverse("plan_timeline", args=[steps[2].commitment.plan_id, 1])).content.decode()
    assert f"/files/{file.pk}/" in page
    answer = visit(town).get(f"/files/{file.pk}/{file.filename}")
    assert b"".join(answer.streaming_content) == b"Twelve stops.\n"


@pytest.mark.row("N01")
def test_progress_when_computed_then_from_milestones_alone_and_nothing_types_it(commitment, steps):
    assert [PERCENT[one.status] for one in steps] == [100, 33, 0]
    assert percent_of(steps) == 44
    assert completion_of(44) == "limited"
    assert [completion_of(one) for one in (None, 0, 1, 49, 50, 99, 100)] == [
        *("not_started", "not_started", "limited", "limited", "substantial", "substantial", "complete")
    ]
    # Neither an action nor a form of the plan takes the status of a step, its completion or a percentage.
    typed = {"status", "completed_on", "percent", "late", "progress"}
    assert typed & set(milestone_actions.FIELDS) == set()
    assert typed & set(forms.MilestoneForm.base_fields) == set()
    assert {"percent", "late", "progress"} & {field.name for field in Milestone._meta.get_fields()} == set()
    assert {"percent", "late", "progress"} & {field.name for field in Commitment._meta.get_fields()} == set()
    with pytest.raises(TypeError):
        put(steps[2], {"status": "complete"}, allowed=milestone_actions.FIELDS)


def test_status_when_the_move_is_not_in_the_table_then_refused(by, steps):
    done = steps[0]
    assert "cancelled" not in STATUS_MOVES[MilestoneStatus.COMPLETE]
    with pytest.raises(ValidationError) as refused:
        report_step(by=by, milestone=done, to="cancelled", proof=LINK, reason=words("No"))
    assert list(refused.value.message_dict) == ["status"]
    assert StatusChange.objects.count() == 0


def test_status_when_it_goes_back_then_the_public_reads_why(by, steps):
    with pytest.raises(ValidationError) as refused:
        report_step(by=by, milestone=steps[0], to="limited", proof=LINK)
    assert list(refused.value.message_dict) == ["reason"]
    change = report_step(by=by, milestone=steps[0], to="limited", proof=LINK, reason=words("It closed"))
    assert (change.reason, Milestone.objects.get(pk=steps[0].pk).completed_on) == (words("It closed"), None)


def test_status_when_there_is_no_evidence_then_said_with_a_reason(by, steps):
    change = report_step(by=by, milestone=steps[1], to="no_evidence", reason=words("Nothing was sent"))
    assert (change.evidence, change.after) == (None, "no_evidence")


def test_status_when_the_evidence_is_about_something_else_or_hidden_then_refused(by, steps):
    other = make_plan("regueb-other").commitments.get()
    foreign = add_evidence(by=by, commitment=other, proof=LINK)
    of_another_step = add_evidence(by=by, commitment=steps[0].commitment, milestone=steps[0], proof=LINK)
    hidden = add_evidence(by=by, commitment=steps[1].commitment, proof=LINK)
    Evidence.objects.filter(pk=hidden.pk).update(published_at=None)
    hidden.refresh_from_db()
    for evidence in (foreign, of_another_step, hidden):
        with pytest.raises(ValidationError):
            change_status(by=by, milestone=steps[1], to="complete", evidence=evidence)
    assert Milestone.objects.get(pk=steps[1].pk).status == "limited"


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "minutes", "ftp://x.example/a", "https://a:b@x.example"]
)
def test_evidence_when_the_link_does_not_open_for_everybody_then_refused(by, commitment, link):
    with pytest.raises(ValidationError) as refused:
        add_evidence(by=by, commitment=commitment, proof=Proof(link=link))
    assert list(refused.value.message_dict) == ["link"]
    assert Evidence.objects.count() == 0


def test_evidence_when_the_file_is_not_what_it_says_then_refused_and_nothing_stays(by, commitment):
    wrong = SimpleUploadedFile("photo.png", b"%PDF-1.7 not a picture")
    with pytest.raises(ValidationError) as refused:
        add_evidence(by=by, commitment=commitment, proof=Proof(upload=wrong))
    assert list(refused.value.message_dict) == ["upload"]
    assert Evidence.objects.count() == 0


def test_status_when_somebody_changed_it_meanwhile_then_the_second_is_told(by, lead, steps):
    seen = stamp(Milestone.objects.get(pk=steps[2].pk))
    report_step(by=lead, milestone=steps[2], to="limited", proof=LINK, seen=seen)
    with pytest.raises(EditConflict):
        report_step(by=by, milestone=steps[2], to="complete", proof=LINK, seen=seen)
    assert Milestone.objects.get(pk=steps[2].pk).status == "limited"
    assert Evidence.objects.count() == 1


def test_status_when_the_officer_has_an_interest_then_somebody_else_must(by, mel, steps, office):
    InterestDeclaration.objects.create(
        person=mel, organisation=office, statement="works there", starts_on=days(-1)
    )
    with pytest.raises(InterestConflict):
        report_step(by=by, milestone=steps[2], to="limited", proof=LINK)


def test_status_when_monitor_or_stranger_or_an_assessed_plan_then_closed(by, monitor, nobody, plan, steps):
    for actor in (monitor, nobody):
        with pytest.raises(Denied):
            report_step(by=actor, milestone=steps[2], to="limited", proof=LINK)
    Plan.objects.filter(pk=plan.pk).update(status="assessed")
    with pytest.raises(Denied):
        report_step(by=by, milestone=steps[2], to="limited", proof=LINK)


def test_status_when_complete_in_the_future_then_refused(by, steps):
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    with pytest.raises(ValidationError) as refused:
        report_step(by=by, milestone=steps[2], to="complete", proof=LINK, completed_on=tomorrow)
    assert list(refused.value.message_dict) == ["completed_on"]
