"""Each quarter every institution is asked; its silence is said by itself."""

import datetime as dt

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from mithaq.commons.access.policy import Denied
from mithaq.commons.audit.models import Entry
from mithaq.commons.clocks.actions import tick
from mithaq.commons.clocks.models import Clock
from mithaq.commons.clocks.queries import clock_of
from mithaq.commons.jobs.models import Job
from mithaq.commons.manifest.definitions import tasks
from mithaq.commons.notify.actions import follow
from mithaq.commons.notify.actions.telling import fan_out
from mithaq.commons.notify.models import Notification
from mithaq.kit.i18n import Text
from mithaq.methods.quarters import Quarter, quarter_of
from mithaq.registers.bodies.enums import BodyKind, Side
from mithaq.registers.bodies.models import Body, Seat

from ...actions.following.letters import send_letter
from ...actions.following.requests import ask_for_updates, keep_requests, remind, waive
from ...enums_following import UPDATE_CLOCK
from ...models import Milestone, RequestLink, UpdateRequest
from ..make import days, make_milestone, make_organisation, words


def ask(by, plan, **extra):
    return ask_for_updates(by=by, plan=plan, **extra)


def past(request, count=3):
    """The request's day was so many days ago."""
    UpdateRequest.objects.filter(pk=request.pk).update(due_on=days(-count))
    moment = timezone.now() - dt.timedelta(days=count)
    Clock.objects.filter(kind=UPDATE_CLOCK).update(due_at=moment, wake_at=moment, unit="fixed")
    request.refresh_from_db()


def committee_member(person):
    body = Body.objects.create(slug="committee", name=words("Committee"), kind=BodyKind.STEERING_COMMITTEE)
    return Seat.objects.create(body=body, side=Side.CITIZEN, person=person, starts_on=days(-30))


@pytest.mark.row("N04")
def test_quarter_when_over_then_the_house_asks_each_institution_once_by_letter(
    house, plan, commitment, office
):
    other = make_organisation("works")
    make_milestone(commitment, 4, responsible=other)
    make_milestone(commitment, 5, responsible=make_organisation("done"), status="complete")
    assert keep_requests(by=house) == 2
    assert keep_requests(by=house) == 0
    asked = {one.organisation: one for one in UpdateRequest.objects.all()}
    assert set(asked) == {office, other}
    assert {one.quarter for one in asked.values()} == {quarter_of(timezone.localdate()).before}
    assert {one.state for one in asked.values()} == {"sent"}
    clock = clock_of(UPDATE_CLOCK, asked[office])
    assert (clock.n, clock.unit, timezone.localdate(clock.due_at)) == (15, "working", asked[office].due_on)
    letters = Job.objects.filter(name="plans.request_letter")
    assert {job.arguments["request_id"] for job in letters} == {one.pk for one in asked.values()}


@pytest.mark.row("N04")
def test_letter_when_sent_then_in_the_towns_language_with_a_link_kept_only_as_a_digest(
    by, plan, office, town
):
    request = ask(by, plan)[0]
    send_letter(request, "request", "2026-01-02")
    message = mail.outbox[0]
    assert message.to == [office.contact_email]
    assert message.extra_headers["Content-Language"] == "ar"
    token = message.body.partition("/plans/answer/")[2].split("/")[0]
    link = RequestLink.objects.get()
    assert len(token) > 40
    assert token not in link.digest
    assert link.expires_at.date() >= request.due_on + dt.timedelta(days=30)
    # Handed over twice, it is one message to a mailbox.
    send_letter(request, "request", "2026-01-02")
    assert len({one.extra_headers["Message-ID"] for one in mail.outbox}) == 1


@pytest.mark.row("N04")
def test_institution_when_it_gives_no_answer_then_committee_followers_desk_and_public_see_it(
    house, by, plan, town, visit, make_person, actor_of, mel
):
    member, follower = make_person("Member"), make_person("Follower")
    committee_member(member)
    follow(by=actor_of(follower), obj=plan)
    request = ask(by, plan)[0]
    past(request)
    # Seen at once, before any job has run.
    sheet = reverse("plan_quarter", args=[plan.pk, request.quarter.code])
    assert "no answer" in visit(town).get(sheet).content.decode()
    tick(by=house)
    assert keep_requests(by=house) > 0
    request.refresh_from_db()
    assert (request.state, request.overdue_at is not None) == ("overdue", True)
    entry = Entry.objects.get(event="plans.request_overdue")
    fan_out(entry)
    told = set(Notification.objects.filter(entry=entry).values_list("person", flat=True))
    assert told == {member.pk, follower.pk}
    waiting = [todo.url for todo in tasks.get("plans.silences").waiting(actor_of(mel), 5)]
    assert waiting == [reverse("desk_plan_request", args=[plan.pk, request.pk])]
    for page in (
        reverse("plan", args=[plan.pk, plan.code]),
        reverse("plan_commitment", args=[plan.pk, 1]),
        reverse("plan_timeline", args=[plan.pk, 1]),
    ):
        assert str(request.organisation.name) in visit(town).get(page).content.decode()
    # Said once.
    keep_requests(by=house)
    assert Entry.objects.filter(event="plans.request_overdue").count() == 1


def test_request_when_its_clock_reminds_then_the_institution_gets_a_letter(house, by, plan):
    request = ask(by, plan)[0]
    soon = timezone.now() + dt.timedelta(days=5)
    Clock.objects.update(due_at=soon, wake_at=timezone.now(), unit="fixed", started_at=days(-30))
    tick(by=house)
    keep_requests(by=house)
    request.refresh_from_db()
    assert request.state == "reminded"
    assert Job.objects.filter(name="plans.request_letter", arguments__letter="reminder").count() == 1
    keep_requests(by=house)
    assert Job.objects.filter(name="plans.request_letter", arguments__letter="reminder").count() == 1


def test_request_when_reminded_twice_a_day_or_waived_then_refused_in_words(by, plan):
    request = ask(by, plan)[0]
    remind(by=by, request=request)
    with pytest.raises(ValidationError):
        remind(by=by, request=request)
    with pytest.raises(ValidationError):
        waive(by=by, request=request, reason=Text())
    waived = waive(by=by, request=request, reason=words("Nothing was due"))
    assert (waived.state, clock_of(UPDATE_CLOCK, request)) == ("waived", None)
    with pytest.raises(ValidationError):
        remind(by=by, request=request)


def test_request_when_the_day_or_quarter_is_wrong_then_refused_and_nobody_is_asked(by, plan):
    with pytest.raises(ValidationError) as refused:
        ask(by, plan, due_on=days(0))
    assert list(refused.value.message_dict) == ["due_on"]
    with pytest.raises(ValidationError) as refused:
        ask(by, plan, quarter=quarter_of(timezone.localdate()).next)
    assert list(refused.value.message_dict) == ["quarter"]
    assert UpdateRequest.objects.count() == 0


def test_request_when_the_actor_does_not_follow_the_plan_then_denied(lead, monitor, nobody, plan):
    for actor in (lead, monitor, nobody):
        with pytest.raises(Denied):
            ask(actor, plan)


def test_institution_when_all_its_steps_are_done_then_nobody_asks_it(house, plan):
    Milestone.objects.update(status="complete", completed_on=days(-1))
    assert keep_requests(by=house) == 0


def test_institution_without_an_address_when_asked_then_the_officer_hands_a_link_over(
    by, mel, plan, town, visit, office
):
    office.contact_email = ""
    office.save()
    request = ask(by, plan)[0]
    assert Job.objects.filter(name="plans.request_letter").count() == 0
    page = visit(town, mel).post(reverse("desk_plan_link", args=[plan.pk, request.pk])).content.decode()
    assert "/plans/answer/" in page
    again = visit(town, mel).get(reverse("desk_plan_request", args=[plan.pk, request.pk])).content.decode()
    assert "/plans/answer/" not in again


def test_quarters_when_counted_then_follow_one_another():
    assert Quarter(2026, 4).next == Quarter(2027, 1)
    assert Quarter(2026, 1).before == Quarter(2025, 4)
    assert (Quarter(2024, 1).starts_on, Quarter(2024, 1).ends_on) == (
        dt.date(2024, 1, 1),
        dt.date(2024, 3, 31),
    )
    assert quarter_of(dt.date(2026, 11, 21)) == Quarter(2026, 4)
