"""The way of a request by the law of both countries: terms, extension, silence, review, appeal."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone

from mithaq.commons.access.actor import Actor, anonymous, system
from mithaq.commons.access.policy import Denied
from mithaq.commons.audit.queries import history_of
from mithaq.commons.clocks.actions import tick
from mithaq.commons.clocks.models import Clock
from mithaq.commons.clocks.queries import clock_of
from mithaq.commons.jobs.worker import run_pending
from mithaq.commons.manifest.definitions import Fact, Passage, Period, chapters
from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.queries import forget_hosts
from mithaq.features.information import actions
from mithaq.features.information.models import Inquiry, Ruling
from mithaq.features.information.queries import may_appeal, may_review, review_until, years
from mithaq.kit.i18n import Text

from .make import ANSWER, REASON, ask

DAY = dt.timedelta(days=1)


def filed(town, days, **extra):
    return ask(system(town), filed_at=timezone.now() - days * DAY, **extra).inquiry


@pytest.mark.row("E01")
def test_request_when_nobody_answers_then_silence_is_a_refusal_and_the_review_runs_its_own_term(
    town, officer, head, visitor
):
    inquiry = filed(town, 21)
    answer = clock_of("information.answer", inquiry)
    started = timezone.localdate(answer.started_at)
    assert timezone.localdate(answer.due_at) == started + 20 * DAY
    tick(by=system(town))
    run_pending()
    inquiry.refresh_from_db()
    ruling = inquiry.rulings.get()
    assert (inquiry.state, inquiry.outcome, ruling.outcome) == ("silent", "silence", "silence")
    assert ("review" in ruling.appeal_route["en"], bool(ruling.appeal_route["ar"])) == (True, True)
    # The review: within 20 days of the silence, answered in 10, by somebody else.
    assert review_until(inquiry) == timezone.localdate(answer.due_at) + 20 * DAY
    asked = ask(visitor)
    with pytest.raises(Http404):
        actions.ask_review(by=visitor, inquiry=inquiry, receipt=asked.receipt)
    actions.ask_review(by=its_asker(inquiry), inquiry=inquiry)
    review = clock_of("information.review", inquiry)
    assert timezone.localdate(review.due_at) == timezone.localdate() + 10 * DAY
    with pytest.raises(Denied):
        actions.decide(by=officer, inquiry=inquiry, outcome="granted", text=ANSWER)
    actions.decide(by=head, inquiry=inquiry, outcome="refused", text=REASON, ground="private_life")
    inquiry.refresh_from_db()
    assert (may_review(inquiry), may_appeal(inquiry)) == (False, True)
    # The authority closed in 2025: the route names who is open today.
    appeal = actions.lodge_appeal(by=officer, inquiry=inquiry, body="administrative-court")
    assert (appeal.body_name["fr"], appeal.lodged_on) == ("Tribunal administratif", timezone.localdate())


def its_asker(inquiry):
    """The asker with an account: here a person set afterwards."""
    inquiry.person = Person.objects.create(name="Asker", language="ar")
    inquiry.save()
    return Actor(municipality=inquiry.municipality, person=inquiry.person)


@pytest.mark.row("E01")
def test_request_when_in_jordan_then_fifteen_working_days_ten_more_once_and_the_council(
    salt, make_person, actor_of
):
    with inside(salt, "en"):
        officer = actor_of(make_person("Officer", duties=("information.officer",)))
        noon = dt.datetime(2026, 3, 1, 9, tzinfo=timezone.get_current_timezone())
        inquiry = ask(system(salt), filed_at=noon).inquiry
        assert clock_of("information.answer", inquiry).due_at.date() == dt.date(2026, 3, 23)
        actions.extend(by=officer, inquiry=inquiry, reason=REASON)
        assert clock_of("information.answer", inquiry).due_at.date() == dt.date(2026, 4, 6)
        with pytest.raises(ValidationError):
            actions.extend(by=officer, inquiry=inquiry, reason=REASON)
        tick(by=system(salt))
        run_pending()
        inquiry.refresh_from_db()
        # No review in this law: straight to the council.
        assert (inquiry.state, may_review(inquiry), may_appeal(inquiry)) == ("silent", False, True)
        assert "Information Council" in inquiry.rulings.get().appeal_route["en"]


def test_clarification_when_asked_then_the_clock_stands_still_until_the_asker_answers(town, officer, visitor):
    asked = ask(system(town), filed_at=timezone.now() - 10 * DAY)
    inquiry = asked.inquiry
    actions.ask_clarification(by=officer, inquiry=inquiry, text="Which year?")
    clock = clock_of("information.answer", inquiry)
    assert (inquiry.state, clock.state) == ("waiting", "paused")
    Clock.objects.filter(pk=clock.pk).update(paused_at=timezone.now() - 5 * DAY)
    with pytest.raises(Http404):
        actions.clarify(by=visitor, inquiry=inquiry, text="All", receipt="0000 0000 0000 0000")
    actions.clarify(by=visitor, inquiry=inquiry, text="2025", receipt=asked.receipt)
    inquiry.refresh_from_db()
    moved = clock_of("information.answer", inquiry)
    assert (inquiry.state, moved.due_at - clock.due_at) == ("open", 5 * DAY)
    assert [step.kind for step in inquiry.steps.all()] == ["clarify", "clarified"]


@pytest.mark.row("E03")
def test_refusal_when_without_ground_text_or_route_then_refused_by_action_and_database(
    town, officer, visitor
):
    inquiry = ask(visitor).inquiry
    for wrong in ({"ground": "", "text": REASON}, {"ground": "nothing", "text": REASON}):
        for outcome in ("refused", "partly"):
            with pytest.raises(ValidationError) as refused:
                actions.decide(by=officer, inquiry=inquiry, outcome=outcome, **wrong)
            assert list(refused.value.error_dict) == ["ground"]
    with pytest.raises(ValidationError):
        actions.decide(by=officer, inquiry=inquiry, outcome="refused", ground="private_life", text=Text())
    whole = {"ground": "private_life", "text": REASON, "appeal_route": Text(en="Go on")}
    for missing, empty in (("ground", ""), ("text", Text()), ("appeal_route", Text())):
        with pytest.raises(IntegrityError), transaction.atomic():
            Ruling.objects.create(inquiry=inquiry, outcome="refused", **{**whole, missing: empty})
    ruling = actions.decide(by=officer, inquiry=inquiry, outcome="partly", text=REASON, ground="private_life")
    assert ruling.ground_words["en"] == "Article 24 · Private life and personal data of somebody else"
    assert set(ruling.appeal_route) == {"ar", "fr", "en"}
    assert inquiry.outcome == "partly"
    [year] = years()
    assert (year.received, year.count("partly"), year.share_in_time, sum(year.grounds.values())) == (
        1,
        1,
        1,
        1,
    )


def test_transfer_and_withdrawal_when_done_then_the_clock_is_gone(town, officer, visitor):
    first, second = ask(visitor), ask(visitor)
    actions.transfer(by=officer, inquiry=first.inquiry, to="Governorate of Sidi Bouzid", text="They keep it.")
    actions.take_back(by=visitor, inquiry=second.inquiry, receipt=second.receipt)
    states = list(Inquiry.objects.order_by("number").values_list("state", flat=True))
    assert (states, Clock.objects.count()) == (["transferred", "withdrawn"], 0)
    with pytest.raises(ValidationError):
        actions.decide(by=officer, inquiry=first.inquiry, outcome="granted", text=ANSWER)


def test_handling_when_not_an_officer_then_refused_and_unchanged(town, visitor, make_person, actor_of):
    inquiry = ask(visitor).inquiry
    for actor in (anonymous(town), actor_of(make_person("Amal"))):
        for act, extra in (
            (actions.decide, {"outcome": "granted", "text": ANSWER}),
            (actions.ask_clarification, {"text": "Which?"}),
            (actions.transfer, {"to": "Elsewhere", "text": ""}),
            (actions.disclose, {"title": ANSWER, "question": ANSWER, "answer": ANSWER}),
        ):
            with pytest.raises((Denied, Http404)):
                act(by=actor, inquiry=inquiry, **extra)
    inquiry.refresh_from_db()
    assert (inquiry.state, inquiry.steps.count()) == ("open", 0)
    assert [one.event for one in history_of(inquiry)] == ["clocks.started", "information.asked"]


def test_name_when_the_law_asks_for_it_then_wanted_and_numbers_run_by_year(town, visitor):
    with pytest.raises(ValidationError):
        ask(visitor, name=" ")
    assert [ask(visitor).inquiry.number for _again in range(3)] == [1, 2, 3]


@pytest.mark.row("E03")
def test_year_when_counted_then_page_csv_pdf_and_bulletin_say_the_same(town, officer, visit):
    inquiry = filed(town, 30)
    actions.decide(by=officer, inquiry=inquiry, outcome="refused", text=REASON, ground="private_life")
    given = filed(town, 2)
    actions.decide(by=officer, inquiry=given, outcome="granted", text=ANSWER)
    actions.disclose(by=officer, inquiry=given, title=ANSWER, question=ANSWER, answer=ANSWER)
    today = timezone.localdate()
    [year] = years()
    assert (year.received, year.count("refused"), year.published) == (2, 1, 1)
    heads, row = visit(town).get("/en/information/statistics.csv").content.decode("utf-8-sig").splitlines()
    told = dict(zip(heads.split(","), row.split(","), strict=True))
    assert {name: told[name] for name in ("received", "granted", "refused", "silence", "published")} == {
        "received": "2",
        "granted": "1",
        "refused": "1",
        "silence": "0",
        "published": "1",
    }
    for language in ("ar", "fr"):
        pdf = visit(town).get(f"/{language}/information/statistics-{year.year}.pdf")
        assert (pdf["Content-Type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")
    assert visit(town).get("/en/information/statistics-1999.pdf").status_code == 404
    chapter = {one.code: one for one in chapters}["information"]
    said = list(chapter.write(town, Period(starts_on=today - 40 * DAY, ends_on=today)))
    facts = {str(one.label): one.value for one in said if isinstance(one, Fact)}
    assert (facts["Requests received"], facts["refused"], facts["Answers published"]) == ("2", "1", "1")
    titles = [str(one.title) for one in said if isinstance(one, Passage)]
    assert titles == ["Grounds of refusals", "Answers published"]
    # A quarter in which nothing happened says nothing.
    assert list(chapter.write(town, Period(starts_on=today - 90 * DAY, ends_on=today - 60 * DAY))) == []


@pytest.mark.row("E01", "E03")
def test_ground_when_nobody_is_sure_of_it_then_pages_say_so_until_the_legal_officer_settles_it(
    town, officer, visitor, visit
):
    doubt = "to be confirmed by the municipality"
    page = visit(town).get("/en/information/").content.decode()
    assert page.count(f"({doubt}") == 1
    desk = visit(town, officer.person)
    assert "to be confirmed" in desk.get("/en/desk/information/grounds/").content.decode()
    typed = {"article": "25", "title_ar": "حماية المبلّغين عن الفساد", "title_en": "Whistle-blowers"}
    assert desk.post("/en/desk/information/grounds/whistleblower/", typed).status_code == 302
    forget_hosts()
    assert f"({doubt}" not in visit(town).get("/en/information/").content.decode()
    ruling = actions.decide(
        by=officer, inquiry=ask(visitor).inquiry, outcome="refused", text=REASON, ground="whistleblower"
    )
    assert ruling.ground_words["en"] == "Article 25 · Whistle-blowers"
    with pytest.raises(Denied):
        actions.settle_ground(by=visitor, code="whistleblower", article="1", title=REASON)
    with pytest.raises(ValidationError):
        actions.settle_ground(by=officer, code="because", article="1", title=REASON)
