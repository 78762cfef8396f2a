"""The desk of holidays, and what people are shown of a clock."""

import datetime as dt

import pytest
from django.template.loader import render_to_string
from django.utils import timezone, translation

from mithaq.commons.access.actor import anonymous, system
from mithaq.commons.access.policy import Denied
from mithaq.commons.clocks.actions import add_holiday, confirm_holidays, draft_year, start_clock, stop_clock
from mithaq.commons.clocks.models import Holiday
from mithaq.commons.clocks.queries import reckoning
from mithaq.commons.tenancy.context import inside
from mithaq.kit.i18n import Text


@pytest.fixture
def admin(town, make_person):
    return make_person("Admin", duties=("test.admin",))


def test_draft_when_done_twice_then_nothing_doubles(town):
    by = system(town)
    first = draft_year(by=by, year=2026)
    assert len(first) == 16
    assert draft_year(by=by, year=2026) == []
    assert Holiday.objects.get(date="2026-03-21").status == "estimated"
    assert confirm_holidays(by=by, holidays=Holiday.objects.filter(date__month=3)) == 2


def test_holidays_when_actor_may_not_then_refused_and_unchanged(town, make_person, actor_of):
    day = draft_year(by=system(town), year=2026)[1]
    for actor in (anonymous(town), actor_of(make_person(duties=("test.worker",)))):
        with pytest.raises(Denied):
            draft_year(by=actor, year=2027)
        with pytest.raises(Denied):
            add_holiday(by=actor, date=dt.date(2026, 2, 2), name=Text(en="x"))
        with pytest.raises(Denied):
            confirm_holidays(by=actor, holidays=[day])
    assert Holiday.objects.count() == 16


def test_desk_when_not_an_administrator_then_closed(town, make_person, visit):
    draft_year(by=system(town), year=2026)
    worker = make_person(duties=("test.worker",))
    assert visit(town).get("/en/desk/holidays/").status_code == 302
    assert visit(town, worker).get("/en/desk/holidays/").status_code == 403
    assert visit(town, worker).post("/en/desk/holidays/draft/2030/").status_code == 403
    assert not Holiday.objects.filter(date__year=2030).exists()


def test_desk_when_a_year_is_drafted_then_listed_confirmed_and_removed(town, admin, visit):
    client, year = visit(town, admin), timezone.localdate().year + 1
    page = client.get("/en/desk/holidays/")
    assert page.context["undrafted"] == [year - 1, year]
    assert client.post(f"/en/desk/holidays/draft/{year}/").status_code == 302
    page = client.get(f"/en/desk/holidays/?year={year}&status=estimated")
    assert page.context["undrafted"] == [year - 1]
    day = Holiday.objects.filter(status="estimated").first()
    act = {"act": "confirm", "pick": [day.pk], "confirmed": "1"}
    assert client.post("/en/desk/holidays/bulk/", act).status_code == 302
    day.refresh_from_db()
    assert day.status == "confirmed"
    client.post("/en/desk/holidays/bulk/", {**act, "act": "remove"})
    assert not Holiday.objects.filter(pk=day.pk).exists()


def test_desk_when_a_day_is_added_and_changed_then_saved_and_twins_refused(town, admin, visit):
    client = visit(town, admin)
    typed = {"date": "2026-04-02", "name_ar": "حداد", "status": "confirmed", "source": "Decree 7"}
    assert client.post("/en/desk/holidays/new/", typed).status_code == 302
    day = Holiday.objects.get(date="2026-04-02")
    again = client.post("/en/desk/holidays/new/", typed)
    assert again.status_code == 422
    assert "This day is in the table already." in again.content.decode()
    edit = client.post(f"/en/desk/holidays/{day.pk}/edit/", {**typed, "date": "2026-04-03"})
    assert edit.status_code == 302
    day.refresh_from_db()
    assert day.date == dt.date(2026, 4, 3)
    assert client.get(f"/en/desk/holidays/{day.pk}/history/").status_code == 200


def test_desk_when_day_belongs_to_another_town_then_not_found(town, salt, admin, visit):
    with inside(salt):
        foreign = draft_year(by=system(salt), year=2026)[0]
    client = visit(town, admin)
    assert client.get(f"/en/desk/holidays/{foreign.pk}/").status_code == 404
    assert client.get(f"/en/desk/holidays/{foreign.pk}/edit/").status_code == 404
    assert str(foreign.pk) not in [
        str(row["pk"]) for row in client.get("/en/desk/holidays/").context["table"]
    ]


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_clock_when_shown_then_state_and_reckoning_stand_in_words(town, make_person, language):
    by, now = system(town), timezone.now()
    with inside(town, language), translation.override(language):
        for kind, days in (("test.answer", 0), ("test.answer", 60), ("test.read", 0), ("test.read", 9)):
            subject = make_person()
            clock = start_clock(kind, by=by, on=subject, started_at=now - dt.timedelta(days=days))
            assert 'class="chip' in render_to_string("clocks/due.html", {"clock": clock})
            clock = stop_clock(kind, by=by, on=subject)
            assert 'class="chip' in render_to_string("clocks/due.html", {"clock": clock})
            shown = render_to_string("clocks/reckoning.html", {"reckoning": reckoning(clock)})
            assert shown.count("<tr>") == (len(reckoning(clock).lines) + 1 if kind == "test.answer" else 0)
