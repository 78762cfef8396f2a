"""An institution answers by its link; an officer checks; then the status follows its evidence."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from mithaq.commons.access.policy import Denied
from mithaq.commons.clocks.queries import clock_of
from mithaq.commons.files.models import Attachment

from ...actions.following.links import MISSES_PER_HOUR, POSTS_PER_HOUR, link_of, new_link
from ...actions.following.requests import ask_for_updates, waive
from ...actions.following.updates import validate_update, write_update
from ...enums_following import UPDATE_CLOCK
from ...models import Evidence, Milestone, ProgressUpdate, RequestLink, StatusChange
from ..make import make_milestone, make_organisation, words

FROM_HERE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def asked(by, plan):
    return ask_for_updates(by=by, plan=plan)[0]


@pytest.fixture
def token(asked):
    return new_link(asked)[1]


@pytest.fixture
def agency(town, visit):
    """A browser without an account."""
    return visit(town)


def address(token):
    return reverse("plan_answer", args=[token])


def told(step, **fields):
    return {f"{step.pk}-{name}": value for name, value in fields.items()}


@pytest.mark.row("N04", "N01")
def test_institution_when_it_answers_by_link_then_checked_and_the_status_follows_the_evidence(
    agency, asked, token, steps, by, mel, visit, town
):
    late = steps[1]
    page = agency.get(address(token))
    assert page.status_code == 200
    assert [form.milestone for form in page.context["forms"]] == [late, steps[2]]
    sent = told(
        late,
        status="complete",
        percent="90",
        text="The desk is open.",
        upload=SimpleUploadedFile("minutes.txt", b"Opened on Monday.\n"),
    )
    answered = agency.post(address(token), sent, headers=FROM_HERE)
    assert answered.status_code == 302
    asked.refresh_from_db()
    assert (asked.state, clock_of(UPDATE_CLOCK, asked).is_in_time) == ("answered", True)
    update = ProgressUpdate.objects.get()
    assert (update.source, update.claimed_percent, update.computed_percent) == ("agency", 90, 33)
    assert (update.state, update.organisation, update.by) == ("waiting", asked.organisation, None)
    # Nothing of it is public or counts before it is checked.
    assert Milestone.objects.get(pk=late.pk).status == "limited"
    timeline = reverse("plan_timeline", args=[asked.plan_id, 1])
    assert "The desk is open." not in agency.get(timeline).content.decode()
    file = Attachment.objects.get()
    assert agency.get(f"/files/{file.pk}/{file.filename}").status_code == 404
    desk = visit(town, mel)
    check = reverse("desk_plan_update", args=[asked.plan_id, update.pk])
    assert desk.get(check).status_code == 200
    assert (
        desk.post(check, {"decision": "accept", "status": "complete", "completed_on": ""}).status_code == 302
    )
    update.refresh_from_db()
    assert (update.state, update.validated_by) == ("validated", mel)
    assert Milestone.objects.get(pk=late.pk).status == "complete"
    change = StatusChange.objects.get()
    assert (change.evidence.update, change.update, change.by) == (update, update, mel)
    assert "The desk is open." in agency.get(timeline).content.decode()
    assert agency.get(f"/files/{file.pk}/{file.filename}").status_code == 200


def test_link_when_used_twice_then_told_so_and_the_words_come_back(agency, asked, token, steps):
    sent = told(steps[1], text="First words")
    assert agency.post(address(token), sent, headers=FROM_HERE).status_code == 302
    again = agency.post(address(token), told(steps[1], text="Second words"), headers=FROM_HERE)
    assert again.status_code == 422
    page = again.content.decode()
    assert "was answered on" in page
    assert "Second words" in page
    assert ProgressUpdate.objects.count() == 1


def test_link_when_expired_then_told_so_and_nothing_is_lost(agency, asked, token, steps):
    RequestLink.objects.update(expires_at=timezone.now() - dt.timedelta(minutes=1))
    refused = agency.post(address(token), told(steps[1], text="Late words"), headers=FROM_HERE)
    assert refused.status_code == 422
    assert "This link has expired" in refused.content.decode()
    assert "Late words" in refused.content.decode()
    asked.refresh_from_db()
    assert (asked.state, ProgressUpdate.objects.count()) == ("sent", 0)


def test_link_when_late_but_open_then_the_answer_counts_as_late(agency, asked, token, steps, town):
    type(asked).objects.update(due_on=timezone.localdate() - dt.timedelta(days=4))
    assert agency.post(address(token), told(steps[1], text="Sorry"), headers=FROM_HERE).status_code == 302
    sheet = reverse("plan_quarter", args=[asked.plan_id, asked.quarter.code])
    assert "answered late" in agency.get(sheet).content.decode()


def test_link_when_waived_or_unknown_then_a_clear_page(agency, asked, token, by):
    waive(by=by, request=asked, reason=words("Summer"))
    assert "needs no answer" in agency.get(address(token)).content.decode()
    unknown = agency.get(address("x" * 43))
    assert (unknown.status_code, link_of("x" * 43)) == (404, None)


def test_link_when_guessed_or_sent_very_often_then_slowed_down(agency, asked, token, steps):
    for _each in range(MISSES_PER_HOUR):
        agency.get(address("guess"))
    assert agency.get(address("guess")).status_code == 429
    # Who holds a good link is not hindered by those who guess.
    assert agency.get(address(token)).status_code == 200
    for _each in range(POSTS_PER_HOUR):
        assert agency.post(address(token), {}, headers=FROM_HERE).status_code == 422
    last = agency.post(address(token), told(steps[1], text="Again"), headers=FROM_HERE)
    assert "very often" in last.content.decode()
    assert ProgressUpdate.objects.count() == 0


def test_answer_when_a_status_is_claimed_without_evidence_or_nothing_is_said_then_refused(
    agency, asked, token, steps
):
    refused = agency.post(address(token), told(steps[1], status="complete"), headers=FROM_HERE)
    assert refused.context["forms"][0].errors.keys() == {"link"}
    assert agency.post(address(token), {}, headers=FROM_HERE).status_code == 422
    wrong = told(steps[1], text="See", upload=SimpleUploadedFile("a.png", b"%PDF-1.7"))
    refused = agency.post(address(token), wrong, headers=FROM_HERE)
    assert refused.context["forms"][0].errors.keys() == {"upload"}
    asked.refresh_from_db()
    assert (asked.state, ProgressUpdate.objects.count(), Evidence.objects.count()) == ("sent", 0, 0)


def test_answer_when_about_the_step_of_another_institution_then_not_asked_and_not_taken(
    agency, asked, token, commitment, steps
):
    foreign = make_milestone(commitment, 4, responsible=make_organisation("works"))
    agency.post(address(token), told(foreign, text="Not mine"), headers=FROM_HERE)
    assert ProgressUpdate.objects.count() == 0


def test_form_when_sent_from_another_site_then_refused(agency, asked, token, steps):
    sent = agency.post(address(token), told(steps[1], text="Hi"), headers={"Sec-Fetch-Site": "cross-site"})
    assert (sent.status_code, ProgressUpdate.objects.count()) == (403, 0)


def test_update_when_not_accepted_then_with_a_reason_and_the_status_stays(agency, asked, token, steps, by):
    sent = told(steps[1], status="complete", text="Done", link="https://town.example/x")
    agency.post(address(token), sent, headers=FROM_HERE)
    update = ProgressUpdate.objects.get()
    with pytest.raises(ValidationError) as refused:
        validate_update(by=by, update=update, accept=False)
    assert list(refused.value.message_dict) == ["reason"]
    validate_update(by=by, update=update, accept=False, reason=words("The page is empty"))
    assert (Milestone.objects.get(pk=steps[1].pk).status, StatusChange.objects.count()) == ("limited", 0)
    assert Evidence.objects.get().published_at is None
    with pytest.raises(Denied):
        validate_update(by=by, update=update, accept=True)


def test_update_when_its_lead_writes_it_then_somebody_who_follows_checks_it(lead, by, steps, commitment):
    update = write_update(by=lead, commitment=commitment, text=words("We began"))
    assert (update.state, update.source) == ("waiting", "agency")
    with pytest.raises(Denied):
        validate_update(by=lead, update=update, accept=True)
    assert validate_update(by=by, update=update, accept=True).state == "validated"
    own = write_update(by=by, commitment=commitment, text=words("They began"), kind="achievement")
    own.refresh_from_db()
    assert (own.state, own.source, own.validated_by) == ("validated", "mel_officer", by.person)
