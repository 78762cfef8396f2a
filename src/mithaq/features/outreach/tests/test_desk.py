"""The desk on a phone, without any script."""

from __future__ import annotations

import re

import pytest

from mithaq.features.outreach import actions
from mithaq.features.outreach.models import Activity, CensusFigure, Declaration, Headcount
from mithaq.kit.testing import flat

from .make import REGUEB, days_ago, make_activity, make_counts, make_organisation, words


@pytest.mark.row("K07")
def test_desk_when_an_officer_counts_then_sum_and_next_line_stand_ready(publisher, visit, town):
    client = visit(town, publisher)
    new = client.post(
        "/en/desk/participation/new/",
        {
            "title_en": "Open day",
            "title_ar": "يوم مفتوح",
            "held_on": days_ago(1).isoformat(),
            "method": "forum",
            "stage": "co_creation",
            "influence": "consult",
        },
    )
    activity = Activity.objects.get()
    assert new.status_code == 302
    counts = f"/en/desk/participation/{activity.pk}/counts/"
    for number, (category, people) in enumerate(REGUEB.items()):
        sent = {"number": str(people), "category": category, "channel": "meeting", "key": f"form{number}"}
        answer = client.post(counts, sent)
        assert answer["Location"].endswith(f"?category={category}&channel=meeting")
        # A weak network sends it again.
        client.post(counts, sent)
    page = flat(client.get(answer["Location"]).content.decode())
    assert "<strong><bdi>456</bdi></strong>" in page
    assert '<option value="private" selected>' in page
    assert client.post(f"/en/desk/participation/{activity.pk}/publish/").status_code == 302
    public = flat(visit(town).get(f"/ar/participation/{activity.pk}/").content.decode())
    assert "<bdi>257</bdi>" in public


def test_desk_when_two_correct_one_count_then_the_second_sees_both(recorder, visit, town):
    activity = make_activity()
    make_counts(activity, {"cso": 10})
    row = Headcount.objects.get()
    client = visit(town, recorder)
    address = f"/en/desk/participation/counts/{row.pk}/"
    seen = client.get(address).context["form"].initial["seen"]
    first = {"number": "12", "category": "cso", "seen": seen}
    assert client.post(address, first).status_code == 302
    page = flat(client.post(address, {**first, "number": "15"}).content.decode())
    assert "Nothing was saved" in page
    assert "<dt>Number of people</dt><dd>12</dd>" in page
    assert 'value="15"' in page
    assert Headcount.objects.get().number == 12


def test_desk_when_monitor_then_reads_sums_and_writes_nothing(make_person, visit, town):
    activity = make_activity()
    make_counts(activity, {"cso": 3, "media": 40})
    client = visit(town, make_person("Monitor", duties=("plans.monitor",)))
    page = flat(client.get(f"/en/desk/participation/{activity.pk}/").content.decode())
    assert "<dd><bdi>43</bdi></dd>" in page
    for part in ("counts/", "edit/", "list/", "groups/", "publish/", "withdraw/"):
        assert client.post(f"/en/desk/participation/{activity.pk}/{part}").status_code == 403
    assert Headcount.objects.count() == 2


def test_desk_when_about_a_record_then_its_pages_tell(by, publisher, visit, town):
    """On the page of what it was about: by the panel, which knows that record by its code alone."""
    from mithaq.registers.meetings.actions import Counts, record_attendance
    from mithaq.registers.meetings.tests.make import make_body, make_held

    meeting = make_held(make_body(is_public=True), is_public=True)
    client = visit(town, publisher)
    page = client.get(f"/en/desk/meetings/{meeting.pk}/").content.decode()
    assert f"?about=meetings.meeting:{meeting.pk}" not in page
    client.post(
        f"/en/desk/participation/new/?about=meetings.meeting:{meeting.pk}",
        {
            "title_ar": "جلسة",
            "held_on": days_ago(1).isoformat(),
            "method": "hearing",
            "stage": "monitoring",
            "influence": "inform",
            "about": f"meetings.meeting:{meeting.pk}",
        },
    )
    activity = Activity.objects.get()
    assert activity.subject == meeting
    client.post(
        f"/en/desk/participation/declare/?about=meetings.meeting:{meeting.pk}",
        {"unit": "people", "number": "50", "source_ar": "المحضر", "is_public": "on"},
    )
    assert Declaration.objects.get().subject == meeting
    record_attendance(by=by, meeting=meeting, counts={"cso": Counts(unknown=44)}, presence={})
    client.post(f"/en/desk/participation/{activity.pk}/publish/")
    public = flat(visit(town).get(f"/en/meetings/{meeting.pk}/").content.decode())
    assert "Declared: 50. By the records: 44. Difference: 6." in public


def test_desk_when_groups_are_ticked_then_their_number_follows(recorder, visit, town):
    activity = make_activity()
    groups = [make_organisation() for _number in range(3)]
    client = visit(town, recorder)
    client.post(
        f"/en/desk/participation/{activity.pk}/groups/", {"organisations": [one.pk for one in groups[:2]]}
    )
    assert set(activity.organisations.all()) == set(groups[:2])


def test_desk_when_two_tick_groups_then_the_second_is_told_and_nothing_lost(recorder, visit, town):
    activity = make_activity()
    first, second = make_organisation(name=words("Weavers")), make_organisation(name=words("Shepherds"))
    client = visit(town, recorder)
    address = f"/en/desk/participation/{activity.pk}/groups/"
    client.post(address, {"organisations": [first.pk], "seen": ""})
    page = client.post(address, {"organisations": [second.pk], "seen": ""})
    assert "Now ticked: Weavers" in flat(page.content.decode())
    assert set(activity.organisations.all()) == {first}
    seen = page.context["form"].data["seen"]
    client.post(address, {"organisations": [second.pk], "seen": seen})
    assert set(activity.organisations.all()) == {second}


def test_desk_when_census_figure_is_written_then_listed_and_taken_out(recorder, visit, town):
    client = visit(town, recorder)
    address = "/en/desk/participation/census/"
    client.post(address, {"kind": "sex:woman", "number": "32 000", "year": "2014", "source": "Institute"})
    figure = CensusFigure.objects.get()
    assert (figure.number, figure.year) == (32000, 2014)
    assert "Institute" in client.get(address).content.decode()
    client.post(f"{address}{figure.pk}/remove/")
    assert CensusFigure.objects.count() == 0


def test_desk_when_declared_figure_is_corrected_then_said(by, recorder, visit, town):
    row = actions.declare(
        by=by,
        subject=make_activity(),
        fields={"unit": "groups", "number": 37, "source": {"en": "Plan", "ar": "الخطة"}},
    )
    client = visit(town, recorder)
    address = f"/en/desk/participation/declared/{row.pk}/"
    page = client.get(address)
    sent = {
        "unit": "groups",
        "number": "73",
        "source_ar": "الخطة",
        "is_public": "on",
        "seen": page.context["form"].initial["seen"],
    }
    assert client.post(address, sent).status_code == 302
    assert Declaration.objects.get().number == 73
    assert "Nothing was saved" in flat(client.post(address, {**sent, "number": "1"}).content.decode())


def test_desk_when_a_table_stands_against_the_census_then_no_two_landmarks_share_a_name(
    by, recorder, visit, town
):
    activity = make_activity()
    for sex in ("woman", "man"):
        make_counts(activity, {"cso": 10}, sex=sex)
        actions.set_census_figure(
            by=by, dimension="sex", value=sex, number=500, year=2014, source="Institute of statistics"
        )
    page = visit(town, recorder).get(f"/en/desk/participation/{activity.pk}/").content.decode()
    titles = dict(re.findall(r'<h[1-6] id="([^"]+)">\s*(.*?)\s*</h', page))
    assert titles["balance-1"] == titles["sex"]
    named = [
        titles[one] for one in re.findall(r'<section[^>]* aria-labelledby="([^"]+)"', page) if one in titles
    ]
    assert sorted(named) == sorted(set(named))
    assert titles["sex"] in named
