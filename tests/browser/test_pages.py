"""Every page in three languages on phone and desktop: accessible, light, whole without JavaScript."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from .conftest import DESKTOP, LANGUAGES, PHONE, House
from .walking import walk

pytestmark = pytest.mark.browser
SIZES = {"phone": PHONE, "desktop": DESKTOP}
# Every page on both sizes, and in both directions of writing; what differs between French and English is words.
LOOKED_AT = {"ar": ("phone", "desktop"), "fr": ("phone",), "en": ("desktop",)}
ONLY_FAULTS = {"resultTypes": ["violations"]}
# The first view of a page, everything it loads included.
MOST_BYTES = 100_000


def sign_in(page: Page, link: str) -> None:
    page.goto(link)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()


@pytest.fixture(scope="session")
def public_pages(house: House, browser: Browser) -> list[str]:
    page = browser.new_context(locale="ar").new_page()
    pages = walk(page, house.url(""), "/ar/")
    page.context.close()
    return pages


def in_language(path: str, language: str) -> str:
    return f"/{language}/" + path.split("/", 2)[2]


def faults(page: Page, axe: Axe, base: str, path: str, language: str) -> list[str]:
    """What is wrong with one page; in words."""
    page.goto(base + path)
    found = []
    for name, size in SIZES.items():
        page.set_viewport_size(size)  # type: ignore[arg-type]
        if name in LOOKED_AT[language]:
            found += [
                f"{name} {one['id']}: {one['nodes'][0]['html'][:200]}"
                for one in axe.run(page, options=ONLY_FAULTS).response["violations"]
            ]
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > size["width"]:
            found.append(f"{name}: {wide} px wide")
    if page.locator("html").get_attribute("dir") != ("rtl" if language == "ar" else "ltr"):
        found.append("wrong direction")
    return [f"{path}: {fault}" for fault in found]


def watched(page: Page) -> list[str]:
    """The browser's own complaints (a blocked script, a broken file), filled as pages load."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    return said


@pytest.mark.row("T05", "E05", "T02")
@pytest.mark.parametrize("language", LANGUAGES)
def test_public_pages_when_visited_then_axe_finds_nothing(
    house: House, public_pages: list[str], open_page: Callable[..., Page], language: str
) -> None:
    page = open_page(DESKTOP, language=language)
    said, axe = watched(page), Axe()
    found = [
        fault
        for path in public_pages
        for fault in faults(page, axe, house.url(""), in_language(path, language), language)
    ]
    assert found + said == []


@pytest.mark.parametrize("role", ["plan_officer", "moderator", "administrator", "desk_agent"])
def test_desk_pages_when_visited_then_axe_finds_nothing(
    house: House, open_page: Callable[..., Page], role: str
) -> None:
    page = open_page(DESKTOP, language="ar")
    sign_in(page, house.sign_in_link(house.email(role)))
    pages = walk(page, house.url(""), "/ar/desk/", below="/ar/desk/")
    said, axe = watched(page), Axe()
    found = [
        fault
        for language in LANGUAGES
        for path in pages
        for fault in faults(page, axe, house.url(""), in_language(path, language), language)
    ]
    assert found + said == []


# Of the page itself and of all it loaded, headers included.
TRANSFERRED = "() => performance.getEntries().reduce((sum, one) => sum + (one.transferSize || 0), 0)"


@pytest.mark.row("A03")
def test_public_pages_when_first_seen_then_light(
    house: House, public_pages: list[str], open_page: Callable[..., Page]
) -> None:
    heavy = {}
    for path in public_pages:
        page = open_page(PHONE)
        page.goto(house.url(path))
        total = page.evaluate(TRANSFERRED)
        assert total > 0
        if total > MOST_BYTES:
            heavy[path] = total
        page.context.close()
    assert heavy == {}


# What there is to read and to use; the counter below a text box is the script's own addition.
OFFERED = """() => [...document.querySelectorAll(
  'main :is(h1, h2, h3, a, button, input, select, textarea, summary, dt, dd, th, td, li, label)')]
  .map(e => e.tagName + ' ' + (e.name || e.textContent).trim().replace(/\\s+/g, ' '))"""


@pytest.mark.row("A03", "E05")
def test_public_pages_when_without_javascript_then_offer_the_same(
    house: House, public_pages: list[str], open_page: Callable[..., Page]
) -> None:
    different = {}
    with_script, without = open_page(PHONE), open_page(PHONE, javascript=False)
    for path in public_pages:
        with_script.goto(house.url(path))
        without.goto(house.url(path))
        offered, whole = with_script.evaluate(OFFERED), without.evaluate(OFFERED)
        if offered != whole:
            different[path] = set(offered) ^ set(whole)
    assert different == {}


TABBABLE = """() => [...document.querySelectorAll(
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
  .filter(e => !e.disabled && e.checkVisibility({visibilityProperty: true}) && e.tabIndex >= 0).length"""
FOCUSED = """() => { const e = document.activeElement; if (!e || e === document.body) return null;
  e.dataset.seen = '1'; const s = getComputedStyle(e);
  return s.outlineStyle !== 'none' || s.boxShadow !== 'none' || e.className.includes('skip') }"""


@pytest.mark.row("T02")
@pytest.mark.parametrize("path", ["/ar/", "/ar/plans/", "/ar/search/", "/ar/data/", "/ar/account/login/"])
def test_keyboard_when_tabbing_then_reaches_everything(
    house: House, open_page: Callable[..., Page], path: str
) -> None:
    page = open_page(DESKTOP)
    page.goto(house.url(path))
    wanted = page.evaluate(TABBABLE)
    unseen = []
    for _count in range(wanted + 5):
        page.keyboard.press("Tab")
        shown = page.evaluate(FOCUSED)
        if shown is False:
            unseen.append(page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))
    assert unseen == []
    assert page.evaluate("document.querySelectorAll('[data-seen]').length") >= wanted
