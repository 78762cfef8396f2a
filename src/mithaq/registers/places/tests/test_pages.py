"""Zones as people and officers see them."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mithaq.commons.access.actor import anonymous, system
from mithaq.commons.jobs.worker import run_pending
from mithaq.commons.people.duties import Duty, duties
from mithaq.commons.search.queries import find_records
from mithaq.commons.tenancy.context import inside
from mithaq.kit.i18n import Text
from mithaq.kit.registry import records
from mithaq.registers.places.actions import close_zone, save_zone
from mithaq.registers.places.models import Zone

from .test_zones import collection, feature, polygon


@pytest.fixture
def admin(town, make_person):
    duty = duties.add(Duty(code="test.admin", label="Administrator", grants=("town.settings",)))
    yield make_person("Admin", duties=("test.admin",))
    del duties._items[duty.code]


@pytest.fixture
def zone(town):
    return save_zone(
        by=system(town),
        name=Text(ar="حي النور", fr="Cité Ennour", en="Ennour"),
        kind="residential",
        population=1200,
        geometry=polygon(),
    )


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_pages_when_opened_then_complete_in_each_language(town, zone, visit, language):
    client = visit(town)
    listed = client.get(f"/{language}/zones/").content.decode()
    assert f"/{language}/zones/{zone.pk}/" in listed
    page = client.get(f"/{language}/zones/{zone.pk}/").content.decode()
    assert zone.name[language] in page
    assert 'role="img"' in page
    assert " style=" not in page


def test_page_when_zone_is_closed_then_still_there_and_says_so(town, zone, visit):
    close_zone(by=system(town), zone=zone)
    assert "This zone was closed on" in visit(town).get(f"/en/zones/{zone.pk}/").content.decode()
    assert "Zones that were closed" in visit(town).get("/en/zones/").content.decode()


def test_page_when_zone_belongs_to_another_town_then_not_found(town, salt, zone, visit, admin):
    with inside(salt):
        foreign = save_zone(by=system(salt), name=Text(ar="وسط السلط"), kind="residential")
    assert visit(town).get(f"/en/zones/{foreign.pk}/").status_code == 404
    assert "وسط السلط" not in visit(town).get("/en/zones/").content.decode()
    for address in ("", "history/", "edit/"):
        assert visit(town, admin).get(f"/en/desk/zones/{foreign.pk}/{address}").status_code == 404
    assert visit(town, admin).post(f"/en/desk/zones/{foreign.pk}/state/", {"close": "1"}).status_code == 404


@pytest.mark.parametrize("count", [1, 12])
def test_list_when_zones_grow_then_queries_do_not(town, visit, count, django_assert_max_num_queries):
    for number in range(count):
        save_zone(by=system(town), name=Text(en=f"Zone {number}"), kind="rural", geometry=polygon())
    client = visit(town)
    client.get("/en/zones/")
    with django_assert_max_num_queries(6):
        client.get("/en/zones/", headers={"cache-control": "no-cache"})


def test_search_when_zone_is_saved_then_found_in_each_language(town, zone):
    run_pending()
    for words in ("النور", "cite ennour", "Ennour"):
        assert [hit.object for hit in find_records(anonymous(town), words).hits] == [zone]


def test_dataset_when_read_then_holds_the_outline_as_geojson(zone):
    fields = {field.code: field for field in records.get("places.zone").dataset.fields}
    assert json.loads(fields["geometry"].value(zone)) == polygon()


def test_desk_when_not_an_administrator_then_closed(town, zone, visit, make_person):
    client = visit(town, make_person())
    for address in ("", "new/", "list/", "file/", f"{zone.pk}/", f"{zone.pk}/edit/"):
        assert client.get(f"/en/desk/zones/{address}").status_code == 403
    assert client.post(f"/en/desk/zones/{zone.pk}/state/", {"close": "1"}).status_code == 403
    zone.refresh_from_db()
    assert zone.is_open


def test_desk_when_used_then_adds_changes_closes_and_reopens(town, visit, admin):
    client = visit(town, admin)
    client.post("/en/desk/zones/new/", {"name_ar": "حي النور", "code": "nour", "kind": "residential"})
    zone = Zone.objects.get(code="nour")
    typed = {"name_ar": "حي النور", "kind": "rural", "population": "١٢٠٠"}
    assert client.post(f"/en/desk/zones/{zone.pk}/edit/", typed).status_code == 302
    zone.refresh_from_db()
    assert (zone.code, zone.kind, zone.population) == ("nour", "rural", 1200)
    twin = client.post("/en/desk/zones/new/", {"name_ar": "x", "code": "nour", "kind": "rural"})
    assert "Another zone has this code." in twin.content.decode()
    client.post("/en/desk/zones/bulk/", {"act": "close", "pick": [zone.pk], "confirmed": "1"})
    assert not Zone.objects.get(pk=zone.pk).is_open
    assert client.get("/en/desk/zones/?state=open").context["table"] == []
    client.post(f"/en/desk/zones/{zone.pk}/state/", {"open": "1"})
    assert Zone.objects.get(pk=zone.pk).is_open
    for address in ("", f"{zone.pk}/", f"{zone.pk}/history/", "export.xlsx"):
        assert client.get(f"/en/desk/zones/{address}").status_code == 200


def test_desk_when_list_and_file_are_brought_then_zones_stand(town, visit, admin):
    client = visit(town, admin)
    assert client.post("/en/desk/zones/list/", {"text": "حي النور | Ennour"}).status_code == 302
    upload = SimpleUploadedFile(
        "zones.geojson", json.dumps(collection(feature(polygon(), nom="Ennour", id="x1"))).encode()
    )
    typed = {"file": upload, "kind": "district", "name_fr": "nom"}
    assert client.post("/en/desk/zones/file/", typed).status_code == 302
    zone = Zone.objects.get()
    assert (zone.name, zone.geometry) == ({"ar": "حي النور", "fr": "Ennour"}, polygon())
    broken = client.post(
        "/en/desk/zones/file/", {"file": SimpleUploadedFile("a.json", b"nonsense"), "kind": "rural"}
    )
    assert "This file cannot be read as GeoJSON." in broken.content.decode()
