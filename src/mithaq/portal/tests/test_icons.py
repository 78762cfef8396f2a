"""The town's icons for home screens."""

import io
import json

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from mithaq.commons.tenancy.queries import forget_hosts


def icons(client):
    return json.loads(client.get("/manifest.webmanifest").content)["icons"]


def opened(answer):
    return Image.open(io.BytesIO(answer.content)).convert("RGBA")


def test_icons_when_named_in_the_manifest_then_each_is_a_png_of_that_size_kept_for_a_year(town, visit):
    client = visit(town)
    found = icons(client)
    assert [(one["sizes"], one["purpose"]) for one in found] == [
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    ]
    for one in found:
        answer = client.get(one["src"])
        assert answer["Content-Type"] == one["type"] == "image/png"
        assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
        assert "{}x{}".format(*opened(answer).size) == one["sizes"]


def test_icon_when_maskable_or_for_ios_then_the_towns_colour_to_the_very_edges(town, visit):
    town.colour = "#7a1f5c"
    town.save()
    forget_hosts()
    client = visit(town)
    assert [
        opened(client.get(f"/icons/{name}.png")).getpixel((0, 0)) for name in ("maskable", "touch", "192")
    ] == [
        (0x7A, 0x1F, 0x5C, 255),
        (0x7A, 0x1F, 0x5C, 255),
        (0, 0, 0, 0),
    ]


def test_icon_when_the_look_changes_then_under_another_address(town, visit):
    before = icons(visit(town))
    town.colour = "#7a1f5c"
    town.save()
    forget_hosts()
    assert {one["src"] for one in before} & {one["src"] for one in icons(visit(town))} == set()


def test_icon_when_the_town_has_a_logo_then_it_is_in_the_middle_of_a_square(town, visit):
    out = io.BytesIO()
    Image.new("RGB", (300, 100), "#00ff00").save(out, "PNG")
    town.logo.save("wide.png", ContentFile(out.getvalue()))
    forget_hosts()
    icon = opened(visit(town).get("/icons/512.png"))
    assert icon.size == (512, 512)
    assert icon.getpixel((256, 256)) == (0, 255, 0, 255)
    assert icon.getpixel((256, 100)) == (0xFB, 0xFA, 0xF5, 255)


def test_page_when_read_then_names_the_icon_for_ios(town, visit):
    client = visit(town)
    assert '<link rel="apple-touch-icon" href="/icons/touch.png">' in client.get("/en/help/").content.decode()
    assert client.get("/icons/touch.png")["Cache-Control"] == "public, max-age=86400"


@pytest.mark.parametrize("name", ["x", "1000000"])
def test_icon_when_unknown_then_not_found(town, visit, name):
    assert visit(town).get(f"/icons/{name}.png").status_code == 404
