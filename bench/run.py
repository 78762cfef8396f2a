"""`make bench`: every figure of docs/performance.md, in one run on one machine.

Takes about ten minutes. `--quick` asks a tenth as often, to try the benchmark itself. PostgreSQL is measured
when it is installed (a throw-away cluster by tools/postgres.sh).
"""

from __future__ import annotations

import argparse
import itertools
import os
import platform
import re
import shutil
import subprocess
import sys
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.cold import cold  # noqa: E402
from bench.instructions import per_request  # noqa: E402
from bench.load import Ask, Measured, measure  # noqa: E402
from bench.serving import Served, bare, town  # noqa: E402

HOST = "regueb.localhost"
CITIZEN = "mabrouka@regueb.example"
CLIENTS = (1, 16, 64)
# What `bench.fill` adds to the demonstration: the number of the long commitment, and its plan.
LONG, PLAN = 60, "regueb-2021"
FRESH = itertools.count()
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


@dataclass(frozen=True)
class Page:
    """What is asked, and how many times the bare view's CPU it may cost (0: no target)."""

    name: str
    path: str
    target: float = 0
    cached: bool = False
    headers: tuple[tuple[str, str], ...] = ()


def pages(served: Served) -> list[Page]:
    home = "/ar/"
    plan = served.find("/ar/plans/", r"/ar/plans/\d+[^\"/]*/")
    parts = re.sub(r"(\d+)-[^/]*/$", r"\1/", plan)
    section = f"{parts}sections/vision/"
    founding = served.find("/ar/plans/", rf"/ar/plans/\d+-{PLAN}/").replace(f"-{PLAN}", "")
    counted = served.find("/ar/participation/", r"/ar/participation/\d+/")
    search = "/ar/search/?" + urllib.parse.urlencode({"q": "انارة"})
    return [
        Page("home, cached", home, 2, cached=True),
        Page("plan, cached", plan, 2, cached=True),
        Page("home", home, 25),
        Page("plan at a glance", plan, 15),
        Page("commitment", f"{parts}commitments/1/", 15),
        Page("commitment of 60 steps, 400 updates", f"{founding}commitments/{LONG}/", 15),
        Page("its timeline: 20 of 400", f"{founding}commitments/{LONG}/timeline/", 25),
        Page("participation of 10,000 records", counted, 25),
        Page("public log: 20 of 500", "/ar/log/", 25),
        Page("section with 500 comments", section, 25),
        Page("search", search, 25),
        Page("API list: 20 of 500", "/api/v1/comments/?limit=20", 25),
    ]


def signed_in(served: Served) -> dict[str, str]:
    """The headers of a citizen who came in by the link of `mithaq signin`."""
    found = re.search(r"https?://\S+/enter/\S+", served.run("signin", "--town", "regueb", CITIZEN))
    assert found is not None
    return {"Cookie": served.cookies_of(urllib.parse.urlsplit(found.group(0)).path, HOST)}


def ask_for(page: Page, more: Mapping[str, str] = MappingProxyType({})) -> Ask:
    separator = "&" if "?" in page.path else "?"
    headers = {"Accept-Encoding": "gzip", **dict(page.headers), **more}
    if page.cached:
        return Ask(lambda _count: page.path, HOST, headers=headers)
    # A number never used before: the page cache has not seen this address.
    return Ask(lambda _count: f"{page.path}{separator}n={next(FRESH)}", HOST, headers=headers)


def comment_ask(served: Served) -> Ask:
    """The form as a visitor's browser sends it, with a page of its own fetched once."""
    from bench.posting import prepared  # inline: reads the served form

    return prepared(served, HOST)


def row(
    name: str,
    found: dict[int, Measured],
    base: float,
    target: float = 0,
    instructions: int | None = None,
    first: tuple[float, int] | None = None,
) -> str:
    """One line of the table. first: CPU and queries of the page made with nothing kept."""
    cpu = found[16].cpu_ms
    ratio = cpu / base
    verdict = "" if not target else f"≤ {target:g} ×, {'met' if ratio <= target else '**missed**'}"
    rates = " / ".join(f"{found[clients].rate:,.0f}" for clients in CLIENTS)
    millions = f"{instructions / 1e6:.1f}" if instructions else "–"
    made = f"{first[0]:.1f} ({first[0] / base:.0f} ×), {first[1]}" if first else "–"
    size = f"{found[1].size / 1000:.1f}"
    return f"| {name} | {cpu:.2f} | {ratio:.1f} × | {verdict} | {rates} | {size} | {made} | {millions} |"


def measured(served: Served, ask: Ask, requests: int) -> dict[int, Measured]:
    return {n: measure(served.port, served.pid, ask, clients=n, requests=requests) for n in CLIENTS}


def one_database(database: str | None, base: float, scale: int, count_instructions: bool) -> list[str]:
    lines = []
    with town(database, comments=500) as served:
        asked = pages(served)
        first = cold([page.path for page in asked if not page.cached], HOST, served.environment)
        for page in asked:
            found = measured(served, ask_for(page), (2000 if page.cached else 120) // scale)
            refused = sum(one.refused for one in found.values())
            if refused:
                raise SystemExit(f"{page.name}: {refused} answers were not 200")
            counted = (
                per_request(page.path, HOST, served.environment)
                if count_instructions and not page.cached
                else None
            )
            made = None if page.cached else first[page.path]
            lines.append(row(page.name, found, base, page.target, counted, made))
            print(lines[-1], flush=True)
        citizen = signed_in(served)
        for page in asked[2:5]:
            found = measured(served, ask_for(page, citizen), 120 // scale)
            lines.append(row(f"{page.name}, signed in", found, base))
            print(lines[-1], flush=True)
        before = int(served.run("django", "shell", "-v0", "-c", COUNT))
        posts = 1000 // scale
        posted = measure(served.port, served.pid, comment_ask(served), clients=64, requests=posts)
        kept = int(served.run("django", "shell", "-v0", "-c", COUNT)) - before
        lines.append(
            f"| a comment posted, 64 clients | {posted.cpu_ms:.2f} | {posted.cpu_ms / base:.1f} × | "
            f"{posts} sent, {posted.refused} refused, {posts - posted.refused - kept} lost "
            f"| {posted.rate:,.0f} | – | – | – |"
        )
        print(lines[-1], flush=True)
    return lines


COUNT = (
    "from django_scopes import scopes_disabled\n"
    "from mithaq.commons.discuss.models import Comment\n"
    "with scopes_disabled(): print(Comment.objects.count())"
)
HEAD = (
    "| what | CPU ms | ratio | target | requests/s at 1 / 16 / 64 | kB (gzip) "
    "| nothing kept: CPU ms, queries | M instructions |\n"
    "|---|---|---|---|---|---|---|---|"
)


def bare_line(scale: int, count_instructions: bool) -> tuple[float, str]:
    with bare() as served:
        found = measured(served, Ask(lambda _count: "/"), 8000 // scale)
        counted = per_request("/", "bare", served.environment, 50) if count_instructions else None
    return found[16].cpu_ms, row("bare Django view", found, found[16].cpu_ms, 0, counted)


def printed() -> str:
    """A bulletin of twenty pages as a worker prints it, in a process of its own, beside its targets."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.pdf"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    )
    return f"A bulletin in Arabic: {done.stdout.strip()} (targets: 5 s, 400 MB)."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument(
        "--instructions", action="store_true", help="count instructions, too (15 minutes more)"
    )
    parser.add_argument("--on-postgres", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    scale = 10 if options.quick else 1
    base, line = bare_line(scale, options.instructions)
    if options.on_postgres:
        print("\n".join([HEAD, line, *one_database(os.environ["DATABASE_URL"], base, scale, False)]))
        return
    parts = ["### SQLite", "", HEAD, line, *one_database(None, base, scale, options.instructions), ""]
    if shutil.which("initdb") or list(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        command = [str(ROOT / "tools/postgres.sh"), sys.executable, __file__, "--on-postgres"]
        done = subprocess.run(
            command + ["--quick"] * options.quick, stdout=subprocess.PIPE, text=True, check=True
        )
        table = done.stdout[done.stdout.rindex(HEAD) :].strip()
        parts += ["### PostgreSQL", "", table, ""]
    parts += ["### Printing", "", printed(), ""]
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    text = "\n".join([BEGIN, f"Measured with `make bench` on a machine with {machine}.", "", *parts, END])
    page = ROOT / "docs/performance.md"
    old = page.read_text(encoding="utf-8")
    if not options.quick:
        page.write_text(old[: old.index(BEGIN)] + text + old[old.index(END) + len(END) :], encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
