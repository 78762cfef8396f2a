"""The front door in four screens, the sender's page, the desk."""

from __future__ import annotations

import re

import pytest

from mithaq.commons.discuss.forms import stamp
from mithaq.features.requests import actions
from mithaq.features.requests.models import Request
from mithaq.kit.i18n import Text
from mithaq.kit.testing import flat

from .make import file_one, make_category, make_unit, make_zone, photo, serve

OURS = {"Sec-Fetch-Site": "same-origin"}


def hidden_fields(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))


@pytest.mark.row("D04", "T04", "A14")
def test_front_door_when_walked_without_script_or_account_then_four_screens_and_a_receipt(visit, town):
    make_zone()
    category = make_category()
    client = visit(town)
    first = client.get("/ar/tell/").content.decode()
    assert "/ar/tell/about/complaint/" in first
    second = client.get("/ar/tell/about/complaint/").content.decode()
    assert f"/ar/tell/{category.pk}/" in second
    third = client.get(f"/ar/tell/{category.pk}/", {"go": "1"})
    assert third.status_code == 422, "where is asked for"
    onward = client.get(f"/ar/tell/{category.pk}/", {"go": "1", "zone": "nour"}).url
    fourth = client.get(onward).content.decode()
    fields = hidden_fields(fourth) | {"stamp": stamp(9), "zone": "nour"}
    refused = client.post(onward, fields | {"text": ""}, headers=OURS)
    assert (refused.status_code, Request.objects.count()) == (422, 0)
    assert hidden_fields(refused.content.decode())["key"] == fields["key"], "sent again, it is the same"
    answer = client.post(onward, fields | {"text": "المصباح معطل", "photos": [photo()]}, headers=OURS)
    row = Request.objects.get()
    assert answer.url == f"/ar/requests/mine/{row.pk}/"
    mine = client.get(answer.url).content.decode()
    receipt = re.search(r"(\d{4} ){3}\d{4}", mine)
    assert receipt is not None
    assert visit(town).get(answer.url).url == "/ar/r/", "for nobody else"
    assert (
        client.post(onward, fields | {"text": "x", "website": "http://spam"}, headers=OURS).status_code == 422
    )
    assert row.zone.code == "nour"


def test_where_when_an_answer_ends_here_then_its_words_are_shown_and_nothing_is_sent(visit, town):
    options = [{"code": "home", "label": {"en": "At home"}, "stop": {"en": "Ask the water company."}}]
    question = {"code": "where", "label": {"en": "Where?"}, "kind": "choice", "required": True}
    category = make_category("leak", asks_place=False, questions=[question | {"options": options}])
    page = visit(town).get(f"/en/tell/{category.pk}/", {"go": "1", "q_where": "home"})
    assert "Ask the water company." in page.content.decode()


def test_mine_when_its_sender_acts_then_done_and_told(visit, town, make_person, actor_of):
    filed = file_one(town)
    office = actor_of(serve(make_person(), make_unit(), "requests.office_agent"))
    client, url = visit(town), f"/en/requests/mine/{filed.request.pk}/"
    client.post("/en/r/", {"receipt": filed.receipt}, headers=OURS)
    assert client.post(url, {"act": "write", "text": "It is the third lamp."}, headers=OURS).url == url
    assert client.post(url, {"act": "write", "text": ""}, headers=OURS).status_code == 422
    assert client.post(url, {"act": "photo", "photo": photo()}, headers=OURS).url == url
    actions.move(by=office, request=filed.request, state="resolved", words=Text(en="Replaced."))
    assert client.post(url, {"act": "contest", "text": "Still dark."}, headers=OURS).url == url
    assert client.post(url, {"act": "rate", "score": "2"}, headers=OURS).status_code == 422, (
        "not while contested"
    )
    row = Request.objects.get()
    assert (row.state, row.messages.count(), row.rating) == ("contested", 2, None)


def test_me_too_when_from_one_browser_twice_then_counted_once(visit, town, make_person, actor_of):
    office = actor_of(serve(make_person(), make_unit(), "requests.office_agent"))
    row = actions.show(by=office, request=file_one(town).request)
    first, second, member = visit(town), visit(town), visit(town, make_person())
    for client in (first, first, second, member, member):
        client.post(f"/en/requests/{row.pk}/me-too/", headers=OURS)
    assert "<bdi>3</bdi>other persons say so." in flat(
        visit(town).get(f"/en/requests/{row.pk}/").content.decode()
    )


@pytest.mark.row("D01", "D05", "F06")
def test_desk_when_an_officer_works_then_each_act_has_its_page(visit, town, make_person):
    category, zone = make_category(), make_zone()
    officer = serve(make_person(), make_unit(), "requests.office_agent", "requests.head", "requests.manager")
    client = visit(town, officer)
    written = client.post(
        "/en/desk/requests/new/",
        {
            "category": category.pk,
            "text": "No light",
            "landmark": "school",
            "channel": "desk",
            "consent": "on",
        },
    )
    assert re.search(r"(\d{4} ){3}\d{4}", written.content.decode())
    row, base = Request.objects.get(), "/en/desk/requests/"
    assert row.reference in client.get(base, {"standing": "open", "q": "light"}).content.decode()
    page = client.get(f"{base}{row.pk}/").content.decode()
    for act in ("move", "write", "route", "merge", "read"):
        assert f"{base}{row.pk}/{act}/" in page
        assert client.get(f"{base}{row.pk}/{act}/").status_code == 200
    client.post(f"{base}{row.pk}/read/", {"shown": "yes", "text": "No light"})
    client.post(f"{base}{row.pk}/write/", {"text": "Which lamp?"})
    client.post(f"{base}{row.pk}/move/", {"state": "refused"})
    moved = client.post(
        f"{base}{row.pk}/move/", {"state": "refused", "words_ar": "ليس لنا", "words_en": "Not ours"}
    )
    assert moved.status_code == 302
    row.refresh_from_db()
    assert (row.state, row.publicity, row.messages.count()) == ("refused", "shown", 1)
    colleague = serve(make_person("Sana"), make_unit(), "requests.unit_agent")
    second = file_one(town, category).request
    given = {"act": "give", "pick": second.pk, "confirmed": "1", "person": colleague.pk}
    client.post(f"{base}bulk/", given)
    assert list(Request.objects.filter(assignee=colleague)) == [second]
    assert second.reference in client.get(base, {"assignee": colleague.pk}).content.decode()
    csv = b"".join(client.get(f"{base}export.csv").streaming_content).decode()
    assert row.reference in csv
    routed = client.post(f"{base}subjects/{category.pk}/routes/", {f"zone_{zone.pk}": make_unit("north").pk})
    assert (routed.status_code, category.routes.get().unit.code) == (302, "north")


@pytest.mark.row("D02", "D05")
def test_figures_when_read_then_by_field_zone_and_unit(visit, town):
    zone = make_zone()
    file_one(town, zone=zone)
    page = flat(visit(town).get("/en/requests/figures/").content.decode())
    assert 'role="group" aria-label="Zone"' in page
    assert "<svg" in page


@pytest.mark.row("T10", "D06")
def test_contributions_when_sent_with_an_account_then_its_way_and_answer_stand_there(
    visit, town, make_person, actor_of
):
    member = make_person("Amal")
    row = file_one(town, by=actor_of(member)).request
    office = actor_of(serve(make_person(), make_unit(), "requests.office_agent"))
    actions.move(by=office, request=row, state="refused", words=Text(en="Not this year."))
    page = visit(town, member).get("/en/contributions/").content.decode()
    assert [word in page for word in (row.reference, "Not this year.", "Street light out")] == [True] * 3
    paper = visit(town, member).get(f"/en/requests/mine/{row.pk}/").content.decode()
    assert "Not this year." in paper


@pytest.mark.row("E03")
def test_points_when_many_stand_close_then_one_point_leads_to_their_part_of_the_register(
    visit, town, make_person, actor_of
):
    office = actor_of(serve(make_person(), make_unit(), "requests.office_agent"))
    category = make_category()
    places = [(34.0501, 9.0501), (34.0502, 9.0502), (34.09, 9.09), (34.0503, 9.0503)]
    rows = [
        file_one(town, category, text=f"Lamp {at}", point=place).request for at, place in enumerate(places)
    ]
    for row in rows[:3]:
        actions.show(by=office, request=row)
    client = visit(town)
    near, alone = client.get("/en/requests/points.json").json()
    assert (near["count"], alone["count"]) == (2, 1), "what nobody has read is on no map"
    assert alone["url"] == f"/en/requests/{rows[2].pk}/"
    listed = client.get(near["url"]).content.decode()
    assert [f"Lamp {at}" in listed for at in range(4)] == [True, True, False, False]
    assert client.get("/en/requests/points.json?field=water").json() == []
    town_map = client.get("/en/zones/outlines.geojson").json()
    assert town_map["type"] == "FeatureCollection"
