"""A report with a photo and no account, its answer, contest, second officer and rating: Arabic, on a phone."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from .conftest import PHONE, House
from .test_journey import follow, sign_in

pytestmark = pytest.mark.browser

WORDS = "العمود المقابل لباب المستوصف لا يضيء منذ أسبوع."
ANSWER = "بدّلنا المصباح صباح اليوم."
AGAIN = "ما زال مظلمًا هذا المساء."
OPENED = "سيعود الفريق غدًا للتثبت من السلك."


def a_photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (640, 480), "navy").save(out, "JPEG")
    return out.getvalue()


def press(page: Page, selector: str) -> None:
    button = page.locator(selector).last
    button.scroll_into_view_if_needed()
    button.click()
    page.wait_for_load_state()


def answer(page: Page, house: House, pk: str, words: str) -> None:
    page.goto(house.url(f"/ar/desk/requests/{pk}/move/"))
    page.locator("input[name=state][value=resolved]").check()
    page.locator("textarea[name=words_ar]").fill(words)
    press(page, "main form button[type=submit]")


@pytest.mark.row("D04", "D06", "D09", "K11")
def test_report_when_told_without_an_account_then_answered_contested_decided_and_rated(
    house: House, open_page: Callable[..., Page]
) -> None:
    citizen = open_page(PHONE)
    citizen.goto(house.url("/ar/tell/"))
    expect(citizen.locator("html")).to_have_attribute("dir", "rtl")
    follow(citizen, "/tell/about/complaint/")
    citizen.get_by_role("link", name="إنارة معطّلة").click()
    citizen.wait_for_load_state()
    citizen.locator("select[name=zone]").select_option("nour")
    press(citizen, "main form button[type=submit]")
    citizen.locator("textarea[name=text]").fill(WORDS)
    citizen.locator("input[name=photos]").set_input_files(
        {"name": "lamp.jpg", "mimeType": "image/jpeg", "buffer": a_photo()}
    )
    press(citizen, "main form[enctype] button[type=submit]")
    receipt = citizen.locator("main p.strong bdi[dir=ltr]").first.inner_text()
    assert len([one for one in receipt if one.isdigit()]) == 16
    mine = citizen.url
    pk = mine.rstrip("/").rpartition("/")[2]
    assert citizen.evaluate("document.documentElement.scrollWidth <= innerWidth")

    officer = open_page(PHONE)
    sign_in(officer, house.sign_in_link(house.email("desk_agent")))
    answer(officer, house, pk, ANSWER)

    citizen.goto(mine)
    expect(citizen.locator("main")).to_contain_text(ANSWER)
    contest = citizen.locator("details:has(input[value=contest])")
    contest.locator("summary").click()
    contest.locator("textarea").fill(AGAIN)
    contest.locator("button[type=submit]").click()
    citizen.wait_for_load_state()
    officer.goto(house.url(f"/ar/desk/requests/{pk}/decide/"))
    expect(officer.locator("input[name=uphold]")).to_have_count(0)

    head = open_page(PHONE)
    sign_in(head, house.sign_in_link(house.email("mayor_office")))
    head.goto(house.url(f"/ar/desk/requests/{pk}/decide/"))
    head.locator("input[name=uphold][value=yes]").check()
    head.locator("textarea[name=words_ar]").fill(OPENED)
    press(head, "main form button[type=submit]")
    answer(officer, house, pk, ANSWER)

    # The receipt, typed in the Arabic way on another phone, opens it; the rating is asked once.
    other = open_page(PHONE)
    other.goto(house.url("/ar/r/"))
    other.locator("input[name=receipt]").fill(receipt.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")))
    press(other, "main form button[type=submit]")
    expect(other.locator("main")).to_contain_text(OPENED)
    other.locator("button[name=score][value='4']").click()
    other.wait_for_load_state()
    expect(other.locator("button[name=score]")).to_have_count(0)
