"""A published result counted again by the browser: as the verifier counts, and every alteration named."""

from __future__ import annotations

import base64
import datetime as dt
import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from playwright.sync_api import Page, expect

from mithaq.methods.transparency.ballots import CastBallot, Receipt, canonical
from mithaq.methods.transparency.tests.test_verifier import PROCESS, Published, published
from mithaq.methods.transparency.tests.test_verifier_counting import clipped, files, rules
from mithaq.methods.transparency.verifier.counting import winners_of
from mithaq.methods.transparency.verifier.election import read_election
from mithaq.methods.transparency.verifier.log import Bad

from .conftest import PHONE, House

pytestmark = [pytest.mark.browser, pytest.mark.row("B07")]
__all__ = ["published"]

ALL_AT_ONCE = settings(
    max_examples=400,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
COUNT = """cases => cases.map(([file, rule]) => {
  const { Bad, readElection, winnersOf } = mithaqRecount;
  try { return winnersOf(readElection(file), rule).sort(); }
  catch (problem) { if (problem instanceof Bad) return "undecided"; throw problem; }
})"""
CHECK = """async ([zip, entries]) => {
  const said = [];
  const script = document.querySelector("[data-log]").dataset.script;
  const buffer = Uint8Array.from(atob(zip), letter => letter.charCodeAt(0)).buffer;
  const counted = await mithaqBundle.check(buffer, entries, script, key => said.push(key));
  return [[...new Set(said)].sort(), counted && counted.winners.sort()];
}"""


def winners(file: bytes, rule: dict[str, Any]) -> list[str] | str:
    try:
        return sorted(winners_of(read_election(file), rule))
    except Bad:
        return "undecided"


def test_winners_when_counted_by_the_browser_then_those_of_the_verifier(
    house: House, open_page: Callable[..., Page]
) -> None:
    cases: list[tuple[str, dict[str, Any]]] = []
    expected: list[list[str] | str] = []

    @ALL_AT_ONCE
    @given(files(), rules())
    def gather(file: bytes, said: dict[str, Any]) -> None:
        rule = clipped(said, len(read_election(file).costs))
        cases.append((file.decode(), rule))
        expected.append(winners(file, rule))

    gather()
    page = open_page(PHONE)
    page.goto(house.url("/ar/log/check/"))
    assert page.evaluate(COUNT, cases) == expected
    assert "undecided" in expected


def archive(result: Published) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in ("definition.json", "ballots.pb", "result.json"):
            packed.write(result.path(name), name)
    return written.getvalue()


def test_result_when_altered_then_the_browser_names_what(
    house: House, open_page: Callable[..., Page], published: Published
) -> None:
    page = open_page(PHONE)
    page.goto(house.url("/ar/log/check/"))
    whole = {
        name: published.path(name).read_text() for name in ("definition.json", "ballots.pb", "result.json")
    }

    def said() -> Any:
        entries = [json.loads(entry) for entry in published.entries]
        return page.evaluate(CHECK, [base64.b64encode(archive(published)).decode(), entries])

    def altered(name: str, old: str, new: str, *, sealed: bool = False) -> Any:
        kept = list(published.entries)
        published.change(name, old, new)
        if sealed:
            published.seal_again()
        found = said()[0]
        published.path(name).write_text(whole[name])
        published.entries[:] = kept
        return found

    announced = json.loads(whole["result.json"])["winners"]
    assert said() == [[], sorted(announced)]
    assert "priceAltered" in altered("ballots.pb", "lamp;40.250", "lamp;39.250", sealed=True)
    assert "budgetAltered" in altered("ballots.pb", "budget;100", "budget;130")
    rule = altered("definition.json", '"when_full":"skip"', '"when_full":"stop"')
    assert {"ruleAltered", "definitionAltered"} <= set(rule)
    first, fourth = published.receipts[0], published.receipts[3].commitment
    assert "ballotAltered" in altered("ballots.pb", f"{fourth};tree", f"{fourth};school", sealed=True)
    secret = published.receipts[3].nonce
    blanked = altered("ballots.pb", f"{fourth};tree;{secret}", f"{fourth};tree;", sealed=True)
    assert blanked == ["ballotBare"]
    dropped = canonical({**json.loads(whole["result.json"]), "winners": announced[:1]}).decode()
    assert altered("result.json", whole["result.json"], dropped) == ["fileAltered", "winnerMissing"]
    stuffed = Receipt(PROCESS, CastBallot(("school",)), "ee" * 16)
    swapped = f"{stuffed.commitment};school;{stuffed.nonce}"
    found = altered("ballots.pb", f"{first.commitment};school;{first.nonce}", swapped, sealed=True)
    assert found == ["ballotAdded", "ballotDropped"]
    published.entries[:] = [one for one in published.entries if b'"ballot"' not in one]
    assert said()[0] == ["ballotsDiffer"]


def test_check_when_the_kept_archive_is_chosen_then_faults_are_said_in_words(
    house: House, open_page: Callable[..., Page], published: Published
) -> None:
    page = open_page(PHONE)
    page.goto(house.url("/ar/log/check/"))
    chosen = page.locator("[data-bundle]")
    chosen.set_input_files(
        {"name": "result.zip", "mimeType": "application/zip", "buffer": archive(published)}
    )
    page.locator("[data-log] button").click()
    # This log knows nothing of that vote.
    expect(page.locator("[data-said=notFrozen]")).to_have_text(
        "خلل: ليس في السجل قواعد مثبتة قبل هذا التصويت."
    )
    chosen.set_input_files({"name": "result.zip", "mimeType": "application/zip", "buffer": b"PK no archive"})
    page.locator("[data-log] button").click()
    expect(page.locator("[data-said=noBundle]")).to_be_visible()


@pytest.mark.row("B07", "B08")
@pytest.mark.parametrize("town", ["regueb", "salt"])
def test_result_of_last_year_when_its_page_is_followed_to_the_check_then_the_winners_are_those_announced(
    house: House, open_page: Callable[..., Page], town: str
) -> None:
    page = open_page(PHONE)
    page.goto(house.url("/ar/votes/", town))
    page.locator("main a", has_text=f"{dt.date.today().year - 1}").first.click()
    page.locator('main a[href$="/results/"]').first.click()
    page.locator('main a[href*="/results/"]').first.click()
    page.locator('main a[href*="/log/check/"]').click()
    page.locator("[data-log] button").click()
    expect(page.locator("[data-said=recounted]")).to_be_visible()
    assert [one for one in page.locator("[data-results] li").all_inner_texts() if one.startswith("خلل")] == []
