"""The public table of commitments: read, given back cell by cell, searched, compared; ours in its shape."""

import argparse
import csv
import io
import os
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from mithaq.commons.access.actor import anonymous
from mithaq.commons.access.policy import Denied
from mithaq.features.plans import cli

from ...actions.lifecycle.ogp import read_ogp_table, remove_ogp_table
from ...catalogues import policy_areas
from ...enums import PlanStatus
from ...models import Commitment, OgpCommitment, OgpTable
from ...ogp.dictionary import codes, columns, headings
from ...ogp.table import NotATable
from ...queries.lifecycle.ogp import compared, found, own_table, table_lines
from ..make import make_plan, words

HEAD = "Commitment Unique Identifier,Country/Locality,Action Plan Number,Commitment Number,Commitment Title"
SHARED = Path("../shared")
GIVEN = os.environ.get("MITHAQ_OGP_TABLE", "")
REAL = Path(GIVEN or SHARED / "data/ogp/commitments.csv")


def lines(*rows, head=f"{HEAD},Year Of Submission,Raw Completion,Full Text"):
    return io.BytesIO("\n".join([head, *rows]).encode())


SMALL = (
    'TN0023,Tunisia,2,3,Open budget,2016,5,"Publishes the budget,\nevery year"',
    "JO0062,Jordan,4,4,Human rights unit,2018,3,Unifies complaints",
    "XX0001,Nowhere,1,1,Nothing reviewed,NA,NR,",
)


@pytest.fixture
def table(house):
    return read_ogp_table(by=house, lines=lines(*SMALL), title="Small")


def parsed(text_lines):
    return list(csv.reader(io.StringIO("".join(text_lines), newline="")))


def test_all_real_commitments_when_read_and_written_again_then_every_cell_is_equal(house):
    if not GIVEN and not SHARED.exists():
        pytest.skip(f"there is no folder {SHARED} on this machine; set MITHAQ_OGP_TABLE to the public table")
    assert REAL.exists(), f"the public table is not at {REAL}"
    with REAL.open("rb") as file:
        table = read_ogp_table(by=house, lines=file)
    with REAL.open(encoding="utf-8", newline="") as file:
        source = list(csv.reader(file))
    assert (table.rows, len(table.columns)) == (558, 171)
    assert parsed(table_lines(table)) == source
    assert table.columns == list(headings())
    typed = OgpCommitment.objects.get(identifier="TN0023")
    assert (typed.locality, typed.plan_number, typed.number, typed.year) == ("Tunisia", "2", "3", 2016)
    assert OgpCommitment.objects.filter(locality__in=("Tunisia", "Jordan")).count() == 19
    again = io.BytesIO("".join(table_lines(table)).encode())
    remove_ogp_table(by=house, table=table)
    assert read_ogp_table(by=house, lines=again).rows == 558


def test_table_when_read_then_cells_stay_word_for_word_and_are_understood(table):
    rows = [(one.identifier, one.year, one.completion, one.line) for one in table.commitments.all()]
    assert rows == [("TN0023", 2016, "5", 2), ("JO0062", 2018, "3", 4), ("XX0001", None, "NR", 5)]
    assert parsed(table_lines(table))[1][-1] == "Publishes the budget,\nevery year"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (("TN1,Tunisia,1,1,T,2016,5",), ["Line 2: 7 cells instead of 8."]),
        ((",Tunisia,1,1,T,2016,5,x",), ["Line 2: the identifier is missing or too long."]),
        (("A,P,1,1,T,16,5,x",), ["Line 2: “16” is no year."]),
        (("A,P,1,1,T,2016,9,x",), ["Line 2: “9” is no code of completion."]),
        (
            ('A,P,1,1,T,2016,5,"two\nlines"', "A,P,1,2,T,2016,5,x", "B,,1,1,T,2016,5,x"),
            [
                "Line 4: “A” stands on line 2 already.",
                "Line 5: the country or locality is missing or too long.",
            ],
        ),
    ],
)
def test_table_when_lines_are_wrong_then_each_is_named_and_nothing_kept(house, rows, told):
    with pytest.raises(NotATable) as refused:
        read_ogp_table(by=house, lines=lines(*SMALL[:0], *rows))
    assert [str(one) for one in refused.value.problems] == told
    assert not OgpTable.objects.exists()


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", 1),
        (b"a,b,c\n1,2,3\n", 1),
        (f"{HEAD},{HEAD}\n".encode(), 1),
        (f"{HEAD}\nA,P,1,1,caf\xe9\n".encode("latin-1"), 2),
        (f"{HEAD}\nA,P,1,1,\x00\n".encode(), 2),
        (f'{HEAD}\nA,P,1,1,"T"x\n'.encode(), 2),
        (b"PK\x03\x04\xff\xfe", 1),
    ],
)
def test_file_when_no_table_then_refused_with_its_line(house, data, line):
    with pytest.raises(NotATable) as refused:
        read_ogp_table(by=house, lines=io.BytesIO(data))
    assert refused.value.problems[-1].line == line
    assert not OgpTable.objects.exists()


def test_file_when_read_twice_or_empty_then_refused(house, table):
    with pytest.raises(ValidationError, match="as “Small”"):
        read_ogp_table(by=house, lines=lines(*SMALL))
    with pytest.raises(ValidationError, match="no commitment"):
        read_ogp_table(by=house, lines=lines())


def test_table_when_by_a_monitor_then_denied(town, make_person, actor_of):
    with pytest.raises(Denied):
        read_ogp_table(by=actor_of(make_person("K", duties=("plans.monitor",))), lines=lines(*SMALL))


def test_search_when_by_words_place_and_completion_then_only_those(table):
    assert [one.identifier for one in found(words="BUDGET year")] == ["TN0023"]
    assert [one.identifier for one in found(locality="Jordan")] == ["JO0062"]
    assert [one.identifier for one in found(completion="NR")] == ["XX0001"]
    assert not found(words="budget", locality="Jordan").exists()


def test_comparison_when_two_then_columns_that_differ_are_marked(table):
    rows = list(OgpCommitment.objects.filter(identifier__in=("TN0023", "JO0062")).order_by("line"))
    told = {line.heading: (line.cells, line.differs) for line in compared(rows)}
    assert told["Country/Locality"] == (["Tunisia", "Jordan"], True)
    assert told["Commitment Title"][0] == ["Open budget", "Human rights unit"]


def test_own_table_when_asked_by_anybody_then_published_commitments_under_the_same_headings(town, visit):
    plan = make_plan()
    Commitment.objects.update(title=words("=cmd()"), policy_areas=["open_data"])
    make_plan("hidden", published_at=None, status=PlanStatus.DRAFT)
    answer = visit(town).get("/plans/commitments-table.csv")
    rows = parsed([b"".join(answer.streaming_content).decode()])
    assert rows[0] == list(headings())
    assert len(rows) == 2
    cells = dict(zip(rows[0], rows[1], strict=True))
    assert cells["Country/Locality"] == "Regueb, Tunisia"
    assert cells["Commitment Unique Identifier"] == f"TN-{plan.code}-1"
    assert (cells["Open Data"], cells["Gender"], cells["Energy"]) == ("1", "0", "ND")
    assert (cells["Raw Completion"], cells["Not reviewed"]) == ("NR", "1")
    # A spreadsheet must not run what somebody wrote.
    assert cells["Commitment Title"] == "'=cmd() in English"


def test_own_table_when_read_again_then_it_is_a_table_of_commitments(town, house):
    make_plan(commitments=3)
    written = "".join(own_table(anonymous(town)))
    table = read_ogp_table(by=house, lines=io.BytesIO(written.encode()))
    assert table.rows == 3
    assert "".join(table_lines(table)) == written
    # What is mapped comes back as what it says, not only as the same text.
    cells = parsed([written])
    rows = [dict(zip(cells[0], row, strict=True)) for row in cells[1:]]
    read = [
        (one.identifier, one.locality, one.plan_number, one.number, one.year, one.completion)
        for one in table.commitments.order_by("line")
    ]
    promises = Commitment.objects.select_related("plan").order_by("number")
    assert read == [
        (
            f"TN-{one.plan.code}-{one.number}",
            "Regueb, Tunisia",
            "1",
            str(one.number),
            one.plan.submitted_on.year,
            "NR",
        )
        for one in promises
    ]
    assert [row["Commitment Title"] for row in rows] == [one.title["en"] for one in promises]


def test_codes_when_explained_then_in_three_languages_and_every_column_has_its_list():
    lists = {one.code for one in codes()}
    assert {column.codes for column in columns()} - {""} <= lists
    for one in (*columns(), *(code for listed in codes() for code in listed.values)):
        assert one.meaning.missing(("ar", "fr", "en")) == []
    assert {area.ogp for area in policy_areas().values()} <= set(headings())


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_page_of_codes_when_opened_then_every_column_stands(town, visit, language):
    page = visit(town).get(f"/{language}/plans/commitments-table/").content.decode()
    assert page.count('<bdi dir="ltr" lang="en">') == len(headings())


def test_desk_when_table_is_sent_then_read_searched_compared_and_given_back(town, visit, make_person):
    desk = visit(town, make_person("Monia", duties=("plans.editor",)))
    read, home = reverse("desk_plan_table_read"), reverse("desk_plan_tables")
    bad = SimpleUploadedFile("t.csv", lines("A,P,1,1,T,16,5,x").read())
    assert "Line 2" in str(desk.post(read, {"file": bad}).context["form"].errors["file"])
    good = SimpleUploadedFile("t.csv", lines(*SMALL).read())
    assert desk.post(read, {"file": good, "title": "Mine"}).status_code == 302
    table = OgpTable.objects.get()
    page = desk.get(home, {"words": "budget"}).context["page"]
    assert [one.identifier for one in page] == ["TN0023"]
    keys = list(table.commitments.values_list("pk", flat=True))
    side = desk.get(reverse("desk_plan_table_compare"), {"row": keys}).content.decode()
    assert "Open budget" in side
    assert desk.get(reverse("desk_plan_table_compare")).status_code == 302
    assert desk.get(reverse("desk_plan_table_row", args=[keys[0]])).status_code == 200
    file = b"".join(desk.get(reverse("desk_plan_table_file", args=[table.pk])).streaming_content)
    assert parsed([file.decode()]) == parsed([lines(*SMALL).read().decode()])
    desk.post(reverse("desk_plan_table_remove", args=[table.pk]))
    assert not OgpCommitment.objects.exists()


def command(*options):
    parser = argparse.ArgumentParser()
    cli.arguments(parser)
    return cli.run(parser.parse_args([*options, "--town", "regueb", "--language", "en"]))


def test_command_when_imported_and_exported_then_the_same_table(town, tmp_path, capsys):
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_bytes(lines(*SMALL).read())
    assert command("ogp", "import", str(source)) == 0
    number = OgpTable.objects.get().pk
    assert command("ogp", "export", str(out), "--table", str(number)) == 0
    with source.open(newline="") as before, out.open(newline="") as after:
        assert list(csv.reader(after)) == list(csv.reader(before))
    make_plan()
    assert command("ogp", "export", str(out)) == 0
    assert out.read_text().count("TN-regueb-2026-1") == 1
    capsys.readouterr()
    source.write_bytes(lines("A,P,1,1,T,16,5,x").read())
    assert command("ogp", "import", str(source)) == 2
    assert "Line 2: “16” is no year." in capsys.readouterr().err
