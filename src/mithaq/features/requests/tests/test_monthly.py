"""The report of a month and the feed: what everybody may count, and nobody's private matter."""

from __future__ import annotations

import csv
import datetime as dt
import io
from xml.etree import ElementTree

import pytest
from django.utils import timezone
from pypdf import PdfReader

from mithaq.features.requests.models import Request
from mithaq.features.requests.monthly import report_of
from mithaq.features.requests.queries import figures
from mithaq.kit.i18n import Text

from .make import file_one, make_category, make_zone

ATOM = "{http://www.w3.org/2005/Atom}"


def month(day: dt.date) -> dt.date:
    return day.replace(day=1)


@pytest.fixture
def told(town):
    """Two lamps shown in Nour, one lamp in private, four private and one shown about waste."""
    nour = make_zone("nour")
    lamp, waste = make_category(), make_category("waste", field="hygiene", name=Text(en="Waste", ar="نفايات"))
    for number in range(8):
        row = file_one(town, lamp if number < 3 else waste, zone=nour, text=f"Told {number}").request
        shown = number in (0, 1, 7)
        Request.objects.filter(pk=row.pk).update(publicity="shown" if shown else "private")
    return lamp, waste


@pytest.mark.row("D05")
def test_report_when_few_are_private_then_no_count_tells_of_them(town, told):
    lamp, waste = told
    today = timezone.localdate()

    def received():
        found = report_of(month(today))
        return {
            part.code: (part.line.received, [one.received for one in part.subjects]) for part in found.parts
        }

    now = timezone.now()
    span = (now - dt.timedelta(days=1), now + dt.timedelta(days=1))
    assert received() == {"lighting": (2, [2]), "hygiene": (1, [1])}
    assert {key: row["received"] for key, row in figures("category", *span).items()} == {
        lamp.pk: 2,
        waste.pk: 1,
    }
    fifth = file_one(town, waste, landmark="Market").request
    Request.objects.filter(pk=fifth.pk).update(publicity="private")
    assert received() == {"hygiene": (6, [6]), "lighting": (2, [2])}
    places = {part.code: part.line.zones for part in report_of(month(today)).parts}
    assert [(str(name), count) for name, count in places["hygiene"]] == [("nour", 1)]


@pytest.mark.row("D05")
def test_month_pages_when_read_then_page_csv_and_pdf_say_the_same(town, told, visit):
    today = timezone.localdate()
    base = f"/en/requests/months/{today.year}-{today.month}"
    page = " ".join(visit(town).get(f"{base}/").content.decode().split())
    assert "cleanliness and waste" in page
    assert "Received: <bdi>3</bdi>" in page
    rows = list(csv.reader(io.StringIO(b"".join(visit(town).get(f"{base}.csv")).decode("utf-8-sig"))))
    assert [row[:5] for row in rows[1:]] == [
        [f"{today:%Y-%m}", "public lighting", "Street light out", "2", "0"],
        [f"{today:%Y-%m}", "cleanliness and waste", "Waste", "1", "0"],
    ]
    text = PdfReader(io.BytesIO(visit(town).get(f"{base}.pdf").content)).pages[0].extract_text()
    assert [words in text for words in ("Waste", "public lighting")] == [True, True]
    assert visit(town).get("/en/requests/months/").status_code == 302
    for wrong in ("2026-13/", f"{today.year + 1}-01/", "1999-1/", f"{today.year}-{today.month}.doc"):
        assert visit(town).get(f"/en/requests/months/{wrong}").status_code == 404


@pytest.mark.row("D05")
def test_feed_when_asked_for_a_field_or_zone_then_what_everybody_reads_of_it(town, told, visit):
    def titles(**asked):
        found = ElementTree.fromstring(visit(town).get("/en/requests/feed.atom", asked).content)  # noqa: S314  # ours
        return [one.findtext(f"{ATOM}title").split(" · ")[1] for one in found.iter(f"{ATOM}entry")]

    assert titles(field="hygiene") == ["Waste"]
    assert titles(category="lamp") == ["Street light out"] * 2
    assert titles(zone="nour") == ["Waste", "Street light out", "Street light out"]
    assert titles(zone="elsewhere") == []
