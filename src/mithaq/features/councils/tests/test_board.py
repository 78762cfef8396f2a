"""The board of a group, the record of each quarter, and which institutions answered and came."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from mithaq.commons.access.policy import Denied
from mithaq.commons.jobs.worker import run_pending
from mithaq.commons.notify.models import Notification
from mithaq.features.councils import actions
from mithaq.features.councils.models import QuarterRecord, Risk, Task
from mithaq.kit.conflicts import EditConflict, stamp
from mithaq.kit.i18n import Text
from mithaq.kit.testing import flat, forget_everything_kept
from mithaq.methods.quarters import quarter_of
from mithaq.registers.bodies.models import Body
from mithaq.registers.bodies.tests.make import days, make_organisation, make_seat, words
from mithaq.registers.meetings.models import Invitation
from mithaq.registers.meetings.tests.make import make_held, make_meeting

from .make import answer, ask, close, make_committee, make_question

THIS = quarter_of(days(0))
SAID = {
    "progress": words("Two lamps of five stand"),
    "obstacles": words("The supplier is late"),
    "corrective": words("A second supplier is asked"),
}


@pytest.fixture
def member(town, make_person):
    return make_person("Member")


@pytest.fixture
def group(town, member):
    body = make_committee(3, persons=(member,), kind="working_group", rule="consensus", slug="lamps")
    Body.objects.filter(pk=body.pk).update(created_at=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    return body


@pytest.mark.row("J07")
def test_quarter_when_it_has_passed_then_each_group_owes_one_record_and_members_are_told(
    town, by, group, member
):
    make_committee(2)  # no working group: owes nothing
    assert [row.body for row in actions.ask_for_quarters(by=by)] == [group]
    assert actions.ask_for_quarters(by=by) == []
    owed = QuarterRecord.objects.get()
    assert (owed.quarter, owed.written_at) == (THIS.before, None)
    run_pending()
    assert Notification.objects.filter(person=member, event="councils.quarter_owed").count() == 1
    later = THIS.next.next.starts_on
    assert [row.quarter for row in actions.ask_for_quarters(by=by, today=later)] == [THIS.next]


@pytest.mark.row("J07")
def test_quarter_when_written_then_progress_obstacles_and_corrective_actions_are_public(
    town, by, group, member, actor_of, visit
):
    actions.ask_for_quarters(by=by)
    before = visit(town).get("/en/decisions/board/lamps/").content.decode()
    assert "nothing was written" in before
    actions.write_quarter(by=actor_of(member), body=group, quarter=THIS.before, **SAID)
    forget_everything_kept()
    page = visit(town).get("/en/decisions/board/lamps/").content.decode()
    assert [text["en"] for text in SAID.values() if text["en"] not in page] == []
    assert "nothing was written" not in page


def test_quarter_when_a_part_is_empty_or_to_come_then_refused(town, by, group):
    with pytest.raises(ValidationError):
        actions.write_quarter(by=by, body=group, quarter=THIS, **(SAID | {"corrective": Text()}))
    with pytest.raises(ValidationError):
        actions.write_quarter(by=by, body=group, quarter=THIS.next, **SAID)
    assert QuarterRecord.objects.count() == 0


def test_quarter_when_two_write_then_the_second_is_told(town, by, group):
    row = actions.write_quarter(by=by, body=group, quarter=THIS, **SAID)
    row.refresh_from_db()
    seen = stamp(row)
    actions.write_quarter(by=by, body=group, quarter=THIS, seen=seen, **SAID)
    with pytest.raises(EditConflict):
        actions.write_quarter(by=by, body=group, quarter=THIS, seen=seen, **SAID)


@pytest.mark.row("J07")
def test_board_when_a_member_works_on_it_then_tasks_owners_risks_and_decisions_are_shown(
    town, by, group, member, visit
):
    client = visit(town, member)
    task = {"title_ar": "شراء المصابيح", "title_en": "Buy lamps", "due_on": days(9).isoformat()}
    client.post("/en/decisions/board/lamps/tasks/", task | {"seat": group.seats.first().pk})
    client.post(
        "/en/decisions/board/lamps/risks/",
        {"text_ar": "تأخر المورد", "text_en": "Late supplier", "level": "high"},
    )
    question = make_question(by, group, "Second supplier")
    answer(by, ask(by, question), "consent", "consent", "consent")
    close(by, question)
    found = Task.objects.get()
    client.post(f"/en/decisions/tasks/{found.pk}/move/", {"to": "done", "seen": "todo"})
    client.post(f"/en/decisions/risks/{Risk.objects.get().pk}/over/")
    found.refresh_from_db()
    assert (found.state, found.done_on, Risk.objects.get().closed_on) == ("done", days(0), days(0))
    page = visit(town).get("/en/decisions/board/lamps/").content.decode()
    expected = ("Buy lamps", "Member", "Late supplier", "Second supplier")
    assert [one for one in expected if one not in page] == []


def test_task_when_moved_by_two_then_the_second_is_told(town, by, group):
    task = actions.add_task(by=by, body=group, title=words("Buy lamps"))
    actions.move_task(by=by, task=task, to="doing", seen="todo")
    with pytest.raises(ValidationError):
        actions.move_task(by=by, task=task, to="done", seen="todo")
    assert Task.objects.get().state == "doing"


def test_board_when_no_member_then_denied(town, group, make_person, actor_of, visit):
    stranger = make_person("Stranger")
    with pytest.raises(Denied):
        actions.add_task(by=actor_of(stranger), body=group, title=words("Mine"))
    assert visit(town, stranger).get("/en/decisions/board/lamps/tasks/").status_code == 403
    assert Task.objects.count() == 0


@pytest.mark.row("J05")
def test_agencies_when_invited_then_answers_and_attendance_of_each(town, visit):
    body = make_committee(1, slug="committee")
    water, health = make_organisation("water"), make_organisation("health")
    by_seat = make_seat(body, organisation=water, name="Secret Name")
    first = make_held(body, day=-40, is_public=True)
    second = make_held(body, day=-10, is_public=True)
    coming = make_meeting(body, day=20, is_public=True)
    for meeting, who, reply, presence in (
        (first, {"seat": by_seat}, "accepted", "present"),
        (second, {"seat": by_seat}, "accepted", "absent"),
        (coming, {"seat": by_seat}, "invited", ""),
        (first, {"organisation": health}, "declined", "apologies"),
        (second, {"organisation": health}, "invited", ""),
    ):
        Invitation.objects.create(meeting=meeting, reply=reply, presence=presence, note="private", **who)
    page = visit(town).get("/en/decisions/agencies/committee/")
    counts = [
        (one.organisation, one.invited, one.accepted, one.declined, one.silent, one.present, one.excused)
        for one in page.context["agencies"]
    ]
    assert counts == [(health, 2, 0, 1, 1, 0, 1), (water, 3, 2, 0, 1, 1, 0)]
    shown = flat(page.content.decode())
    assert ("Secret Name" in shown, "private" in shown) == (False, False)


def test_agencies_when_a_meeting_is_hidden_then_not_counted_for_everybody(town, visit):
    body = make_committee(1, slug="committee", is_public=False)
    make_held(body, day=-4)
    assert visit(town).get("/en/decisions/agencies/committee/").status_code == 404
