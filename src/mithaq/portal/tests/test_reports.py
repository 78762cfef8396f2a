"""Reports among all features; over the demonstration: test_demo.py."""

import re

import pytest

from mithaq.features.reports.models import Edition


@pytest.mark.row("N13")
def test_dashboard_when_the_report_is_asked_for_by_one_click_then_prepared(town, visit, make_person):
    client = visit(town, make_person(duties=("plans.mel_officer",)))
    page = client.get("/en/desk/mel/").content.decode()
    button = re.search(r'<form\s+method="post"\s+action="([^"]*/prepare/)"', page)
    assert client.post(button[1], {"kind": "mel"}).status_code == 302
    assert [edition.series.kind for edition in Edition.objects.all()] == ["mel"]
