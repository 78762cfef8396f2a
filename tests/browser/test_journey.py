"""From the home page to a comment without an account, its answer and the letter about it: Arabic, on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .conftest import PHONE, House

pytestmark = pytest.mark.browser

WORDS = "أقترح أن تُنشر مواعيد مرور فضاء المواطن المتنقل في كل عمادة قبل أسبوع."
ANSWER = "نعم، سننشر المواعيد كل يوم اثنين في مقر العمادة وعلى هذه الصفحة."


def follow(page: Page, pattern: str) -> None:
    """Tap the first link of the page's own text that leads to such an address."""
    link = page.locator(f'main a[href*="{pattern}"]').first
    link.scroll_into_view_if_needed()
    link.click()
    page.wait_for_load_state()


def sign_in(page: Page, link: str) -> None:
    page.goto(link)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()


@pytest.mark.row("M07", "A03", "T04")
def test_comment_when_left_without_an_account_then_answered_and_told(
    house: House, open_page: Callable[..., Page]
) -> None:
    citizen = open_page(PHONE)
    citizen.goto(house.url("/ar/"))
    expect(citizen.locator("html")).to_have_attribute("dir", "rtl")
    follow(citizen, "/consultation/")
    follow(citizen, "/sections/sharing/")
    section = citizen.url

    # Forgotten words are asked for in Arabic, and nothing that was typed is lost.
    citizen.locator("textarea[name=text]").fill(WORDS)
    citizen.locator("textarea[name=text] >> xpath=ancestor::form").locator("button[type=submit]").click()
    citizen.wait_for_load_state()
    expect(citizen.get_by_role("alert").first).to_be_visible()
    expect(citizen.locator("textarea[name=text]")).to_have_value(WORDS)
    citizen.locator("input[name=name]").fill("سالم")
    contact = citizen.locator("main details:has(input[name=email])")
    if contact.get_attribute("open") is None:
        contact.locator("summary").click()
    citizen.locator("input[name=email]").fill("salem@visitor.example")
    citizen.locator("textarea[name=text] >> xpath=ancestor::form").locator("button[type=submit]").click()
    citizen.wait_for_load_state()
    receipt = citizen.locator("main p.strong bdi[dir=ltr]").first.inner_text()
    digits = [one for one in receipt if one.isdigit()]
    assert len(digits) == 16

    # The moderator reads it and shows it.
    moderator = open_page(PHONE)
    sign_in(moderator, house.sign_in_link(house.email("moderator")))
    moderator.goto(house.url("/ar/desk/comments/read/"))
    row = moderator.locator("tr", has_text="مواعيد مرور فضاء المواطن المتنقل")
    row.locator("input[name=pick]").check()
    moderator.locator("button[name=act][value=publish]").click()
    moderator.locator("main form button[type=submit]").last.click()
    citizen.goto(section)
    expect(citizen.locator("main")).to_contain_text(WORDS)
    expect(citizen.locator("main")).to_contain_text("سالم")

    # The officer of the plan answers with a reason.
    officer = open_page(PHONE)
    sign_in(officer, house.sign_in_link(house.email("plan_officer")))
    officer.goto(house.url("/ar/desk/comments/answers/?q=المتنقل"))
    officer.locator("tr", has_text="مواعيد مرور فضاء المواطن المتنقل").locator("a").first.click()
    follow(officer, "/write/")
    officer.locator("input[name=outcome][value=accepted]").check()
    officer.locator("textarea[name=reason_ar]").fill(ANSWER)
    officer.locator("main form button[type=submit]").last.click()
    officer.wait_for_load_state()

    # Everybody reads the answer, and a letter went to the citizen, in Arabic, after the fact.
    page = open_page(PHONE)
    page.goto(section)
    expect(page.locator("main")).to_contain_text(ANSWER)
    expect(page.locator("main")).not_to_contain_text("salem@visitor.example")
    letters = page.locator("main li", has_text="salem@visitor.example")
    for _attempt in range(120):
        page.goto(house.url("/ar/outbox/"))
        if letters.count() == 2:  # it is shown; it is answered
            break
        page.wait_for_timeout(500)  # the worker is a process of its own
    letters.first.locator("a").first.click()
    expect(page.locator("main")).to_contain_text(ANSWER)

    # The receipt opens the contribution again, its digits typed in the Arabic way.
    arabic = "".join("٠١٢٣٤٥٦٧٨٩"[int(one)] for one in digits)
    page.goto(house.url("/ar/discuss/receipt/"))
    page.locator("input[name=receipt]").fill(arabic)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()
    expect(page.locator("main")).to_contain_text(ANSWER)
