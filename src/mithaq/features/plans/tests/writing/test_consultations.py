"""From the pack to the report: consultation, answers, endorsements, submission."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from mithaq.commons.access.actor import anonymous
from mithaq.commons.access.interests import InterestConflict
from mithaq.commons.access.policy import Denied, allowed
from mithaq.commons.audit.models import Entry
from mithaq.commons.discuss.actions import moderate, post_comment
from mithaq.commons.people.models import InterestDeclaration, Organisation
from mithaq.kit.i18n import Text
from mithaq.kit.testing import flat

from ...actions.answering import answer_on_plan
from ...actions.commitments import add_commitment, change_commitment
from ...actions.consultations import (
    change_consultation,
    close_consultation,
    open_consultation,
    prepare_consultation,
    publish_report,
)
from ...actions.endorsements import add_endorsement, withdraw_endorsement
from ...actions.milestones import add_milestone
from ...actions.moves import move_plan
from ...actions.plans import Responsible, set_institutions
from ...actions.sections import write_section
from ...enums import Influence, PlanStatus
from ...models import Consultation, DeclaredFigure, Plan, PlanSection, PrivateContact, SectionChange
from ...queries.answering import answer_queue, unanswered_comments
from ...queries.endorsements import signatures_of
from ...queries.missing import missing_answers, standing_endorsements
from ..make import days, make_organisation, words

REASON = Text(en="A good point, and here is what we do.", ar="ملاحظة جيدة وهذا ما سنفعله.")


@pytest.fixture
def moderator(town, make_person, actor_of):
    return actor_of(make_person("Ramzi", duties=("discuss.moderator",)))


@pytest.fixture
def opened(by, draft, consultation, pack, fill):
    fill()
    return open_consultation(by=by, consultation=consultation)


@pytest.fixture
def said(town, opened, moderator):
    """A published comment of somebody without an account."""

    def say(text="What about the night bus?", place="vision"):
        on = Plan.objects.get(pk=opened.plan_id)
        posted = post_comment(by=anonymous(town), on=on, text=text, name="Am Tahar", place=place)
        moderate(by=moderator, comments=[posted.comment], publish=True)
        posted.comment.refresh_from_db()
        return posted.comment

    return say


@pytest.mark.row("A15")
def test_consultation_when_its_pack_is_empty_then_it_does_not_open(by, draft, consultation, fill):
    fill()
    with pytest.raises(ValidationError) as refused:
        open_consultation(by=by, consultation=consultation)
    assert refused.value.messages == [
        "The information pack is empty: mark at least one document as part of it."
    ]
    plan = Plan.objects.get(pk=draft.pk)
    assert (plan.status, plan.published_at) == (PlanStatus.DRAFT, None)


@pytest.mark.row("A15")
def test_consultation_when_the_summary_lacks_the_first_language_then_it_does_not_open(
    by, consultation, pack, fill
):
    fill()
    changed = change_consultation(
        by=by, consultation=consultation, fields={"summary": Text(fr="Quatre promesses.")}
    )
    with pytest.raises(ValidationError) as refused:
        open_consultation(by=by, consultation=changed)
    assert refused.value.messages == ["Write the summary in plain words in this language: العربية."]


@pytest.mark.row("A15", "M06")
def test_consultation_when_opened_then_the_plan_is_public_and_takes_comments(town, opened):
    plan = Plan.objects.get(pk=opened.plan_id)
    assert plan.status == PlanStatus.PUBLIC_CONSULTATION
    assert plan.published_at is not None
    assert allowed(anonymous(town), "comment", plan)
    assert Entry.objects.filter(event="plans.consultation_opened", subject_id=opened.pk).count() == 1


def test_consultation_when_open_then_it_is_neither_shortened_nor_doubled(by, opened):
    for wrong in (
        {"closes_at": opened.closes_at - dt.timedelta(days=1)},
        {"influence": Influence.INFORM},
        {"opens_at": opened.opens_at + dt.timedelta(minutes=1)},
    ):
        with pytest.raises(ValidationError):
            change_consultation(by=by, consultation=opened, fields=wrong)
    with pytest.raises(ValidationError):
        prepare_consultation(
            by=by,
            plan=opened.plan,
            influence=Influence.CONSULT,
            opens_at=timezone.now(),
            closes_at=timezone.now() + dt.timedelta(days=3),
        )
    later = opened.closes_at + dt.timedelta(days=5)
    assert change_consultation(by=by, consultation=opened, fields={"closes_at": later}).closes_at == later


def test_consultation_when_it_closes_before_it_opens_then_it_is_refused(by, draft):
    now = timezone.now()
    with pytest.raises(ValidationError) as refused:
        prepare_consultation(
            by=by, plan=draft, influence=Influence.CONSULT, opens_at=now, closes_at=now - dt.timedelta(days=1)
        )
    assert list(refused.value.message_dict) == ["closes_at"]


@pytest.mark.row("M06")
def test_report_when_a_comment_waits_for_its_answer_then_it_is_refused_and_the_comment_listed(
    by, publisher, opened, said, section_of
):
    answered, waiting = said("First idea"), said("Second idea")
    answer_on_plan(
        by=by,
        comment=answered,
        outcome="accepted",
        reason=REASON,
        changed=words("Added"),
        section=section_of(),
    )
    closed = close_consultation(by=publisher, consultation=opened)
    with pytest.raises(ValidationError) as refused:
        publish_report(by=by, consultation=closed, report=words("Report"))
    assert refused.value.messages == ["Answer every comment first; still waiting: 1."]
    assert list(unanswered_comments(opened.plan)) == [waiting]
    assert [one.pk for one in answer_queue(by, opened.plan)] == [waiting.pk, answered.pk]
    answer_on_plan(by=by, comment=waiting, outcome="refused", reason=REASON)
    reported = publish_report(by=by, consultation=closed, report=words("Report"))
    assert reported.report == words("Report")
    assert reported.reported_at is not None
    assert SectionChange.objects.get(comment=answered).section == section_of()


@pytest.mark.row("M06")
def test_report_when_the_consultation_is_still_open_then_it_is_refused(by, opened):
    with pytest.raises(ValidationError):
        publish_report(by=by, consultation=opened, report=words("Report"))
    assert Consultation.objects.get(pk=opened.pk).reported_at is None


def test_answer_when_accepted_then_what_changed_is_told_and_otherwise_nothing_is(by, said, section_of):
    comment = said()
    with pytest.raises(ValidationError) as refused:
        answer_on_plan(by=by, comment=comment, outcome="accepted", reason=REASON)
    assert list(refused.value.message_dict) == ["changed"]
    with pytest.raises(ValidationError):
        answer_on_plan(by=by, comment=comment, outcome="refused", reason=REASON, section=section_of())
    answer = answer_on_plan(by=by, comment=comment, outcome="answered", reason=REASON)
    assert (answer.outcome, answer.by) == ("answered", by.person)


def interest(actor, organisation):
    InterestDeclaration.objects.create(
        person=actor.person, organisation=organisation, statement="My brother runs it", starts_on=days(-5)
    )


@pytest.mark.row("D08")
def test_officer_when_interested_in_the_lead_of_a_commitment_then_they_neither_answer_nor_move_it(
    by, publisher, draft, said
):
    company = make_organisation("builders")
    commitment = add_commitment(by=by, plan=draft, fields={"title": words("Bus stops"), "lead": company})
    comment = said(place=f"commitment-{commitment.number}")
    elsewhere = said("Another thing", place="vision")
    interest(by, company)
    interest(publisher, company)
    with pytest.raises(InterestConflict):
        answer_on_plan(by=by, comment=comment, outcome="answered", reason=REASON)
    assert answer_on_plan(by=by, comment=elsewhere, outcome="answered", reason=REASON).by == by.person
    with pytest.raises(InterestConflict):
        move_plan(by=publisher, plan=draft, to=PlanStatus.WITHDRAWN, reason=words("No"))
    with pytest.raises(InterestConflict):
        add_endorsement(by=by, plan=draft, name="Head", capacity=words("Head"), organisation=company)
    assert Plan.objects.get(pk=draft.pk).endorsements.count() == 0


@pytest.mark.row("D08")
def test_officer_when_interested_in_the_authors_organisation_then_somebody_else_answers(
    by, publisher, town, moderator, opened, make_person, actor_of, association
):
    speaker = actor_of(make_person("Hajer"), organisation=association)
    plan = Plan.objects.get(pk=opened.plan_id)
    comment = post_comment(by=speaker, on=plan, text="One phone for the family", place="vision").comment
    moderate(by=moderator, comments=[comment], publish=True)
    interest(by, association)
    with pytest.raises(InterestConflict):
        answer_on_plan(by=by, comment=comment, outcome="answered", reason=REASON)
    answer = answer_on_plan(by=publisher, comment=comment, outcome="answered", reason=REASON)
    assert answer.by == publisher.person


def ready(by, publisher, draft, opened, association):
    """Everything a plan needs but its endorsement."""
    office = make_organisation("works")
    set_institutions(by=by, plan=draft, institutions=[Responsible(office)])
    made = add_commitment(by=by, plan=draft, fields={"title": words("Promise")})
    change_commitment(by=by, commitment=made, fields={"lead": office})
    fields = {"activity": words("A"), "responsible": office, "due_on": days(30)}
    add_milestone(by=by, commitment=made, fields=fields)
    DeclaredFigure.objects.create(plan=draft, code="cso", label=words("Associations"), number=12)
    closed = close_consultation(by=publisher, consultation=opened)
    publish_report(by=by, consultation=closed, report=words("Report"))
    move_plan(by=by, plan=draft, to=PlanStatus.FINAL_DRAFT)


@pytest.mark.row("M08")
def test_plan_when_nobody_outside_government_endorses_it_then_it_is_not_submitted(
    by, publisher, draft, opened, association
):
    ready(by, publisher, draft, opened, association)
    ministry = make_organisation("ministry")
    add_endorsement(by=by, plan=draft, name="A minister", capacity=words("Minister"), organisation=ministry)
    with pytest.raises(ValidationError) as refused:
        move_plan(by=publisher, plan=draft, to=PlanStatus.ENDORSED)
    assert refused.value.messages == [
        "Nobody outside government endorses the plan yet: at least one signature is needed."
    ]
    signed = add_endorsement(
        by=by, plan=draft, name="Zahra", capacity=words("President"), organisation=association
    )
    move_plan(by=publisher, plan=draft, to=PlanStatus.ENDORSED)
    withdraw_endorsement(by=by, endorsement=signed, reason=words("We no longer agree"))
    with pytest.raises(ValidationError):
        move_plan(by=publisher, plan=draft, to=PlanStatus.SUBMITTED)
    entry = Entry.objects.get(event="plans.endorsement_withdrawn")
    assert (entry.subject, entry.personal) == (draft, {"name": "Zahra"})
    add_endorsement(by=by, plan=draft, name="Kamel", capacity=words("Chair"), organisation=association)
    submitted = move_plan(by=publisher, plan=draft, to=PlanStatus.SUBMITTED)
    assert (submitted.status, submitted.submitted_on) == (PlanStatus.SUBMITTED, days(0))


@pytest.mark.row("M14")
def test_plan_when_answers_are_empty_or_cut_then_submission_is_refused_with_the_list(
    by, publisher, draft, consultation, pack, fill, association, section_of
):
    fill("progress_checks", "monitor_contact", "goals", "meetings")
    write_section(by=by, section=section_of("progress_checks"), text=Text(ar="Le M"), based_on_version=0)
    write_section(
        by=by, section=section_of("goals"), text=Text(fr="Des buts clairs. " * 20), based_on_version=0
    )
    opened = open_consultation(by=by, consultation=consultation)
    ready(by, publisher, draft, opened, association)
    add_endorsement(by=by, plan=draft, name="Zahra", capacity=words("President"), organisation=association)
    move_plan(by=publisher, plan=draft, to=PlanStatus.ENDORSED)
    missing = missing_answers(draft)
    assert [(one.code, one.reason) for one in missing] == [
        ("goals", "first_language"),
        ("meetings", "empty"),
        ("monitor_contact", "empty"),
        ("progress_checks", "short"),
    ]
    # A stroke is no way to reach anybody; a private address given for the monitor is.
    PlanSection.objects.filter(plan=draft, question__code="monitor_contact").update(text=Text(ar="-"))
    missing = missing_answers(draft)
    assert ("monitor_contact", "short") in [(one.code, one.reason) for one in missing]
    with pytest.raises(ValidationError) as refused:
        move_plan(by=publisher, plan=draft, to=PlanStatus.SUBMITTED)
    assert refused.value.messages == [one.sentence for one in missing]
    assert Plan.objects.get(pk=draft.pk).status == PlanStatus.ENDORSED
    PrivateContact.objects.create(plan=draft, role="monitor", kind="email", value="m@example.org")
    assert "monitor_contact" not in [one.code for one in missing_answers(draft)]


@pytest.mark.row("M08")
def test_endorsement_when_for_no_organisation_then_counts_only_if_declared_outside_government(
    by, draft, association
):
    signs = {"by": by, "plan": draft, "name": "Zahra", "capacity": words("Resident")}
    with pytest.raises(ValidationError) as refused:
        add_endorsement(**signs)
    assert list(refused.value.message_dict) == ["organisation"]
    assert standing_endorsements(draft) == 0
    add_endorsement(**signs, no_public_body=True)
    assert standing_endorsements(draft) == 1
    # The tick changes nothing for who signs for the state.
    ministry = make_organisation("ministry")
    add_endorsement(**{**signs, "name": "Sami"}, organisation=ministry, no_public_body=True)
    assert standing_endorsements(draft) == 1


@pytest.mark.row("M08")
def test_endorsement_when_the_text_is_rewritten_after_it_then_marked_where_it_is_shown(
    by, draft, fill, opened, association, section_of, desk, visit, town
):
    signs = {"by": by, "plan": draft, "capacity": words("President"), "organisation": association}
    add_endorsement(**signs, name="Zahra", signed_on=days(-1))
    add_endorsement(**signs, name="Salem", signed_on=days(0))
    public, papers = f"/en/plans/{draft.pk}-{draft.code}/", f"/en/desk/plans/{draft.pk}/papers/"
    marked = "Signed before the text was last rewritten"
    assert [one.rewritten_on for one in signatures_of(draft)] == [None, None]
    assert marked not in flat(desk.get(papers).content.decode())
    section = section_of("vision")
    write_section(by=by, section=section, text=words("Other words"), based_on_version=section.version)
    shown = {one.name: one.rewritten_on for one in signatures_of(draft)}
    assert shown == {"Zahra": days(0), "Salem": None}
    for page in (visit(town).get(public, follow=True), desk.get(papers)):
        assert flat(page.content.decode()).count(marked) == 1


@pytest.mark.row("T07")
def test_plan_when_moved_by_who_may_not_or_where_it_cannot_go_then_it_stays(by, draft, opened):
    with pytest.raises(ValidationError):
        move_plan(by=by, plan=draft, to=PlanStatus.COMPLETED)
    with pytest.raises(ValidationError):
        move_plan(by=by, plan=draft, to=PlanStatus.FINAL_DRAFT)
    with pytest.raises(Denied):
        move_plan(by=by, plan=draft, to=PlanStatus.WITHDRAWN, reason=words("No"))
    assert Plan.objects.get(pk=draft.pk).status == PlanStatus.PUBLIC_CONSULTATION


def test_endorsement_when_its_dates_are_impossible_then_it_is_refused(by, draft, association):
    with pytest.raises(ValidationError):
        add_endorsement(
            by=by, plan=draft, name="Z", capacity=words("P"), organisation=association, signed_on=days(1)
        )
    with pytest.raises(ValidationError):
        add_endorsement(by=by, plan=draft, name="Z", capacity=Text(), organisation=association)
    signed = add_endorsement(
        by=by, plan=draft, name="Z", capacity=words("P"), organisation=association, signed_on=days(-1)
    )
    with pytest.raises(ValidationError):
        withdraw_endorsement(by=by, endorsement=signed, reason=words("r"), withdrawn_on=days(-2))
    assert Organisation.objects.filter(pk=association.pk).exists()
