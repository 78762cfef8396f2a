"""The bare host: the directory, and the operator who opens towns."""

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import set_urlconf
from django.utils import timezone

from mithaq.commons.audit.models import Entry
from mithaq.commons.manifest.definitions import Tally, tallies
from mithaq.commons.people.models import Person, User
from mithaq.commons.people.queries import grants_on
from mithaq.commons.tenancy.actions import open_municipality
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.i18n import Text
from mithaq.portal.operator import actions

FORM = {
    "name_ar": "بلدية الواحة",
    "name_fr": "Commune d’El Waha",
    "name_en": "",
    "slug": "waha",
    "country": "TN",
    "host": "",
    "administrator_name": "Nadia",
    "administrator_email": "nadia@waha.example",
}


@pytest.fixture(autouse=True)
def _town_addresses_after():
    yield
    set_urlconf(None)


@pytest.fixture
def operator(db):
    return User.objects.create_user(email="operator@house.example", is_operator=True)


@pytest.fixture
def desk(operator, visit):
    client = visit(None)
    client.force_login(operator, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_directory_when_opened_then_open_towns_stand_with_their_addresses(regueb, salt, visit, language):
    page = visit(None).get(f"/{language}/").content.decode()
    assert 'href="http://regueb.localhost/"' in page
    assert 'href="http://salt.localhost/"' in page
    assert str(regueb.name[language]) in page
    assert "/operator/new/" not in page


@pytest.fixture
def counted(monkeypatch, regueb):
    """Regueb shows three of something, every other town none."""
    for code in list(tallies._items):
        monkeypatch.delitem(tallies._items, code)
    tally = Tally(code="t.things", count=lambda: {regueb.pk: 3}, words=lambda count: f"{count} things")
    monkeypatch.setitem(tallies._items, tally.code, tally)


def test_directory_when_an_app_counts_then_said_where_there_is_something(regueb, salt, visit, counted):
    page = visit(None).get("/en/").content.decode()
    assert page.count("things") == page.count("3 things") == 1
    assert page.index("regueb.localhost") < page.index("3 things") < page.index("salt.localhost")


@pytest.mark.parametrize("path", ["", "operator/"])
def test_towns_when_three_instead_of_one_then_as_many_queries(regueb, desk, path):
    def queries():
        desk.get(f"/en/{path}")  # what a process looks up once and remembers
        with CaptureQueriesContext(connection) as captured:
            page = desk.get(f"/en/{path}").content.decode()
        return len(captured), page

    before, _page = queries()
    for slug in ("one", "two"):
        hosts = (f"{slug}.example", f"www.{slug}.example")
        open_municipality(slug=slug, name=Text(ar=slug, fr=slug, en=slug), country="TN", hosts=hosts)
    after, page = queries()
    assert "http://two.example/" in page
    assert after == before


def test_directory_when_a_town_is_closed_then_it_is_left_out(regueb, salt, visit):
    actions.close_town(by=None, town=salt)
    page = visit(None).get("/en/").content.decode()
    assert "regueb.localhost" in page
    assert "salt.localhost" not in page
    assert visit(salt).get("/en/").status_code == 404


def test_directory_when_empty_then_says_so(db, visit):
    assert "No town is open yet." in visit(None).get("/en/").content.decode()


def test_unknown_host_when_visited_then_bare_404(regueb, client):
    answer = client.get("/en/", headers={"host": "nowhere.example"})
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "text/plain")


@pytest.mark.parametrize("path", ["", "new/", "dead-letters/", "towns/regueb/"])
def test_operator_pages_when_not_an_operator_then_refused(regueb, visit, make_person, path):
    assert visit(None).get(f"/en/operator/{path}").headers["Location"].startswith("/en/account/login/")
    with inside(regueb):
        administrator = make_person("Fethi", duties=("town.administrator",))
    client = visit(None, administrator)
    assert client.get(f"/en/operator/{path}").status_code == 403


@pytest.mark.parametrize("path", ["", "new/", "dead-letters/", "towns/regueb/"])
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_operator_pages_when_opened_by_the_operator_then_they_stand(regueb, desk, path, language):
    assert desk.get(f"/{language}/operator/{path}").status_code == 200


def test_operator_pages_when_second_factor_is_asked_for_then_led_there(regueb, desk, settings):
    settings.MITHAQ_OFFICER_MFA = True
    assert desk.get("/en/operator/").status_code == 302


def test_operator_pages_when_asked_for_on_a_towns_host_then_not_found(regueb, operator, visit):
    client = visit(regueb)
    client.force_login(operator, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/en/operator/").status_code == 404


def test_found_town_when_the_form_is_sent_then_open_visited_and_its_administrator_enters(
    desk, visit, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post("/en/operator/new/", FORM)
    town = Municipality.objects.get(slug="waha")
    assert (town.country, town.languages) == ("TN", ["ar", "fr", "en"])
    assert [domain.host for domain in town.domains.all()] == ["waha.localhost"]
    link = answer.context["made"].link
    assert link in answer.content.decode()
    with inside(town):
        person = Person.objects.get()
        assert person.name == "Nadia"
        assert grants_on(person, timezone.localdate()) == {"town.settings", "town.people", "town.audit"}
        assert [entry.event for entry in Entry.objects.all()] == [
            "town.opened",
            "people.joined",
            "people.function_created",
            "people.appointed",
        ]
    assert [message.to for message in mail.outbox] == [["nadia@waha.example"]]
    assert link in mail.outbox[0].body
    home = visit(town).get("/ar/")
    assert home.status_code == 200
    assert "بلدية الواحة" in home.content.decode()
    assert "nadia@waha.example" not in home.content.decode()
    assert visit(town, person).get("/ar/desk/town/").status_code == 200


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"slug": "operator"}, "slug"),
        ({"slug": "regueb"}, "slug"),
        ({"name_ar": ""}, "name"),
        ({"administrator_email": "no"}, "administrator_email"),
        ({"host": "http://x"}, "host"),
        ({"country": ""}, "country"),
    ],
)
def test_found_town_when_something_is_wrong_then_said_at_its_field_and_nothing_written(
    regueb, desk, change, field
):
    answer = desk.post("/en/operator/new/", {**FORM, **change})
    assert field in answer.context["form"].errors
    assert list(Municipality.objects.values_list("slug", flat=True)) == ["regueb"]
    assert User.objects.filter(email="nadia@waha.example").count() == 0


def test_domains_when_added_and_removed_then_the_town_answers_and_stops(regueb, desk, client):
    desk.post("/en/operator/towns/regueb/", {"host": "www.Regueb.example", "primary": "on"})
    assert client.get("/en/", headers={"host": "www.regueb.example"}).status_code == 200
    desk.post("/en/operator/towns/regueb/remove-domain/", {"host": "www.regueb.example"})
    assert client.get("/en/", headers={"host": "www.regueb.example"}).status_code == 404


@pytest.mark.parametrize("host", ["localhost", "salt.localhost", "www.localhost"])
def test_domains_when_they_are_not_the_towns_own_then_refused(regueb, salt, host):
    with pytest.raises(ValidationError):
        actions.add_domain(by=None, town=regueb, host=host)
    assert regueb.domains.count() == 0


def test_domains_when_another_town_has_it_then_refused(regueb, salt):
    actions.add_domain(by=None, town=salt, host="open.example")
    with pytest.raises(ValidationError):
        actions.add_domain(by=None, town=regueb, host="open.example")


def test_closing_when_reopened_then_everything_is_as_before(regueb, desk, visit):
    desk.post("/en/operator/towns/regueb/close/")
    assert visit(regueb).get("/en/").status_code == 404
    desk.post("/en/operator/towns/regueb/reopen/")
    assert visit(regueb).get("/en/").status_code == 200
    with inside(regueb):
        assert [entry.event for entry in Entry.objects.all()] == ["town.closed", "town.reopened"]


def test_found_town_when_not_an_operator_then_refused(db):
    citizen = User.objects.create_user(email="citizen@town.example")
    with pytest.raises(actions.PermissionDenied):
        actions.found_town(by=citizen, slug="waha", name=Text(ar="الواحة"), country="TN")
    assert Municipality.objects.count() == 0


def test_single_town_when_set_then_it_answers_at_every_host_and_there_is_no_directory(
    regueb, salt, settings, client
):
    settings.MITHAQ_SINGLE = "regueb"
    for host in ("localhost", "anything.example", "salt.localhost"):
        page = client.get("/en/", headers={"host": host})
        assert page.status_code == 200
        assert "Regueb" in page.content.decode()
        assert "Greater Salt" not in page.content.decode()
    assert client.get("/en/operator/", headers={"host": "localhost"}).status_code == 404


@pytest.mark.parametrize(
    "host", ["localhost", "salt.localhost", "www.localhost", "a_b.example", "a b.example", "a..b"]
)
def test_found_town_when_a_host_is_not_its_own_then_refused_and_the_others_answer(salt, visit, host):
    with pytest.raises(ValidationError) as raised:
        actions.found_town(
            by=None, slug="waha", name=Text(ar="الواحة"), country="TN", hosts=(host, "waha.localhost")
        )
    assert list(raised.value.error_dict) == ["host"]
    assert list(Municipality.objects.values_list("slug", flat=True)) == ["salt"]
    assert "السلط الكبرى" in visit(salt).get("/ar/").content.decode()
    assert visit(None).get("/ar/").status_code == 200


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"slug": "grand_waha"}, "slug"),  # no browser or server takes an underscore in a host name
        ({"slug": "Waha"}, "slug"),
        ({"slug": "-waha"}, "slug"),
        ({"languages": ("ar", "de")}, "languages"),
        ({"languages": ("ar", "ar")}, "languages"),
    ],
)
def test_found_town_when_it_could_not_be_reached_or_read_then_refused(db, given, field):
    with pytest.raises(ValidationError) as raised:
        actions.found_town(by=None, **{"slug": "waha", "name": Text(ar="الواحة"), "country": "TN"} | given)
    assert list(raised.value.error_dict) == [field]
    assert Municipality.objects.count() == 0
