"""What the house itself tells: comments, promises, public acts, open points; of one town and one period only."""

import datetime as dt
from dataclasses import replace

import pytest
import time_machine
from django.utils import timezone

from mithaq.commons.access.actor import system
from mithaq.commons.manifest.definitions import Fact
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import GlossaryTerm
from mithaq.features.reports import chapters as own
from mithaq.features.reports.actions import prepare
from mithaq.features.reports.queries.calendar import period_of
from mithaq.features.reports.writing import write
from mithaq.kit.i18n import Text
from mithaq.kit.registry import records
from mithaq.methods.quarters import Quarter

from .make import at, make_clock, make_comment, make_series

Q3 = Quarter(2026, 3)
PERIOD = period_of(Q3)


def told(write_chapter, town):
    facts, rows = {}, {}
    for item in write_chapter(town, PERIOD):
        if isinstance(item, Fact):
            facts[item.label] = item.value
        else:
            rows[item.title] = item.rows
    return facts, rows


@pytest.fixture
def subject(town):
    return make_series("bulletin", dt.date(2026, 1, 1))


def test_comments_when_counted_then_those_of_the_period_on_the_towns_clock(town, subject):
    make_comment(subject, at(2026, 7, 1, 0), answered=at(2026, 7, 9))
    make_comment(subject, at(2026, 9, 30, 23))
    make_comment(subject, at(2026, 8, 1), state="rejected")
    make_comment(subject, at(2026, 6, 30, 23), answered=at(2026, 7, 2))
    make_comment(subject, at(2026, 10, 1, 0))
    facts, rows = told(own.comments, town)
    assert facts == {
        "Comments received": 3,
        "Of those, published": 2,
        "Of those, not published": 1,
        "Official answers given": 2,
    }
    assert [(str(label), count) for label, count in rows["What was decided about comments"]] == [
        ("accepted", 2)
    ]


def test_promises_when_counted_then_late_and_unkept_ones_count_against_the_town(town, subject):
    series = [make_series(kind, dt.date(2026, 1, 1)) for kind in ("bulletin", "mel", "council", "annual")]
    make_clock(series[0], at(2026, 8, 10), at(2026, 8, 9))
    make_clock(series[1], at(2026, 8, 10), at(2026, 8, 20))
    make_clock(series[2], at(2026, 8, 10))
    # Kept after the period: at its end it was still open.
    make_clock(series[3], at(2026, 9, 20), at(2026, 10, 20))
    make_clock(series[0], at(2026, 6, 10), at(2026, 6, 9))
    facts, rows = told(own.promises, town)
    assert facts == {"Promises with a date that were kept in time": 1}
    [row] = rows["Kept in time, by kind of promise"]
    assert (str(row[0]), *row[1:]) == ("Publication of the quarterly bulletin", 1, 1, 2, "25%")


@pytest.fixture
def commented():
    """Series take comments here, as plans do."""
    series = records.get("reports.series")
    records._items[series.code] = replace(series, comments=True)
    yield
    records._items[series.code] = series


def test_open_points_when_written_then_named_and_a_citizens_words_are_not(town, subject, commented):
    comment = make_comment(subject, at(2026, 7, 1))
    make_clock(comment, at(2026, 8, 1), kind="plans.comment_answer")
    make_clock(subject, at(2026, 9, 1))
    make_clock(make_comment(subject, at(2026, 7, 1), state="pending"), at(2026, 8, 2))
    _facts, rows = told(own.open_points, town)
    [table] = rows.values()
    assert [(str(name), str(kind), due) for name, kind, due in table] == [
        ("A comment on “Quarterly bulletin”", "Answer to a comment", at(2026, 8, 1)),
        ("Quarterly bulletin", "Publication of the quarterly bulletin", at(2026, 9, 1)),
    ]


def test_acts_when_counted_then_public_ones_of_the_period(town):
    with time_machine.travel(at(2026, 8, 1), tick=False):
        prepare(by=system(town), kind="mel", quarter=Quarter(2026, 2))  # not public
    facts, rows = told(own.acts, town)
    assert (facts, rows) == ({}, {})


@pytest.mark.row("N15")
def test_chapters_when_written_again_later_then_the_same_figures(town, subject):
    make_comment(subject, at(2026, 8, 1), answered=at(2026, 8, 3))
    make_clock(subject, at(2026, 9, 1))
    with time_machine.travel(at(2026, 10, 2), tick=False):
        first = write(town, PERIOD)
    with time_machine.travel(at(2027, 3, 2), tick=False):
        assert write(town, PERIOD) == first
    assert [chapter["code"] for chapter in first["en"]] == [
        "reports.open",
        "reports.comments",
        "reports.promises",
    ]


@pytest.mark.row("N15", "O02")
def test_report_of_salt_when_prepared_then_in_arabic_with_its_own_figures_only(regueb, salt, chapter):
    for town, comments in ((regueb, 5), (salt, 2)):
        with inside(town):
            GlossaryTerm.objects.create(term=Text(ar=f"اسم {town.name['ar']}", en=town.name["en"]))
            subject = make_series("mel", dt.date(2026, 1, 1))
            for _number in range(comments):
                make_comment(subject, at(2026, 8, 1))
    with inside(salt), time_machine.travel(at(2026, 10, 3), tick=False):
        edition = prepare(by=system(salt), kind="mel", quarter=Q3)
        assert timezone.get_current_timezone_name() == "Asia/Amman"
        assert edition.title == "تقرير المتابعة والتقييم والتعلّم، الربع الثالث من سنة 2026"
    assert list(edition.chapters) == ["ar", "en", "fr"]
    terms, comments = edition.chapters["ar"][:2]
    assert terms["items"][2]["rows"] == [["اسم السلط الكبرى", 7]]
    assert comments["label"] == "التعليقات والإجابات"
    assert [(item["label"], item["value"]) for item in comments["items"]] == [
        ("التعليقات الواردة", 2),
        ("منها ما نُشر", 2),
        ("منها ما لم يُنشر", 0),
        ("الإجابات الرسمية", 0),
    ]
    assert "الرقاب" not in str(edition.chapters)
    assert "Regueb" not in str(edition.chapters)
