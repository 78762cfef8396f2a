"""Quarters on each town's clock: what the job prepares, what is owed, what is missing."""

import datetime as dt

import pytest
import time_machine

from mithaq.commons.access.actor import system
from mithaq.commons.jobs.models import Job
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality
from mithaq.features.reports.actions import approve, prepare, prepare_owed, publish
from mithaq.features.reports.jobs import prepare_all, prepare_town
from mithaq.features.reports.models import Edition
from mithaq.features.reports.queries.calendar import bulletins, due_dates, last_ended
from mithaq.kit.testing import flat
from mithaq.methods.quarters import Quarter

Q1, Q2, Q3 = Quarter(2026, 1), Quarter(2026, 2), Quarter(2026, 3)


def utc(year, month, day, hour=9, minute=0):
    return dt.datetime(year, month, day, hour, minute, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _opened_long_ago(regueb, salt):
    for town in (regueb, salt):
        town.opened_on = dt.date(2025, 1, 1)
        town.save()


def test_quarter_when_it_ends_then_in_each_town_at_its_own_midnight(regueb, salt):
    # 21:30 UTC: past midnight in Amman, half past ten in the evening in Tunis.
    with time_machine.travel(utc(2026, 9, 30, 21, 30), tick=False):
        with inside(regueb):
            assert last_ended() == Q2
        with inside(salt):
            assert last_ended() == Q3


@pytest.mark.row("O01", "O02")
@pytest.mark.parametrize("slug", ["regueb", "salt"])
def test_job_when_the_quarter_is_over_then_each_town_has_one_draft_however_often_it_runs(regueb, salt, slug):
    town = Municipality.objects.get(slug=slug)
    with time_machine.travel(utc(2026, 10, 1, 6), tick=False):
        prepare_all()
        prepare_all()
        waiting = Job.objects.filter(name="reports.prepare_town")
        assert sorted(waiting.values_list("municipality__slug", flat=True)) == ["regueb", "salt"]
        with inside(town):
            prepare_town(town.pk)
            prepare_town(town.pk)
            [edition] = Edition.objects.all()
        waiting.delete()
        prepare_all()
    assert (edition.starts_on, edition.ends_on) == (dt.date(2026, 7, 1), dt.date(2026, 9, 30))
    assert (edition.status, edition.series.kind) == ("draft", "bulletin")
    # Only the other town still needs one.
    assert waiting.exclude(municipality=town).count() == 1
    assert waiting.filter(municipality=town).count() == 0


def test_job_when_the_town_joined_after_the_quarter_then_nothing_is_owed(salt):
    salt.opened_on = dt.date(2026, 10, 2)
    salt.save()
    with time_machine.travel(utc(2026, 10, 5), tick=False), inside(salt):
        assert prepare_owed(by=system(salt)) == []
        assert bulletins(salt) == []


@pytest.mark.row("O01", "O02")
def test_due_date_when_counted_then_by_the_working_days_of_the_country(regueb, salt):
    """Twenty working days after 30 September 2026: Friday and Saturday are the weekend in Jordan, in Tunisia
    Saturday and Sunday, where 15 October is a holiday."""
    with inside(regueb):
        assert due_dates(regueb, [Q3])[Q3].isoformat() == "2026-10-29T23:59:59+01:00"
    with inside(salt):
        assert due_dates(salt, [Q3])[Q3].isoformat() == "2026-10-28T23:59:59+03:00"


@pytest.mark.row("O01", "O02")
@pytest.mark.parametrize("slug", ["regueb", "salt"])
def test_quarter_when_nothing_was_published_then_the_page_says_missing_by_itself(regueb, salt, visit, slug):
    town = Municipality.objects.get(slug=slug)
    with time_machine.travel(utc(2026, 4, 10), tick=False), inside(town):
        by = system(town)
        first = publish(by=by, edition=approve(by=by, edition=prepare(by=by, kind="bulletin", quarter=Q1)))
    with time_machine.travel(utc(2026, 10, 10), tick=False):
        with inside(town, "en"):
            lines = bulletins(town)
        page = flat(visit(town).get("/en/bulletins/").content.decode())
    # The second quarter was never even prepared; the third is not due yet.
    assert [(line.quarter, line.state, line.edition) for line in lines] == [
        (Q3, "coming", None),
        (Q2, "missing", None),
        (Q1, "published", first),
    ]
    row = '<th scope="row"><bdi>second quarter of 2026</bdi></th><td data-label="Status"><span class="chip late">'
    assert row in page
    assert "It should have been published by" in page
    with time_machine.travel(utc(2026, 11, 20), tick=False), inside(town):
        assert [line.state for line in bulletins(town)] == ["missing", "missing", "published"]
