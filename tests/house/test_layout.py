"""The rules of the house that a file can break."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from django.apps import apps
from django.urls import URLResolver, get_resolver

from mithaq.kit.icons import SHAPES

from .addresses import CONFS

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "src" / "mithaq"
LONGEST = 400


def python_files() -> list[Path]:
    return [
        path for place in ("src", "tests", "tools", "bench") for path in sorted((ROOT / place).rglob("*.py"))
    ]


def found(pattern: str, paths: list[Path]) -> list[str]:
    wanted = re.compile(pattern, re.MULTILINE)
    return [str(path.relative_to(ROOT)) for path in paths if wanted.search(path.read_text())]


def test_imports_when_checked_then_only_go_down():
    linter = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(SOURCES.parent).with_suffix("").parts)


def test_app_when_written_then_installed():
    written = {dotted(path.parent) for path in SOURCES.rglob("apps.py") if path.parent.name != "settings"}
    assert written == {app.name for app in apps.get_app_configs() if app.name.startswith("mithaq.")}


def mounted(resolver: URLResolver) -> set[str]:
    """The modules whose addresses a URLconf holds, at whatever depth."""
    inner = [one for one in resolver.url_patterns if isinstance(one, URLResolver)]
    return {getattr(resolver.urlconf_name, "__name__", ""), *(name for one in inner for name in mounted(one))}


def test_addresses_when_written_then_mounted():
    written = {dotted(path) for path in SOURCES.rglob("*urls.py") if "tests" not in path.parts}
    reached = {name for conf in CONFS for name in mounted(get_resolver(conf))}
    # A conf is reached by its name, and what it includes by the module itself.
    assert written - reached - set(CONFS) == set()


def test_file_when_written_then_short_enough_to_read():
    # Content told in three languages is read like a table, not like code.
    content = ("migrations", "content", "demo")
    long = [
        f"{path.relative_to(ROOT)}: {lines}"
        for path in python_files()
        if not set(content) & set(path.parts) and (lines := len(path.read_text().splitlines())) > LONGEST
    ]
    assert long == []


def test_file_when_named_then_says_what_is_in_it():
    assert [str(path) for path in python_files() if path.stem in ("utils", "helpers", "misc", "common")] == []


def test_migration_when_written_then_imports_none_of_our_code():
    migrations = [path for path in SOURCES.rglob("migrations/*.py") if path.stem != "__init__"]
    assert migrations
    assert found(r"^\s*(from|import) +mithaq|\bmithaq\.", migrations) == []


def test_signals_when_used_then_never_for_saving():
    ours = [path for path in SOURCES.rglob("*.py") if "tests" not in path.parts]
    assert found(r"\b(pre_save|post_save|pre_delete|post_delete|m2m_changed)\b", ours) == []


def test_template_when_written_then_no_inline_style_or_script():
    pages = sorted(SOURCES.rglob("templates/**/*.html"))
    assert pages
    # A script that is data (JSON) runs nothing.
    wanted = re.compile(
        r"<style|\sstyle=|<script(?![^>]*\ssrc=)(?![^>]*type=\"application/(?:ld\+)?json)|\son[a-z]+=\""
    )
    assert [str(path.relative_to(ROOT)) for path in pages if wanted.search(path.read_text())] == []


def test_icon_when_named_then_drawn():
    named = re.compile(r"""{% icon "([\w-]+)"|\bicon="([\w-]+)\"""")
    sources = [*sorted(SOURCES.rglob("templates/**/*.html")), *python_files()]
    missing = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in sources
        for found_ in named.finditer(path.read_text())
        if (name := found_[1] or found_[2]) not in SHAPES and name != "none"
    ]
    assert missing == []
