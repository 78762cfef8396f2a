"""`mithaq tally`, as a citizen runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from mithaq.methods.allocation.cli import main

FILE = """META
key;value
num_projects;3
num_votes;4
budget;10
vote_type;approval
rule;greedy
PROJECTS
project_id;cost;name
a;6;School
b;6;Lamp
c;4;Tree
VOTES
voter_id;vote
1;a
2;a,b
3;a,c
4;c
"""


@pytest.fixture
def path(tmp_path) -> Path:
    path = tmp_path / "town.pb"
    path.write_text(FILE, encoding="utf-8")
    return path


@pytest.mark.row("B07")
def test_tally_when_the_file_names_its_rule_then_json_holds_everything(path, capsys):
    assert main([str(path), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["winners"], data["cost"], data["budget"], data["ballots"]) == (["a", "c"], "10", "10", 4)
    assert (data["rule"]["rule"], data["rule"]["version"]) == ("greedy", 1)
    assert data["reasons"]["b"] == {"code": "does_not_fit", "cost": "6", "left": "0", "missing": "6"}
    assert sorted(data["seconds"]) == ["read", "tally"]
    assert "trace" not in data


def test_tally_then_words_for_people(path, capsys):
    assert main([str(path), "--trace"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(
        "greedy: 2 of 3 projects win.\n10 of 10 are given.\n4 ballots, 4 different ones.\n  a  6  School\n"
    )
    assert "  b lost: does_not_fit (cost 6, left 0, missing 6)\n" in out


def test_tally_when_a_rule_is_named_or_given_then_it_is_used(path, tmp_path, capsys):
    assert main([str(path), "--rule", "equal-shares", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["winners"] == ["a"]
    params = tmp_path / "rule.json"
    params.write_text('{"rule": "greedy", "version": 1, "score": "votes", "minimum": 3}')
    assert main([str(path), "--params", str(params), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["winners"] == ["a"]


@pytest.mark.parametrize(
    ("old", "new", "options", "complaint"),
    [
        ("4;c", "4;z", [], "line 18: the ballot names “z”, which is no project"),
        ("rule;greedy", "rule;unknown", [], "META names the rule “unknown”"),
        ("", "", ["--rule", "best"], "There is no rule “best”. Hint: greedy, "),
        ("", "", ["--rule", "greedy", "--params", "x"], "Give either --rule or --params, not both."),
        ("META", "WHAT", [], "line 1: “META” must stand here, not “WHAT”"),
    ],
)
def test_tally_when_file_or_rule_is_wrong_then_exit_2_with_one_line(
    path, capsys, old, new, options, complaint
):
    path.write_text(FILE.replace(old, new, 1), encoding="utf-8")
    assert main([str(path), *options]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith(f"mithaq: {path}: {complaint}")


@pytest.mark.parametrize("name", ["missing.pb", "."])
def test_tally_when_there_is_no_such_file_then_exit_2_with_one_line(tmp_path, capsys, name):
    assert main([str(tmp_path / name)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_tally_when_the_rule_leaves_a_tie_open_then_exit_1_and_the_tied_are_named(path, capsys):
    path.write_text(FILE.replace("3;a,c", "3;b,c").replace("2;a,b", "2;a"), encoding="utf-8")
    path.write_text(path.read_text().replace("1;a\n", "1;b\n"), encoding="utf-8")
    path.write_text(path.read_text().replace("2;a\n", "2;a\n5;a\n").replace("num_votes;4", "num_votes;5"))
    assert main([str(path)]) == 1
    assert "does not decide between a, b:" in capsys.readouterr().err


def test_tally_when_the_file_hides_who_excludes_whom_then_a_note_says_so(path, capsys):
    assert main([str(path), "--rule", "greedy-exclusive", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["notes"] == [
        "The file does not say which projects exclude each other; give the groups with --params."
    ]


def test_module_when_run_alone_then_it_counts_without_django(path):
    code = (
        "import sys; sys.modules['django'] = None; sys.argv = ['tally', sys.argv[1]];"
        "import runpy; runpy.run_module('mithaq.methods.allocation', run_name='__main__')"
    )
    source = Path(__file__).resolve().parents[4]
    done = subprocess.run([sys.executable, "-c", code, str(path)], cwd=source, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("greedy: 2 of 3 projects win.\n")
