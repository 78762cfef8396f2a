"""The scripts that build and check the checkout."""

from __future__ import annotations

import importlib.util
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

TOOLS = Path(__file__).resolve().parents[2] / "tools"


def tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"mithaq_tool_{name}", TOOLS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_requirements_page_when_tests_name_rows_then_each_row_lists_them(tmp_path, monkeypatch):
    page = tool("requirements_page")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_plans.py").write_text(
        'pytestmark = pytest.mark.row("A15")\n'
        '@pytest.mark.row("M01", "M02")\n@pytest.mark.django_db\ndef test_one(): ...\n'
        'class TestTwo:\n    @pytest.mark.row("M01")\n    def test_inner(self): ...\n'
        "def helper(): ...\n"
    )
    monkeypatch.setattr(page, "ROOT", tmp_path)
    assert dict(page.proofs()) == {
        "A15": [("tests/test_plans.py", "test_one"), ("tests/test_plans.py", "TestTwo.test_inner")],
        "M01": [("tests/test_plans.py", "test_one"), ("tests/test_plans.py", "TestTwo.test_inner")],
        "M02": [("tests/test_plans.py", "test_one")],
    }


def test_requirements_page_when_a_test_names_no_row_of_ours_then_it_fails(tmp_path, monkeypatch, capsys):
    page = tool("requirements_page")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_plans.py").write_text('@pytest.mark.row("Z99")\ndef test_one(): ...\n')
    monkeypatch.setattr(page, "ROOT", tmp_path)
    assert page.main(["--check"]) == 1
    assert capsys.readouterr().out == (
        "mithaq: test_one in tests/test_plans.py proves “Z99”, which is no row of docs/requirements.tsv.\n"
    )


@pytest.mark.parametrize(
    ("lock", "problem"),
    [
        ("django==5.2 \\\n    --hash=sha256:aa\n", []),
        (
            "django==5.2\n",
            [
                "requirements/run.txt: “django==5.2” is not pinned by hash.",
                "requirements/run.txt lacks Django. Hint: make lock.",
            ],
        ),
        ("other==1 \\\n    --hash=sha256:aa\n", ["requirements/run.txt lacks Django. Hint: make lock."]),
        (
            "-i https://mirror.example/simple\ndjango==5.2 \\\n    --hash=sha256:aa\n",
            [
                "requirements/run.txt names a host.",
                "requirements/run.txt: “-i https://mirror.example/simple” is not pinned by hash.",
            ],
        ),
    ],
)
def test_lock_check_when_a_lock_is_not_whole_then_it_says_what_is_wrong(tmp_path, monkeypatch, lock, problem):
    script = tool("lock")
    (tmp_path / "run.in").write_text("# what runs\nDjango~=5.2\n")
    (tmp_path / "run.txt").write_text(lock)
    monkeypatch.setattr(script, "FOLDER", tmp_path)
    assert script.problems("run") == problem


def test_bootstrap_when_pip_has_a_mirror_then_the_installer_uses_it(monkeypatch):
    script = tool("bootstrap")
    told = (
        "global.index-url='https://mirror.example/simple'\n"
        "global.find-links='/srv/wheels'\n"
        ":env:.index-url='https://nearer.example/simple'\n"
    )
    monkeypatch.setattr(script, "run", lambda command: (True, told))
    for name in ("UV_DEFAULT_INDEX", "UV_FIND_LINKS"):
        monkeypatch.delenv(name, raising=False)
    assert script.pip_configuration() == {
        "UV_DEFAULT_INDEX": "https://nearer.example/simple",
        "UV_FIND_LINKS": "/srv/wheels",
        "UV_INDEX_STRATEGY": "unsafe-best-match",
    }


def test_bootstrap_when_nothing_can_be_fetched_then_one_sentence_with_the_reason(
    tmp_path, monkeypatch, capsys
):
    script = tool("bootstrap")
    said = "WARNING: Retrying (…)\nWARNING: Retrying (…)\nERROR: No matching distribution found for amqp==5.4.2\n\n"
    monkeypatch.setattr(script, "VENV", tmp_path)
    monkeypatch.setattr(script, "make_uv", lambda: None)
    monkeypatch.setattr(script, "run", lambda command: (False, said))
    with pytest.raises(SystemExit) as stopped:
        script.install("run")
    assert stopped.value.code == 1
    assert capsys.readouterr().err == (
        "mithaq: The packages could not be installed: No matching distribution found for amqp==5.4.2."
        f" Hint: is the network up, or does pip need a mirror? All that pip said is in {tmp_path}/install.log.\n"
    )
    assert (tmp_path / "install.log").read_text() == said


def test_bootstrap_when_python_is_too_old_then_one_sentence_with_a_hint(monkeypatch, capsys):
    script = tool("bootstrap")
    monkeypatch.setattr(script.sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit) as stopped:
        script.check_python()
    assert stopped.value.code == 1
    assert capsys.readouterr().err == (
        "mithaq: Mithaq needs Python 3.11 or newer and found 3.9. Hint: install it and run again,"
        " or name it: make PYTHON=/path/to/python3.11 …\n"
    )


def test_scripts_when_read_by_bash_then_they_are_sound():
    for script in (TOOLS / "postgres.sh", TOOLS.parent / ".ci" / "run"):
        assert subprocess.run(["bash", "-n", script], capture_output=True).stderr == b""
