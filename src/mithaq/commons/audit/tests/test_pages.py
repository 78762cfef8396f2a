"""The public log and the auditor's desk."""

import hashlib
import json

import pytest

from mithaq.commons.access.actor import system
from mithaq.commons.audit.actions import record
from mithaq.commons.audit.events import Event, events
from mithaq.commons.audit.models import ChainHead, Entry
from mithaq.commons.tenancy.context import inside

OPEN, CLOSED = "test.log_open", "test.log_closed"


@pytest.fixture
def log(regueb, make_person):
    """Sixty acts, every third of them private, on a person whose name nobody may read."""
    for code, is_public in ((OPEN, True), (CLOSED, False)):
        if code not in events:
            events.add(Event(code=code, label=f"did {code}", public=is_public, personal=("text",)))
    with inside(regueb):
        about = make_person("Secret Name")
        for count in range(1, 61):
            kind = OPEN if count % 3 else CLOSED
            record(kind, by=system(regueb), on=about, data={}, personal={"text": "secret words"})
    regueb.refresh_from_db()
    return regueb


@pytest.mark.row("D08")
def test_log_when_read_then_public_acts_alone_and_the_digest_of_the_chain(log, visit):
    page = visit(log).get("/en/log/").content.decode()
    head = ChainHead.objects.get(municipality=log)
    assert head.hash in page
    assert "did test.log_open" in page
    for hidden in ("did test.log_closed", "Secret Name", "secret words"):
        assert hidden not in page


def test_log_when_paged_then_every_public_act_once(log, visit):
    import re

    client, address, numbers = visit(log), "/en/log/", []
    while address:
        page = client.get(address).content.decode()
        numbers += [int(number) for number in re.findall(r'id="n(\d+)"', page)]
        older = re.search(r'rel="next"\s+href="([^"]+)"', page)
        address = older[1] if older else ""
    assert numbers == [number for number in range(60, 0, -1) if number % 3]


@pytest.mark.parametrize("before", ["x", "-1", "٣", "9" * 40, "0"])
def test_log_when_asked_for_nonsense_then_a_page_all_the_same(log, visit, before):
    assert visit(log).get(f"/en/log/?before={before}").status_code == 200


@pytest.mark.row("D08")
def test_chain_when_fetched_then_an_outsider_can_follow_it_without_a_word(log, visit):
    data = b"".join(visit(log).get("/data/log/chain.jsonl").streaming_content).decode()
    lines = [json.loads(line) for line in data.splitlines()]
    assert [line["number"] for line in lines] == list(range(1, 61))
    previous = ""
    for line in lines:
        assert set(line) == {"number", "previous", "content", "hash"}
        assert line["previous"] == previous
        told = f"{line['number']}:{line['previous']}:{line['content']}".encode()
        assert line["hash"] == hashlib.sha256(told).hexdigest()
        previous = line["hash"]
    assert previous == ChainHead.objects.get(municipality=log).hash


def test_digest_when_the_private_content_is_guessed_then_still_unknown(log):
    """Two acts alike in everything but their number have different digests: a secret goes into each."""
    from mithaq.commons.audit.chain import content_digest

    with inside(log):
        one = Entry.objects.get(number=3)
        before = content_digest(one)
        one.nonce = "guessed"
        assert content_digest(one) != before


def test_desk_when_auditor_then_everything_and_others_are_refused(log, visit, make_person):
    with inside(log):
        auditor = make_person("Auditor", duties=("town.auditor",))
        other = make_person("Citizen")
    client = visit(log, auditor)
    assert "did test.log_closed" in client.get("/en/desk/history/").content.decode()
    found = client.get(f"/en/desk/history/?event={CLOSED}&period=7&q=60").content.decode()
    assert "did test.log_closed" in found
    with inside(log):
        entry = Entry.objects.get(number=3)
    detail = client.get(f"/en/desk/history/{entry.pk}/").content.decode()
    assert "secret words" in detail
    assert client.get("/en/desk/history/export.csv").status_code == 200
    assert visit(log, other).get("/en/desk/history/").status_code == 403
    assert visit(log).get("/en/desk/history/").status_code == 302


@pytest.mark.row("D08")
def test_check_when_an_entry_was_altered_then_named_on_the_page(log, visit, make_person):
    with inside(log):
        auditor = make_person("Auditor", duties=("town.auditor",))
    client = visit(log, auditor)
    assert "The chain holds" in client.post("/en/desk/history/check/").content.decode()
    with inside(log):
        Entry.objects.filter(number=7).update(data={"changed": True})
    page = client.post("/en/desk/history/check/").content.decode()
    assert "The chain does not hold" in page
    assert "This entry was changed after it was written." in page
