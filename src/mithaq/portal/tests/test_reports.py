"""Reports among all features: over the demonstration of both towns, loaded once for all."""

import re

import pytest

from mithaq.commons.access.actor import system
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality
from mithaq.features.plans.models import Plan
from mithaq.features.reports.actions import approve, prepare, publish
from mithaq.features.reports.models import Edition
from mithaq.features.reports.queries.calendar import last_ended
from mithaq.kit.testing import flat
from mithaq.portal.demo.loading import load

OWN = {"salt": "السلط", "regueb": "الرقاب"}


@pytest.mark.row("N13", "N15", "O01", "O02")
def test_reports_when_made_from_the_demonstration_then_in_arabic_and_each_of_its_own_town_only(db, visit):
    load(say=lambda _words="": None, port=8000)
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
        quarters = beside_plan.partition('id="bulletins"')[2].partition("</section>")[0]
        assert [quarters.count(f'class="chip {tone}"') for tone in ("good", "late")] == [3, 1]


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


@pytest.mark.row("N13")
def test_dashboard_when_the_report_is_asked_for_by_one_click_then_prepared(town, visit, make_person):
    client = visit(town, make_person(duties=("plans.mel_officer",)))
    page = client.get("/en/desk/mel/").content.decode()
    button = re.search(r'<form\s+method="post"\s+action="([^"]*/prepare/)"', page)
    assert client.post(button[1], {"kind": "mel"}).status_code == 302
    assert [edition.series.kind for edition in Edition.objects.all()] == ["mel"]
