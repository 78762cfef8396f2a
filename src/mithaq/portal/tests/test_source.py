"""The code of the house, for everybody who uses it."""

import io
import tarfile

import pytest
from django.test import override_settings

from mithaq.portal.source import archive as packing


@pytest.mark.parametrize("bare", [False, True], ids=["town", "directory"])
def test_source_when_asked_for_then_what_runs_here_and_nothing_kept(regueb, visit, bare):
    answer = visit(None if bare else regueb).get("/source.tar.gz")
    with tarfile.open(fileobj=io.BytesIO(b"".join(answer.streaming_content))) as packed:
        entries = {entry.name: entry for entry in packed}
        this = packed.extractfile("mithaq/src/mithaq/portal/source/archive.py").read()
    assert this.decode() == (packing.ROOT / "src/mithaq/portal/source/archive.py").read_text("utf-8")
    assert "mithaq/LICENSE" in entries
    assert [name for name in entries if "/var/" in name or "/.git" in name or "__pycache__" in name] == []
    assert {(entry.uid, entry.uname) for entry in entries.values()} == {(0, "")}


def test_source_when_published_elsewhere_then_the_way_there(regueb, visit):
    with override_settings(MITHAQ_SOURCE_URL="https://code.town.example/mithaq"):
        answer = visit(regueb).get("/source.tar.gz")
    assert (answer.status_code, answer["Location"]) == (302, "https://code.town.example/mithaq")


def test_source_when_the_code_changed_then_packed_anew_and_the_old_one_gone(settings, tmp_path, monkeypatch):
    settings.MITHAQ_VAR = tmp_path / "var"
    settings.MITHAQ_VAR.mkdir()
    monkeypatch.setattr(packing, "ROOT", tmp_path / "checkout")
    (tmp_path / "checkout/src").mkdir(parents=True)
    (tmp_path / "checkout/src/a.py").write_text("1")
    (tmp_path / "checkout/src/keys.env").write_text("secret")
    first = packing.archive()
    assert packing.archive() == first
    (tmp_path / "checkout/src/a.py").write_text("22")
    second = packing.archive()
    assert [path.name for path in settings.MITHAQ_VAR.iterdir()] == [second.name] != [first.name]
    with tarfile.open(second) as packed:
        assert packed.getnames() == ["mithaq/src/a.py"]


def test_robots_when_they_ask_then_told_where_nothing_is_for_them(regueb, visit):
    answer = visit(regueb).get("/robots.txt")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/plain; charset=utf-8")
    assert "Disallow: /*/desk/" in answer.content.decode()
