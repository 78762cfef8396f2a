"""The log checked by the browser: whole, growing, and a receipt that was never logged."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from mithaq.methods.transparency.ballots import CastBallot, Receipt

from .conftest import PHONE, House

pytestmark = pytest.mark.browser


def said(page: Page) -> list[str]:
    """What the page said, as the keys of its words."""
    expect(page.locator("[data-log] button")).to_be_enabled()
    return [
        str(key)
        for key in page.locator("[data-results] li").evaluate_all("rows => rows.map(r => r.dataset.said)")
    ]


@pytest.mark.row("D08", "B07")
def test_log_when_checked_on_a_phone_then_whole_and_remembered(
    house: House, open_page: Callable[..., Page]
) -> None:
    page = open_page(PHONE)
    page.goto(house.url("/ar/log/check/"))
    button = page.locator("[data-log] button")
    button.click()
    expect(page.locator("[data-said=whole]")).to_be_visible()
    # What a browser that does not know Ed25519 says instead is a sentence, too.
    assert said(page)[0] in ("signed", "cannotSign")
    never = Receipt("regueb/2026", CastBallot(("school",)), "00" * 16)
    page.locator("[data-receipt]").fill(json.dumps(never.data))
    button.click()
    expect(page.locator("[data-said=receiptMissing]")).to_be_visible()
    # The second time, this device knows what it saw before; and the receipt's own arithmetic holds.
    assert said(page)[1:] == ["whole", "grew", "receiptMissing"]
    # A past that this device did not see.
    page.evaluate(
        "Object.keys(localStorage).filter(k => k.startsWith('mithaq-log:')).forEach(k =>"
        " localStorage.setItem(k, JSON.stringify({size: 1, root: '00'})))"
    )
    button.click()
    expect(page.locator("[data-said=rewritten]")).to_be_visible()


def test_log_when_without_javascript_then_the_verifier_is_offered(
    house: House, open_page: Callable[..., Page]
) -> None:
    page = open_page(PHONE, javascript=False)
    page.goto(house.url("/ar/log/check/"))
    expect(page.locator("[data-log]")).to_be_hidden()
    expect(page.locator('a[href="/log/mithaq_verify.py"]')).to_be_visible()
