"""The monitor's workspace, from the browser: declare, check, assess, sign."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from mithaq.commons.manifest.definitions import Fact, Passage, Period

from ...actions.monitoring.assessing import open_due
from ...actions.monitoring.checking import check_figure
from ...chapters_monitoring import independent_monitoring, participation
from ...enums_monitoring import Stance
from ...models import Assessment, FigureCheck, IndependenceDeclaration, Monitor
from ...queries.monitoring.assessments import sheet_of
from ..make import days, words
from .test_assessing import full_replies

THREE = ("ar", "fr", "en")


@pytest.fixture
def desk(town, by, visit):
    return visit(town, by.person)


def said(name, text):
    return {f"{name}_{code}": f"{text} {code}" for code in THREE}


@pytest.mark.parametrize("language", THREE)
def test_workspace_when_opened_then_everything_is_there_to_read(plan, house, desk, language):
    open_due(by=house, plan=plan)
    assessment = Assessment.objects.get()
    for path in (
        "monitoring/",
        f"monitoring/{plan.pk}/",
        f"monitoring/{plan.pk}/check/{plan.commitments.get().pk}/",
        f"monitoring/assessments/{assessment.pk}/",
    ):
        assert desk.get(f"/{language}/desk/{path}").status_code == 200, path


@pytest.mark.row("N05")
def test_declaration_when_signed_at_the_desk_then_kept(plan, monitor, desk):
    address = reverse("desk_declare", args=[plan.pk, monitor.pk])
    assert desk.post(address, {"name": "Kamel"}).status_code == 422
    assert desk.post(address, {"name": "Kamel", **said("text", "Free")}).status_code == 302
    declaration = IndependenceDeclaration.objects.get()
    assert (declaration.text["ar"], declaration.signed_at.date()) == ("Free ar", timezone.now().date())


def test_figure_when_contested_at_the_desk_then_kept(plan, desk):
    promise = plan.commitments.get()
    step = promise.milestones.get(order=2)
    address = reverse("desk_check_step", args=[plan.pk, promise.pk, step.pk])
    page = desk.get(address).content.decode()
    assert "limited" in page
    without_reason = desk.post(address, {"stance": "contested", "seen": "limited"})
    assert without_reason.status_code == 422
    sent = {"stance": "contested", "seen": "limited", **said("reason", "Nothing is there")}
    assert desk.post(address, sent).status_code == 302
    assert FigureCheck.objects.get().figure == "limited"


@pytest.mark.row("N09")
def test_assessment_when_written_and_signed_at_the_desk_then_published(town, plan, house, desk, visit):
    open_due(by=house, plan=plan)
    assessment = Assessment.objects.get()
    data = said("summary", "In short")
    for item in sheet_of(assessment).items:
        reply = full_replies(assessment)[item.name]
        if reply.values:
            data[f"v-{item.name}"] = reply.values[0]
        else:
            data |= said(f"t-{item.name}", "Recommended")
    address = reverse("desk_assessment", args=[assessment.pk])
    sign = reverse("desk_assessment_sign", args=[assessment.pk])
    assert desk.post(sign, {"name": "Kamel"}).status_code == 422
    assert desk.post(address, data).status_code == 302
    upload = {"upload": SimpleUploadedFile("proof.txt", b"seen")}
    evidence = reverse("desk_assessment_evidence", args=[assessment.pk])
    assert desk.post(evidence, upload).status_code == 302
    assert desk.post(sign, {"name": "Kamel"}).status_code == 302
    page = visit(town).get(f"/en/plans/{plan.pk}/assessments/{assessment.pk}/").content.decode()
    for told in ("In short en", "Recommended en", "proof.txt"):
        assert told in page


@pytest.mark.row("N06")
def test_workspace_when_not_the_named_monitor_then_reads_but_writes_nothing(
    town, plan, house, monitor, mel, visit
):
    open_due(by=house, plan=plan)
    assessment = Assessment.objects.get()
    office = visit(town, mel.person)
    page = office.get(reverse("desk_monitoring_plan", args=[plan.pk])).content.decode()
    assert "Countersign or contest" not in page
    promise = plan.commitments.get()
    refused = (
        (reverse("desk_check", args=[plan.pk, promise.pk]), {"stance": "countersigned", "seen": "1/3"}),
        (reverse("desk_declare", args=[plan.pk, monitor.pk]), {"name": "Ines", **said("text", "Free")}),
        (reverse("desk_assessment_sign", args=[assessment.pk]), {"name": "Ines"}),
    )
    for address, data in refused:
        assert office.post(address, data).status_code in (403, 404), address
    assert (FigureCheck.objects.count(), IndependenceDeclaration.objects.count()) == (0, 0)


def test_monitor_when_named_and_ended_at_the_desk_then_kept(town, plan, mel, outside, visit):
    office = visit(town, mel.person)
    new = reverse("desk_monitor_new", args=[plan.pk])
    assert office.post(new, {"starts_on": days(0).isoformat()}).status_code == 422
    sent = {"organisation": outside.pk, "starts_on": days(0).isoformat()}
    assert office.post(new, sent).status_code == 302
    monitor = Monitor.objects.get()
    end = reverse("desk_monitor_end", args=[plan.pk, monitor.pk])
    assert office.post(end, said("reason", "Over")).status_code == 302
    monitor.refresh_from_db()
    assert monitor.ends_on == days(0)


def test_reply_when_given_at_the_desk_then_once(town, plan, mel, by, visit):
    check = check_figure(
        by=by, commitment=plan.commitments.get(), stance=Stance.CONTESTED, reason=words("No")
    )
    office = visit(town, mel.person)
    address = reverse("desk_contest", args=[check.pk])
    assert office.get(address).status_code == 200
    assert office.post(address, said("reply", "Seen")).status_code == 302
    assert office.post(address, said("reply", "Again")).status_code == 403
    check.refresh_from_db()
    assert check.reply["en"] == "Seen en"


def test_chapter_when_a_bulletin_asks_then_facts_and_passages_of_the_period(town, plan, by, monitor):
    check_figure(by=by, commitment=plan.commitments.get(), stance=Stance.CONTESTED, reason=words("No"))
    period = Period(starts_on=days(-30), ends_on=days(0))
    told = list(independent_monitoring(town, period))
    facts = [str(one.value) for one in told if isinstance(one, Fact)]
    passages = [one.rows[0][1]["en"] for one in told if isinstance(one, Passage)]
    assert (facts, passages) == (["partly independent"], ["No in English"])
    earlier = Period(starts_on=days(-300), ends_on=days(-200))
    assert list(independent_monitoring(town, earlier)) == []
    assert list(participation(town, period)) == []
