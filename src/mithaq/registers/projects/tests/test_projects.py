"""From the idea to the handover: stages, promises, progress and delay."""

import datetime as dt
import itertools
import math
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from mithaq.commons.access.policy import Denied
from mithaq.commons.audit.models import Entry
from mithaq.commons.manifest.definitions import Period
from mithaq.kit.i18n import Text

from .. import actions
from ..chapters import write
from ..enums import MOVES, Stage, needs_reason
from ..models import Move, Project, Replan
from ..progress import Delay, delay, financial, is_late, physical
from ..showing import dates_of
from ..spreading import spread
from .make import days, make_project, make_step, words


def opened(by, **extra):
    return actions.open_project(by=by, title=words("School road"), summary=Text(), **extra)


def moved(by, project, *stages, **extra):
    for stage in stages:
        project = actions.move_project(by=by, project=project, stage=stage, **extra)
    return project


@pytest.mark.row("C01")
def test_project_when_it_goes_its_way_then_every_stage_has_its_day(by):
    idea = opened(by, planned_end=days(-40))
    assert (idea.stage, idea.promised_end) == ("idea", None)
    # An idea promises nothing yet: its end may still be changed.
    idea = actions.change_project(by=by, project=idea, fields={"planned_end": days(-30)})
    voted = moved(by, idea, "studied", "voted")
    assert voted.promised_end == days(-30)
    tendered = moved(by, voted, "tendered")
    with pytest.raises(ValidationError) as refused:
        moved(by, tendered, "contracted")
    assert refused.value.message_dict == {"stage": ["Write down the contractor first."]}
    contract = {"contractor": "Sahel Works", "cost_contracted": Decimal("80000.500")}
    tendered = actions.change_project(by=by, project=tendered, fields=contract)
    finished = moved(by, tendered, "contracted", "under_way", "finished")
    assert (finished.started_on, finished.ended_on) == (days(0), days(0))
    assert delay(finished) == Delay(30, running=False)
    assert is_late(finished) is False
    done = moved(by, finished, "handed_over")
    assert list(done.moves.values_list("stage", flat=True)) == [
        "idea",
        "studied",
        "voted",
        "tendered",
        "contracted",
        "under_way",
        "finished",
        "handed_over",
    ]
    with pytest.raises(Denied):
        actions.change_project(by=by, project=done, fields={"contractor": "Another"})


def test_move_when_the_table_or_the_reason_is_missing_then_refused(by):
    project = make_project()
    for wrong, field in (
        ({"stage": "idea"}, "stage"),
        ({"stage": "suspended"}, "reason"),
        ({"stage": "finished", "on": days(1)}, "on"),
        ({"stage": "finished", "on": days(-300)}, "on"),
    ):
        with pytest.raises(ValidationError) as refused:
            actions.move_project(by=by, project=project, **wrong)
        assert list(refused.value.message_dict) == [field]
    assert Move.objects.count() == 0
    stopped = actions.move_project(by=by, project=project, stage="suspended", reason=words("The rain"))
    assert Entry.objects.filter(event="projects.stage_changed").get().data["to"] == "suspended"
    assert stopped.moves.get().reason["en"] == "The rain"


def test_stages_when_read_as_a_table_then_each_is_known_and_steps_back_are_explained():
    assert set(MOVES) == set(Stage)
    assert [code for code in Stage if not MOVES[code]] == ["handed_over", "abandoned"]
    assert needs_reason("finished", "under_way") is True
    assert needs_reason("voted", "under_way") is False
    assert needs_reason("suspended", "under_way") is False


@pytest.mark.row("C01")
def test_delay_when_the_end_is_planned_anew_then_still_counted_from_the_first_promise(by):
    project = make_project(planned_end=days(-20))
    with pytest.raises(ValidationError):
        actions.change_project(by=by, project=project, fields={"planned_end": days(50)})
    with pytest.raises(ValidationError):
        actions.replan(by=by, project=project, planned_end=days(50), reason=Text())
    later = actions.replan(by=by, project=project, planned_end=days(50), reason=words("Pipes were found"))
    assert (later.planned_end, later.promised_end) == (days(50), days(-20))
    assert Replan.objects.get().days == 70
    assert delay(later) == Delay(20, running=True)
    assert delay(moved(by, later, "abandoned", reason=words("No money"))) is None


def test_delays_when_the_daily_job_runs_then_each_is_told_once_and_again_after_a_new_promise(by):
    late, hidden = make_project(planned_end=days(-1)), make_project(planned_end=days(-1), published=False)
    make_project(planned_end=days(0))
    make_project(planned_end=days(-9), ended_on=days(-2), stage="finished")
    assert actions.tell_delays(by=by) == [late]
    assert actions.tell_delays(by=by) == []
    Project.objects.filter(pk=late.pk).update(planned_end=days(30))
    assert actions.tell_delays(by=by) == []
    assert hidden.published is False
    assert Entry.objects.filter(event="projects.delayed").count() == 1


@pytest.mark.row("C01")
def test_progress_when_steps_are_done_and_money_is_paid_then_computed(by):
    project = make_project(cost_contracted=Decimal("200000"), cost_paid=Decimal("90000"))
    assert (physical([]), financial(project)) == (None, 45)
    digging = actions.add_step(by=by, project=project, title=words("Digging"), weight=3)
    paving = actions.add_step(by=by, project=project, title=words("Paving"), planned_on=days(-4))
    assert (digging.order, paving.order, paving.late_days) == (0, 1, 4)
    done = actions.change_step(by=by, step=digging, fields={"done_on": days(-1)})
    assert physical(project.steps.all()) == 75
    assert Entry.objects.filter(event="projects.step_done").count() == 1
    with pytest.raises(ValidationError):
        actions.remove_step(by=by, step=done)
    actions.remove_step(by=by, step=paving)
    assert physical(project.steps.all()) == 100
    assert financial(make_project(stage="voted", cost_voted=Decimal("10"), cost_paid=Decimal("1"))) is None


def test_opening_when_codes_run_or_clash_then_the_next_is_given_and_a_second_refused(
    by, actor_of, make_person
):
    first, second = opened(by), opened(by, cost_voted=Decimal("5000"), source=make_project())
    year = days(0).year
    assert (first.code, second.code) == (f"{year}-001", f"{year}-002")
    assert (second.stage, second.source.code[:2]) == ("voted", "P-")
    for wrong, field in (
        ({"code": first.code}, "code"),
        ({"planned_start": days(3), "planned_end": days(1)}, "__all__"),
        ({"cost_voted": Decimal("-1")}, "cost_voted"),
        ({"location": {"type": "Point", "coordinates": [200, 1]}}, "location"),
        ({"ended_on": days(-1)}, "started_on"),
    ):
        with pytest.raises(ValidationError) as refused:
            opened(by, **wrong)
        assert list(refused.value.message_dict) == [field]
    with pytest.raises(Denied):
        opened(actor_of(make_person("Nobody")))


def test_chapter_when_a_period_is_told_then_what_started_ended_and_is_late(by):
    make_project("Road", started_on=days(-10), stage_since=days(-10), planned_end=days(-3))
    done = make_project("Garden", started_on=days(-80), planned_end=days(-30))
    actions.move_project(by=by, project=done, stage="finished", on=days(-5))
    make_project("Secret wall", published=False, planned_end=days(-9), started_on=days(-9))
    told = list(write(by.municipality, Period(starts_on=days(-20), ends_on=days(20))))
    assert [one.value for one in told[:3]] == [1, 1, 1]
    assert [row[1:3] for row in told[3].rows] == [("Garden", "finished")]
    assert list(write(by.municipality, Period(starts_on=days(-400), ends_on=days(-300)))) == []


def test_dots_when_they_would_cover_each_other_then_moved_apart():
    far, near = (100.0, 100.0), (10.0, 10.0)
    first, second, third, fourth = spread([near, near, far, near])
    assert (first, third) == (near, far)
    assert min(math.dist(*pair) for pair in itertools.combinations((first, second, third, fourth), 2)) >= 18.9


def test_steps_and_texts_when_another_language_is_written_then_the_others_stay(by):
    project = make_project(Text(ar="طريق"))
    step = make_step(project, Text(ar="حفر"))
    actions.translate(by=by, obj=project, field="title", language="fr", text="Route")
    written = actions.translate(by=by, obj=step, field="title", language="fr", text="Terrassement")
    assert written.title == {"ar": "حفر", "fr": "Terrassement"}


@pytest.mark.parametrize(("planned", "in_time"), [(None, [False, False]), (10, [True, True])])
def test_dates_when_nothing_was_promised_then_nothing_is_in_time(town, planned, in_time):
    day = dt.date(2026, 5, 1)
    ends = None if planned is None else day + dt.timedelta(days=planned)
    project = Project(
        stage=Stage.FINISHED,
        started_on=day,
        ended_on=day,
        planned_start=day if ends else None,
        planned_end=ends,
        promised_end=ends,
    )
    assert [one.in_time for one in dates_of(project, day)] == in_time
