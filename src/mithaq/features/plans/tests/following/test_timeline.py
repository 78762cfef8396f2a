"""The public log of a promise, the quarterly sheet, the chapter of a bulletin; as cheap at any length."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from mithaq.commons.manifest.definitions import Fact, Passage, Period, chapters
from mithaq.kit.i18n import Text
from mithaq.kit.testing import forget_everything_kept
from mithaq.methods.quarters import quarter_of

from ...actions.following.evidence import Proof, add_evidence
from ...actions.following.observations import moderate_observations, observe
from ...actions.following.requests import ask_for_updates
from ...actions.following.status import report_step
from ...actions.following.updates import write_update
from ...models import Milestone, ProgressUpdate, StatusChange, UpdateRequest
from ...queries.following.timeline import PAGE, latest
from ..make import days, words


@pytest.fixture
def life(by, nobody, moderator, actor_of, plan, commitment, steps):
    """One of everything that can be told."""
    add_evidence(
        by=by, commitment=commitment, proof=Proof(link="https://town.example/e", title=words("Decree"))
    )
    write_update(by=by, commitment=commitment, text=words("A tender was won"), kind="development")
    write_update(by=by, commitment=commitment, text=words("The first bus ran"), kind="achievement")
    report_step(by=by, milestone=steps[2], to="limited", proof=Proof(link="https://town.example/s"))
    row = observe(
        by=nobody,
        commitment=commitment,
        rating="limited",
        text="I saw the bus.",
        observed_on=days(0),
        name="Sami",
    )
    moderate_observations(by=actor_of(moderator), observations=[row], publish=True)
    asked = ask_for_updates(by=by, plan=plan, quarter=quarter_of(timezone.localdate()).before)[0]
    past = timezone.now() - dt.timedelta(days=2)
    UpdateRequest.objects.filter(pk=asked.pk).update(due_on=days(-3), state="overdue", overdue_at=past)
    return commitment


@pytest.mark.row("N14")
def test_timeline_when_anybody_reads_it_then_developments_steps_achievements_and_silence(life, town, visit):
    page = visit(town).get(reverse("plan_timeline", args=[life.plan_id, 1])).content.decode()
    for words_ in ("A tender was won", "development", "The first bus ran", "achievement", "Decree"):
        assert words_ in page
    for words_ in ("limited", "I saw the bus.", "No answer"):
        assert words_ in page
    assert [one.kind for one in latest(life, 20)] == [
        *("observation", "change", "update", "update", "evidence", "silence")
    ]


@pytest.mark.row("N14")
def test_timeline_when_long_then_in_pages_of_twenty(by, commitment, town, visit):
    for number in range(PAGE + 1):
        write_update(by=by, commitment=commitment, text=Text(en=f"Entry {number};"))
    first = visit(town).get(reverse("plan_timeline", args=[commitment.plan_id, 1])).content.decode()
    second = (
        visit(town).get(reverse("plan_timeline", args=[commitment.plan_id, 1]) + "?page=2").content.decode()
    )
    assert ("Entry 20;" in first, "Entry 0;" in first) == (True, False)
    assert ("Entry 20;" in second, "Entry 0;" in second) == (False, True)


def counted(client, path):
    forget_everything_kept()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_pages_when_more_is_told_then_as_many_queries(life, by, steps, plan, town, visit):
    client = visit(town)
    pages = [
        reverse("plan_commitment", args=[plan.pk, 1]),
        reverse("plan_timeline", args=[plan.pk, 1]),
        reverse("plan_quarter", args=[plan.pk, quarter_of(timezone.localdate()).code]),
    ]
    write_update(by=by, commitment=life, text=words("More"), proof=Proof(link="https://town.example/x"))

    def counts():
        for page in pages:
            client.get(page)
        return [counted(client, page) for page in pages]

    before = counts()
    for _each in range(3):
        write_update(by=by, commitment=life, text=words("More"), proof=Proof(link="https://town.example/x"))
        add_evidence(by=by, commitment=life, milestone=steps[0], proof=Proof(link="https://town.example/y"))
    after = counts()
    # The five latest are of fewer kinds now, which costs less.
    assert [now > then for now, then in zip(after, before, strict=True)] == [False, False, False]


@pytest.mark.row("N04")
def test_sheet_when_read_then_who_answered_who_did_not_and_what_moved(life, town, visit, plan):
    before = quarter_of(timezone.localdate()).before
    page = visit(town).get(reverse("plan_quarters", args=[plan.pk])).content.decode()
    assert "0 of 1 institution answered." in page
    present = visit(town).get(reverse("plan_quarter", args=[plan.pk, before.next.code])).content.decode()
    assert "A tender was won" in present
    for wrong in ("2026-q5", "x", before.next.next.code, "1990-q1"):
        assert visit(town).get(reverse("plan_quarter", args=[plan.pk, wrong])).status_code == 404


def test_chapter_when_a_bulletin_asks_then_facts_and_tables_of_the_period(life, town):
    period = Period(starts_on=days(-5), ends_on=days(1))
    told = list(chapters.get("plans.following").write(town, period))
    facts = {str(one.label): one.value for one in told if isinstance(one, Fact)}
    assert facts["Changes of status, each on evidence"] == 1
    assert facts["Observations by citizens and associations"] == 1
    assert facts["Institutions that answered when asked"] == "0 of 1"
    passages = {str(one.title): one for one in told if isinstance(one, Passage)}
    moved = passages["What moved: Plan regueb-2026 in English"].rows
    assert [row[2:4] for row in moved] == [("not started", "limited")]
    assert [row[3] for row in passages["Steps that are late"].rows] == [19]
    assert len(passages["Asked, and no answer"].rows) == 1
    nothing = Period(starts_on=dt.date(1990, 1, 1), ends_on=dt.date(1990, 3, 31))
    quiet = [one for one in chapters.get("plans.following").write(town, nothing) if isinstance(one, Passage)]
    assert quiet == []


def test_page_when_the_plan_is_being_written_then_nothing_of_following(plan, town, visit):
    type(plan).objects.update(status="public_consultation")
    page = visit(town).get(reverse("plan_commitment", args=[plan.pk, 1])).content.decode()
    assert "Tell what you saw" not in page
    assert visit(town).get(reverse("plan_quarters", args=[plan.pk])).status_code == 404


def test_page_with_sixty_steps_and_four_hundred_updates_when_read_then_still_one_page(
    commitment, steps, town, visit
):
    now = timezone.now()
    steps += Milestone.objects.bulk_create(
        Milestone(
            commitment=commitment,
            order=number,
            activity=words(f"Step {number};"),
            due_on=days(number),
            responsible=steps[0].responsible,
        )
        for number in range(4, 61)
    )
    ProgressUpdate.objects.bulk_create(
        ProgressUpdate(
            commitment=commitment,
            milestone=steps[number % 60],
            quarter_on=quarter_of(timezone.localdate()).starts_on,
            text=Text(en=f"Update {number};"),
            source="agency",
            state="validated",
            written_at=now - dt.timedelta(hours=number),
        )
        for number in range(400)
    )
    page = visit(town).get(reverse("plan_commitment", args=[commitment.plan_id, 1])).content.decode()
    assert len(steps) == commitment.milestones.count() == 60
    assert [one for one in range(4, 61) if f"Step {one};" not in page] == []
    assert ("Update 4;" in page, "Update 5;" in page) == (True, False)
    assert StatusChange.objects.count() == 0
