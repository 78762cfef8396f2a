"""Every page in three languages on phone and desktop: accessible, light, whole without JavaScript.

Each page is looked at in Arabic on a phone, and in one more way: a turn goes through the other languages and sizes,
from page to page. `MITHAQ_LOOK=whole` looks at each page in every way, and takes an hour.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from .conftest import DESKTOP, LANGUAGES, PHONE, House
from .walking import shape, walk

pytestmark = pytest.mark.browser
SIZES = {"phone": PHONE, "desktop": DESKTOP}
WAYS = [(language, size) for language in LANGUAGES for size in SIZES]
OTHERS = [way for way in WAYS if way != ("ar", "phone")]
WHOLE = os.environ.get("MITHAQ_LOOK") == "whole"
ONLY_FAULTS = {"resultTypes": ["violations"]}
# The first view of a page, everything it loads included.
MOST_BYTES = 100_000
ROLES = (
    "plan_officer",
    "moderator",
    "administrator",
    "desk_agent",
    "mel_officer",
    "monitor",
    "mayor_office",
)


def sign_in(page: Page, link: str) -> None:
    page.goto(link)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()


def in_language(path: str, language: str) -> str:
    return f"/{language}/" + path.split("/", 2)[2]


class Looker:
    """Looks at pages one after another and gathers, in words, what is wrong with them."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base, self.axe = page, base, Axe()
        self.found: list[str] = []
        self.paths: list[str] = []
        # The browser's own complaints: a blocked script, a broken file.
        page.on("console", lambda said: self.found.append(said.text) if said.type == "error" else None)

    def look(self, path: str) -> None:
        """At the page that was just opened, in Arabic; then in the other ways whose turn it is."""
        self.faults(path, "ar", "phone")
        others = OTHERS if WHOLE else [OTHERS[len(self.paths) % len(OTHERS)]]
        self.paths.append(path)
        for language, size in others:
            if language != "ar":
                self.page.goto(self.base + in_language(path, language))
            self.faults(in_language(path, language), language, size)

    def faults(self, path: str, language: str, size: str) -> None:
        self.page.set_viewport_size(SIZES[size])  # type: ignore[arg-type]
        said = [
            f"{one['id']}: {one['nodes'][0]['html'][:200]}"
            for one in self.axe.run(self.page, options=ONLY_FAULTS).response["violations"]
        ]
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        if wide > SIZES[size]["width"]:
            said.append(f"{wide} px wide")
        if self.page.locator("html").get_attribute("dir") != ("rtl" if language == "ar" else "ltr"):
            said.append("wrong direction")
        self.found += [f"{path} {size}: {fault}" for fault in said]


@pytest.fixture(scope="module")
def public_pages(house: House, browser: Browser) -> Iterator[Looker]:
    """All public pages, walked through and looked at."""
    context = browser.new_context(viewport=PHONE, locale="ar", has_touch=True)
    looker = Looker(context.new_page(), house.url(""))
    for path in walk(looker.page, looker.base, "/ar/"):
        looker.look(path)
    yield looker
    context.close()


@pytest.mark.row("T05", "E05", "T02")
def test_public_pages_when_visited_then_axe_finds_nothing(public_pages: Looker) -> None:
    assert public_pages.found == []
    assert len(public_pages.paths) > 50


def test_desk_pages_when_visited_then_axe_finds_nothing(house: House, open_page: Callable[..., Page]) -> None:
    seen: set[str] = set()
    found = []
    for role in ROLES:
        looker = Looker(open_page(PHONE), house.url(""))
        sign_in(looker.page, house.sign_in_link(house.email(role)))
        for path in walk(looker.page, looker.base, "/ar/desk/"):
            # The first page of the desk is another one for each role; the others are much the same.
            if WHOLE or path == "/ar/desk/" or shape(path) not in seen:
                seen.add(shape(path))
                looker.look(path)
        found += [f"{role}: {fault}" for fault in looker.found]
        assert looker.paths
    assert found == []


# Of the page itself and of all it loaded, headers included.
TRANSFERRED = "() => performance.getEntries().reduce((sum, one) => sum + (one.transferSize || 0), 0)"
# What there is to read and to use; the counter below a text box is the script's own addition.
OFFERED = """() => [...document.querySelectorAll(
  'main :is(h1, h2, h3, a, button, input, select, textarea, summary, dt, dd, th, td, li, label)')]
  .map(e => e.tagName + ' ' + (e.name || e.textContent).trim().replace(/\\s+/g, ' '))"""


KEPT_ON_THE_PHONE = ("/ar/tell/draft/",)


@pytest.mark.row("A03", "E05")
def test_public_pages_when_first_seen_then_light_and_the_same_without_javascript(
    house: House, public_pages: Looker, open_page: Callable[..., Page]
) -> None:
    heavy, different = {}, {}
    without = open_page(PHONE, javascript=False)
    for path in public_pages.paths:
        page = open_page(PHONE)
        page.goto(house.url(path))
        total, offered = page.evaluate(TRANSFERRED), page.evaluate(OFFERED)
        page.context.close()
        assert total > 0
        if total > MOST_BYTES:
            heavy[path] = total
        without.goto(house.url(path))
        whole = without.evaluate(OFFERED)
        if path in KEPT_ON_THE_PHONE:
            # A draft lives in the phone's own store, which only a script reaches: without one the page leads on.
            assert without.locator("noscript a").count() == 1
        elif offered != whole:
            different[path] = set(offered) ^ set(whole)
    assert (heavy, different) == ({}, {})


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
