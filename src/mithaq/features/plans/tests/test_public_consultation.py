"""The public consultation as everybody sees it: the pack, the form, every answer, what changed."""

import datetime as dt

import pytest
from django.utils import timezone

from mithaq.commons.access.actor import anonymous, system
from mithaq.commons.clocks.actions import start_clock
from mithaq.commons.discuss.enums import Outcome, State
from mithaq.commons.discuss.forms import stamp
from mithaq.commons.discuss.models import Comment
from mithaq.features.plans.enums import ANSWER_CLOCK, Influence
from mithaq.features.plans.models import SectionChange
from mithaq.features.plans.queries.consulting import report_of
from mithaq.kit.i18n import Text
from mithaq.kit.testing import flat

from . import make


def shown(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


@pytest.fixture
def plan(town):
    return make.make_plan(title=make.words("Next plan"))


@pytest.mark.row("M06", "A15")
def test_consultation_when_open_then_pack_rules_dates_influence_and_who_answers(plan, visit, make_person):
    make.make_consultation(
        plan,
        title=Text(en="Speak now"),
        influence=Influence.INVOLVE,
        budget=Text(en="Paid by the town"),
        rules=Text(en="Insults are not published"),
        responsible=make_person("Salma"),
    )
    make.make_document(plan, "Needs guide", in_pack=True)
    make.make_document(plan, "Not for the pack")
    page = shown(visit(plan.municipality), f"/en/plans/{plan.pk}/consultation/")
    wanted = (
        "Speak now",
        "closes in 9 days",
        "we work with your ideas",
        "your ideas go into the text wherever they can",
        "Summary in English",
        "Paid by the town",
        "Insults are not published",
        "Salma",
        "Needs guide",
    )
    assert [words for words in wanted if words not in page] == []
    assert "Not for the pack" not in page


@pytest.mark.row("M06")
def test_plan_when_consultation_is_open_then_days_left_influence_and_what_to_do(plan, visit):
    make.make_consultation(plan, influence=Influence.CONSULT)
    make.make_comment(plan, "vision", answer=True)
    make.make_comment(plan, "goals")
    page = shown(visit(plan.municipality), f"/en/plans/{plan.pk}-{plan.code}/")
    for words in ("closes in 9 days", "we consult you", "Your name is enough", "2</bdi> comments so far"):
        assert words in page
    assert "1 comment, 1 answered" in page
    assert "no comment yet" in page


@pytest.mark.row("M07")
def test_section_when_open_and_nobody_spoke_then_invited_with_what_helps(plan, visit):
    make.make_consultation(plan)
    page = shown(visit(plan.municipality), f"/en/plans/{plan.pk}/sections/vision/")
    assert "Be the first. What helps most" in page
    assert f'action="/en/discuss/plans.plan/{plan.pk}/vision/"' in page


@pytest.mark.row("M07", "A03")
def test_comment_when_only_a_name_is_given_then_received_and_shown_once_published(plan, visit):
    make.make_consultation(plan)
    client = visit(plan.municipality)
    path = f"/en/plans/{plan.pk}/sections/vision/"
    shown(client, path)
    answer = client.post(
        f"/en/discuss/plans.plan/{plan.pk}/vision/",
        {"text": "Plant trees along the road.", "name": "Khitam", "stamp": stamp(seconds_ago=20)},
        headers={"sec-fetch-site": "same-origin"},
    )
    assert answer.status_code == 302
    said = Comment.objects.get()
    assert (said.place, said.name, said.author, said.state) == ("vision", "Khitam", None, State.PENDING)
    assert "Plant trees" not in shown(visit(plan.municipality), path)


@pytest.mark.row("M07")
def test_section_when_closed_then_answered_thread_and_no_form(plan, visit):
    make.make_consultation(plan, days=-3)
    make.make_comment(plan, "vision", answer=True)
    page = shown(visit(plan.municipality), f"/en/plans/{plan.pk}/sections/vision/")
    assert "Please add street lights." in page
    assert "Agreed in English" in page
    assert "/discuss/plans.plan/" not in page


@pytest.mark.row("M07")
@pytest.mark.parametrize("state", [State.PENDING, State.REJECTED, State.WITHDRAWN])
def test_report_when_a_comment_is_not_published_then_not_shown_nor_counted(plan, visit, state):
    make.make_consultation(plan)
    make.make_comment(plan, "vision", answer=True)
    make.make_comment(plan, "vision", text="Between us", state=state, published_at=None)
    page = shown(visit(plan.municipality), f"/en/plans/{plan.pk}/report/")
    assert "Between us" not in page
    assert report_of(anonymous(plan.municipality), plan.pk).total == 1


@pytest.mark.row("M06")
def test_report_when_answered_then_every_response_counts_by_outcome_and_what_changed(plan, visit):
    make.make_consultation(
        plan, days=-3, report=Text(en="You changed three sections"), reported_at=timezone.now()
    )
    accepted = make.make_comment(plan, "vision", answer=True)
    SectionChange.objects.create(comment=accepted, section=plan.sections.get(question__code="goals"))
    refused = make.make_comment(plan, "commitment-1", text="Cancel it", answer=True)
    refused.answer.outcome, refused.answer.changed = Outcome.REFUSED, Text()
    refused.answer.save()
    make.make_comment(plan, "", text="Well written")
    report = report_of(anonymous(plan.municipality), plan.pk)
    assert [place.code for place in report.places] == ["", "vision", "commitment-1"]
    assert report.outcomes == {Outcome.ACCEPTED: 1, Outcome.REFUSED: 1}
    assert (report.total, report.answered, report.waiting) == (3, 2, 1)
    assert [(one.place.code, str(one.section)) for one in report.changes] == [("vision", "Goals in English")]
    page = shown(visit(plan.municipality), f"/en/plans/{plan.pk}/report/")
    for words in (
        "You changed three sections",
        "Cancel it",
        "Well written",
        "Lights added in English",
        "not accepted",
    ):
        assert words in page
    assert f'href="/en/plans/{plan.pk}/sections/goals/">the text as it stands' in flat(page)


@pytest.mark.row("M06")
def test_report_when_answers_have_due_dates_then_share_in_time(plan):
    now = timezone.now()
    make.make_consultation(plan)
    house = system(plan.municipality)
    for answered, due in ((True, 3), (True, -3), (False, -1), (False, 5)):
        comment = make.make_comment(plan, "vision", answer=answered)
        start_clock(
            ANSWER_CLOCK,
            by=house,
            on=comment,
            started_at=comment.submitted_at,
            deadline=now + dt.timedelta(days=due),
        )
    found = report_of(anonymous(plan.municipality), plan.pk).timeliness
    assert (found.on_time, found.late, found.overdue, found.share, found.average_days) == (1, 1, 1, 1 / 3, 3)


def test_report_when_never_put_to_the_public_then_404(plan, visit):
    assert visit(plan.municipality).get(f"/en/plans/{plan.pk}/report/").status_code == 404
    assert visit(plan.municipality).get(f"/en/plans/{plan.pk}/consultation/").status_code == 404


def test_consultations_when_listed_then_open_announced_and_closed(plan, visit):
    make.make_consultation(plan, title=Text(en="Now open"))
    now = timezone.now()
    later = make.make_plan("later")
    make.make_consultation(later, title=Text(en="Coming soon"), days=40, opens_at=now + dt.timedelta(days=20))
    past = make.make_plan("past")
    make.make_consultation(past, title=Text(en="Long over"), days=-40)
    unopened = make.make_plan("unopened")
    make.make_consultation(unopened, title=Text(en="Being prepared"), opened_at=None)
    page = shown(visit(plan.municipality), "/en/plans/consultations/")
    assert page.index("Now open") < page.index("Coming soon") < page.index("Long over")
    assert "Being prepared" not in page
    assert visit(plan.municipality).get(f"/en/plans/{unopened.pk}/consultation/").status_code == 404
