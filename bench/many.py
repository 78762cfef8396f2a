"""`make bench-requests`: the pages of requests in a town that has 50,000 of them (ARGS="--quick": 5,000).

Each page’s CPU beside the bare Django view, on SQLite or (--database) PostgreSQL; and how many queries a page asks,
which must be the same with a tenth of the rows. Writes the table of docs/performance.md between its marks.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.load import Ask, measure  # noqa: E402
from bench.serving import CLI, Served, bare, free_port, wait  # noqa: E402
from bench.soak import run  # noqa: E402

HOST, OFFICER = "regueb.localhost", "officer@regueb.example"
BEGIN, END = "<!-- requests: begin -->", "<!-- requests: end -->"
FRESH = count()
LIST, ONE = 25, 15
# (name, address, target as a multiple of the bare view, of an officer)
PAGES = (
    ("list: 20 of them", "/ar/requests/", LIST, False),
    ("list, page 100", "/ar/requests/?page=100", LIST, False),
    ("list of one field, still open", "/ar/requests/?field=lighting&standing=open", LIST, False),
    ("list of one zone", "/ar/requests/?zone=z3", LIST, False),
    ("points of the map", "/ar/requests/points.json", LIST, False),
    ("figures of a year", "/ar/requests/figures/", LIST, False),
    ("one request", "/ar/requests/{one}/", ONE, False),
    ("search, a rare word", "/ar/search/?q=rare77", LIST, False),
    ("search, a word of every tenth", "/ar/search/?" + urllib.parse.urlencode({"q": "مصباح"}), LIST, False),
    ("Open311: 20 of them", "/open311/v2/requests.json?page_size=20", LIST, False),
    ("desk: the queue", "/ar/desk/requests/", LIST, True),
    ("desk: past their date", "/ar/desk/requests/?standing=late", LIST, True),
    ("desk: words", "/ar/desk/requests/?q=rare77", LIST, True),
    ("desk: today", "/ar/desk/", LIST, True),
)


# In the town's own process: `python -m bench.many fill 50000`, `… queries`.


def fill(many: int) -> None:
    """Straight into the tables: what 50,000 acts would have left, but for their history."""
    import django

    django.setup()
    from mithaq.commons.people.models import Appointment, Function, Person, User
    from mithaq.commons.tenancy.actions import open_municipality
    from mithaq.commons.tenancy.context import inside
    from mithaq.features.requests.demo import fill as demo
    from mithaq.kit.i18n import Text
    from mithaq.registers.places.models import Zone

    name = Text(ar="الرقاب", fr="Regueb", en="Regueb")
    town = open_municipality(slug="regueb", name=name, country="TN", languages=["ar", "fr", "en"])
    with inside(town):
        for number in range(10):
            west, south = 9.7 + 0.02 * (number % 5), 34.8 + 0.02 * (number // 5)
            ring = [[west, south], [west + 0.02, south], [west + 0.02, south + 0.02], [west, south + 0.02]]
            outline = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
            Zone.objects.create(code=f"z{number}", name=Text(ar=f"حي {number}"), geometry=outline)
        today = dt.date.today() - dt.timedelta(days=9)
        person = Person.objects.create(
            user=User.objects.create_user(email=OFFICER), name="موظف", language="ar"
        )
        duties = ["requests.office_agent", "requests.manager", "requests.head"]
        function = Function.objects.create(title=Text(ar="موظف"), duties=duties, opened_on=today)
        Appointment.objects.create(function=function, person=person, starts_on=today)
        demo(municipality=town, say=lambda words: None)
        multiply(many)


def more(many: int) -> None:
    import django

    django.setup()
    from mithaq.commons.tenancy.context import inside
    from mithaq.commons.tenancy.models import Municipality

    with inside(Municipality.objects.get(slug="regueb")):
        multiply(many)


def multiply(many: int) -> None:
    """Copies of the requests that are there, at other moments and places, with their steps, promises and words."""
    from django.db import connection, transaction
    from django.utils import timezone

    from mithaq.commons.clocks.models import Clock
    from mithaq.commons.receipts.codes import new_code
    from mithaq.commons.search.documents import documents, fill
    from mithaq.commons.search.models import SearchEntry, SearchTerm
    from mithaq.features.requests.models import Request, Step

    dice, now = random.Random(1), timezone.now()  # noqa: S311
    models = list(
        Request.objects.select_related("category", "zone").prefetch_related("steps").order_by("pk")[:300]
    )
    clocks = {one.subject_id: one for one in Clock.objects.filter(kind="requests.answer")}
    steps = {one.pk: list(one.steps.all()) for one in models}
    known: dict[int, tuple[Any, dict[str, int]]] = {}
    last = Request.objects.order_by("-number").values_list("number", flat=True)[0]

    def copied(row: Any, **changed: Any) -> Any:
        fields = {one.attname: getattr(row, one.attname) for one in row._meta.concrete_fields}
        return type(row)(**{**fields, "id": None, **changed})

    for begun in range(0, many, 5000):
        made, parts = [], []
        for number in range(begun, min(begun + 5000, many)):
            model = models[number % len(models)]
            received = now - dt.timedelta(minutes=dice.randrange(600, 365 * 1440))
            row = copied(
                model,
                number=last + number + 1,
                text=f"{model.text.partition(' rare')[0]} rare{number % 1000}",
                receipt_digest=new_code().digest,
                received_at=received,
                moved_at=received,
                latitude=round(34.8 + dice.random() * 0.04, 6),
                longitude=round(9.7 + dice.random() * 0.1, 6),
            )
            made.append(row)
            parts.append((model, received))
        with transaction.atomic():
            Request.objects.bulk_create(made)
            more: list[Any] = []
            promised: list[Any] = []
            entries: list[Any] = []
            weights: list[dict[str, int]] = []
            for row, (model, received) in zip(made, parts, strict=True):
                more += [copied(one, request_id=row.pk, at=received) for one in steps[model.pk]]
                if (clock := clocks.get(model.pk)) is not None:
                    due = received + (clock.due_at - clock.started_at)
                    promised.append(copied(clock, subject_id=row.pk, started_at=received, due_at=due))
                if model.pk not in known:
                    [document] = documents(model)[:1]
                    known[model.pk] = (document, document.weights())
                document, words = known[model.pk]
                entry = SearchEntry(
                    municipality_id=row.municipality_id,
                    record="requests.request",
                    subject_id=row.pk,
                    language=document.language,
                    changed_at=received,
                )
                fill(entry, document)
                entries.append(entry)
                weights.append({**words, f"rare{row.text.rpartition('rare')[2]}": 1})
            Step.objects.bulk_create(more)
            Clock.objects.bulk_create(promised)
            SearchEntry.objects.bulk_create(entries)
            SearchTerm.objects.bulk_create(
                (
                    SearchTerm(municipality_id=entry.municipality_id, entry=entry, term=term, weight=weight)
                    for entry, words in zip(entries, weights, strict=True)
                    for term, weight in words.items()
                ),
                batch_size=20_000,
            )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def queries() -> None:
    """{name of the page: queries}, each asked with nothing kept, as its reader asks it."""
    import logging

    import django

    django.setup()
    from django.core.cache import caches
    from django.db import connection
    from django.test import Client
    from django_scopes import scopes_disabled

    from mithaq.commons.people.models import User
    from mithaq.commons.tenancy.queries import forget_hosts
    from mithaq.features.requests.models import Request

    logging.disable()
    with scopes_disabled():
        one = Request.objects.filter(publicity="shown").latest("pk").pk
    citizen, officer = (Client(headers={"host": HOST}) for _client in range(2))
    officer.force_login(User.objects.get(email=OFFICER), backend="django.contrib.auth.backends.ModelBackend")
    found: dict[str, int] = {}
    for name, path, _target, desk in PAGES:
        client, asked = officer if desk else citizen, [0]

        def counted(execute: Any, *rest: Any, asked: list[int] = asked) -> Any:
            asked[0] += 1
            return execute(*rest)

        client.get(path.format(one=one))
        caches["pages"].clear()
        # A process asks for the town of a host every two seconds: here always, or the count depends on the clock.
        forget_hosts()
        with connection.execute_wrapper(counted):
            answer = client.get(path.format(one=one))
        if answer.status_code != 200:
            raise SystemExit(f"{path}: {answer.status_code}")
        found[name] = asked[0]
    print(json.dumps({"one": one, "queries": found}))


# Outside of it.


def last_line(said: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(said.splitlines()[-1])
    return found


@contextmanager
def filled(database: str | None, many: int) -> Iterator[tuple[Served, dict[str, Any], dict[str, Any]]]:
    folder, port = Path(tempfile.mkdtemp(prefix="mithaq-many-")), free_port()
    environment = {key: value for key, value in os.environ.items() if not key.startswith("MITHAQ_")}
    environment |= {
        "MITHAQ_PROFILE": "demo",
        "MITHAQ_VAR": str(folder),
        "MITHAQ_PORT": str(port),
        "DJANGO_SETTINGS_MODULE": "mithaq.portal.settings",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
    }
    environment.pop("DATABASE_URL", None)
    if database:
        environment["DATABASE_URL"] = database
    me = [sys.executable, "-m", "bench.many"]
    try:
        run([*CLI, "migrate"], environment)
        run([*me, "fill", str(many // 10)], environment)
        few = last_line(run([*me, "queries"], environment))
        run([*me, "more", str(many - many // 10)], environment)
        said = last_line(run([*me, "queries"], environment))
        server = subprocess.Popen(
            [*CLI, "serve", "--workers", "1", "--threads", "2", "--port", str(port)],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait(port)
            yield Served(port, server.pid, environment), few, said
        finally:
            server.terminate()
            server.wait(60)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def ask_for(path: str, cookie: str) -> Ask:
    """A number never used before: the page cache has not seen this address."""
    separator = "&" if "?" in path else "?"
    headers = {"Accept-Encoding": "gzip", **({"Cookie": cookie} if cookie else {})}
    return Ask(lambda _count: f"{path}{separator}n={next(FRESH)}", HOST, headers=headers)


def lines_of(database: str | None, base: float, many: int, asked: int) -> list[str]:
    lines = []
    with filled(database, many) as (served, few, said):
        link = served.run("signin", "--town", "regueb", OFFICER).split()
        [way] = [word for word in link if "/enter/" in word]
        cookie = served.cookies_of(urllib.parse.urlsplit(way).path, HOST)
        for name, path, target, desk in PAGES:
            ask = ask_for(path.format(one=said["one"]), cookie if desk else "")
            found = measure(served.port, served.pid, ask, clients=8, requests=asked)
            ratio, before, after = found.cpu_ms / base, few["queries"][name], said["queries"][name]
            verdict = f"≤ {target} ×, {'met' if ratio <= target else '**missed**'}"
            same = f"{after}" if before == after else f"**{before} → {after}**"
            refused = f", {found.refused} refused" if found.refused else ""
            lines.append(f"| {name} | {found.cpu_ms:.1f} | {ratio:.0f} × | {verdict}{refused} | {same} |")
            print(lines[-1], flush=True)
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="5,000 requests, each page asked less often")
    parser.add_argument("--database", default=os.environ.get("DATABASE_URL", ""), help="a PostgreSQL URL")
    options = parser.parse_args()
    many, asked = (5_000, 24) if options.quick else (50_000, 80)
    with bare() as served:
        base = measure(served.port, served.pid, Ask(lambda _count: "/"), clients=16, requests=4000).cpu_ms
    kind = "PostgreSQL" if options.database else "SQLite"
    head = [
        f"#### {kind}, {many:,} requests (bare view {base:.2f} ms)",
        "",
        "| page | CPU ms | ratio | target | queries |",
        "|---|---|---|---|---|",
    ]
    print("\n".join(head), flush=True)
    lines = lines_of(options.database or None, base, many, asked)
    if options.quick:
        return
    page = ROOT / "docs/performance.md"
    old = page.read_text(encoding="utf-8")
    before, rest = old.split(BEGIN, 1)
    kept, after = rest.split(END, 1)
    others = [part for part in kept.strip().split("#### ") if part and not part.startswith(kind)]
    parts = "\n\n".join(["\n".join(head + lines), *(f"#### {part.strip()}" for part in others)])
    page.write_text(f"{before}{BEGIN}\n{parts}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["fill", many]:
            fill(int(many))
        case ["more", many]:
            more(int(many))
        case ["queries"]:
            queries()
        case _:
            main()
