import io

import pytest
from PIL import Image

from mithaq.kit import colours
from mithaq.kit.images import share_image


def opened(*args):
    return Image.open(io.BytesIO(share_image(*args))).convert("RGB")


def ink_edges(image):
    """(left, right) of what is drawn between the town's name and the band."""
    area = image.crop((0, 160, 1200, 580))
    ground = Image.new("RGB", area.size, area.getpixel((0, 0)))
    from PIL import ImageChops

    left, _top, right, _bottom = ImageChops.difference(area, ground).getbbox()
    return left, right


def test_share_image_when_drawn_then_has_the_size_networks_ask_for_and_is_light():
    data = share_image("خطة العمل", "4 التزامات", "بلدية الرقاب", "ar")
    assert Image.open(io.BytesIO(data)).size == (1200, 630)
    assert len(data) < 60_000


def test_share_image_when_arabic_then_aligned_right_and_left_in_french():
    left, right = ink_edges(opened("خطة العمل", "", "بلدية الرقاب", "ar"))
    assert right > 1100
    assert left > 300
    left, right = ink_edges(opened("Plan d’action", "", "Commune", "fr"))
    assert left < 100
    assert right < 900


@pytest.mark.parametrize("title", ["كلمة " * 120, "x" * 400, "", "😀 عنوان"])
def test_share_image_when_title_is_endless_unbreakable_empty_or_unknown_then_still_drawn(title):
    assert opened(title, "", "بلدية", "ar").size == (1200, 630)


def test_share_image_when_town_has_its_colours_then_they_are_drawn():
    own = colours.palette("#7a1f5c", "#1d5fb3")
    data = share_image("Title", "", "Town", "en", own)
    found = Image.open(io.BytesIO(data)).convert("RGB").getpixel((18, 598))
    assert found == pytest.approx(colours.parse(own.accent), abs=6)
