"""Sixteen digits: made, typed in every way, guessed, printed."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from mithaq.commons.people.models import Person
from mithaq.commons.receipts import queries
from mithaq.commons.receipts.codes import digest_of, digests_of, new_code, plain
from mithaq.commons.receipts.openers import Opener, openers

ARABIC = str.maketrans("0123456789 ", "٠١٢٣٤٥٦٧٨٩-")


@pytest.fixture
def paper(town):
    """A thing behind a receipt, its code, and the opener that knows it."""
    code, person = new_code(), Person.objects.create(name="Amal", language="en")
    opener = Opener(
        code="receipts.test",
        find=lambda digests: person if code.digest in digests else None,
        url=lambda thing: f"/en/people/{thing.pk}/",
        title=lambda thing: "Complaint 2026/1",
        lines=lambda thing: [("Sent", "today")],
    )
    openers.add(opener)
    yield code
    del openers._items["receipts.test"]


def test_code_when_typed_in_any_digits_then_the_same_digest_and_a_slip_is_no_code():
    code = new_code()
    assert digest_of(code.shown.translate(ARABIC)) == digest_of(plain(code.shown)) == code.digest
    slipped = code.shown[:-1] + str((int(code.shown[-1]) + 1) % 10)
    swapped = code.shown[1] + code.shown[0] + code.shown[2:]
    assert digest_of(slipped) is None
    assert digest_of(swapped) is None or code.shown[0] == code.shown[1]
    assert [digest_of(""), digest_of("1234"), digest_of("x" * 16)] == [None, None, None]


def test_code_when_the_key_was_changed_then_it_still_opens(settings):
    code = new_code()
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    assert code.digest in digests_of(code.shown)
    assert digest_of(code.shown) != code.digest


def test_open_when_codes_are_guessed_then_everybody_waits(town, paper, monkeypatch):
    monkeypatch.setattr(queries, "GUESSES_PER_MINUTE", 2)
    assert queries.open_code(town, "0000 0000 0000 0002") is None, "a slip of the finger"
    assert queries.open_code(town, new_code().shown) is None
    assert queries.open_code(town, paper.shown).url.startswith("/en/people/")
    assert queries.open_code(town, new_code().shown) is None
    with pytest.raises(ValidationError):
        queries.open_code(town, paper.shown)


def test_receipt_page_when_the_code_is_typed_or_scanned_then_it_opens_and_prints(visit, town, paper):
    client = visit(town)
    assert client.get("/en/r/paper/").url == "/en/r/"
    wrong = client.post("/en/r/", {"receipt": new_code().shown}, headers={"Sec-Fetch-Site": "same-origin"})
    assert wrong.status_code == 422
    typed = client.post(
        "/ar/r/", {"receipt": paper.shown.translate(ARABIC)}, headers={"Sec-Fetch-Site": "same-origin"}
    )
    assert typed.url.startswith("/en/people/")
    printed = client.get("/ar/r/paper/")
    assert (printed.headers["Content-Type"], printed.content[:5]) == ("application/pdf", b"%PDF-")
    scanned = visit(town).get(f"/r/{plain(paper.shown)}")
    assert (scanned.url, "mithaq-receipt" in scanned.cookies) == (typed.url, True)
    assert visit(town).get("/r/1234").url.endswith("/r/")
