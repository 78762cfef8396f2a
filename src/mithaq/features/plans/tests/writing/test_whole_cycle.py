"""The whole cycle of a plan in one system, from the first draft to the archive, with each role doing its part."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from mithaq.commons.access.actor import anonymous
from mithaq.commons.audit.models import Entry
from mithaq.commons.discuss.actions import moderate, post_comment
from mithaq.commons.discuss.enums import State
from mithaq.commons.people.models import Affiliation

from ...actions.answering import answer_on_plan
from ...actions.commitments import add_commitment
from ...actions.consultations import close_consultation, open_consultation, publish_report
from ...actions.endorsements import add_endorsement
from ...actions.following.answers import Told, answer_request
from ...actions.following.evidence import Proof
from ...actions.following.links import new_link
from ...actions.following.observations import moderate_observations, observe
from ...actions.following.requests import ask_for_updates
from ...actions.following.status import report_step
from ...actions.following.updates import validate_update
from ...actions.lifecycle.amendments import amend_milestone
from ...actions.lifecycle.commitments import move_commitment
from ...actions.milestones import add_milestone
from ...actions.monitoring.assessing import sign_assessment, write_assessment
from ...actions.monitoring.checking import check_figure
from ...actions.monitoring.naming import declare_independence, name_monitor
from ...actions.moves import move_plan
from ...actions.plans import Responsible, set_institutions
from ...enums import CommitmentStatus, MilestoneStatus, PlanStatus
from ...models import Amendment, Assessment, DeclaredFigure, Plan, ProgressUpdate
from ..make import days, make_organisation, words
from ..monitoring.test_assessing import full_replies

S = PlanStatus
LINK = Proof(link="https://town.example/proof", title=words("Proof"))


@pytest.fixture
def mel(town, make_person, actor_of):
    return actor_of(make_person("Ines", duties=("plans.mel_officer",)))


@pytest.fixture
def moderator(town, make_person, actor_of):
    return actor_of(make_person("Ramzi", duties=("discuss.moderator",)))


@pytest.fixture
def watcher(town, make_person, actor_of, association):
    """Speaks for an association that has nothing to do with the plan; looks after it as its monitor."""
    person = make_person("Kamel", duties=("plans.monitor",))
    outside = make_organisation("jurists", kind=association.kind)
    Affiliation.objects.create(
        person=person, organisation=outside, starts_on=days(-10), confirmed_at=person.joined_at
    )
    return actor_of(person), outside


@pytest.mark.row("M15", "M14")
def test_plan_when_it_lives_from_draft_to_archive_then_one_system_holds_all_of_it(
    town,
    by,
    publisher,
    mel,
    moderator,
    watcher,
    association,
    draft,
    fill,
    consultation,
    pack,
    visit,
):
    everybody = visit(town)
    monitor, outside = watcher
    office = make_organisation("works")

    # Written by the editor, in co-creation.
    plan = move_plan(by=by, plan=draft, to=S.CO_CREATION)
    fill("progress_checks")
    set_institutions(by=by, plan=plan, institutions=[Responsible(office)])
    promise = add_commitment(by=by, plan=plan, fields={"title": words("Bus stops"), "lead": office})
    step = add_milestone(
        by=by,
        commitment=promise,
        fields={"activity": words("Count them"), "responsible": office, "due_on": days(30)},
    )
    DeclaredFigure.objects.create(plan=plan, code="cso", label=words("Associations"), number=12)
    assert everybody.get(f"/en/plans/{plan.pk}/").status_code == 404

    # Put to everybody; a visitor comments and is answered.
    opened = open_consultation(by=by, consultation=consultation)
    plan = Plan.objects.get(pk=plan.pk)
    posted = post_comment(
        by=anonymous(town), on=plan, text="And the night bus?", name="Tahar", place="commitment-1"
    )
    moderate(by=moderator, comments=[posted.comment], publish=True)
    answer_on_plan(
        by=by, comment=posted.comment, outcome="accepted", reason=words("Yes"), changed=words("Night bus")
    )
    closed = close_consultation(by=publisher, consultation=opened)
    publish_report(by=by, consultation=closed, report=words("Report"))
    assert "Night bus in English" in everybody.get(f"/en/plans/{plan.pk}/report/").content.decode()
    plan = move_plan(by=by, plan=Plan.objects.get(pk=plan.pk), to=S.FINAL_DRAFT)

    # Signed from outside, completed, submitted.
    with pytest.raises(ValidationError):
        move_plan(by=publisher, plan=plan, to=S.ENDORSED)
    add_endorsement(by=by, plan=plan, name="Zahra", capacity=words("President"), organisation=association)
    plan = move_plan(by=publisher, plan=plan, to=S.ENDORSED)
    with pytest.raises(ValidationError) as refused:
        move_plan(by=publisher, plan=plan, to=S.SUBMITTED)
    assert len(refused.value.messages) == 1
    plan = move_plan(by=publisher, plan=plan, to=S.FINAL_DRAFT)
    fill()
    plan = move_plan(by=publisher, plan=plan, to=S.ENDORSED)
    plan = move_plan(by=publisher, plan=plan, to=S.SUBMITTED)
    plan = move_plan(by=publisher, plan=plan, to=S.IMPLEMENTATION)
    promise.refresh_from_db()
    assert promise.status == CommitmentStatus.IN_PROGRESS

    # Amended, asked about, answered by link, seen by a citizen.
    step.refresh_from_db()
    amend_milestone(by=publisher, milestone=step, fields={"due_on": days(60)}, reason=words("Roadworks"))
    request = ask_for_updates(by=mel, plan=plan)[0]
    _link, token = new_link(request)
    told = Told(milestone=step, text=words("Half counted"), status=MilestoneStatus.LIMITED, proof=LINK)
    answer_request(municipality=town, token=token, told=[told])
    validate_update(by=mel, update=ProgressUpdate.objects.get(), accept=True)
    seen = observe(
        by=anonymous(town),
        commitment=promise,
        milestone=step,
        rating=MilestoneStatus.LIMITED,
        text="I saw them counting.",
        name="Salma",
        observed_on=days(0),
    )
    moderate_observations(by=moderator, observations=[seen], publish=True)
    seen.refresh_from_db()
    assert seen.state == State.PUBLISHED

    # Watched from outside.
    row = name_monitor(by=mel, plan=plan, fields={"organisation": outside, "starts_on": days(-1)})
    declare_independence(by=monitor, monitor=row, text=words("We are independent"), name="Kamel")
    step.refresh_from_db()
    check_figure(by=monitor, commitment=promise, milestone=step, stance="countersigned")

    # Done, assessed by the monitor alone, and over.
    report_step(by=mel, milestone=step, to=MilestoneStatus.COMPLETE, proof=LINK)
    promise.refresh_from_db()
    move_commitment(by=mel, commitment=promise, to=CommitmentStatus.COMPLETED)
    plan = move_plan(by=publisher, plan=Plan.objects.get(pk=plan.pk), to=S.COMPLETED)
    with pytest.raises(ValidationError):
        move_plan(by=monitor, plan=plan, to=S.ASSESSED)
    kinds = []
    for assessment in Assessment.objects.filter(plan=plan):
        kinds.append(assessment.kind)
        write_assessment(
            by=monitor,
            assessment=assessment,
            replies=full_replies(assessment),
            summary=words("What we found"),
        )
        sign_assessment(by=monitor, assessment=assessment, name="Kamel")
    assert sorted(kinds) == ["end_of_commitment", "final", "inception"]
    plan = move_plan(by=monitor, plan=plan, to=S.ASSESSED)
    plan = move_plan(by=publisher, plan=plan, to=S.ARCHIVED)

    # Everything stays for everybody to read, in three languages.
    for language in ("ar", "fr", "en"):
        for page in ("", "whole/", "report/", "commitments/1/", "commitments/1/timeline/", "monitoring/"):
            answer = everybody.get(f"/{language}/plans/{plan.pk}/{page}", follow=True)
            assert answer.status_code == 200, page
    page = everybody.get(f"/en/plans/{plan.pk}/commitments/1/").content.decode()
    for words_shown in ("Bus stops", "Roadworks", "I saw them counting.", "completed"):
        assert words_shown in page, words_shown
    assert Amendment.objects.get().before == {"due_on": days(30).isoformat()}
    moves = Entry.objects.filter(event="plans.moved", subject_id=plan.pk).order_by("number")
    assert [one.data["to"] for one in moves] == [
        "co_creation",
        "public_consultation",
        "final_draft",
        "endorsed",
        "final_draft",
        "endorsed",
        "submitted",
        "implementation",
        "completed",
        "assessed",
        "archived",
    ]


@pytest.mark.row("M14")
def test_checklist_when_answers_lack_then_the_desk_leads_to_each_of_them(draft, desk, fill):
    fill("progress_checks", "monitor_contact")
    page = desk.get(reverse("desk_plans_object", args=[draft.pk])).content.decode()
    for code in ("progress_checks", "monitor_contact"):
        address = reverse("desk_plan_section", kwargs={"pk": draft.pk, "code": code})
        assert page.count(f'href="{address}"') == 2  # in the list of what is missing, and in the plan
