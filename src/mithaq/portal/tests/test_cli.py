from __future__ import annotations

import socket
import sqlite3
from argparse import Namespace
from contextlib import closing
from importlib.util import find_spec

import pytest
from django.test import override_settings

from mithaq.commons.tenancy.actions import open_municipality
from mithaq.kit.i18n import Text
from mithaq.portal.cli.commands import COMMANDS, CommandFailed
from mithaq.portal.cli.demo import chosen_port, require_ours
from mithaq.portal.cli.main import main
from mithaq.portal.cli.serve import listening_problem, next_free, require_free
from mithaq.portal.ops.running import holding

from .running import empty_database, environment, mithaq


def test_help_when_asked_then_every_command_is_listed(capsys):
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in shown if line.startswith("  ")] == [one.name for one in COMMANDS]


def test_command_when_unknown_then_one_sentence_and_code_2(capsys):
    assert main(["dance"]) == 2
    assert capsys.readouterr().err == "mithaq: there is no command “dance”. Hint: mithaq --help\n"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_command_when_listed_then_its_module_stands(command):
    assert find_spec(command.module) is not None


def test_command_when_a_setting_is_wrong_then_one_sentence_and_no_traceback(tmp_path):
    done = mithaq("migrate", env=environment(tmp_path, MITHAQ_PORT="abc"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "mithaq: MITHAQ_PORT cannot be used: “abc” is not valid. Hint: write a whole number.\n"
    )


def test_command_when_the_database_does_not_answer_then_one_sentence(tmp_path):
    env = environment(tmp_path, database="sqlite:////nowhere/at/all.sqlite3")
    done = mithaq("backup", str(tmp_path / "a.tar.gz"), env=env)
    assert done.returncode == 1
    assert done.stderr == (
        "mithaq: The database does not answer: unable to open database file. Hint: mithaq doctor.\n"
    )


def test_demo_when_the_installation_is_in_production_then_it_refuses(tmp_path):
    done = mithaq("demo", env=environment(tmp_path, MITHAQ_PROFILE="production"))
    assert done.returncode == 1
    assert done.stderr == (
        "mithaq: This is a production installation, and the demonstration would mix invented data into it."
        " Hint: run it in another checkout.\n"
    )
    assert not (tmp_path / "mithaq.sqlite3").exists()


def test_command_when_a_folder_cannot_be_used_then_one_sentence(tmp_path):
    (tmp_path / "file").write_text("a file where a folder should be")
    done = mithaq("migrate", env=environment(tmp_path, MITHAQ_FILES=str(tmp_path / "file" / "files")))
    assert done.returncode == 1
    assert done.stderr == (
        f"mithaq: {tmp_path / 'file' / 'files'} cannot be used (Not a directory)."
        " Hint: run as the user to whom Mithaq's folders belong; mithaq doctor names them.\n"
    )


def test_command_when_the_database_is_empty_then_one_sentence(tmp_path, db):
    with empty_database("cli_empty") as database:
        done = mithaq("audit", "verify", env=environment(tmp_path, database))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "tenancy_municipality" in done.stderr


@pytest.mark.parametrize(
    "words", [("--port", "99999"), ("--port", "0"), ("--workers", "0"), ("--threads", "x")]
)
def test_serve_when_a_number_is_impossible_then_told_so(tmp_path, words):
    done = mithaq("serve", *words, env=environment(tmp_path))
    assert done.returncode == 2
    assert f"argument {words[0]}: write a whole number" in done.stderr
    assert "Traceback" not in done.stderr


def test_port_when_taken_then_the_sentence_names_a_free_one_and_the_demonstration_takes_it(capsys):
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        with pytest.raises(CommandFailed) as raised:
            require_free("127.0.0.1", taken)
        free = next_free("127.0.0.1", taken)
        with override_settings(MITHAQ_PORT=taken):
            chosen = chosen_port(Namespace(host="127.0.0.1", port=None, no_serve=False))
    assert str(raised.value) == (
        f"Port {taken} cannot be used (Address already in use)."
        f' Hint: stop what runs there, or choose another: --port {free} (with make: ARGS="--port {free}").'
    )
    assert taken < free == chosen
    assert capsys.readouterr().out == f"mithaq: port {taken} is taken; the demonstration takes {free}.\n"


def test_port_when_the_host_is_of_ipv6_then_it_is_tried_as_such():
    assert listening_problem("::1", 0) == ""


@pytest.mark.parametrize("words", [(), ("--reset",)])
def test_demo_when_the_database_is_somebody_elses_then_it_is_left_alone(tmp_path, words):
    data = tmp_path / "shop.sqlite3"
    with closing(sqlite3.connect(data)) as shop, shop:
        shop.execute("CREATE TABLE orders (id integer)")
    before = data.read_bytes()
    done = mithaq("demo", "--no-serve", *words, env=environment(tmp_path, f"sqlite:///{data}"))
    assert (done.returncode, done.stderr) == (
        1,
        "mithaq: This database holds something else than a demonstration."
        " Hint: take DATABASE_URL out, or let it name an empty database.\n",
    )
    assert data.read_bytes() == before


def test_demo_when_the_database_holds_other_towns_then_it_refuses(db):
    open_municipality(slug="waha", name=Text(ar="الواحة"), country="TN")
    with pytest.raises(CommandFailed):
        require_ours()
    open_municipality(slug="salt", name=Text(ar="السلط"), country="JO")
    require_ours()


def test_demo_when_reset_while_it_runs_then_nothing_is_thrown_away(tmp_path):
    data = tmp_path / "mithaq.sqlite3"
    data.write_bytes(b"")
    with override_settings(MITHAQ_VAR=tmp_path), holding(alone=False):
        done = mithaq("demo", "--reset", "--no-serve", env=environment(tmp_path, f"sqlite:///{data}"))
    assert (done.returncode, done.stderr) == (
        1,
        "mithaq: The demonstration is running. Hint: stop it first (Ctrl+C).\n",
    )
    assert data.exists()
