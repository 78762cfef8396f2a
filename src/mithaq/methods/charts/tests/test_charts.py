import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from mithaq.methods import charts

SVG = "{http://www.w3.org/2000/svg}"
TODAY = date(2026, 11, 21)


def parse(chart):
    return ET.fromstring(chart.svg)  # noqa: S314 our own drawing


def all_charts(rtl):
    return [
        charts.bars("عنوان", [("حي النور", 3), ("Centre", 1.5)], rtl=rtl),
        charts.stacked("t", ["a", "b"], {"x": [1, 2], "y": [3, 0]}, rtl=rtl),
        charts.line("t", ["1", "2", "3"], {"x": [1, 2, 3], "y": [0, 9, 4]}, rtl=rtl),
        charts.ring("t", 87, 100, rtl=rtl),
        charts.spans(
            "t", [charts.Span("a", date(2026, 1, 1), date(2026, 6, 1), "late")], rtl=rtl, today=TODAY
        ),
    ]


@pytest.mark.parametrize("rtl", [False, True])
def test_draw_when_any_chart_then_is_named_described_and_left_to_right_inside(rtl):
    for chart in all_charts(rtl):
        root = parse(chart)
        assert [root[0].tag, root[1].tag] == [f"{SVG}title", f"{SVG}desc"]
        assert (root.get("direction"), root.get("role")) == ("ltr", "img")
        assert all(text.get("text-anchor") for text in root.iter(f"{SVG}text"))
        assert "style=" not in chart.svg


@pytest.mark.parametrize("rtl", [False, True])
def test_draw_when_label_has_letters_then_is_isolated_in_reading_direction(rtl):
    labels = [text.text for text in parse(charts.bars("t", [("حي النور", 37)], rtl=rtl)).iter(f"{SVG}text")]
    opening = "\u2067" if rtl else "\u2068"
    assert labels == [f"{opening}حي النور\u2069", "\u206837\u2069"]


def test_bars_when_right_to_left_then_every_bar_is_mirrored():
    left, right = (
        [
            (float(r.get("x")), float(r.get("width")))
            for r in parse(charts.bars("t", [("a", 4), ("b", 1)], rtl=rtl)).iter(f"{SVG}rect")
        ]
        for rtl in (False, True)
    )
    assert left == [(0, 292), (0, 73)]
    assert right == [(360 - 292, 292), (360 - 73, 73)]


def test_bars_when_a_value_is_negative_then_refused():
    with pytest.raises(ValueError, match="below zero"):
        charts.bars("t", [("a", -1)], rtl=False)


def test_bars_when_all_zero_or_empty_then_drawn_without_length():
    assert [r.get("width") for r in parse(charts.bars("t", [("a", 0)], rtl=False)).iter(f"{SVG}rect")] == [
        "0"
    ]
    assert charts.bars("t", [], rtl=True).rows == ()


def test_stacked_when_drawn_then_table_holds_the_same_figures():
    chart = charts.stacked("t", ["a", "b"], {"x": [1, 2], "y": [3, 0]}, rtl=False, heading="Zone")
    assert chart.columns == ("Zone", "x", "y")
    assert chart.rows == (("a", "1", "3"), ("b", "2", "0"))


def test_stacked_when_series_is_short_then_refused():
    with pytest.raises(ValueError, match="one value per label"):
        charts.stacked("t", ["a", "b"], {"x": [1]}, rtl=False)


@pytest.mark.parametrize(
    ("value", "expected"), [(0, 1), (1, 1), (1.2, 2), (2.1, 2.5), (3, 5), (51, 100), (0.03, 0.05)]
)
def test_axis_when_highest_value_given_then_ends_on_a_round_figure(value, expected):
    from mithaq.methods.charts.lines import round_up

    assert round_up(value) == pytest.approx(expected)


def test_line_when_right_to_left_then_first_month_stands_at_the_right():
    points = {}
    for rtl in (False, True):
        polyline = next(parse(charts.line("t", ["1", "2"], {"x": [1, 1]}, rtl=rtl)).iter(f"{SVG}polyline"))
        points[rtl] = [float(pair.split(",")[0]) for pair in polyline.get("points").split()]
    assert points[True] == [360 - x for x in points[False]]
    assert points[True][0] > points[True][1]


def test_ring_when_more_than_the_whole_then_refused():
    with pytest.raises(ValueError, match="part of a whole"):
        charts.ring("t", 101, 100, rtl=False)


def test_ring_when_drawn_then_says_its_share_in_words():
    chart = charts.ring("Answered", 87, 100, rtl=True)
    assert "\u206887 %\u2069" in chart.svg
    assert chart.rows == (("Answered", "87 / 100"),)


def test_spans_when_end_is_before_start_then_refused():
    with pytest.raises(ValueError, match="ends on or after"):
        charts.spans("t", [charts.Span("a", TODAY, date(2026, 1, 1))], rtl=False, today=TODAY)


def test_draw_when_label_holds_markup_then_escaped():
    chart = charts.bars("<b>", [("<script>", 1)], rtl=False)
    assert "<script>" not in chart.svg
    assert re.search(r"<title>&lt;b&gt;</title>", chart.svg)
