"""`mithaq log` and `mithaq witness`, as whoever runs them sees it."""

from __future__ import annotations

import threading
from argparse import ArgumentParser
from functools import partial
from http.server import ThreadingHTTPServer

import pytest

from mithaq.commons.access.actor import system
from mithaq.commons.audit.actions import record
from mithaq.commons.audit.events import Event, events
from mithaq.commons.tenancy.context import inside
from mithaq.commons.transparency import keys
from mithaq.commons.transparency.models import Leaf, LogKey
from mithaq.methods.transparency import witness_cli
from mithaq.methods.transparency.verifier.program import main as verifier
from mithaq.portal.cli.commands import CommandFailed
from mithaq.portal.cli.log import LogHandler, arguments, run

ACT = "test.sealed_command"


@pytest.fixture
def log(regueb, make_person, tmp_path, monkeypatch):
    monkeypatch.setattr(keys, "folder", lambda: tmp_path / "log-keys")
    if ACT not in events:
        events.add(Event(code=ACT, label="did it", public=True))
    with inside(regueb):
        person = make_person()
        for _ in range(3):
            record(ACT, by=system(regueb), on=person, data={})
    return regueb


def mithaq_log(*words: str) -> int:
    parser = ArgumentParser()
    arguments(parser)
    return run(parser.parse_args(words))


def mithaq_witness(*words: str) -> int:
    parser = ArgumentParser()
    witness_cli.arguments(parser)
    return witness_cli.run(parser.parse_args(words))


@pytest.mark.row("D08")
def test_log_when_exported_then_a_witness_and_the_verifier_find_it_whole(log, tmp_path, capsys):
    assert mithaq_log("checkpoint") == 0
    assert capsys.readouterr().out.startswith("regueb.localhost/log\n5\n")
    assert mithaq_log("verify", "--town", "regueb") == 0
    assert "the log of 5 entries holds and fits the history" in capsys.readouterr().out
    assert mithaq_log("verify") == 0
    folder = str(tmp_path / "copy")
    assert mithaq_log("export", folder) == 0
    assert verifier(["log", folder]) == 0
    memory = str(tmp_path / "witness")
    words = (folder, "--name", "association.example", "--folder", memory, "--keep")
    assert mithaq_witness(*words) == 0
    assert "5 entries (for the first time)" in capsys.readouterr().out
    assert mithaq_witness(*words) == 0
    said = capsys.readouterr().out
    assert "5 entries (5 at the last look)" in said
    assert "— association.example " in said
    (tmp_path / "copy" / "checkpoint").unlink()
    assert mithaq_witness(*words) == 1
    assert "cannot be read" in capsys.readouterr().err


def test_verify_when_a_leaf_is_altered_then_named_with_code_one(log, capsys):
    mithaq_log("checkpoint")
    with inside(log):
        leaf = Leaf.objects.get(index=3)
        Leaf.objects.filter(pk=leaf.pk).update(entry=leaf.entry.replace(ACT, "test.another"))
    assert mithaq_log("verify") == 1
    assert "mithaq: regueb: leaf 3 was altered, removed or moved.\n" in capsys.readouterr().out


def test_rotate_when_finished_then_one_key_is_left(log, capsys):
    with pytest.raises(CommandFailed):
        mithaq_log("rotate")
    mithaq_log("checkpoint")
    assert mithaq_log("rotate") == 0
    assert mithaq_log("rotate", "--finish") == 0
    with inside(log):
        assert LogKey.objects.filter(retired_at=None).count() == 1
        assert LogKey.objects.count() == 2
    assert mithaq_log("verify") == 0


def test_witness_when_named_by_a_broken_key_then_one_sentence(log):
    mithaq_log("checkpoint")
    with pytest.raises(CommandFailed):
        mithaq_log("witness", "The association", "association.example+00000000+AAAA")


def test_log_when_there_are_several_towns_then_asked_which(log, salt):
    with pytest.raises(CommandFailed, match="Which town"):
        mithaq_log("checkpoint")


@pytest.mark.django_db(transaction=True)
def test_serve_when_asked_over_http_then_verified_from_outside(log, capsys):
    mithaq_log("checkpoint")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(LogHandler, log)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            assert verifier(["log", f"http://127.0.0.1:{server.server_port}/log"]) == 0
            assert verifier(["log", f"http://127.0.0.1:{server.server_port}/log/nowhere"]) == 2
        finally:
            server.shutdown()
    capsys.readouterr()


def test_checkpoint_when_printed_then_the_verifier_reads_it(log, tmp_path, capsys):
    mithaq_log("checkpoint")
    kept = tmp_path / "kept.txt"
    kept.write_text(capsys.readouterr().out)
    with inside(log):
        record(ACT, by=system(log), on=log, data={})
    mithaq_log("checkpoint")
    mithaq_log("export", str(tmp_path / "copy"))
    assert verifier(["log", str(tmp_path / "copy"), "--since", str(kept)]) == 0
    assert kept.read_text().splitlines()[1] == "5"
