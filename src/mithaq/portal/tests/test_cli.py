from __future__ import annotations

from importlib.util import find_spec

import pytest

from mithaq.portal.cli.commands import COMMANDS
from mithaq.portal.cli.main import main

from .running import environment, mithaq


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
