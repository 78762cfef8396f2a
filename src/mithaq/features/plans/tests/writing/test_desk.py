"""The desk pages: every one opens in three languages, saves, explains, and loses nothing."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from mithaq.commons.access.actor import anonymous
from mithaq.commons.discuss.actions import moderate, post_comment
from mithaq.commons.people.models import InterestDeclaration
from mithaq.commons.tenancy.context import inside
from mithaq.kit.i18n import Text

from ...actions.commitments import add_commitment
from ...actions.consultations import open_consultation
from ...actions.endorsements import add_endorsement
from ...actions.importing import import_plan
from ...actions.milestones import add_milestone
from ...actions.sections import write_section
from ...models import (
    Commitment,
    Consultation,
    Endorsement,
    ImportDoubt,
    Milestone,
    Plan,
    PlanDocument,
    PlanSection,
    SectionVersion,
)
from ..make import days, make_organisation, words
from ..pages import oued_nassim


def url(name, plan, language="en", **kwargs):
    with translation.override(language):
        return reverse(name, kwargs={"pk": plan.pk, **kwargs})


@pytest.fixture
def desk(town, visit, editor):
    """The editor's browser."""
    return visit(town, editor)


@pytest.fixture
def full(town, by, draft, consultation, pack, fill, association, make_person, actor_of):
    """A plan under consultation with a commitment, a milestone, an endorsement and a comment."""
    fill("diversity")
    office = make_organisation("works")
    promise = add_commitment(by=by, plan=draft, fields={"title": words("Bus stops"), "lead": office})
    add_milestone(
        by=by,
        commitment=promise,
        fields={"activity": words("Count them"), "responsible": office, "due_on": days(30)},
    )
    add_endorsement(by=by, plan=draft, name="Zahra", capacity=words("President"), organisation=association)
    open_consultation(by=by, consultation=consultation)
    plan = Plan.objects.get(pk=draft.pk)
    posted = post_comment(
        by=anonymous(town), on=plan, text="And the night bus?", name="Tahar", place="vision"
    )
    moderator = actor_of(make_person("Ramzi", duties=("discuss.moderator",)))
    moderate(by=moderator, comments=[posted.comment], publish=True)
    return plan


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


def section_data(version, **text):
    return {"version": version, **{f"text_{code}": said for code, said in text.items()}}


def test_section_when_saved_then_it_is_kept_and_shown_in_its_history(desk, full):
    address = url("desk_plan_section", full, code="vision")
    section = PlanSection.objects.get(plan=full, question__code="vision")
    sent = section_data(section.version, ar="رؤية جديدة", fr="", en="A new vision")
    assert desk.post(address, sent).status_code == 302
    section.refresh_from_db()
    assert section.text == Text(ar="رؤية جديدة", en="A new vision")
    body = desk.get(url("desk_plan_versions", full, code="vision")).content.decode()
    assert "<ins>" in body
    assert "<del>" in body


def test_section_when_somebody_saved_it_meanwhile_then_both_texts_are_shown(desk, full, publisher):
    section = PlanSection.objects.get(plan=full, question__code="vision")
    write_section(
        by=publisher, section=section, text=Text(en="Their words"), based_on_version=section.version
    )
    address = url("desk_plan_section", full, code="vision")
    answer = desk.post(address, section_data(section.version, en="My words"))
    body = answer.content.decode()
    assert answer.status_code == 409
    assert "Their words" in body
    assert "My words" in body
    again = section_data(section.version + 1, en="Our words")
    assert f'name="version" value="{section.version + 1}"' in body
    assert desk.post(address, again).status_code == 302
    assert list(
        SectionVersion.objects.filter(section=section)
        .order_by("-number")
        .values_list("text__en", flat=True)[:2]
    ) == ["Our words", "Their words"]


def test_draft_when_kept_while_typing_then_only_its_writer_sees_it(desk, full, town, visit, publisher):
    section = PlanSection.objects.get(plan=full, question__code="vision")
    address = url("desk_plan_draft", full, code="vision")
    answer = desk.post(address, section_data(section.version, en="Half a sent"))
    assert (answer.status_code, answer.json()) == (200, {"version": section.version})
    assert "Half a sent" in desk.get(url("desk_plan_section", full, code="vision")).content.decode()
    theirs = visit(town, publisher.person).get(url("desk_plan_section", full, code="vision"))
    assert "Half a sent" not in theirs.content.decode()
    public = visit(town).get(url("plan_section", full, code="vision")).content.decode()
    assert "Half a sent" not in public
    write_section(by=publisher, section=section, text=Text(en="Theirs"), based_on_version=section.version)
    stale = desk.post(address, section_data(section.version, en="Half a sentence"))
    assert stale.status_code == 409
    assert stale.json()["text"] == {"en": "Theirs"}
    page = desk.get(url("desk_plan_section", full, code="vision")).content.decode()
    assert "Half a sent" in page
    assert desk.post(url("desk_plan_discard", full, code="vision")).status_code == 302
    assert not SectionVersion.objects.filter(section=section, autosaved=True).exists()


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"version": "x"},
        {"version": "-1"},
        {"version": "0", "text_en": "x" * 60_001},
        {"version": "9" * 40},
    ],
)
def test_draft_when_what_arrives_is_nonsense_then_nothing_is_kept(desk, full, sent):
    before = SectionVersion.objects.count()
    answer = desk.post(url("desk_plan_draft", full, code="vision"), sent)
    assert answer.status_code in (409, 422)
    assert SectionVersion.objects.count() == before


def test_version_when_gone_back_to_then_the_newest_says_it(desk, full, by):
    section = PlanSection.objects.get(plan=full, question__code="vision")
    first = section.text
    write_section(by=by, section=section, text=Text(en="Other"), based_on_version=1)
    sent = {"number": 1, "version": 2}
    assert desk.post(url("desk_plan_restore", full, code="vision"), sent).status_code == 302
    section.refresh_from_db()
    assert (section.text, section.version) == (first, 3)
    late = {"number": 2, "version": 2}
    stale = desk.post(url("desk_plan_restore", full, code="vision"), late, follow=True)
    assert "Somebody saved this section meanwhile" in stale.content.decode()


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
        "status": "proposed",
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
    assert desk.post(at, {"p-status": "complete", "p-completed_on": ""}).status_code == 302
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
        add_endorsement(by=by, plan=full, name=f"N{number}", capacity=words("C"))
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
