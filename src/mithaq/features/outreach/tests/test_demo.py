"""The demonstration fills a town once, hides what is small, and moves along with the days."""

from __future__ import annotations

import datetime as dt

from mithaq.features.outreach.demo import fill
from mithaq.features.outreach.models import Activity, Headcount, PublishedCount, Release
from mithaq.features.outreach.queries.gathering import gathered
from mithaq.registers.places.models import Zone

from .make import words


def here(town):
    for code in ("centre", "zouhour", "nour", "north", "east", "south", "west"):
        Zone.objects.create(code=code, name=words(code))
    fill(municipality=town, say=lambda _line: None)


def test_demo_when_run_twice_then_once(town):
    here(town)
    people = sum(row.number for row in Headcount.objects.all())
    fill(municipality=town, say=lambda _line: None)
    assert sum(row.number for row in Headcount.objects.all()) == people
    assert Activity.objects.count() == 3


def test_demo_when_shown_then_a_small_activity_and_small_cells_are_hidden(town):
    here(town)
    assert Release.objects.filter(total__isnull=True).count() == 1
    assert PublishedCount.objects.filter(number__isnull=True).exists()
    assert not PublishedCount.objects.filter(number__lt=5).exists()
    assert gathered(Activity.objects.all()).small == 1


def test_demo_when_a_week_later_then_dates_move_along(town):
    here(town)
    before = list(Activity.objects.order_by("pk").values_list("held_on", flat=True))
    for activity in Activity.objects.all():
        activity.held_on -= dt.timedelta(days=7)
        activity.save()
    fill(municipality=town, say=lambda _line: None)
    assert list(Activity.objects.order_by("pk").values_list("held_on", flat=True)) == before
