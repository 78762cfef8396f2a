"""Hostile input at every door of the house, family by family; what a door alone must refuse is tested beside it."""

from __future__ import annotations

import ast
import csv
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from django.core import mail
from django.core.exceptions import ValidationError

import mithaq
from mithaq.commons.access.actor import anonymous
from mithaq.commons.discuss.actions.posting import clean_name
from mithaq.commons.jobs.worker import run_pending
from mithaq.commons.tenancy.context import inside
from mithaq.features.plans.bundle.file import PARTS, SEAL, BundleRefused, unpack
from mithaq.features.requests import actions
from mithaq.features.requests.tests.make import file_one, make_category, make_unit, serve
from mithaq.portal.testing.fixtures import as_actor

from .test_counts import lists

SOURCE = Path(mithaq.__file__).parent
# What reads or writes a dangerous form, and where it stands: each of them is written with its attacks in mind.
KNOWN = {
    "csv.writer": {
        "kit/tables.py",
        "commons/publish/writers/as_csv.py",
        "features/requests/open311/writing.py",
        # The public table of another organisation, word for word.
        "features/plans/queries/lifecycle/ogp.py",
    },
    "zipfile.ZipFile": {
        "commons/files/content/documents.py",
        "commons/membership/exports.py",
        "features/plans/bundle/file.py",
        "methods/transparency/ballots.py",
        "methods/transparency/verifier/bundle.py",
    },
    "Image.open": {
        "commons/files/content/pictures.py",
        "commons/files/gps.py",
        "kit/images.py",
        "portal/towndesk/logos.py",
    },
    "ET.fromstring": {"features/requests/partner_server.py"},
    "ET.parse": set(),
    "pickle.loads": set(),
    "yaml.load": set(),
    "eval": set(),
    "exec": set(),
    "mark_safe": None,
}
WORDS = "' OR 1=1 -- \"><script>alert(311)</script>{{7*7}}=1+1\u202e"
NAMES = (
    *(
        "q",
        "page",
        "page_size",
        "cursor",
        "limit",
        "month",
        "kind",
        "field",
        "zone",
        "cell",
        "standing",
        "lang",
    ),
    *(
        "status",
        "sort",
        "since",
        "year",
        "category",
        "start_date",
        "end_date",
        "service_code",
        "theme",
        "next",
    ),
)


def calls() -> dict[str, set[str]]:
    """{dotted name of a call: files of the house in which it stands}, tests left out."""
    found: dict[str, set[str]] = {}
    for path in SOURCE.rglob("*.py"):
        place = path.relative_to(SOURCE).as_posix()
        if "/tests/" in place or "/migrations/" in place:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                found.setdefault(ast.unparse(node.func), set()).add(place)
    return found


def test_readers_when_new_ones_appear_then_their_attacks_are_thought_of_first():
    found = calls()
    assert {name: found.get(name, set()) for name, known in KNOWN.items() if known is not None} == {
        name: known for name, known in KNOWN.items() if known is not None
    }
    # Words of a query are parameters: raw SQL stands in no feature.
    raw = {place for name in found if name.endswith((".raw", ".extra", "RawSQL")) for place in found[name]}
    assert {place for place in raw if place.startswith("features/")} == set()


@pytest.mark.parametrize("kind", ["anonymous", "officer"])
def test_page_when_its_parameters_are_hostile_then_no_error_and_only_words(here, visit, kind):
    client = visit(here.municipality, here.people[kind], raise_request_exception=False)
    wrong = []
    for page in lists(kind):
        said = client.get(page, dict.fromkeys(NAMES, WORDS))
        if said.status_code >= 500:
            wrong.append(f"{page}: {said.status_code}")
        if not said.streaming and b"<script>alert(311)" in said.content and b"html" in said.content[:300]:
            wrong.append(f"{page}: markup")
    for query in ("q=%00", "q=%ff%fe", "page=%C0%AF", "page=-1", f"page={'9' * 40}", "q=" + "x" * 5000):
        for page in ("/en/requests/", "/en/search/", "/api/v1/requests/", "/open311/v2/requests.json"):
            said = client.get(f"{page}?{query}")
            if said.status_code >= 500:
                wrong.append(f"{page}?{query}: {said.status_code}")
    assert wrong == []
    assert client.get("/en/search/?q=%00").status_code == 400
    assert client.get("/en/%00/").status_code == 400


def test_address_when_it_climbs_then_nothing_is_found(here, visit):
    client = visit(here.municipality)
    for path in (
        "/files/1/../../../../etc/passwd",
        "/files/1/..%2f..%2f..%2fetc%2fpasswd",
        "/static/../../../../etc/passwd",
        "/static/%2e%2e/%2e%2e/etc/passwd",
        "/data/..%2f..%2fetc%2fpasswd.csv",
        "/r/..%2f..%2fetc/",
        "//etc/passwd",
    ):
        said = client.get(path)
        assert said.status_code in (301, 302, 400, 404), path
        assert b"root:" not in b"".join(said), path


def test_export_when_cells_begin_like_formulas_then_a_spreadsheet_runs_none(here, visit):
    town = here.municipality
    with inside(town, "en"):
        officer = serve(here.people["officer"], make_unit(), "requests.office_agent")
        for begun in "=+-@\t":
            row = file_one(town, make_category(f"c{ord(begun)}"), text=f"{begun}1+1", landmark=f"{begun}1+1")
            actions.show(by=as_actor(officer), request=row.request)
    client = visit(town, officer)
    for path in ("/data/requests.csv", "/open311/v2/requests.csv", "/en/desk/requests/export.csv"):
        said = client.get(path)
        table = (b"".join(said.streaming_content) if said.streaming else said.content).decode("utf-8-sig")
        assert said.status_code == 200, path
        cells = [cell for line in csv.reader(io.StringIO(table)) for cell in line]
        assert [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "-1+"))] == [], path
    book = openpyxl.load_workbook(io.BytesIO(b"".join(client.get("/data/requests.xlsx").streaming_content)))
    kinds = {cell.data_type for sheet in book for line in sheet.iter_rows() for cell in line}
    assert "f" not in kinds


def test_letter_when_names_hold_new_lines_then_no_header_is_added(here):
    town = here.municipality
    with inside(town, "en"):
        category = make_category("letters")
        name = "Amal\r\nBcc: somebody"
        filed = file_one(town, category, by=anonymous(town), name=name, email="amal@visitor.example")
        with pytest.raises(ValidationError):
            file_one(town, category, email="amal@visitor.example\nBcc: x@y.example")
    run_pending()
    assert filed.request.name == "Amal Bcc: somebody"
    for letter in mail.outbox:
        assert letter.message()["Bcc"] is None
        assert "\n" not in letter.subject


def test_name_when_it_turns_the_line_round_then_the_marks_are_gone():
    assert clean_name("\u202eAmal\u202c \u2067Salem\u200f") == "Amal Salem"


def test_body_when_too_large_or_of_too_many_parts_then_refused(here, visit):
    client = visit(here.municipality, raise_request_exception=False)
    large = {"q": "x" * 3_000_000}
    many = {f"f{number}": "1" for number in range(1500)}
    for path in ("/en/tell/draft/", "/open311/v2/requests.json", "/en/receipt/"):
        for fields in (large, many):
            assert 400 <= client.post(path, fields).status_code < 500, path


def test_bundle_when_it_is_a_bomb_climbs_or_nests_then_refused_unread():
    def packed(**parts: bytes) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
        return out.getvalue()

    sound = dict.fromkeys((*PARTS, SEAL), b"{}")
    for parts in (
        {**sound, "plan.json": b" " * 30_000_000},
        {**sound, "../../etc/cron.d/x": b"x"},
        {**sound, SEAL: b"[" * 200_000},
        {**sound, SEAL: json.dumps({"format": "x"}).encode()},
    ):
        with pytest.raises(BundleRefused):
            unpack(packed(**parts))
