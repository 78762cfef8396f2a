"""The desk pages: every one opens in three languages for its officers and nobody else."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from mithaq.commons.access.actor import anonymous
from mithaq.commons.discuss.actions import post_comment
from mithaq.commons.people.models import InterestDeclaration
from mithaq.commons.tenancy.context import inside

from ...actions.commitments import add_commitment
from ...actions.endorsements import add_endorsement
from ...actions.importing import import_plan
from ...models import (
    Consultation,
    ImportDoubt,
    Plan,
    PlanDocument,
    PlanSection,
)
from ..make import days, make_organisation, words
from ..pages import oued_nassim
from .site import url


def pages(plan):
    promise = plan.commitments.get()
    return [
        ("desk_plans_object", {}),
        ("desk_plans_history", {}),
        ("desk_plan_header", {}),
        ("desk_plan_institutions", {}),
        ("desk_plan_figures", {}),
        ("desk_plan_section", {"code": "vision"}),
        ("desk_plan_section", {"code": "groups"}),
        ("desk_plan_versions", {"code": "vision"}),
        ("desk_plan_commitments", {}),
        ("desk_plan_commitment_new", {}),
        ("desk_plan_commitment", {"commitment": promise.pk}),
        ("desk_plan_milestone_new", {"commitment": promise.pk}),
        ("desk_plan_milestone", {"commitment": promise.pk, "milestone": promise.milestones.get().pk}),
        ("desk_plan_papers", {}),
        ("desk_plan_document_new", {}),
        ("desk_plan_document", {"document": plan.documents.first().pk}),
        ("desk_plan_endorsement_new", {}),
        ("desk_plan_withdraw", {"endorsement": plan.endorsements.get().pk}),
        ("desk_plan_consultation", {}),
        ("desk_plan_prepare", {}),
        ("desk_plan_report", {}),
        ("desk_plan_comments", {}),
        ("desk_plan_doubts", {}),
    ]


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_desk_when_opened_by_its_officer_then_every_page_answers(desk, full, language):
    with translation.override(language):
        addresses = [reverse("desk_plans"), reverse("desk_plan_begin"), reverse("desk_plan_import")]
    addresses += [url(name, full, language, **kwargs) for name, kwargs in pages(full)]
    for address in addresses:
        answer = desk.get(address)
        assert answer.status_code == 200, address
        assert f'lang="{language}"' in answer.content.decode()[:300]


@pytest.mark.row("T07")
def test_desk_when_opened_by_others_then_no_page_answers(town, visit, make_person, full):
    stranger, visitor = visit(town, make_person("Passer-by")), visit(town)
    for name, kwargs in pages(full):
        address = url(name, full, **kwargs)
        assert stranger.get(address).status_code == 403, address
        assert visitor.get(address).status_code == 302, address


def test_plan_of_another_town_when_asked_for_then_it_is_not_there(salt, visit, make_person, full):
    with inside(salt, "en"):
        officer = make_person("Rania", duties=("plans.editor",))
    other = visit(salt, officer)
    for name, kwargs in pages(full):
        assert other.get(url(name, full, **kwargs)).status_code == 404, name


@pytest.mark.row("M07", "M14")
def test_workspace_when_a_section_has_no_comment_or_answer_then_the_officer_sees_it(desk, full):
    work = desk.get(url("desk_plans_object", full)).context["work"]
    silent = {row.section.question.code for row in work.silent}
    assert "vision" not in silent
    assert "foreword" in silent
    assert {row.section.question.code: row.state for row in work.rows}["diversity"] == "empty"
    body = desk.get(url("desk_plans_object", full)).content.decode()
    assert body.count("no comment yet") == len(silent)
    assert "things are missing before the plan can be submitted" in body


@pytest.mark.row("A15", "M06")
def test_consultation_when_prepared_and_opened_at_the_desk_then_an_empty_pack_is_refused(
    desk, draft, fill, editor, by
):
    fill()
    closes = (timezone.localdate() + dt.timedelta(days=20)).isoformat()
    sent = {
        "influence": "involve",
        "summary_ar": "أربعة وعود",
        "rules_ar": "نجيب الجميع",
        "responsible": editor.pk,
        "opens_on": timezone.localdate().isoformat(),
        "closes_on": closes,
    }
    assert desk.post(url("desk_plan_prepare", draft), sent).status_code == 302
    opening = desk.post(url("desk_plan_act", draft), {"act": "open"}, follow=True)
    assert "information pack is empty" in opening.content.decode()
    assert Consultation.objects.get().opened_at is None
    document = PlanDocument.objects.create(plan=draft, kind="minutes", title=words("Minutes"))
    desk.post(url("desk_plan_pack", draft), {"documents": [document.pk]})
    desk.post(url("desk_plan_act", draft), {"act": "open"})
    assert Consultation.objects.get().opened_at is not None
    assert Plan.objects.get(pk=draft.pk).status == "public_consultation"


@pytest.mark.row("M06")
def test_comment_when_answered_at_the_desk_then_its_author_has_the_reason(desk, full):
    queue = desk.get(url("desk_plan_comments", full)).context["waiting"]
    comment = queue[0].comment
    at = url("desk_plan_answer", full, comment=comment.pk)
    assert desk.get(at).status_code == 200
    bad = desk.post(at, {"outcome": "accepted", "reason_en": "Yes, we will look at the night bus."})
    assert "changed" in bad.context["form"].errors
    section = PlanSection.objects.get(plan=full, question__code="goals")
    sent = {
        "outcome": "accepted",
        "reason_en": "Yes, we will look at the night bus.",
        "changed_en": "Goals: the night bus.",
        "section": section.pk,
    }
    assert desk.post(at, sent).status_code == 302
    comment.refresh_from_db()
    assert comment.answer.outcome == "accepted"
    assert comment.plan_change.section == section
    assert desk.get(at).context["form"].initial["section"] == section.pk


@pytest.mark.row("D08")
def test_officer_when_interested_then_they_are_warned_and_cannot_answer(desk, full, town, editor):
    office = full.commitments.get().lead
    plan = Plan.objects.get(pk=full.pk)
    posted = post_comment(by=anonymous(town), on=plan, text="Stops?", name="Tahar", place="commitment-1")
    type(posted.comment).objects.filter(pk=posted.comment.pk).update(
        state="published", published_at=timezone.now()
    )
    InterestDeclaration.objects.create(
        person=editor, organisation=office, statement="My cousin", starts_on=days(-2)
    )
    at = url("desk_plan_answer", full, comment=posted.comment.pk)
    body = desk.get(at).content.decode()
    assert "You declared an interest here" in body
    assert "My cousin" in body
    assert "<textarea" not in body
    refused = desk.post(at, {"outcome": "answered", "reason_en": "All is well, thank you."})
    assert refused.status_code == 200
    posted.comment.refresh_from_db()
    assert posted.comment.answered_at is None


@pytest.mark.row("M14")
def test_page_when_uploaded_then_its_doubts_are_listed_and_settled(desk, town):
    with translation.override("en"):
        at = reverse("desk_plan_import")
    foreign = desk.post(at, {"page": SimpleUploadedFile("x.txt", b"Dear all,\nhello.\n")})
    assert "none of its headings was recognised" in foreign.content.decode()
    assert Plan.objects.count() == 0
    answer = desk.post(at, {"page": SimpleUploadedFile("p.txt", oued_nassim().encode())}, follow=True)
    plan = Plan.objects.get()
    body = answer.content.decode()
    assert "things to look at" in body
    assert "@" not in body
    again = desk.post(at, {"page": SimpleUploadedFile("p.txt", oued_nassim().encode())})
    assert "imported already" in again.content.decode()
    doubt = ImportDoubt.objects.filter(plan=plan).first()
    desk.post(url("desk_plan_settle", plan, doubt=doubt.pk), {"note": "Asked the author"})
    doubt.refresh_from_db()
    assert (doubt.note, doubt.settled_at is None) == ("Asked the author", False)


@pytest.mark.row("T03")
def test_imported_addresses_when_every_page_is_walked_then_none_shows(desk, by, town, visit):
    data = oued_nassim().encode()
    plan = import_plan(by=by, data=data).plan
    addresses = list(plan.private_contacts.values_list("value", flat=True))
    assert addresses
    names = ["desk_plans_object", "desk_plans_history", "desk_plan_doubts", "desk_plan_papers"]
    bodies = [desk.get(url(name, plan)).content.decode() for name in names]
    for section in plan.sections.all():
        at = url("desk_plan_section", plan, code=section.question.code)
        bodies.append(desk.get(at).content.decode())
    for body in bodies:
        assert [one for one in addresses if one in body] == []


def test_workspace_when_the_plan_grows_then_the_number_of_queries_stays(desk, full, by):
    at = url("desk_plans_object", full)
    desk.get(at)
    with CaptureQueriesContext(connection) as before:
        desk.get(at)
    for number in range(3):
        fields = {"title": words(f"More {number}"), "lead": make_organisation(f"office-{number}")}
        add_commitment(by=by, plan=full, fields=fields)
        add_endorsement(by=by, plan=full, name=f"N{number}", capacity=words("C"), no_public_body=True)
    with CaptureQueriesContext(connection) as after:
        desk.get(at)
    assert len(after) == len(before)


@pytest.mark.row("M14", "T07")
def test_plan_when_moved_at_the_desk_then_what_stands_in_the_way_is_said(desk, full, town, visit, publisher):
    refused = desk.post(url("desk_plan_move", full), {"to": "final_draft"}, follow=True)
    assert "The public consultation is still open." in refused.content.decode()
    nonsense = desk.post(url("desk_plan_move", full), {"to": "heaven"}, follow=True)
    assert "Choose the next stage." in nonsense.content.decode()
    chief = visit(town, publisher.person)
    silent = chief.post(url("desk_plan_move", full), {"to": "withdrawn"}, follow=True)
    assert "Tell the public why the plan is withdrawn." in silent.content.decode()
    assert desk.post(url("desk_plan_move", full), {"to": "withdrawn", "reason_ar": "لا"}).status_code == 403
    assert Plan.objects.get(pk=full.pk).status == "public_consultation"
    chief.post(url("desk_plan_move", full), {"to": "withdrawn", "reason_ar": "لأسباب"})
    assert Plan.objects.get(pk=full.pk).status == "withdrawn"
