"""How people take part while the plan is carried out: a strategy, and activities with a date and a report."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from mithaq.commons.access.policy import Denied
from mithaq.kit.i18n import Text

from ...actions.monitoring.strategy import (
    cancel_activity,
    change_activity,
    plan_activity,
    report_activity,
    write_strategy,
)
from ...models import ParticipationStrategy, PlannedActivity
from ...queries.monitoring.pages import strategy_of
from ..make import days, make_plan, words


def planned(mel, plan, day=5, **extra):
    return plan_activity(
        by=mel, plan=plan, fields={"title": words("Neighbourhood visit"), "planned_on": days(day), **extra}
    )


@pytest.mark.row("N12")
def test_activities_when_planned_and_reported_then_page_shows_dates_and_reports(town, plan, mel, visit):
    write_strategy(by=mel, plan=plan, text=words("Every quarter in another neighbourhood."))
    coming = planned(mel, plan)
    owed = planned(mel, plan, -10)
    done = planned(mel, plan, -20)
    report_activity(by=mel, activity=done, report=words("Forty people came."), held_on=days(-19))
    page = strategy_of(plan)
    assert [one.activity for one in page.coming] == [coming]
    assert [(one.activity, one.state) for one in page.past] == [(owed, "owed"), (done, "reported")]
    shown = visit(town).get(f"/en/plans/{plan.pk}/participation/").content.decode()
    for told in ("Every quarter in another neighbourhood.", "Forty people came.", "report missing"):
        assert told in shown


@pytest.mark.row("N12")
def test_activity_when_reported_too_early_or_empty_then_refused(plan, mel):
    activity = planned(mel, plan)
    with pytest.raises(ValidationError):
        report_activity(by=mel, activity=activity, report=words("Already?"))
    with pytest.raises(ValidationError):
        report_activity(by=mel, activity=activity, report=Text(), held_on=days(-1))
    assert PlannedActivity.objects.get().reported_at is None


def test_activity_when_cancelled_then_stays_with_its_reason(plan, mel):
    activity = planned(mel, plan)
    with pytest.raises(ValidationError):
        cancel_activity(by=mel, activity=activity, reason=Text())
    cancel_activity(by=mel, activity=activity, reason=words("The hall is closed."))
    with pytest.raises(ValidationError):
        change_activity(by=mel, activity=activity, fields={"planned_on": days(9)})
    assert [one.state for one in strategy_of(plan).past] == ["cancelled"]


def test_activity_when_about_a_commitment_of_another_plan_then_refused(plan, mel):
    other = make_plan("other").commitments.get()
    with pytest.raises(ValidationError):
        planned(mel, plan, commitment=other)


def test_strategy_when_somebody_else_writes_then_refused(plan, by):
    with pytest.raises(Denied):
        write_strategy(by=by, plan=plan, text=words("Mine"))
    with pytest.raises(Denied):
        planned(by, plan)
    assert ParticipationStrategy.objects.count() == 0


@pytest.mark.row("N12")
def test_desk_when_the_officer_plans_and_reports_then_public(town, plan, mel, visit):
    desk = visit(town, mel.person)
    new = reverse("desk_activity_new", args=[plan.pk])
    words_sent = {"title_ar": "زيارة", "title_fr": "Visite", "title_en": "Visit"}
    assert desk.post(new, {**words_sent, "planned_on": days(-2).isoformat()}).status_code == 302
    activity = PlannedActivity.objects.get()
    report = reverse("desk_activity_report", args=[plan.pk, activity.pk])
    told = {"report_ar": "حضر أربعون", "report_en": "Forty came", "held_on": days(-2).isoformat()}
    assert desk.post(report, {"held_on": days(-2).isoformat()}).status_code == 422
    assert desk.post(report, told).status_code == 302
    assert "Forty came" in visit(town).get(f"/en/plans/{plan.pk}/participation/").content.decode()
