"""From an idea to its receipt, a ballot, a result and its verification: Arabic, on a phone."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .conftest import PHONE, House

pytestmark = pytest.mark.browser

TITLE = "ساقية لمياه الأمطار قرب الملعب"
# A year that collects ideas in one zone, beside those of the demonstration.
BEGIN = """
cycle = actions.create_cycle(by=by, year=2098, title=Text(ar="سنة التجربة"), amount=Decimal("900.000"))
actions.share_money(by=by, cycle=cycle)
actions.move(by=by, cycle=cycle, to="ideas")
zone = cycle.envelopes.order_by("pk").first().zone
told = {"zone": zone.pk, "name": str(zone.name)}
"""
# What officers do between the idea and the vote; each is tested on its own elsewhere.
EXAMINE = """
cycle = Cycle.objects.get(code="2098")
idea = Idea.objects.get(cycle=cycle)
actions.read_ideas(by=by, ideas=[idea], publish=True)
other = actions.send_idea(by=by, cycle=cycle, zone=idea.zone, title="مقاعد", name="سامي", channel="desk").idea
for one, cost in ((idea, "40.500"), (other, "30.250")):
    actions.write_sheet(by=by, idea=one, cost=Decimal(cost), months=2, verdict="feasible")
actions.move(by=by, cycle=cycle, to="feasibility")
roll = voting.make_roll(by=by, name=Text(ar="قائمة التجربة"), rehearsal=True)
voting.add_voter(by=by, roll=roll, zone=idea.zone)
codes = voting.print_codes(by=by, roll=roll)
now = timezone.now()
election = actions.make_election(
    by=by, cycle=cycle, roll=roll, rehearsal=True, opens_at=now, closes_at=now + dt.timedelta(days=1)
)
voting.freeze(by=by, election=election)
voting.open_voting(by=by, election=election)
told = {"election": election.pk, "code": codes[0][1]}
"""
COUNT = """
election = Election.objects.get(pk=%d)
voting.close_voting(by=by, election=election)
voting.tally(by=by, election=election)
told = {}
"""
FRAME = """
import datetime as dt, json
from decimal import Decimal
import django
django.setup()
from django.utils import timezone
from mithaq.commons.access.actor import system
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality
from mithaq.features.investment import actions
from mithaq.features.investment.models import Cycle, Idea
from mithaq.kit.i18n import Text
from mithaq.registers.voting import actions as voting
from mithaq.registers.voting.models import Election
town = Municipality.objects.get(slug="regueb")
with inside(town, "ar"):
    by = system(town)
    exec({work!r})
    print(json.dumps(told))
"""


def work(house: House, script: str) -> dict[str, Any]:
    """Acts of officers on the served data; what they tell."""
    done = subprocess.run(
        [sys.executable, "-c", FRAME.format(work=script)],
        env=house.environment,
        check=True,
        capture_output=True,
        text=True,
        timeout=900,
    )
    return dict(json.loads(done.stdout.strip().splitlines()[-1]))


def press(page: Page, selector: str) -> None:
    page.locator(selector).first.click()
    page.wait_for_load_state()


@pytest.mark.row("B07", "K11", "A04")
def test_idea_when_it_goes_all_the_way_then_receipt_ballot_result_and_verification(
    house: House, open_page: Callable[..., Page]
) -> None:
    begun = work(house, BEGIN)
    citizen = open_page(PHONE)
    citizen.goto(house.url("/ar/investment/2098/ideas/new/"))
    expect(citizen.locator("html")).to_have_attribute("dir", "rtl")
    citizen.locator("select[name=zone]").select_option(str(begun["zone"]))
    citizen.locator("input[name=title]").fill(TITLE)
    citizen.locator("input[name=name]").fill("منية")
    press(citizen, "main form button[type=submit]")
    receipt = citizen.locator("main p.strong bdi[dir=ltr]").first.inner_text()
    assert sum(one.isdigit() for one in receipt) == 16

    opened = work(house, EXAMINE)
    # The receipt leads from any device to what became of the idea.
    other = open_page(PHONE)
    other.goto(house.url("/ar/r/"))
    other.locator("input[name=receipt]").fill(receipt)
    press(other, "main form button[type=submit]")
    expect(other.locator("main")).to_contain_text(TITLE)
    expect(other.locator("main")).to_contain_text("قابلة للإنجاز")

    citizen.goto(house.url(f"/ar/votes/{opened['election']}/vote/"))
    citizen.locator("form:has(input[value=printed]) input[name=code]").fill(opened["code"])
    press(citizen, "form:has(input[value=printed]) button[type=submit]")
    press(citizen, f'main a[href*="/votes/{opened["election"]}/vote/"]')
    citizen.locator("main form input[type=checkbox]").first.check()
    press(citizen, "main form button[value=review]")
    press(citizen, "main form button[value=cast]")
    ballot = citizen.locator("main p.strong bdi[dir=ltr]").first.inner_text()

    work(house, COUNT % opened["election"])
    citizen.goto(house.url(f"/ar/votes/{opened['election']}/results/"))
    expect(citizen.locator("main")).to_contain_text(TITLE)
    citizen.goto(house.url("/ar/votes/check/"))
    citizen.locator("main input[name=code]").fill(ballot)
    press(citizen, "main form button[type=submit]")
    expect(citizen.locator("main form [aria-invalid=true]")).to_have_count(0)
    width = citizen.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert width <= 0


def test_year_when_decided_then_its_result_is_read_zone_by_zone(
    house: House, open_page: Callable[..., Page]
) -> None:
    """Without JavaScript, on a phone: from the archive to the result of the year before."""
    page = open_page(PHONE, javascript=False)
    page.goto(house.url("/ar/investment/"))
    years = page.locator("main ul.grid a.whole")
    assert years.count() >= 10
    followed = page.locator("main ul.grid li", has_text="متابعة المشاريع").locator("a.whole").first
    followed.click()
    page.wait_for_load_state()
    press(page, 'main a[href$="/result/"]')
    expect(page.locator("main section.card").first).to_be_visible()
    assert page.locator("main section.card").count() >= 5
