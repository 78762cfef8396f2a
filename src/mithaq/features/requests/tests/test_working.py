"""From received to closed: each answer in words, contested once, decided by another, rated once."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone

from mithaq.commons.access.actor import anonymous, system
from mithaq.commons.access.policy import Denied, visible
from mithaq.commons.audit.queries import history_of
from mithaq.commons.clocks.actions import tick
from mithaq.commons.clocks.models import Clock
from mithaq.commons.clocks.queries import clock_of, rate
from mithaq.commons.files.models import Attachment
from mithaq.commons.jobs.worker import run_pending
from mithaq.commons.notify.models import Notification
from mithaq.features.requests import actions
from mithaq.features.requests.enums import ENDED, MOVES, State
from mithaq.features.requests.models import Request
from mithaq.features.requests.queries import lines
from mithaq.kit.i18n import Text
from mithaq.kit.testing import forget_everything_kept

from .make import file_one, make_category, make_unit, photo, serve

YES = Text(ar="أُصلح المصباح.", en="The lamp was replaced.")


@pytest.fixture
def office(town, make_person, actor_of):
    """Takes in, answers and publishes."""
    return actor_of(serve(make_person("Rim"), make_unit(), "requests.office_agent"))


@pytest.fixture
def head(town, make_person, actor_of):
    return actor_of(serve(make_person("Hedi"), make_unit("general"), "requests.head"))


@pytest.mark.row("T10", "D06")
def test_move_when_an_answer_has_no_words_then_refused_by_action_and_database(town, office):
    row = file_one(town).request
    for state in (State.RESOLVED, State.REFUSED, State.NOT_OURS):
        with pytest.raises(ValidationError) as refused:
            actions.move(by=office, request=row, state=state)
        assert list(refused.value.error_dict) == ["words"]
    for state in ENDED:
        with pytest.raises(IntegrityError), transaction.atomic():
            Request.objects.filter(pk=row.pk).update(state=state)
    with pytest.raises(ValidationError, match="moved on"):
        actions.move(by=office, request=row, state=State.CLOSED, words=YES)
    done = actions.move(by=office, request=row, state=State.RESOLVED, words=YES, proof=[photo("after.jpg")])
    assert [(one.state, one.words) for one in done.steps.all()] == [("received", Text()), ("resolved", YES)]
    assert Attachment.objects.get().kind == "proof"
    assert clock_of("requests.answer", done).is_in_time
    assert rate("requests.answer").share == 1


def test_moves_when_read_then_every_state_is_reached_and_left_as_written():
    reached = {state for row in MOVES.values() for state in row}
    by_other_acts = {
        State.RECEIVED,
        State.CONTESTED,
        State.REOPENED,
        State.CLOSED,
        State.MERGED,
        State.WITHDRAWN,
    }
    assert reached | by_other_acts == set(State)
    assert reached & by_other_acts == set()


@pytest.mark.row("D06", "D09")
def test_contest_when_the_sender_is_not_content_then_once_another_officer_decides_and_it_is_rated_once(
    town, office, head
):
    filed = file_one(town)
    stranger, common = anonymous(town), {"request": filed.request}
    with pytest.raises(ValidationError):
        actions.contest(by=stranger, **common, text="Too early.", receipt=filed.receipt)
    actions.move(by=office, **common, state=State.RESOLVED, words=YES)
    with pytest.raises(Http404):
        actions.contest(by=stranger, **common, text="Not mine.", receipt="0000 0000 0000 0002")
    actions.contest(by=stranger, **common, text="It is still dark.", receipt=filed.receipt)
    with pytest.raises(Denied):
        actions.decide_contest(by=office, **common, uphold=False, words=YES)
    row = actions.decide_contest(by=head, **common, uphold=True, words=Text(en="They will come again."))
    assert (row.state, clock_of("requests.answer", row).is_open) == (State.REOPENED, True)
    row = actions.move(by=office, request=row, state=State.RESOLVED, words=YES)
    with pytest.raises(ValidationError, match="no longer"):
        actions.contest(by=stranger, request=row, text="Again.", receipt=filed.receipt)
    with pytest.raises(ValidationError):
        actions.rate(by=stranger, request=row, score=6, receipt=filed.receipt)
    actions.rate(by=stranger, request=row, score=4, receipt=filed.receipt)
    with pytest.raises(ValidationError):
        actions.rate(by=stranger, request=row, score=1, receipt=filed.receipt)
    assert Request.objects.get().rating == 4
    assert [one.event for one in history_of(row)].count("requests.contested") == 1


@pytest.mark.row("D09")
def test_lines_when_fewer_than_five_rated_then_the_mean_is_hidden(town, office):
    category = make_category()
    now = timezone.now() + dt.timedelta(minutes=1)
    for count in range(5):
        means = [
            one.rating for one in lines("category", {category.pk: "lamp"}, now - dt.timedelta(days=1), now)
        ]
        assert means == ([] if count == 0 else [None])
        filed = file_one(town, category)
        row = actions.move(by=office, request=filed.request, state=State.RESOLVED, words=YES)
        actions.rate(by=anonymous(town), request=row, score=count + 1, receipt=filed.receipt)
    [line] = lines("category", {category.pk: "lamp"}, now - dt.timedelta(days=1), now)
    assert (line.received, line.answered, line.rating.count, line.rating.shown) == (5, 5, 5, 3.0)


@pytest.mark.row("D02")
def test_answer_when_its_day_passes_then_the_head_hears_of_it_without_any_human_act(town, office, head):
    row = file_one(town).request
    Clock.objects.update(due_at=timezone.now() - dt.timedelta(hours=1), wake_at=timezone.now())
    tick(by=system(town))
    run_pending()
    told = set(Notification.objects.filter(event="clocks.overdue").values_list("person", flat=True))
    assert head.person.pk in told
    assert clock_of("requests.answer", row).escalated_at is not None


def test_close_when_nobody_contests_in_time_then_closed_by_itself(town, office):
    row = actions.move(by=office, request=file_one(town).request, state=State.REFUSED, words=YES)
    assert actions.close_quiet_ones(by=system(town)) == 0
    Request.objects.update(contest_until=timezone.now() - dt.timedelta(seconds=1))
    assert actions.close_quiet_ones(by=system(town)) == 1
    row.refresh_from_db()
    assert row.state == State.CLOSED


@pytest.mark.row("D01", "D05")
def test_routing_when_changed_then_another_unit_a_colleague_and_the_same_clock(town, office, make_person):
    hygiene = make_unit("hygiene")
    row = file_one(town).request
    colleague = serve(make_person("Sana"), hygiene, "requests.unit_agent")
    waste = make_category("waste", unit=hygiene, field="hygiene")
    due = clock_of("requests.answer", row).due_at
    row = actions.recategorise(by=office, request=row, category=waste)
    row = actions.assign(by=office, request=row, person=colleague)
    clock = clock_of("requests.answer", row)
    assert (row.unit, row.assignee, clock.due_at, clock.served_by) == (hygiene, colleague, due, "hygiene")
    row = actions.hand_over(by=office, request=row, unit=make_unit(), reason=Text(en="A lamp after all."))
    assert (row.unit.code, row.assignee) == ("technical", None)


def test_merge_when_several_told_the_same_then_told_and_followed_as_one(town, office):
    category = make_category()
    main, other = (file_one(town, category).request for _ in range(2))
    assert actions.merge(by=office, requests=[other], into=main) == 1
    other.refresh_from_db()
    assert (other.state, other.duplicate_of) == (State.MERGED, main)
    assert main.reference in str(other.steps.last().words)
    assert clock_of("requests.answer", other) is None
    with pytest.raises(ValidationError):
        actions.merge(by=office, requests=[main], into=main)


@pytest.mark.row("F08")
def test_write_when_by_web_and_desk_then_one_thread_and_notes_stay_inside(town, office, visit):
    filed = file_one(town)
    actions.write(by=office, request=filed.request, text="Which lamp?")
    actions.write(by=office, request=filed.request, text="Ask the electrician.", is_note=True)
    actions.write_back(by=anonymous(town), request=filed.request, text="The third.", receipt=filed.receipt)
    client = visit(town)
    client.post("/en/r/", {"receipt": filed.receipt}, headers={"Sec-Fetch-Site": "same-origin"})
    page = client.get(f"/en/requests/mine/{filed.request.pk}/").content.decode()
    assert [word in page for word in ("Which lamp?", "The third.", "electrician")] == [True, True, False]


def test_view_when_of_another_unit_then_private_ones_stay_with_their_unit(town, make_person, actor_of):
    ours, theirs = make_unit(), make_unit("hygiene")
    here = file_one(town, make_category("a", unit=ours), is_private=True).request
    file_one(town, make_category("b", unit=theirs), is_private=True)
    officer = actor_of(serve(make_person(), ours, "requests.unit_agent"))
    assert list(visible(officer, Request.objects.all())) == [here]
    assert list(visible(officer, Request.objects.all(), "work")) == [here]


def test_show_when_a_name_is_taken_out_then_the_words_of_the_sender_are_kept_for_officers(
    town, office, visit
):
    filed = file_one(town, text="Ask Salem Trabelsi about the lamp.", name="Mounira", photos=[photo()])
    row = actions.show(by=office, request=filed.request, text="Ask the neighbour about the lamp.")
    page = visit(town).get(f"/en/requests/{row.pk}/").content.decode()
    assert [word in page for word in ("neighbour", "Trabelsi", "Mounira", "lamp.jpg")] == [
        True,
        False,
        False,
        False,
    ]
    actions.show(by=office, request=row, with_photos=True)
    assert Attachment.objects.get().is_public
    actions.withhold(by=office, request=row, reason=Text(en="It names a child."))
    forget_everything_kept()
    assert visit(town).get(f"/en/requests/{row.pk}/").status_code == 404
