"""Asking for information to the letter of appeal, without an account: Arabic, on a phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Page, expect

from .conftest import PHONE, House

pytestmark = pytest.mark.browser

WANTED = "أطلب عقود صيانة الملعب البلدي وقائمة المنتفعين بالمنح الرياضية."
MOTIVE = "الوثائق موزعة على مصلحتين."
PARTLY = "إليكم العقود. أما أسماء المنتفعين فلا يمكن تسليمها."
# The status of an answer and its first five signs, as this page's browser gets it.
FETCH = """async path => {
    const answer = await fetch(path);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return [answer.status, String.fromCharCode(...bytes.slice(0, 5))];
}"""
AGAIN = "تأكد أن القائمة تتضمن معطيات شخصية."


def sign_in(page: Page, link: str) -> None:
    page.goto(link)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()


def press(page: Page) -> None:
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_load_state()


def act(page: Page, desk: str, code: str) -> None:
    page.goto(f"{desk}do/{code}/")


def decide(page: Page, desk: str, outcome: str, text: str) -> None:
    act(page, desk, "decide")
    page.locator(f"input[name=outcome][value={outcome}]").check()
    page.locator("select[name=ground]").select_option("private_life")
    page.locator("textarea[name=text_ar]").fill(text)
    press(page)


def black_out(page: Page, desk: str, paper: Path) -> None:
    """Draw over the middle of the only page, and make the copy for the asker."""
    page.goto(f"{desk}blackout/")
    page.locator("input[name=upload]").set_input_files(paper)
    press(page)
    sheet = page.locator("[data-sheet] img")
    sheet.scroll_into_view_if_needed()
    box = sheet.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 60)
    page.mouse.up()
    assert 19 < float(page.locator("input[name=left]").input_value()) < 21
    page.locator("select[name=ground]").select_option("private_life")
    page.locator("main form:has(select[name=ground]) button[type=submit]").click()
    page.wait_for_load_state()
    assert [one["id"] for one in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("input[name=audience][value=asker]").check()
    press(page)


@pytest.mark.row("E01", "E02", "E03")
def test_request_when_asked_without_an_account_then_extended_refused_in_part_reviewed_and_a_letter(
    house: House, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    citizen = open_page(PHONE)
    citizen.goto(house.url("/ar/information/"))
    expect(citizen.locator("html")).to_have_attribute("dir", "rtl")
    citizen.locator('main a[href$="/information/ask/"]').first.click()
    citizen.wait_for_load_state()
    # The law asks for a name: without one, nothing typed is lost.
    citizen.locator("textarea[name=text]").fill(WANTED)
    press(citizen)
    expect(citizen.get_by_role("alert").first).to_be_visible()
    expect(citizen.locator("textarea[name=text]")).to_have_value(WANTED)
    citizen.locator("input[name=name]").fill("سالم")
    press(citizen)
    mine = citizen.url
    digits = [
        one for one in citizen.locator("main p.strong bdi[dir=ltr]").first.inner_text() if one.isdigit()
    ]
    assert len(digits) == 16
    number = mine.rstrip("/").rpartition("/")[2]
    desk = house.url(f"/ar/desk/information/{number}/")

    officer = open_page(PHONE)
    sign_in(officer, house.sign_in_link(house.email("plan_officer")))
    officer.goto(desk)
    expect(officer.locator("main")).to_contain_text(WANTED)
    act(officer, desk, "extend")
    officer.locator("[name=reason_ar]").fill(MOTIVE)
    press(officer)
    # No refusal without its ground.
    act(officer, desk, "decide")
    officer.locator("input[name=outcome][value=partly]").check()
    officer.locator("textarea[name=text_ar]").fill(PARTLY)
    press(officer)
    expect(officer.get_by_role("alert").first).to_be_visible()
    decide(officer, desk, "partly", PARTLY)
    paper = tmp_path / "names.pdf"
    Image.new("RGB", (600, 400), "white").save(paper)
    black_out(officer, desk, paper)

    # The asker comes back with the receipt, on another phone, its digits typed in the Arabic way.
    later = open_page(PHONE)
    later.goto(house.url("/ar/r/"))
    later.locator("input[name=receipt]").fill("".join("٠١٢٣٤٥٦٧٨٩"[int(one)] for one in digits))
    press(later)
    for words in (MOTIVE, PARTLY, "الفصل 24", "رئيس البلدية", "ما حُجب فيها"):
        expect(later.locator("main")).to_contain_text(words)
    assert later.evaluate("document.documentElement.scrollWidth <= innerWidth")
    later.locator('main a[href$="/review/"]').click()
    press(later)

    head = open_page(PHONE)
    sign_in(head, house.sign_in_link(house.email("administrator")))
    decide(head, desk, "refused", AGAIN)

    later.goto(mine)
    later.locator('main a[href$="/appeal/"]').click()
    press(later)
    expect(later.locator("main")).to_contain_text("المحكمة الإدارية")
    # The letter in both languages, for whoever holds the receipt and for nobody else.
    letters = [
        later.locator(f'main a[href$="letter-{one}.pdf"]').get_attribute("href") for one in ("ar", "fr")
    ]
    assert [later.evaluate(FETCH, link) for link in letters] == [[200, "%PDF-"]] * 2
    page = open_page(PHONE)
    page.goto(house.url("/ar/information/"))
    assert [page.evaluate(FETCH, link)[0] for link in letters] == [404, 404]

    # What everybody sees: the line of the register, nothing of who asked or for what; and no fault of access.
    axe = Axe()
    for path in ("register/", "statistics/", "", "ask/"):
        page.goto(house.url(f"/ar/information/{path}"))
        expect(page.locator("main")).not_to_contain_text(WANTED)
        assert [one["id"] for one in axe.run(page).response["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for path in ("questions/", "transparency/", "in-time/", "in-time/information.answer/"):
        page.goto(house.url(f"/ar/{path}"))
        assert [one["id"] for one in axe.run(page).response["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
