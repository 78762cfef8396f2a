"""The demonstration: complete, and the same when it is loaded twice."""

import csv
import json
import re
import zipfile
from contextlib import redirect_stdout
from io import BytesIO, StringIO

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from mithaq.commons.access.actor import system
from mithaq.commons.clocks.models import Clock
from mithaq.commons.discuss.models import Comment
from mithaq.commons.people.models import Affiliation, Appointment, Function, Organisation, Person, User
from mithaq.commons.publish.queries import published
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import GlossaryTerm, Municipality
from mithaq.features.plans.models import Plan
from mithaq.features.reports.actions import approve, prepare, publish
from mithaq.features.reports.queries.calendar import last_ended
from mithaq.kit.testing import flat
from mithaq.portal.demo import load
from mithaq.portal.demo.loading import TOWNS
from mithaq.registers.places.models import Zone
from mithaq.registers.projects.models import Move
from mithaq.registers.voting.models import Election

DUTIES = {
    "bodies.secretary",
    "correspondence.keeper",
    "discuss.desk_agent",
    "discuss.moderator",
    "information.officer",
    "information.reviewer",
    "investment.animator",
    "investment.secretary_general",
    "investment.technician",
    "meetings.approver",
    "outreach.publisher",
    "plans.editor",
    "plans.mel_officer",
    "plans.monitor",
    "plans.publisher",
    "plans.translator",
    "projects.technician",
    "requests.head",
    "requests.manager",
    "requests.office_agent",
    "town.administrator",
    "voting.booth_officer",
    "voting.manager",
    "voting.roll_keeper",
}
MODELS = (Person, Organisation, Affiliation, Function, Appointment, GlossaryTerm, Zone)


def counts():
    found = {"users": User.objects.count()}
    for slug in TOWNS:
        with inside(Municipality.objects.get(slug=slug)):
            found |= {f"{slug} {model.__name__}": model.objects.count() for model in MODELS}
    return found


@pytest.fixture(scope="module")
def demonstration(django_db_setup, django_db_blocker):
    """Loaded once for the tests of this file, whose own changes are undone; what was printed."""
    said = StringIO()
    with django_db_blocker.unblock(), transaction.atomic():
        with redirect_stdout(said):
            load(say=lambda line: None, port=8000)
        yield said.getvalue()
        transaction.set_rollback(True)
    ContentType.objects.clear_cache()


def test_demo_when_loaded_twice_then_every_duty_is_held_nothing_doubled_and_links_fresh(
    demonstration, db, visit, capsys
):
    first, before = counts(), links(demonstration)
    load(say=lambda line: None, port=8000)
    again = links(capsys.readouterr().out)
    assert counts() == first
    assert min(first.values()) > 0
    assert len(before) == len(again) == first["users"]
    assert set(before).isdisjoint(again)
    for slug in TOWNS:
        town = Municipality.objects.get(slug=slug)
        for language in town.languages:
            assert visit(town).get(f"/{language}/").status_code == 200
        with inside(town):
            assert {duty for one in Function.objects.all() for duty in one.duties} == DUTIES


def links(printed):
    return re.findall(r"http://\S+/enter/\S+", printed)


OWN = {"salt": "السلط", "regueb": "الرقاب"}


@pytest.mark.row("N13", "N15", "O01", "O02")
def test_reports_when_made_from_the_demonstration_then_in_arabic_and_each_of_its_own_town_only(
    demonstration, db, visit
):
    for slug, own in OWN.items():
        town = Municipality.objects.get(slug=slug)
        with inside(town, "ar"):
            by = system(town)
            edition = prepare(by=by, kind="mel", quarter=last_ended())
            publish(by=by, edition=approve(by=by, edition=edition))
            plan = Plan.objects.filter(published_at__isnull=False).earliest("pk")
        page = flat(visit(town).get(f"/ar/bulletins/{edition.pk}/").content.decode())
        assert '<html lang="ar" dir="rtl"' in page
        assert "تقرير المتابعة والتقييم والتعلّم، الربع" in page
        assert [name for name in OWN.values() if name in page] == [own]
        assert said_alike(edition)
        beside_plan = flat(visit(town).get(f"/en/plans/{plan.pk}/", follow=True).content.decode())
        quarters = beside_plan.partition("Quarterly bulletins</h2>")[2].partition("All bulletins")[0]
        assert [quarters.count(f'class="chip {tone}"') for tone in ("good", "late")] == [3, 1]


@pytest.mark.parametrize("slug", TOWNS)
def test_vote_of_last_year_when_loaded_then_decided_and_begun_on_the_days_of_its_own_calendar(
    demonstration, db, slug
):
    with inside(Municipality.objects.get(slug=slug)):
        vote = Election.objects.get(state="adopted")
        ends = vote.closes_at.date()
        moments = (vote.closed_at, vote.tallied_at, vote.adopted_at)
        assert [(moment.date() - ends).days for moment in moments] == [0, 1, 12]
        moves = Move.objects.filter(project__opened_at=vote.adopted_at)
        days = {(move.stage, (move.on - ends).days) for move in moves}
        assert days == {("voted", 12), ("under_way", 70)}


@pytest.mark.parametrize("slug", TOWNS)
def test_datasets_when_the_demonstration_is_read_then_every_form_comes_to_its_end(
    demonstration, db, visit, subtests, slug
):
    """Rows of every sort stand here, those with a person in place of a body among them."""
    client = visit(Municipality.objects.get(slug=slug))
    for code in published():
        with subtests.test(code):
            rows = csv.reader(StringIO(client.get(f"/data/{code}.csv").getvalue().decode("utf-8-sig")))
            count = len(list(rows)) - 1
            assert len(json.loads(client.get(f"/data/{code}.json").getvalue())["rows"]) == count
            assert zipfile.ZipFile(BytesIO(client.get(f"/data/{code}.xlsx").getvalue())).testzip() is None
            assert len(client.get(f"/api/v1/{code}/?limit=100").json()["items"]) == min(count, 100)


def said_alike(edition):
    """A published fact is said in every language at once: all must tell as many, with the same numbers."""
    told = [
        [
            (chapter["code"], item["value"] if isinstance(item["value"], int | float) else "words")
            for chapter in chapters
            for item in chapter["items"]
            if item["kind"] == "fact"
        ]
        for chapters in edition.chapters.values()
    ]
    return len(told[0]) > 3 and all(one == told[0] for one in told)


def test_clocks_when_comments_were_moved_to_their_day_then_none_started_twice(demonstration, db):
    for slug in TOWNS:
        with inside(Municipality.objects.get(slug=slug)):
            about = ContentType.objects.get_for_model(Comment)
            kept = list(Clock.objects.filter(subject_type=about).values_list("kind", "subject_id"))
            assert len(kept) == len(set(kept)) > 10
