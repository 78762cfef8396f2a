"""What the public and the officers see of reports: pages, PDF, data, acts at the desk."""

import datetime as dt
import io
import re

import pikepdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mithaq.commons.access.actor import system
from mithaq.commons.audit.models import Entry
from mithaq.commons.jobs.models import Job
from mithaq.commons.notify.actions import follow
from mithaq.commons.notify.queries import followers_of
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import GlossaryTerm
from mithaq.features.reports.actions import approve, correct, publish
from mithaq.features.reports.jobs import print_edition
from mithaq.features.reports.models import Edition
from mithaq.features.reports.printing import pdf_of
from mithaq.features.reports.queries.calendar import last_ended
from mithaq.kit.i18n import Text
from mithaq.kit.testing import flat, forget_everything_kept

from .make import at, make_clock, make_edition, make_series


@pytest.fixture(autouse=True)
def _storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def words_of(pdf: bytes) -> list[str]:
    """What a screen reader says of a PDF, in order."""

    def walk(element):
        if isinstance(element, pikepdf.Dictionary) and "/S" in element:
            yield str(element.get("/ActualText", ""))
            kids = element.get("/K", [])
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                yield from walk(kid)

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [said for kid in opened.Root.StructTreeRoot.K for said in walk(kid) if said]


@pytest.mark.row("O01")
def test_bulletin_when_published_then_page_pdf_and_data_say_the_same(town, visit, chapter):
    GlossaryTerm.objects.create(term=Text(ar="الرقاب", en="Regueb"))
    edition = make_edition(
        town, intro=Text(ar="كلمة أولى", en="A first word"), remarks={"test.terms": {"en": "Few names."}}
    )
    client = visit(town)
    page = flat(client.get(f"/en/bulletins/{edition.pk}/").content.decode())
    for said in ("A first word", "Few names.", "Terms of the town", "of the glossary", "Figures as of"):
        assert said in page
    assert '<dt><a class="whole" href="/en/zones/">Terms</a></dt><dd><bdi>1</bdi></dd>' in page
    assert f'href="/bulletins/{edition.pk}.json"' in page
    data = client.get(f"/bulletins/{edition.pk}.json").json()
    assert data["title"]["fr"].startswith("Bulletin trimestriel, ")
    assert data["chapters"]["ar"][0]["items"][2]["rows"] == [["الرقاب", 7]]
    assert data["figures_as_of"] == edition.computed_at.isoformat()
    pdf = client.get(f"/ar/bulletins/{edition.pk}/pdf/")
    assert (pdf.status_code, pdf["Content-Type"]) == (200, "application/pdf")
    said = words_of(pdf.content)
    assert said[0] == "الرقاب"
    assert said[1].startswith("النشرية الفصلية، الربع ")
    assert said[said.index("كلمة أولى") + 1 :][:7] == [
        "Terms of the town", "Few names.", "الرقم", "القيمة", "ملاحظة", "Terms", "1"
    ]  # fmt: skip
    figures = client.get("/api/v1/report-figures/").json()["items"]
    assert [(row["label"]["en"], row["number"]) for row in figures if row["chapter"] == "test.terms"] == [
        ("Terms", "1"),
        ("Ends", None),
    ]


def test_bulletin_when_not_published_then_nobody_finds_it(town, visit, make_person):
    edition = make_edition(town, published=False, intro=Text(en="Secret"))
    for person in (None, make_person("Nour")):
        client = visit(town, person)
        for path in (
            f"/en/bulletins/{edition.pk}/",
            f"/bulletins/{edition.pk}.json",
            f"/en/bulletins/{edition.pk}/pdf/",
        ):
            assert client.get(path).status_code == 404
        assert "Secret" not in client.get("/en/bulletins/").content.decode()


def test_bulletin_when_corrected_then_the_old_edition_points_to_the_new_one(town, visit):
    first = make_edition(town)
    by = system(town)
    second = correct(by=by, edition=first, reason=Text(en="Two answers were missing."))
    publish(by=by, edition=approve(by=by, edition=second))
    client = visit(town)
    old = flat(client.get(f"/en/bulletins/{first.pk}/").content.decode())
    new = flat(client.get(f"/en/bulletins/{second.pk}/").content.decode())
    assert f'This edition was corrected. <a href="/en/bulletins/{second.pk}/">' in old.replace(
        "corrected.<a", "corrected. <a"
    )
    assert "Two answers were missing." in new
    assert "This edition was corrected." not in new
    listed = flat(client.get("/en/bulletins/").content.decode())
    assert f'href="/en/bulletins/{second.pk}/"' in listed
    assert f'href="/en/bulletins/{first.pk}/"' not in listed


@pytest.mark.row("O01")
def test_publish_when_somebody_follows_then_they_are_told(town, make_person, actor_of):
    reader = make_person("Nour")
    follow(by=actor_of(reader), obj=make_series("bulletin", last_ended().starts_on))
    make_edition(town)
    assert list(followers_of(Entry.objects.get(event="reports.published"))) == [reader]


def test_print_when_published_then_kept_once_in_each_language(town, tmp_path, monkeypatch):
    edition = make_edition(town)
    [job] = Job.objects.filter(name="reports.print")
    print_edition(**job.arguments)
    print_edition(**job.arguments)
    kept = sorted(path.name.split("-")[1] for path in tmp_path.rglob("*.pdf"))
    assert kept == ["ar", "en", "fr"]
    with next(tmp_path.rglob("*-fr-*.pdf")).open("rb") as file:
        assert file.read() == pdf_of(edition, "fr")


@pytest.mark.row("O05")
def test_council_note_when_clicked_then_the_pdf_with_the_open_points_comes_at_once(
    town, visit, make_person, actor_of
):
    quarter = last_ended()
    late = at(quarter.ends_on.year, quarter.ends_on.month, 10)
    make_clock(make_series("bulletin", dt.date(2024, 1, 1)), late)
    client = visit(town, make_person("Mayor", duties=("reports.writer",)))
    pdf = client.post("/ar/desk/reports/prepare/", {"kind": "council", "pdf": "1"})
    assert (pdf.status_code, pdf["Content-Type"]) == (200, "application/pdf")
    said = words_of(pdf.content)
    assert said[1].startswith("مذكرة إلى المجلس البلدي، ")
    points = said[said.index("النقاط المفتوحة") :]
    assert points[:8] == [
        "النقاط المفتوحة", "فات أجلها وما زالت مفتوحة", "الموضوع", "الوعد", "كان موعده",
        "النشرية الفصلية", "نشر النشرية الفصلية", points[7],
    ]  # fmt: skip
    assert re.fullmatch(rf"10 .+ {late.year}", points[7])
    [note] = Edition.objects.all()
    assert (note.series.kind, note.status) == ("council", "draft")


@pytest.mark.row("N13")
def test_mel_report_when_clicked_edited_and_published_then_everybody_reads_the_words(
    town, visit, make_person, chapter
):
    client = visit(town, make_person("Hela", duties=("reports.publisher",)))
    assert "Monitoring, evaluation and learning report" in client.get("/en/desk/reports/").content.decode()
    to = client.post("/en/desk/reports/prepare/", {"kind": "mel"})["Location"]
    [edition] = Edition.objects.all()
    assert to == reverse("desk_reports_object", args=[edition.pk])
    form = client.get(f"/en/desk/reports/{edition.pk}/words/")
    seen = re.search(r'name="seen" value="(\w+)"', form.content.decode())[1]
    sent = {"seen": seen, "intro_en": "We learned", "remark_test_terms_en": "None yet", "intro_ar": "تعلّمنا"}
    assert client.post(f"/en/desk/reports/{edition.pk}/words/", sent)["Location"] == to
    # A colleague who had opened the form before is told, with both texts; nothing is overwritten.
    overtaken = client.post(f"/en/desk/reports/{edition.pk}/words/", sent | {"intro_en": "Mine"})
    assert "Somebody changed this while you were writing" in overtaken.content.decode()
    assert {"We learned", "Mine"} <= set(re.findall("We learned|Mine", overtaken.content.decode()))
    for step in ("compute", "approve", "back", "approve", "publish"):
        assert client.post(f"/en/desk/reports/{edition.pk}/{step}/")["Location"] == to
    page = visit(town).get(f"/en/bulletins/{edition.pk}/").content.decode()
    assert ("We learned" in page, "None yet" in page) == (True, True)
    assert "Mine" not in page
    assert client.get(f"/en/desk/reports/{edition.pk}/compare/").status_code == 200
    assert client.get(f"/en/desk/reports/{edition.pk}/pdf/")["Content-Type"] == "application/pdf"
    wrong = client.post(f"/en/desk/reports/{edition.pk}/correct/", {"reason_en": ""})
    assert (wrong.status_code, Edition.objects.count()) == (422, 1)
    client.post(f"/en/desk/reports/{edition.pk}/correct/", {"reason_en": "A name", "reason_ar": "اسم"})
    assert Edition.objects.get(number=2).correction == Text(en="A name", ar="اسم")


def test_desk_when_of_another_town_then_not_found(town, salt, visit, make_person):
    with inside(salt):
        theirs = make_edition(salt, kind="mel", published=False)
    client = visit(town, make_person("Hela", duties=("reports.publisher",)))
    for step in ("words", "compare", "pdf"):
        assert client.get(f"/en/desk/reports/{theirs.pk}/{step}/").status_code == 404
    for step in ("compute", "approve", "publish"):
        assert client.post(f"/en/desk/reports/{theirs.pk}/{step}/").status_code == 404
    with inside(salt):
        assert Edition.objects.get().status == "draft"


def test_pages_when_there_are_more_reports_then_as_many_queries(town, visit):
    def asked(path):
        forget_everything_kept()
        client.get(path)
        forget_everything_kept()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    first = make_edition(town)
    make_edition(town, kind="mel")
    client = visit(town)
    pages = ("/en/bulletins/", f"/en/bulletins/{first.pk}/", f"/bulletins/{first.pk}.json", "/en/")
    before = {page: asked(page) for page in pages}
    for kind in ("bulletin", "bulletin", "mel", "mel"):
        make_edition(town, kind=kind)
    assert {page: asked(page) for page in pages} == before
    assert max(before["/en/bulletins/"], before[f"/en/bulletins/{first.pk}/"]) < 12
