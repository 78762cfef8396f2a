"""Due dates for calendar programs."""

import pytest
from icalendar import Calendar

from ..enums import PlanStatus
from ..models import Milestone
from .make import days, make_consultation, make_plan


@pytest.fixture
def plan(town):
    plan = make_plan("dated", commitments=2)
    make_consultation(plan)
    return plan


def read(client, path):
    answer = client.get(path)
    assert answer["Content-Type"].startswith("text/calendar")
    return Calendar.from_ical(answer.content)


def dates(calendar):
    return {str(one["uid"]): one.decoded("dtstart") for one in calendar.walk("VEVENT")}


def test_calendar_of_a_plan_when_read_then_steps_and_the_last_day_to_comment(town, plan, visit):
    calendar = read(visit(town), f"/calendar/plans/{plan.pk}.ics")
    found = dates(calendar)
    steps = Milestone.objects.filter(commitment__plan=plan)
    assert {f"step-{one.pk}@regueb.localhost": one.due_on for one in steps}.items() <= found.items()
    assert len([uid for uid in found if uid.startswith("consultation-")]) == 1
    event = next(one for one in calendar.walk("VEVENT") if str(one["uid"]).startswith("step-"))
    assert str(event["url"]).startswith("http")
    assert str(event["transp"]) == "TRANSPARENT"


def test_calendar_of_a_commitment_when_read_then_its_steps_alone(town, plan, visit):
    found = dates(read(visit(town), f"/calendar/plans/{plan.pk}/2.ics"))
    mine = Milestone.objects.filter(commitment__plan=plan, commitment__number=2)
    assert set(found) == {f"step-{one.pk}@regueb.localhost" for one in mine}
    page = visit(town).get(f"/en/plans/{plan.pk}/commitments/2/").content.decode()
    assert f"/calendar/plans/{plan.pk}/2.ics" in page


def test_calendar_when_a_date_moves_or_a_step_is_cancelled_then_programs_follow(town, plan, visit):
    moved, gone = Milestone.objects.filter(commitment__plan=plan, commitment__number=1)[:2]
    before = dates(read(visit(town), f"/calendar/plans/{plan.pk}/1.ics"))
    Milestone.objects.filter(pk=moved.pk).update(due_on=days(400))
    Milestone.objects.filter(pk=gone.pk).update(status="cancelled")
    after = dates(read(visit(town), f"/calendar/plans/{plan.pk}/1.ics?again"))
    assert after[f"step-{moved.pk}@regueb.localhost"] == days(400)
    assert set(before) - set(after) == {f"step-{gone.pk}@regueb.localhost"}


@pytest.mark.parametrize("path", ["{}.ics", "{}/1.ics"])
def test_calendar_when_a_draft_or_of_another_town_then_not_found(town, salt, plan, visit, path):
    draft = make_plan("draft", commitments=1, status=PlanStatus.DRAFT, published_at=None)
    assert visit(town).get(f"/calendar/plans/{path.format(draft.pk)}").status_code == 404
    assert visit(salt).get(f"/calendar/plans/{path.format(plan.pk)}").status_code == 404
