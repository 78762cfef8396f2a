"""The minimum requirements, judged from records, each with its evidence and its source."""

import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone, translation
from django.utils.html import escape

from mithaq.commons.audit.models import Entry
from mithaq.commons.files.actions import attach
from mithaq.registers.bodies.enums import BodyKind, Side
from mithaq.registers.bodies.models import Body, Seat
from mithaq.registers.meetings.enums import MinutesState, Status
from mithaq.registers.meetings.models import Meeting, Minutes

from ...actions.monitoring.naming import declare_independence
from ...actions.monitoring.strategy import write_strategy
from ...enums_monitoring import Judged
from ...models import Assessment, Consultation, Endorsement, PlanDocument
from ...queries.monitoring.compliance import compliance_of
from ..make import days, make_consultation, words


@pytest.fixture
def forum(town):
    body = Body.objects.create(slug="forum", kind=BodyKind.FORUM, name=words("Forum"))
    for side in (Side.GOVERNMENT, Side.CIVIL_SOCIETY):
        Seat.objects.create(body=body, side=side, starts_on=days(-300))
    return body


def hold(body, day, *, minutes=True, number=1):
    starts = timezone.make_aware(dt.datetime.combine(days(day), dt.time(10)))
    meeting = Meeting.objects.create(
        body=body,
        number=number,
        starts_at=starts,
        ends_at=starts + dt.timedelta(hours=2),
        status=Status.HELD,
        is_public=True,
    )
    if minutes:
        Minutes.objects.create(
            meeting=meeting, state=MinutesState.PUBLISHED, text=words("Minutes"), published_at=starts
        )
    return meeting


def judged(plan, code):
    return next(one for one in compliance_of(plan).requirements if one.code == code)


@pytest.mark.row("N02")
@pytest.mark.parametrize(
    ("day", "minutes", "expected"),
    [(-100, True, Judged.MET), (-200, True, Judged.NOT_MET), (-100, False, Judged.NOT_MET)],
)
def test_forum_when_it_met_within_six_months_with_minutes_then_met(plan, forum, day, minutes, expected):
    hold(forum, day, minutes=minutes)
    assert judged(plan, "meetings").judged == expected


@pytest.mark.row("N02")
def test_forum_when_unknown_here_then_cannot_be_told(plan):
    assert judged(plan, "meetings").judged == Judged.UNKNOWN
    assert judged(plan, "forum").judged == Judged.NOT_MET


@pytest.mark.row("N02")
def test_forum_when_only_government_sits_there_then_not_met(plan, forum):
    assert judged(plan, "forum").judged == Judged.MET
    Seat.objects.filter(side=Side.CIVIL_SOCIETY).update(ends_on=days(-1))
    assert judged(plan, "forum").judged == Judged.NOT_MET


@pytest.mark.row("N02")
def test_website_when_last_updated_over_four_months_ago_then_not_met(plan, mel):
    assert judged(plan, "website").judged == Judged.UNKNOWN
    write_strategy(by=mel, plan=plan, text=words("How to take part"))
    found = judged(plan, "website")
    assert (found.judged, found.proofs[0].url) == (Judged.MET, "/en/log/")
    Entry.objects.filter(event="plans.strategy_written").update(at=timezone.now() - dt.timedelta(days=130))
    assert judged(plan, "website").judged == Judged.NOT_MET


@pytest.mark.row("N02")
def test_report_back_when_a_closed_consultation_has_none_then_not_met(plan):
    assert judged(plan, "reported").judged == Judged.UNKNOWN
    make_consultation(plan, days=5)
    assert judged(plan, "reported").judged == Judged.UNKNOWN  # still open
    closed = make_consultation(plan, days=-3)
    assert judged(plan, "reported").judged == Judged.NOT_MET
    Consultation.objects.filter(pk=closed.pk).update(reported_at=timezone.now())
    found = judged(plan, "reported")
    assert (found.judged, found.proofs[0].url) == (Judged.MET, f"/en/plans/{plan.pk}/report/")


@pytest.mark.row("N02")
def test_endorsement_and_documents_when_there_then_met_with_links(plan, mel):
    assert judged(plan, "endorsed").judged == Judged.MET
    Endorsement.objects.filter(plan=plan).update(withdrawn_on=days(-1))
    assert judged(plan, "endorsed").judged == Judged.NOT_MET
    assert judged(plan, "repository").judged == Judged.NOT_MET
    paper = PlanDocument.objects.get(plan=plan)
    attach(by=mel, to=paper, upload=ContentFile(b"letter of support", name="letter.txt"))
    found = judged(plan, "repository")
    assert (found.judged, found.proofs[0].url) == (
        Judged.MET,
        f"/en/plans/{plan.pk}-{plan.code}/#documents",
    )


@pytest.mark.row("N02")
def test_monitor_when_declared_and_free_then_met(plan, monitor, by, forum, outside):
    assert judged(plan, "monitored").judged == Judged.NOT_MET
    declare_independence(by=by, monitor=monitor, text=words("Free"), name="Kamel")
    assert judged(plan, "monitored").judged == Judged.MET
    committee = Body.objects.create(
        slug="committee", kind=BodyKind.STEERING_COMMITTEE, name=words("Committee")
    )
    Seat.objects.create(body=committee, side=Side.CIVIL_SOCIETY, organisation=outside, starts_on=days(-2))
    assert judged(plan, "monitored").judged == Judged.NOT_MET


@pytest.mark.row("N02")
def test_assessments_when_one_is_overdue_then_not_met(plan, house):
    from ...actions.monitoring.assessing import open_due

    assert judged(plan, "assessed").judged == Judged.UNKNOWN
    open_due(by=house, plan=plan)
    assert judged(plan, "assessed").judged == Judged.UNKNOWN
    Assessment.objects.update(due_on=days(-1))
    assert judged(plan, "assessed").judged == Judged.NOT_MET


@pytest.mark.row("N02")
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_page_when_anybody_visits_then_each_rule_has_state_evidence_and_source(
    town, plan, forum, visit, language
):
    meeting = hold(forum, -20)
    page = visit(town).get(f"/{language}/plans/{plan.pk}/compliance/").content.decode()
    found = compliance_of(plan)
    assert [one.code for one in found.requirements if f'id="rule-{one.code}"' not in page] == []
    with translation.override(language):
        source = escape(str(found.requirements[0].source.title))
    assert page.count(source) == len(found.requirements)
    assert len(found.requirements) == found.met + found.not_met + found.unknown == 9
    assert meeting.body == forum


def test_terms_when_town_changes_them_then_judged_by_its_own(town, plan, forum):
    hold(forum, -100)
    town.profile_overrides = {"deadlines.ogp.forum.n": 3}
    town.save()
    plan.municipality = town
    assert judged(plan, "meetings").judged == Judged.NOT_MET
