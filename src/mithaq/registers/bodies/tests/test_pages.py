"""Bodies as everybody and officers see them."""

import pytest

from mithaq.commons.access.actor import system
from mithaq.commons.tenancy.context import inside
from mithaq.kit.registry import records
from mithaq.kit.testing import flat
from mithaq.registers.bodies.actions import end_seat, write_rules
from mithaq.registers.bodies.models import Body, Seat
from mithaq.registers.bodies.queries import members_on

from .make import days, make_body, make_organisation, make_seat, words


@pytest.fixture
def secretary(town, make_person):
    return make_person("Secretary", duties=("bodies.secretary",))


@pytest.fixture
def body(town):
    row = make_body(slug="committee", shares={"civil_society": 50}, purpose=words("Follows the plan"))
    agency = make_organisation("agency", name=words("Water agency"))
    make_seat(row, name="Hedi", organisation=agency, role="chair", sex="man")
    make_seat(row, name="Ines", organisation=agency, sex="woman")
    make_seat(row, name="Rim", side="civil_society", sex="woman")
    return row


@pytest.mark.row("J01")
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_page_when_opened_then_members_by_institution_balance_and_rules(town, body, visit, language):
    write_rules(by=system(town), body=body, text=words("One member, one vote"))
    page = flat(visit(town).get(f"/{language}/bodies/committee/").content.decode())
    for said in ("Hedi", "Ines", "Rim", "Water agency", body.name[language], "One member, one vote"):
        assert said in page
    assert '<th scope="row">' in page
    assert " style=" not in page
    if language == "en":
        assert "Women:<bdi>2</bdi>, men:<bdi>1</bdi>, not said:<bdi>0</bdi>." in page
        assert "civil society: 33% of the members, at least 50% were promised." in page
        assert "simple majority" in page


@pytest.mark.row("J12")
def test_history_when_a_day_is_asked_then_who_sat_there_then(town, body, visit):
    seat = Seat.objects.get(name="Rim")
    end_seat(by=system(town), seat=seat, on=days(-5))
    client = visit(town)
    assert "Rim" not in client.get("/en/bodies/committee/").content.decode()
    assert "Rim" in client.get("/en/bodies/committee/history/").content.decode()
    past = client.get(f"/en/bodies/committee/history/?day={days(-6).isoformat()}").content.decode()
    assert "Rim" in past
    now = client.get(f"/en/bodies/committee/history/?day={days(0).isoformat()}").content.decode()
    assert "Rim" not in now
    wrong = client.get("/en/bodies/committee/history/?day=yesterday")
    assert 'aria-invalid="true"' in wrong.content.decode()


def test_page_when_hidden_or_of_another_town_then_not_found(town, salt, body, visit):
    make_body(slug="secret", is_public=False)
    with inside(salt):
        make_body("Foreign", slug="foreign")
    client = visit(town)
    for slug in ("secret", "foreign", "nothing"):
        assert client.get(f"/en/bodies/{slug}/").status_code == 404
        assert client.get(f"/en/bodies/{slug}/history/").status_code == 404
        assert client.get(f"/en/bodies/{slug}/feed/").status_code == 404
    assert "Foreign" not in client.get("/en/bodies/").content.decode()


def test_dataset_when_read_then_never_what_is_private(town, body):
    codes = {
        field.code for code in ("bodies.body", "bodies.seat") for field in records.get(code).dataset.fields
    }
    assert codes & {"sex", "age_band", "disability", "shares", "email"} == set()


def test_feed_when_something_happened_then_told(town, body, visit):
    write_rules(by=system(town), body=body, text=words("One vote"))
    found = visit(town).get("/en/bodies/committee/feed/")
    assert found["Content-Type"].startswith("application/atom+xml")
    assert "wrote the rules of procedure" in found.content.decode()


def test_desk_when_not_an_officer_then_closed(town, body, visit, make_person):
    client = visit(town, make_person())
    seat = Seat.objects.first()
    for address in (
        "",
        "new/",
        f"{body.pk}/",
        f"{body.pk}/edit/",
        f"{body.pk}/rules/",
        f"{body.pk}/term/",
        f"{body.pk}/coordinator/",
        f"{body.pk}/seats/new/",
        f"seats/{seat.pk}/",
        f"seats/{seat.pk}/end/",
    ):
        assert client.get(f"/en/desk/bodies/{address}").status_code == 403
    assert client.post(f"/en/desk/bodies/{body.pk}/close/").status_code == 403
    assert Body.objects.get(pk=body.pk).is_open


def test_desk_when_used_then_seats_rules_terms_and_closing(town, body, visit, secretary):
    client = visit(town, secretary)
    desk = f"/en/desk/bodies/{body.pk}"
    new = {"name": "Nadia", "side": "citizen", "role": "member", "votes": "on", "email": "n@mail.example"}
    assert client.post(f"{desk}/seats/new/", new).status_code == 302
    seat = Seat.objects.get(person__name="Nadia")
    seen = client.get(f"/en/desk/bodies/seats/{seat.pk}/").context["form"].initial["seen"]
    change = {"seen": seen, "side": "media", "role": "observer"}
    assert client.post(f"/en/desk/bodies/seats/{seat.pk}/", change).status_code == 302
    seat.refresh_from_db()
    assert (seat.side, seat.votes) == ("media", False)
    again = client.post(f"/en/desk/bodies/seats/{seat.pk}/", {**change, "side": "private"})
    assert "Somebody changed this while you were writing." in again.content.decode()
    assert client.post(f"/en/desk/bodies/seats/{seat.pk}/end/", {}).status_code == 302
    rules = {"based_on": "0", "text_ar": "صوت لكل عضو"}
    assert client.post(f"{desk}/rules/", rules).status_code == 302
    kept = [seat.pk for seat in members_on(body)][:1]
    term = {"starts_on": days(1).isoformat(), "ends_on": days(700).isoformat(), "stay": kept}
    assert client.post(f"{desk}/term/", term).status_code == 302
    assert len(members_on(body, days(2))) == 1
    for address in ("", "edit/", "history/", "coordinator/"):
        assert client.get(f"{desk}/{address}").status_code == 200
    assert client.get("/en/desk/bodies/export.xlsx").status_code == 200
    client.post(f"{desk}/close/")
    assert not Body.objects.get(pk=body.pk).is_open
