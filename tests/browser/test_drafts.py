"""A place chosen on the map; a draft with a photo, written without a network: it arrives once. Arabic, on a phone."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from .conftest import PHONE, House

pytestmark = pytest.mark.browser

WORDS = "كُتب هذا في مكان لا شبكة فيه."


def a_large_photo() -> bytes:
    """As a phone takes it: some megapixels, lying on its side, with the place in it."""
    noise = Image.frombytes("RGB", (300, 225), os.urandom(300 * 225 * 3)).resize((2400, 1800))
    exif, out = Image.Exif(), io.BytesIO()
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "N", 2: (34.86, 0.0, 0.0), 3: "E", 4: (9.78, 0.0, 0.0)})
    noise.save(out, "JPEG", exif=exif, quality=90)
    return out.getvalue()


@pytest.mark.row("E03")
def test_place_when_chosen_on_the_map_with_the_keyboard_then_it_fills_the_form(
    house: House, open_page: Callable[..., Page]
) -> None:
    page = open_page(PHONE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(house.url("/ar/tell/about/complaint/"))
    page.get_by_role("link", name="إنارة معطّلة").click()
    page.wait_for_load_state()
    assert not [url for url in asked if "leaflet" in url], "nothing before somebody wants a map"
    page.locator("[data-map] [data-open]").press("Enter")
    middle = page.locator("[data-middle]")
    expect(middle).to_be_visible()
    middle.press("Enter")
    first = page.locator("input[name=latitude]").input_value()
    page.locator(".map-pin").press("ArrowUp")
    assert float(page.locator("input[name=latitude]").input_value()) > float(first)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    hosts = {url.split("/")[2] for url in asked if not url.startswith("data:")}
    assert hosts == {house.url("").split("/")[2]}, "no tile and nothing else is asked elsewhere"
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_load_state()
    assert "latitude=" in page.url


@pytest.mark.row("K11")
def test_draft_when_written_without_a_network_then_sent_once_when_it_is_back(
    house: House, open_page: Callable[..., Page]
) -> None:
    page = open_page(PHONE)
    page.goto(house.url("/ar/tell/"))
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    page.context.set_offline(True)
    page.goto(house.url("/ar/tell/about/complaint/"))
    page.locator("select[name=zone]").select_option("nour")
    page.locator("textarea[name=text]").fill(WORDS)
    page.locator("input[name=photos]").set_input_files(
        {"name": "lamp.jpg", "mimeType": "image/jpeg", "buffer": a_large_photo()}
    )
    page.wait_for_selector("input[data-shrunk]")
    shrunk = page.evaluate(
        """async () => {
            const file = document.querySelector("input[name=photos]").files[0];
            return [...new Uint8Array(await file.arrayBuffer())];
        }"""
    )
    picture = Image.open(io.BytesIO(bytes(shrunk)))
    assert (picture.size, picture.getexif()[0x0112]) == ((1200, 1600), 1)
    assert picture.getexif().get_ifd(0x8825)[2] == (34.86, 0.0, 0.0), "the place travels with it"
    page.locator("form[data-later] button[type=submit]").click()
    line = page.locator("[data-drafts] li")
    expect(line).to_have_count(1)
    expect(line.locator("bdi")).to_have_count(0)
    page.reload()
    expect(line).to_have_count(1)

    page.context.set_offline(False)
    receipt = line.locator("bdi")
    expect(receipt).to_have_text(re.compile(r"^(\d{4} ){3}\d{4}$"), timeout=20_000)
    line.locator("a").click()
    page.wait_for_load_state()
    expect(page.locator("main")).to_contain_text(WORDS)
    assert house.run("django", "shell", "-c", COUNT).split()[-1] == "1"


COUNT = f"""
from django_scopes import scopes_disabled
from mithaq.features.requests.models import Request
with scopes_disabled():
    print(Request.objects.filter(text={WORDS!r}).count())
"""
