"""The desk's forms: header, institutions, participants, commitments, papers."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ...models import (
    Commitment,
    Endorsement,
    Milestone,
    Plan,
    PlanDocument,
)
from ..make import days, make_organisation, words
from .site import url


@pytest.mark.row("M03")
def test_header_when_its_end_comes_first_then_the_field_says_so_and_the_words_stay(desk, full):
    sent = {
        "title_ar": "خطة",
        "title_en": "Renamed plan",
        "place_ar": "الرقاب",
        "starts_on": "2026-05-01",
        "ends_on": "٢٠٢٦-٠٤-٣٠",
        "most_commitments": "٥",
    }
    answer = desk.post(url("desk_plan_header", full), sent)
    body = answer.content.decode()
    assert answer.status_code == 200
    assert "comes before the start" in body
    assert "Renamed plan" in body
    assert Plan.objects.get(pk=full.pk).title == words("Plan")


def test_header_when_somebody_changed_it_meanwhile_then_theirs_is_shown_beside_mine(desk, full):
    seen = desk.get(url("desk_plan_header", full)).context["form"]["seen"].value()
    Plan.objects.filter(pk=full.pk).update(title=words("Their title"))
    sent = {
        "seen": seen,
        "title_ar": "عنواني",
        "title_en": "My title",
        "place_ar": "الرقاب",
        "most_commitments": "5",
    }
    answer = desk.post(url("desk_plan_header", full), sent)
    body = answer.content.decode()
    assert "Their title in English" in body
    assert "My title" in body
    sent["seen"] = answer.context["form"]["seen"].value()
    assert desk.post(url("desk_plan_header", full), sent).status_code == 302
    assert Plan.objects.get(pk=full.pk).title["en"] == "My title"


@pytest.mark.row("M02")
def test_institutions_when_picked_then_they_are_kept_with_their_roles(desk, full):
    offices = [make_organisation(code) for code in ("mayor", "finance")]
    sent = {
        "institutions-TOTAL_FORMS": "3",
        "institutions-INITIAL_FORMS": "0",
        "institutions-0-organisation": offices[0].pk,
        "institutions-0-role": "lead",
        "institutions-0-contact_unit_ar": "الكتابة",
        "institutions-1-organisation": offices[1].pk,
        "institutions-1-role": "support",
        "institutions-2-organisation": "",
        "institutions-2-role": "lead",
    }
    assert desk.post(url("desk_plan_institutions", full), sent).status_code == 302
    kept = [(one.organisation, one.role) for one in full.institutions.order_by("order")]
    assert kept == [(offices[0], "lead"), (offices[1], "support")]
    doubled = {**sent, "institutions-1-organisation": offices[0].pk}
    assert "named twice" in desk.post(url("desk_plan_institutions", full), doubled).content.decode()


def test_participants_when_entered_then_the_rows_are_kept(desk, full):
    sent = {
        "figures-TOTAL_FORMS": "2",
        "figures-INITIAL_FORMS": "0",
        "figures-0-code": "cso",
        "figures-0-label_ar": "جمعيات",
        "figures-0-number": "١١",
        "figures-0-unit": "people",
        "figures-1-code": "",
        "figures-1-number": "",
        "figures-1-unit": "people",
        "total": "12",
    }
    assert desk.post(url("desk_plan_figures", full), sent).status_code == 302
    assert [(one.code, one.number, one.is_total) for one in full.figures.all()] == [
        ("cso", 11, False),
        ("total", 12, True),
    ]


@pytest.mark.row("M05", "M10", "M13")
def test_commitment_when_entered_with_its_milestone_then_both_are_kept(desk, full):
    office = make_organisation("works")
    sent = {
        "title_ar": "وعد",
        "goals": ["5", "16"],
        "targets": "16.7، 11.3",
        "policy_areas": ["gender"],
        "novelty": "new",
        "lead": office.pk,
        "supporters": [office.pk],
    }
    assert desk.post(url("desk_plan_commitment_new", full), sent).status_code == 302
    made = Commitment.objects.get(plan=full, number=2)
    assert made.sdg == ["5", "11", "16", "16.7", "11.3"]
    assert list(made.supporters.all()) == [office]
    milestone_at = url("desk_plan_milestone_new", full, commitment=made.pk)
    step = {"activity_ar": "خطوة", "role": "lead", "due_on": days(20).isoformat(), "responsible": ""}
    refused = desk.post(milestone_at, step)
    assert refused.context["form"].errors.keys() == {"responsible"}
    assert desk.post(milestone_at, {**step, "responsible": office.pk}).status_code == 302
    milestone = Milestone.objects.get(commitment=made)
    at = url("desk_plan_milestone", full, commitment=made.pk, milestone=milestone.pk)
    told = {"p-status": "complete", "p-completed_on": "", "p-link": ""}
    refused = desk.post(at, told)
    assert refused.context["progress"].errors.keys() == {"link"}
    assert desk.post(at, {**told, "p-link": "https://town.example/minutes"}).status_code == 302
    milestone.refresh_from_db()
    assert (milestone.status, milestone.completed_on) == ("complete", days(0))
    removed = url("desk_plan_milestone_remove", full, commitment=made.pk, milestone=milestone.pk)
    assert desk.post(removed).status_code == 302
    assert desk.post(url("desk_plan_commitment_remove", full, commitment=made.pk)).status_code == 302
    assert Commitment.objects.filter(plan=full).count() == 1


@pytest.mark.row("M08", "M09")
def test_letter_and_signature_when_entered_then_withdrawal_is_written_down(desk, full, association):
    sent = {
        "title_ar": "رسالة",
        "kind": "support_letter",
        "dated": days(-2).isoformat(),
        "signatory_ar": "الرئيسة",
        "upload": SimpleUploadedFile("letter.txt", b"We agree.\n"),
    }
    assert desk.post(url("desk_plan_document_new", full), sent).status_code == 302
    letter = PlanDocument.objects.get(title__ar="رسالة")
    signature = {
        "name": "Hajer",
        "capacity_ar": "الرئيسة",
        "organisation": association.pk,
        "signed_on": days(-1).isoformat(),
        "letter": letter.pk,
    }
    assert desk.post(url("desk_plan_endorsement_new", full), signature).status_code == 302
    kept = Endorsement.objects.get(name="Hajer")
    assert (kept.letter, kept.is_governmental) == (letter, False)
    at = url("desk_plan_withdraw", full, endorsement=kept.pk)
    assert desk.post(at, {"reason_ar": "لم نعد موافقين"}).status_code == 302
    kept.refresh_from_db()
    assert kept.withdrawn_on == days(0)
    body = desk.get(url("desk_plan_papers", full)).content.decode()
    assert "withdrawn" in body
    assert "لم نعد موافقين" in body
