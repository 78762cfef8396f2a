"""Home, pages of words, errors, desk home, the app on the home screen: each in three languages."""

import datetime as dt
import json

import pytest
from django.core.cache import caches
from django.urls import reverse
from django.utils import timezone

from mithaq.commons.access.actor import anonymous
from mithaq.commons.audit.actions import record
from mithaq.commons.audit.events import Event
from mithaq.commons.audit.events import events as known_events
from mithaq.commons.manifest.definitions import Block, Task, Todo, blocks, menu_items, tasks
from mithaq.commons.tenancy.context import inside
from mithaq.kit.testing import flat
from mithaq.portal.context import address
from mithaq.portal.desk_home.queries import today
from mithaq.portal.home.queries import latest_acts
from mithaq.portal.towndesk.steps import first_steps

LANGUAGES = ("ar", "fr", "en")
PAGES = ("home", "help", "privacy", "accessibility", "contact", "check", "contributions", "gallery")


@pytest.mark.row("T05")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_page_when_opened_then_landmarks_skip_link_and_one_title(town, visit, name, language):
    with inside(town, language):
        page = visit(town).get(reverse(name)).content.decode()
    assert page.index('class="skip" href="#main"') < page.index("<header")
    assert (page.count("<main"), page.count("<h1")) == (1, 1)
    assert "<nav" in page
    assert "<footer" in page
    assert f'lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in page
    assert "style=" not in page


@pytest.mark.row("A03")
@pytest.mark.parametrize("name", ["home", "help", "privacy", "accessibility", "contact", "check"])
def test_page_when_read_without_an_account_then_no_cookie_no_session_and_light(town, visit, name):
    answer = visit(town).get(reverse(name))
    assert answer.status_code == 200
    assert list(answer.cookies) == []
    assert answer.headers["Cache-Control"].startswith("public")
    assert len(answer.content) < 40_000
    # One small script, deferred, and nothing from another host.
    page = answer.content.decode()
    assert page.count("<script") == page.count("<script defer src=")
    assert 'src="http' not in page


def test_root_when_opened_then_the_visitors_language(town, visit):
    for wanted, to in (("fr-TN,fr;q=0.9", "/fr/"), ("de", "/ar/"), ("en", "/en/")):
        assert visit(town).get("/", headers={"accept-language": wanted}).headers["Location"] == to


def test_languages_when_linked_then_the_same_page_in_each(town, visit):
    page = visit(town).get("/en/help/?a=1").content.decode()
    assert 'href="/fr/help/?a=1" lang="fr"' in flat(page)
    assert 'href="/ar/help/?a=1" lang="ar"' in flat(page)


def test_home_when_the_town_is_new_then_says_what_will_come(town, visit):
    assert "This town has just opened its doors here" in visit(town).get("/en/").content.decode()


def test_home_when_a_feature_has_blocks_then_shown_in_order_and_empty_ones_left_out(town, visit, monkeypatch):
    made = [
        Block(
            code="t.b",
            slot="open_now",
            template="kit/figures.html",
            order=2,
            context=lambda actor: figure("B"),
        ),
        Block(
            code="t.a",
            slot="open_now",
            template="kit/figures.html",
            order=1,
            context=lambda actor: figure("A"),
        ),
        Block(code="t.c", slot="promises", template="kit/figures.html", context=lambda actor: None),
    ]
    monkeypatch.setattr(blocks, "_items", {block.code: block for block in made})
    page = visit(town).get("/en/").content.decode()
    assert page.index("<dt>A</dt>") < page.index("<dt>B</dt>")
    assert 'id="promises"' not in page
    assert "just opened its doors" not in page


def figure(label):
    return {"items": [{"label": label, "value": 1}]}


def test_latest_acts_when_some_are_not_public_or_lead_nowhere_then_the_others(town, make_person, monkeypatch):
    monkeypatch.setitem(known_events._items, "t.open", Event(code="t.open", label="Opened", public=True))
    monkeypatch.setitem(known_events._items, "t.secret", Event(code="t.secret", label="Secret"))
    visitor = anonymous(town)
    record("t.open", by=visitor, on=town)
    record("t.secret", by=visitor, on=town)
    assert [line.label for line in latest_acts(town)] == ["Opened"]
    record("t.open", by=visitor, on=make_person())
    assert [bool(line.url) for line in latest_acts(town)] == [True]


def test_home_when_there_are_more_acts_then_as_many_queries_as_before(
    town, visit, django_assert_max_num_queries, monkeypatch
):
    monkeypatch.setitem(known_events._items, "t.open", Event(code="t.open", label="Opened", public=True))
    for _number in range(5):
        record("t.open", by=anonymous(town), on=town)
    client = visit(town)
    client.get("/en/")
    with django_assert_max_num_queries(12):
        client.get("/en/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_errors_when_nothing_is_there_then_a_page_of_the_town(town, visit, language):
    answer = visit(town).get(f"/{language}/nothing/")
    assert answer.status_code == 404
    assert f'href="/{language}/"' in answer.content.decode()


def test_errors_when_something_breaks_then_three_languages_and_no_detail(town, visit, monkeypatch):
    def explode(actor):
        raise RuntimeError("a private detail")

    broken = Block(code="t.x", slot="open_now", template="x.html", context=explode)
    monkeypatch.setattr(blocks, "_items", {"t.x": broken})
    client = visit(town, raise_request_exception=False)
    answer = client.get("/en/")
    page = answer.content.decode()
    assert answer.status_code == 500
    # What the visitor can quote is what stands in the log.
    assert answer.content.decode().count(answer["X-Request-ID"]) == len(LANGUAGES)
    assert "حدث عطل من جهتنا" in page
    assert "Une panne de notre côté" in page
    assert "private detail" not in page


def test_desk_when_nobody_is_signed_in_then_led_to_sign_in_and_back(town, visit):
    answer = visit(town).get("/en/desk/?a=1")
    assert answer.headers["Location"] == f"{reverse('account_login')}?next=%2Fen%2Fdesk%2F%3Fa%3D1"


def test_desk_when_the_second_factor_is_missing_then_led_to_it(town, visit, make_person, settings):
    settings.MITHAQ_OFFICER_MFA = True
    officer = make_person("Fethi", duties=("town.administrator",))
    answer = visit(town, officer).get("/en/desk/")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(reverse("second_factor"))


def test_desk_when_a_citizen_comes_then_refused(town, visit, make_person):
    assert visit(town, make_person("Amal")).get("/en/desk/").status_code == 403


def test_today_when_work_waits_then_soonest_first_and_only_of_ones_duties(
    town, make_person, actor_of, monkeypatch
):
    now = timezone.now()

    def source(*days):
        return lambda actor, limit: [
            Todo(title=f"in {n}", url="/", kind="", due_at=None if n is None else now + dt.timedelta(days=n))
            for n in days
        ]

    mine = Task(code="t.mine", label="Mine", grants=("town.settings",), waiting=source(3, None, -2))
    also = Task(code="t.also", label="Also", grants=("town.audit",), waiting=source(1))
    other = Task(code="t.other", label="Other", grants=("plans.edit",), waiting=source(-9))
    monkeypatch.setattr(tasks, "_items", {task.code: task for task in (mine, also, other)})
    actor = actor_of(make_person("Fethi", duties=("town.administrator",)))
    assert [one.todo.title for one in today(actor)] == ["in -2", "in 1", "in 3", "in None"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_desk_when_an_officer_comes_then_the_day_stands(town, visit, make_person, language):
    officer = make_person("Fethi", duties=("town.administrator",))
    page = visit(town, officer).get(f"/{language}/desk/").content.decode()
    assert f'href="/{language}/desk/town/"' in page


def test_menu_when_every_feature_has_told_then_each_item_leads_somewhere(town):
    assert [item.code for item in menu_items if not address(item.url)] == []


def test_webmanifest_when_asked_for_then_the_towns_name_colours_and_direction(town, visit):
    answer = visit(town).get("/manifest.webmanifest", headers={"accept-language": "ar"})
    body = json.loads(answer.content)
    assert (body["name"], body["dir"], body["lang"], body["scope"]) == ("الرقاب", "rtl", "ar", "/")
    assert answer.headers["Content-Type"] == "application/manifest+json"


@pytest.mark.row("E05", "K14")
def test_service_worker_when_asked_for_then_help_and_the_offline_page_are_kept(town, visit):
    client = visit(town)
    answer = client.get("/sw.js")
    script = answer.content.decode()
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Cache-Control"] == "no-cache"
    for kept in ("/offline/", "/ar/help/", "/fr/help/", "/en/help/"):
        assert f'"{kept}"' in script.replace("\\u002D", "-")
        assert client.get(kept).status_code == 200
    assert "http" not in script.replace("https?", "")


def test_service_worker_when_on_the_directory_then_there_is_none(regueb, visit):
    assert visit(None).get("/sw.js").status_code == 404


@pytest.mark.row("K14")
@pytest.mark.parametrize("language", LANGUAGES)
def test_help_when_opened_then_charter_words_and_the_towns_own_deadlines(town, visit, language):
    town.profile_overrides = {"deadlines.comments.answer.n": 33}
    town.save()
    page = visit(town).get(f"/{language}/help/").content.decode()
    assert 'id="charter"' in page
    assert 'id="words"' in page
    assert "33" in page


def test_check_page_when_open_then_leads_to_results_recount_receipt_log_and_tables(town, visit):
    page = visit(town).get("/en/check/").content.decode()
    ways = ("elections", "log_check", "ballot_check", "log", "data")
    assert [f'href="{reverse(name)}"' in page for name in ways] == [True] * 5


def test_home_when_it_is_the_demonstration_then_says_so(town, visit, settings):
    said = "This is a demonstration"
    assert said not in visit(town).get("/en/").content.decode()
    settings.MITHAQ_PROFILE = "demo"
    caches["pages"].clear()
    assert said in visit(town).get("/en/").content.decode()


def test_today_when_the_town_has_just_opened_then_the_administrator_sees_what_it_still_needs(town):
    titles = " | ".join(todo.title for todo in first_steps(anonymous(town), 9))
    assert "rules of the country to confirm" in titles
    assert "duties are nobody’s" in titles
