"""Years: made from the last one, their calendar and money, earlier years from a list."""

import datetime as dt
import re
from decimal import Decimal
from fractions import Fraction

import pytest
from django.core.exceptions import ValidationError

from mithaq.commons.access.policy import Denied
from mithaq.features.investment import actions
from mithaq.features.investment.enums import Formula
from mithaq.features.investment.models import Cycle, Envelope, PastProject
from mithaq.features.investment.sharing import shares, weights
from mithaq.kit.lists import WrongLines
from mithaq.kit.testing import flat

from .make import make_cycle, make_zones, words


@pytest.mark.row("B01")
def test_create_when_a_year_is_copied_then_rules_and_calendar_come_along_a_year_later(by):
    last = make_cycle(by, year=2027, rules=words("Two ideas each."), formula="catch_up", liaison_days=9)
    first, end = dt.date(2028, 2, 1), dt.date(2028, 2, 29)
    Cycle.objects.filter(pk=last.pk).update(year=2028)
    last.refresh_from_db()
    actions.set_calendar(by=by, cycle=last, dates={"ideas": (first, end), "voting": (end, end)})
    new = actions.create_cycle(by=by, year=2029, title=words("Next"), copy=last)
    copied = (new.rules["en"], new.formula, new.liaison_days, new.state, new.copied_from)
    assert copied == ("Two ideas each.", "catch_up", 9, "preparing", last)
    days = [(one.code, one.starts_on, one.ends_on) for one in new.phases.all()]
    assert days == [
        ("ideas", dt.date(2029, 2, 1), dt.date(2029, 2, 28)),
        ("voting", dt.date(2029, 2, 28), dt.date(2029, 2, 28)),
    ]
    with pytest.raises(ValidationError):
        actions.create_cycle(by=by, year=2029, title=words("Again"))


@pytest.mark.row("B02")
@pytest.mark.parametrize("formula", list(Formula))
def test_share_when_computed_then_envelopes_are_the_amount_to_the_millime(by, formula):
    first, second, third = make_zones(1000, 2000, 4001)
    past = make_cycle(by, year=2020, state="archived")
    PastProject.objects.create(
        cycle=past, zone=first, title=words("Old"), voted=Decimal(90), paid=Decimal(80), works="done"
    )
    cycle = make_cycle(by, state="preparing", amount=Decimal("1000.001"), town_share=10, formula=formula)
    rows = actions.share_money(by=by, cycle=cycle)
    assert sum(row.amount for row in rows) == Decimal("1000.001")
    assert rows[-1].zone is None
    assert rows[-1].amount == Decimal("100.000")
    assert [row.spent_before for row in rows[:3]] == [Decimal(80), Decimal(0), Decimal(0)]
    got = [row.amount for row in rows[:3]]
    if formula == Formula.EQUAL:
        assert got == [Decimal("300.001"), Decimal("300.000"), Decimal("300.000")]
    if formula == Formula.CATCH_UP:
        # 1000 × 1, 2000 × 2, 4001 × 2 of 13002.
        assert got[0] == Decimal("69.220")
    assert {second.pk, third.pk} == {row.zone_id for row in rows[1:3]}


def test_shares_when_the_rest_is_one_coin_then_the_largest_remainder_takes_it():
    assert shares(Decimal("1.000"), [Fraction(1)] * 3) == [
        Decimal("0.334"),
        Decimal("0.333"),
        Decimal("0.333"),
    ]
    assert weights("catch_up", [10, 10], [Decimal(0), Decimal(0)]) == [10, 10]


def test_share_when_a_population_is_missing_then_the_zone_is_named(by):
    zone = make_zones(100)[0]
    zone.population = None
    zone.save()
    with pytest.raises(ValidationError, match="Zone 1"):
        actions.share_money(by=by, cycle=make_cycle(by, state="preparing"))


def test_move_when_it_belongs_to_the_vote_then_nobody_moves_by_hand(town, by, make_person, actor_of):
    officer = actor_of(make_person("Secretary", duties=("investment.secretary_general",)))
    cycle = make_cycle(by, state="feasibility")
    with pytest.raises(ValidationError, match="by itself with the vote"):
        actions.move(by=officer, cycle=cycle, to="frozen")
    actions.move(by=officer, cycle=cycle, to="ideas")
    assert Cycle.objects.get(pk=cycle.pk).state == "ideas"
    with pytest.raises(ValidationError):
        actions.move(by=officer, cycle=cycle, to="archived")
    Cycle.objects.filter(pk=cycle.pk).update(state="voting")
    with pytest.raises(ValidationError, match="frozen"):
        actions.change_cycle(by=officer, cycle=cycle, fields={"formula": "equal"})
    technician = actor_of(make_person("Technician", duties=("investment.technician",)))
    with pytest.raises(Denied):
        actions.change_cycle(by=technician, cycle=cycle, fields={"title": words("Mine")})


LIST = """year;zone;title_fr;title_ar;voted;paid;works
2016;z1;Éclairage;إنارة;12500,500;11900,250;done
2016;;Marché;سوق;40000;;under_way
2017;Zone 2;Trottoir;رصيف;9000,000;9000;done
"""


@pytest.mark.row("B01")
def test_archive_when_a_list_is_right_then_all_years_can_be_browsed(town, by, visit):
    make_zones(10, 20)
    done = actions.import_archive(by=by, text=LIST)
    assert (done.years, done.projects) == (2, 3)
    year = Cycle.objects.get(code="2016")
    assert (year.state, year.is_imported, year.amount) == ("archived", True, Decimal("52500.500"))
    page = visit(town).get("/ar/investment/2016/").content.decode()
    assert [one for one in ("إنارة", "سوق") if one not in page] == []
    assert 'href="/ar/investment/2017/"' in visit(town).get("/ar/investment/").content.decode()
    with pytest.raises(WrongLines) as again:
        actions.import_archive(by=by, text=LIST)
    assert [one.line for one in again.value.problems] == [0, 0]


@pytest.mark.row("B01")
def test_archive_when_lines_are_wrong_then_each_is_named_and_nothing_is_written(by):
    make_zones(10)
    lines = ("2016;nowhere;A;10;done", "1916;z1;B;10;done", "2016;z1;;10;done", "2016;z1;C;ten;gone")
    wrong = "\n".join(("year;zone;title;voted;works", *lines))
    with pytest.raises(WrongLines) as refused:
        actions.import_archive(by=by, text=wrong)
    assert [one.line for one in refused.value.problems] == [2, 3, 4, 5]
    assert (Cycle.objects.count(), PastProject.objects.count()) == (0, 0)
    with pytest.raises(WrongLines, match="1 wrong"):
        actions.import_archive(by=by, text="year;zone;title;voted;works;mood\n2016;z1;A;1;done;good\n")


@pytest.mark.row("B11")
def test_economic_plan_when_run_then_its_sectors_and_businesses_are_shown(town, by, visit):
    plan = make_cycle(by, kind="economic")
    actions.set_sector(by=by, cycle=plan, order=1, name=words("Olive oil"), businesses=12, jobs=80)
    actions.add_member(by=by, cycle=plan, category="private", institution="Press of the valley")
    sector = plan.sectors.get()
    actions.send_idea(
        by=by, cycle=plan, title="One counter for permits", name="Trader", sector=sector, channel="visit"
    )
    page = flat(visit(town).get("/en/investment/2026-economic/").content.decode())
    assert [one for one in ("Olive oil", "One counter for permits") if one not in page] == []
    row = page.partition('<th scope="row">Olive oil</th>')[2].partition("</tr>")[0]
    assert re.findall(r"<bdi>(\d+)</bdi>", row) == ["12", "80"]
    members = visit(town).get("/en/investment/2026-economic/members/").content.decode()
    assert ("Press of the valley" in members, "businesses" in members) == (True, True)


def test_pages_when_the_year_is_prepared_then_only_officers_see_it(town, by, make_person, visit):
    make_zones(100, 300)
    cycle = make_cycle(by, state="preparing")
    actions.share_money(by=by, cycle=cycle)
    assert visit(town).get("/en/investment/2026/").status_code == 404
    assert Envelope.objects.count() == 2
    officer = make_person("Secretary", duties=("investment.secretary_general",))
    assert visit(town, officer).get("/en/investment/2026/").status_code == 200
    Cycle.objects.filter(pk=cycle.pk).update(state="ideas")
    page = visit(town).get("/en/investment/2026/zones/z2/").content.decode()
    assert ("750.000" in page, "300" in page) == (True, True)


def test_calendar_when_asked_then_each_part_is_a_span_of_days(town, by, visit):
    cycle = make_cycle(by)
    day = dt.date(2026, 3, 1)
    actions.set_calendar(by=by, cycle=cycle, dates={"ideas": (day, dt.date(2026, 3, 31))})
    found = visit(town).get("/en/investment/2026/calendar.ics").content.decode()
    wanted = ("DTSTART;VALUE=DATE:20260301", "DTEND;VALUE=DATE:20260401", "UID:investment-2026-ideas@")
    assert [one for one in wanted if one not in found] == []
    with pytest.raises(ValidationError):
        actions.set_calendar(
            by=by, cycle=cycle, dates={"ideas": (day, day), "voting": (dt.date(2026, 1, 1), day)}
        )
