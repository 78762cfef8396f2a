"""The log as visitors, machines and witnesses meet it."""

from __future__ import annotations

import pytest

from mithaq.commons.access.actor import system
from mithaq.commons.audit.actions import record
from mithaq.commons.audit.events import Event, events
from mithaq.commons.tenancy.context import inside
from mithaq.commons.transparency import keys
from mithaq.commons.transparency.actions import grow_log, name_witness
from mithaq.commons.transparency.models import Cosignature
from mithaq.commons.transparency.poster import poster_pdf
from mithaq.commons.transparency.queries import latest_checkpoint, log_of
from mithaq.commons.transparency.serving import files
from mithaq.kit.testing import flat
from mithaq.methods.transparency import COSIGNS, Inconsistent, PrivateKey, Unreachable
from mithaq.methods.transparency.reading import check_tiles
from mithaq.methods.transparency.witness import Memory, cosigned, look

OPEN = "test.sealed_page"


@pytest.fixture(autouse=True)
def _own_keys(tmp_path, monkeypatch):
    monkeypatch.setattr(keys, "folder", lambda: tmp_path / "log-keys")


@pytest.fixture
def log(regueb, make_person):
    if OPEN not in events:
        events.add(Event(code=OPEN, label="did it", public=True))
    with inside(regueb):
        person = make_person("Secret Name")
        for _ in range(300):
            record(OPEN, by=system(regueb), on=person, data={})
        grow_log(regueb)
    regueb.refresh_from_db()
    return regueb


@pytest.fixture
def fetch(log, visit):
    """The addresses below /log/ as a witness fetches them."""
    client = visit(log)

    def get(path: str) -> bytes:
        answer = client.get(f"/log/{path}")
        if answer.status_code != 200:
            raise Unreachable(path)
        return answer.content

    return get


@pytest.mark.row("D08")
def test_log_when_read_then_the_seal_stands_below_the_acts(log, visit):
    page = flat(visit(log).get("/en/log/").content.decode())
    assert "the log held<bdi>302</bdi>entries" in page
    assert "python3 mithaq_verify.py log http://regueb.localhost" in page
    assert "No witness outside the municipality confirms this log yet" in page
    assert "did it" in page
    assert "Secret Name" not in page
    for language, words in (("ar", "الختم"), ("fr", "Le sceau")):
        assert words in visit(log).get(f"/{language}/log/").content.decode()


@pytest.mark.row("D08")
def test_witness_when_the_log_grows_then_confirms_and_is_named_on_the_page(log, visit, fetch, tmp_path):
    memory = Memory(tmp_path / "state.json")
    seen = look("http://regueb.localhost/log", memory, fetch=fetch)
    assert (seen.before, seen.checkpoint.size) == (None, 302)
    check_tiles(fetch, 302, seen.checkpoint.root)
    with inside(log):
        record(OPEN, by=system(log), on=log, data={})
        grow_log(log)
        key = PrivateKey.new("association.example", COSIGNS)
        name_witness(by=system(log), label="The association", key=str(key.public))
    seen = look("http://regueb.localhost/log", memory, fetch=fetch)
    assert (seen.before, seen.checkpoint.size) == (302, 303)
    note = cosigned(seen, key, 1_790_000_000)
    post = visit(log, enforce_csrf_checks=True).post
    assert post("/log/cosign", str(note), content_type="text/plain").status_code == 200
    assert b"association.example" in fetch("checkpoint")
    log.refresh_from_db()
    assert "The association" in visit(log).get("/en/log/?again").content.decode()


@pytest.mark.row("D08")
def test_witness_when_an_old_act_is_rewritten_in_the_database_then_refuses(log, fetch, tmp_path):
    from mithaq.commons.transparency.models import Checkpoint, Leaf, Log, Tile

    memory = Memory(tmp_path / "state.json")
    look("http://regueb.localhost/log", memory, fetch=fetch)
    with inside(log):
        # Whoever holds the machine and its keys forges a whole log, without the first act.
        for model in (Checkpoint, Leaf, Tile):
            model.objects.all().delete()
        Log.objects.filter(municipality=log).update(size=0, acts_until=1)
        record(OPEN, by=system(log), on=log, data={})
        record(OPEN, by=system(log), on=log, data={})
        grow_log(log)
    with pytest.raises(Inconsistent):
        look("http://regueb.localhost/log", memory, fetch=fetch)


def test_check_when_opened_then_nothing_is_sent_and_the_verifier_stands_beside(log, visit):
    for language, words in (
        ("en", "Check the log"),
        ("ar", "التحقق من السجل"),
        ("fr", "Vérifier le journal"),
    ):
        page = flat(visit(log).get(f"/{language}/log/check/").content.decode())
        assert words in page
        assert "transparency/check" in page
        assert "/log/mithaq_verify.py" in page
        # A receipt shows how its voter voted: no form could carry it away.
        assert "<form" not in page[page.index("data-log=") :]
    assert visit(log).get("/log/mithaq_verify.py").content.startswith(b"#!/usr/bin/env python3")


def test_tile_when_whole_or_partial_then_kept_for_ever_and_the_checkpoint_is_not(log, visit):
    client = visit(log)
    for path in ("tile/0/000", "tile/0/001.p/46", "tile/0/000.p/3", "tile/1/000.p/1", "tile/entries/000"):
        answer = client.get(f"/log/{path}")
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "Set-Cookie" not in answer.headers
    assert client.get("/log/tile/0/000").content[:96] == client.get("/log/tile/0/000.p/3").content
    assert client.get("/log/checkpoint").headers["Cache-Control"] == "no-cache"
    for path in ("tile/0/001", "tile/0/001.p/47", "tile/0/002", "tile/5/000", "tile/entries/001", "nothing"):
        assert client.get(f"/log/{path}").status_code == 404


def test_log_when_nothing_happened_yet_then_a_page_and_no_checkpoint(salt, visit):
    assert visit(salt).get("/en/log/").status_code == 200
    assert visit(salt).get("/log/checkpoint").status_code == 404
    assert visit(salt).get("/en/log/poster.pdf").status_code == 404


def test_leaf_when_asked_by_its_hash_then_place_and_proof(log, visit):
    from mithaq.commons.transparency.models import Leaf

    with inside(log):
        hash_ = Leaf.objects.get(index=7).hash
    found = visit(log).get(f"/log/leaf/{hash_}.json").json()
    assert found["index"] == 7
    assert len(found["proof"]) == 9
    assert visit(log).get("/log/leaf/none.json").status_code == 404


@pytest.mark.parametrize("words", ["", "nonsense", "regueb.localhost/log\n2\n\n— a b\n", "x" * 50_000])
def test_cosign_when_it_is_nothing_then_refused_with_a_sentence(log, visit, words):
    answer = visit(log).post("/log/cosign", words, content_type="text/plain")
    assert answer.status_code == 422
    with inside(log):
        assert Cosignature.objects.count() == 0
    assert visit(log).get("/log/cosign").status_code == 405


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_poster_when_printed_then_a_tagged_pdf_that_is_kept(log, visit, language):
    answer = visit(log).get(f"/{language}/log/poster.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-1.7")
    with inside(log):
        assert poster_pdf(log, latest_checkpoint(), language) == answer.content


def test_files_when_written_out_then_the_same_as_below_the_address(log, fetch):
    with inside(log):
        found = dict(files(log_of(log)))
    assert {"checkpoint", "keys", "tile/0/000", "tile/0/001.p/46", "tile/entries/001.p/46"} <= set(found)
    assert all(fetch(path) == body for path, body in found.items())
