"""Importing, drawing and closing zones."""

import json
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from mithaq.commons.access.actor import anonymous, system
from mithaq.commons.access.policy import Denied
from mithaq.commons.audit.queries import history_of
from mithaq.commons.tenancy.context import inside
from mithaq.kit.i18n import Text
from mithaq.registers.places.actions import (
    Imported,
    close_zone,
    import_zones_geojson,
    import_zones_list,
    kind_named,
    reopen_zone,
    save_zone,
)
from mithaq.registers.places.demo import FOLDER, fill
from mithaq.registers.places.geojson import MOST_FEATURES
from mithaq.registers.places.models import Zone
from mithaq.registers.places.outline import draw, measure
from mithaq.registers.places.queries import open_zones, zones_of

# A tenth of a degree on each side, at the latitude of Regueb.
SQUARE = [[9.7, 34.8], [9.8, 34.8], [9.8, 34.9], [9.7, 34.9], [9.7, 34.8]]
SHARED = Path(__file__).parents[6] / "shared" / "data" / "geo"


def polygon(*rings) -> dict:
    return {"type": "Polygon", "coordinates": list(rings or [SQUARE])}


def feature(geometry=None, **properties) -> dict:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features, **more) -> dict:
    return {"type": "FeatureCollection", "features": list(features), **more}


@pytest.fixture
def by(town):
    return system(town)


# GeoJSON


def test_geojson_when_good_then_names_codes_and_outlines_are_read(by):
    data = collection(
        feature(
            polygon(), id="A1", name_ar="حي النور", name_fr="Ennour", population=1200, kind="residential"
        ),
        feature(None, id="B2", name_en="North"),
    )
    done = import_zones_geojson(by=by, data=json.dumps(data), code_property="id")
    assert done == Imported(added=2)
    zone = Zone.objects.get(code="A1")
    assert zone.name == {"ar": "حي النور", "fr": "Ennour"}
    assert (zone.kind, zone.population, zone.geometry) == ("residential", 1200, polygon())
    assert Zone.objects.get(code="B2").geometry is None


def test_geojson_when_imported_again_then_changed_not_doubled(by):
    first = collection(feature(polygon(), name_fr="Ennour"), feature(None, name_fr="Ezzouhour"))
    import_zones_geojson(by=by, data=first)
    second = collection(feature(None, name_fr="ENNOUR", name_ar="النور"), feature(None, name_fr="Ezzouhour"))
    assert import_zones_geojson(by=by, data=second) == Imported(changed=1, unchanged=1)
    zone = Zone.objects.get(code="ennour")
    assert zone.name == {"fr": "ENNOUR", "ar": "النور"}
    # A file without an outline does not take the known one away.
    assert zone.geometry == polygon()


def test_geojson_when_properties_are_chosen_then_those_are_read(by):
    data = collection(feature(None, del_fr="Rgueb", gouv_fr="Sidi Bouzid", libelle="x", name="y"))
    import_zones_geojson(by=by, data=data, names={"fr": "gouv_fr"})
    assert Zone.objects.get().name == {"fr": "Sidi Bouzid"}


def test_geojson_when_only_a_bare_name_then_its_letters_tell_the_language(by):
    import_zones_geojson(by=by, data=collection(feature(None, name="قضاء السلط"), feature(None, name="Zay")))
    assert [dict(zone.name) for zone in Zone.objects.order_by("pk")] == [
        {"ar": "قضاء السلط"},
        {"en": "Zay"},
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "cannot be read"),
        (b"\xff\xfe\x00", "cannot be read"),
        ("[" * 100_000, "cannot be read"),
        ("[]", "not a GeoJSON file"),
        ('"FeatureCollection"', "not a GeoJSON file"),
        ({"type": "Feature"}, "not a GeoJSON file"),
        (collection(), "no feature"),
        (collection("x"), "Entry 1"),
        (collection(feature(None, name="a"), {"type": "Feature", "properties": [1]}), "feature 2"),
        (collection(feature(None, name="a"), feature(None, id=1)), "Feature 2 has no name"),
        (collection(feature({"type": "Point", "coordinates": [9, 34]}, name="a")), "no outline"),
        (collection(feature("x", name="a")), "no outline"),
        (collection(feature({"type": "Polygon"}, name="a")), "broken"),
        (collection(feature(polygon([]), name="a")), "broken"),
        (collection(feature(polygon(SQUARE[:4]), name="a")), "broken"),
        (collection(feature(polygon([[34.8, 189.7]] * 4), name="a")), "broken"),
        (collection(feature(polygon([["9", "34"]] * 4), name="a")), "broken"),
        (collection(feature(polygon([[9, 34], [9, 35], [10]]), name="a")), "broken"),
        (collection(feature(polygon([[True, False]] * 4), name="a")), "broken"),
        (collection(feature(polygon([[float("nan"), 1]] * 4), name="a")), "broken"),
        (collection(feature({"type": "MultiPolygon", "coordinates": []}, name="a")), "broken"),
        (collection(feature(None, name="a"), feature(None, name="a")), "twice"),
        (collection(*[feature(None, name=f"z{n}") for n in range(MOST_FEATURES + 1)]), "At most"),
        (collection(feature(polygon(SQUARE[:-1] * 30_000 + SQUARE[:1]), name="a")), "too detailed"),
        (
            collection(feature(None, name="a"), crs={"properties": {"name": "urn:ogc:def:crs:EPSG::32632"}}),
            "EPSG::32632",
        ),
        ('{"type":"FeatureCollection","features":' + " " * (5 * 1024 * 1024) + "[]}", "too large"),
    ],
)
def test_geojson_when_wrong_then_one_sentence_and_nothing_written(by, data, says):
    with pytest.raises(ValidationError) as refused:
        import_zones_geojson(by=by, data=data)
    assert says in " ".join(refused.value.messages)
    assert Zone.objects.count() == 0


def test_geojson_when_code_is_unfit_or_property_unknown_then_says_so(by):
    with pytest.raises(ValidationError, match=r"Feature 1: .*Latin letters"):
        import_zones_geojson(by=by, data=collection(feature(None, id="é è", name="a")), code_property="id")
    with pytest.raises(ValidationError, match="“nom”; there are: id, name"):
        import_zones_geojson(by=by, data=collection(feature(None, id="1", name="a")), names={"fr": "nom"})


@pytest.mark.skipif(not SHARED.exists(), reason="the reference data lies beside the project, not in it")
def test_geojson_when_real_files_then_every_feature_is_a_zone(by):
    regueb, balqa = (
        (SHARED / name).read_bytes() for name in ("regueb_delegation.geojson", "balqa_subdistricts.geojson")
    )
    assert import_zones_geojson(by=by, data=regueb, code_property="id") == Imported(added=1)
    zone = Zone.objects.get()
    assert (zone.code, zone.name) == ("TN43B", {"ar": "رقاب", "fr": "Rgueb"})
    # Published: 1018 km².
    assert round(measure(zone.geometry).area, -1) == 1020
    assert import_zones_geojson(by=by, data=balqa) == Imported(added=8)
    assert Zone.objects.filter(name__ar="قضاء عيرا ويرقا", name__en="Ira and Yargha Sub-District").exists()


# Lists


def test_list_when_typed_then_names_and_kinds_are_read(by):
    text = "حي النور | Ennour | | \n\n | | Northern countryside | Countryside\nالسلط | | As-Salt | قضاء\n"
    with pytest.raises(ValidationError, match="Line 4: “قضاء” is no kind of zone"):
        import_zones_list(by=by, text=text)
    assert Zone.objects.count() == 0
    assert import_zones_list(by=by, text=text.replace("قضاء", "district")) == Imported(added=3)
    assert [(zone.code, zone.kind, zone.name) for zone in Zone.objects.order_by("pk")] == [
        ("ennour", "residential", {"ar": "حي النور", "fr": "Ennour"}),
        ("northern-countryside", "rural", {"en": "Northern countryside"}),
        ("as-salt", "district", {"ar": "السلط", "en": "As-Salt"}),
    ]
    assert import_zones_list(by=by, text="حيّ النور||Light") == Imported(changed=1)
    assert import_zones_list(by=by, text="حي النور") == Imported(changed=1)
    assert import_zones_list(by=by, text="حي النور") == Imported(unchanged=1)


@pytest.mark.parametrize("text", ["", " \n ", "a|b|c|rural|x", " | | |rural", "x\n" * 501])
def test_list_when_wrong_then_refused(by, text):
    with pytest.raises(ValidationError):
        import_zones_list(by=by, text=text)
    assert Zone.objects.count() == 0


def test_list_when_only_arabic_is_known_then_codes_are_numbered(by):
    import_zones_list(by=by, text="حي النور\nحي الزهور")
    assert list(Zone.objects.order_by("pk").values_list("code", flat=True)) == ["zone", "zone-2"]


def test_kind_when_named_in_a_language_then_known():
    assert kind_named("Rural") == "rural"
    assert kind_named("Neighbourhood") == "residential"
    assert kind_named("planet") is None


# One by one


def test_zone_when_saved_changed_closed_and_reopened_then_history_tells(town, by):
    zone = save_zone(by=by, name=Text(fr="Ennour"), kind="residential")
    save_zone(by=by, zone=zone, name=Text(fr="Ennour"), kind="rural", population=9)
    save_zone(by=by, zone=zone, name=Text(fr="Ennour"), kind="rural", population=9)
    close_zone(by=by, zone=zone)
    assert list(open_zones(anonymous(town))) == []
    assert list(zones_of(anonymous(town))) == [zone]
    reopen_zone(by=by, zone=zone)
    assert list(open_zones(anonymous(town))) == [zone]
    assert list(history_of(zone).values_list("event", flat=True)) == [
        "places.zone_reopened",
        "places.zone_closed",
        "places.zone_changed",
        "places.zone_added",
    ]


def test_zone_when_code_is_taken_then_refused(by):
    save_zone(by=by, name=Text(fr="Ennour"), kind="residential", code="n1")
    with pytest.raises(ValidationError, match="Another zone has this code"):
        save_zone(by=by, name=Text(fr="Ezzouhour"), kind="residential", code="n1")


def test_zone_when_actor_may_not_then_refused_and_unchanged(town, by, make_person, actor_of):
    zone = save_zone(by=by, name=Text(fr="Ennour"), kind="residential")
    for actor in (anonymous(town), actor_of(make_person())):
        with pytest.raises(Denied):
            save_zone(by=actor, name=Text(fr="x"), kind="rural")
        with pytest.raises(Denied):
            save_zone(by=actor, zone=zone, name=Text(fr="x"), kind="rural")
        with pytest.raises(Denied):
            close_zone(by=actor, zone=zone)
        with pytest.raises(Denied):
            import_zones_list(by=actor, text="x")
        with pytest.raises(Denied):
            import_zones_geojson(by=actor, data=collection(feature(None, name="x")))
    assert list(Zone.objects.values_list("name__fr", "closed_on")) == [("Ennour", None)]


def test_zones_when_two_towns_use_one_code_then_apart(town, salt, by):
    save_zone(by=by, name=Text(fr="Centre"), kind="residential", code="centre")
    with inside(salt):
        save_zone(by=system(salt), name=Text(fr="Centre"), kind="residential", code="centre")
        assert zones_of(anonymous(salt)).count() == 1


# Drawing


def test_measure_when_square_has_a_hole_then_known_size():
    hole = [[9.75, 34.85], [9.76, 34.85], [9.76, 34.86], [9.75, 34.86], [9.75, 34.85]]
    whole, holed = measure(polygon()), measure(polygon(SQUARE, hole))
    assert (round(whole.width, 1), round(whole.height, 1), round(whole.area)) == (9.1, 11.1, 102)
    assert round(whole.area - holed.area, 2) == 1.02


def test_draw_when_nothing_is_known_then_nothing():
    assert draw(None) is None


def test_draw_when_drawn_then_north_is_up_and_points_that_look_the_same_go():
    fine = [[9.7 + step / 10_000, 34.8] for step in range(1001)] + SQUARE[2:]
    drawing = draw(polygon(fine))
    (shape,) = drawing.shapes
    assert shape.path.startswith(f"M6 {drawing.height - 6}L")
    assert shape.path.endswith("L354 6L6 6Z") or shape.path.endswith("6L6 6Z")
    assert shape.path.count("L") < 500


# The demonstration


@pytest.mark.parametrize("slug", ["regueb", "salt"])
def test_demo_when_filled_twice_then_outlines_stand_once(regueb, salt, slug):
    town = {"regueb": regueb, "salt": salt}[slug]
    said = []
    with inside(town):
        fill(municipality=town, say=said.append)
        count = Zone.objects.exclude(geometry=None).count()
        fill(municipality=town, say=said.append)
        assert (
            Zone.objects.count()
            == count
            == len(json.loads((FOLDER / f"{slug}.geojson").read_text())["features"])
        )
        assert all(zone.source and not zone.name.missing(["ar", "fr", "en"]) for zone in Zone.objects.all())
