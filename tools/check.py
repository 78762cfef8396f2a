"""Everything that is checked without running the tests: all of it runs, is timed, and any failure counts."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
PYTHON = str(BIN / "python")
# The settings of tests: no check may touch the data of this checkout.
DJANGO = [PYTHON, "-m", "django"]
ENVIRONMENT = {**os.environ, "DJANGO_SETTINGS_MODULE": "mithaq.portal.testing.settings"}
PYTHON_PLACES = ("src", "tests", "tools", "bench", "conftest.py", "manage.py")
PLACES = [name for name in PYTHON_PLACES if (ROOT / name).exists()]


def templates() -> list[str]:
    return sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("src/**/templates/**/*.html"))


def checks() -> dict[str, list[str]]:
    """Name → command; a command that prints nothing on success keeps the report short."""
    pages = templates()
    found = {
        "lint": [str(BIN / "ruff"), "check", "--quiet", *PLACES],
        "format": [str(BIN / "ruff"), "format", "--check", "--quiet", *PLACES],
        "imports": [str(BIN / "lint-imports")],
        "types": [str(BIN / "mypy")],
        "django": [*DJANGO, "check", "--fail-level", "WARNING"],
        "migrations": [*DJANGO, "makemigrations", "--check", "--dry-run"],
        "translations": [PYTHON, "-m", "mithaq.kit.messages", "check"],
        "settings page": [PYTHON, "-m", "mithaq.portal.cli", "settings", "--check", "docs/settings.md"],
        "requirements page": [PYTHON, "tools/requirements_page.py", "--check"],
        "lock files": [PYTHON, "tools/lock.py", "--check"],
    }
    if pages:
        found["template format"] = [str(BIN / "djangofmt"), "--check", *pages]
        found["template lint"] = [str(BIN / "djlint"), "--lint", "--quiet", *pages]
    return found


def format_templates() -> int:
    pages = templates()
    return subprocess.run([BIN / "djangofmt", "--quiet", *pages], cwd=ROOT).returncode if pages else 0


def main(arguments: list[str]) -> int:
    if arguments == ["--format-templates"]:
        return format_templates()
    wanted = checks()
    if unknown := [name for name in arguments if name not in wanted]:
        print(f"mithaq: there is no check “{unknown[0]}”. Hint: choose from {', '.join(wanted)}.")
        return 2
    failed = []
    for name in arguments or wanted:
        started = time.monotonic()
        done = subprocess.run(
            wanted[name],
            cwd=ROOT,
            env=ENVIRONMENT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        verdict = "ok" if done.returncode == 0 else "FAILED"
        print(f"{name:<20}{verdict:<8}{time.monotonic() - started:5.1f} s", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stdout, flush=True)
    if failed:
        print(f"mithaq: {len(failed)} of {len(arguments or wanted)} checks failed: {', '.join(failed)}.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
