"""An officer's day from the keyboard alone: sign in, today, open what is due, answer, next. Arabic."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .conftest import DESKTOP, House

pytestmark = pytest.mark.browser

WORDS = "أرسلنا الفريق هذا الصباح وتم الإصلاح."
MOST_TABS = 120


def tab_to(page: Page, wanted: str) -> None:
    """Tab until the focus is on what the selector names; the focus is never caught on the way."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"{wanted} was not reached in {MOST_TABS} steps on {page.url}")


def enter(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('href') || ''"))


@pytest.mark.row("D01")
def test_day_when_an_officer_has_only_the_keyboard_then_answers_and_goes_to_the_next(
    house: House, open_page: Callable[..., Page]
) -> None:
    page = open_page(DESKTOP)
    page.goto(house.sign_in_link(house.email("desk_agent")))
    tab_to(page, "main form button[type=submit]")
    enter(page)
    page.goto(house.url("/ar/desk/"))
    expect(page.locator("html")).to_have_attribute("dir", "rtl")

    links = "[data-keys] h3 a"
    tab_to(page, links)
    first = focused(page)
    page.keyboard.press("j")
    second = focused(page)
    page.keyboard.press("k")
    assert (focused(page), second != first) == (first, True)
    # The keys of the list belong to it alone: Tab leads out again.
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("j")
    assert focused(page) != second

    due = page.locator("[data-keys] h3 a[href*='/desk/requests/']").first.get_attribute("href") or ""
    tab_to(page, links)
    while focused(page) != due:
        page.keyboard.press("j")
    enter(page)
    assert page.url.endswith(due)
    tab_to(page, "a[href$='/move/']")
    enter(page)
    assert page.url.endswith("/move/")
    tab_to(page, "input[name=state]")
    for _ in range(8):
        if page.evaluate("document.activeElement.value") == "resolved":
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    tab_to(page, "textarea[name=words_ar]")
    page.keyboard.type(WORDS)
    tab_to(page, "main form button[type=submit]")
    enter(page)
    assert page.url.endswith(due)
    expect(page.locator("main")).to_contain_text(WORDS)

    tab_to(page, "a[href*='/desk/next/']")
    enter(page)
    assert re.search(r"/ar/desk/.+", page.url)
    assert not page.url.endswith(due)
