from datetime import UTC, date, datetime
from xml.etree import ElementTree as ET

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.utils import translation

from mithaq.kit import icons
from mithaq.kit.templatetags.look import closing_state, due_state
from mithaq.kit.testing import flat

TODAY = date(2026, 11, 21)


def render(source, **context):
    with translation.override("en"):
        return Template("{% load look %}" + source).render(Context(context))


@pytest.mark.parametrize("name", sorted(icons.SHAPES))
def test_icon_when_drawn_then_is_sound_and_hidden_from_voices(name):
    root = ET.fromstring(icons.icon(name))  # noqa: S314 our own drawing
    assert root.get("aria-hidden") == "true"


def test_icon_when_labelled_then_label_is_escaped():
    assert 'aria-label="&quot;&gt;&lt;b&gt;"' in icons.icon("bell", '"><b>')


@pytest.mark.parametrize(
    ("day", "done_on", "expected"),
    [
        (date(2027, 2, 19), None, ("90 days left", "")),
        (date(2026, 11, 22), None, ("1 day left", "soon")),
        (TODAY, None, ("due today", "soon")),
        (date(2026, 11, 20), None, ("1 day late", "late")),
        (TODAY, TODAY, ("done in time", "good")),
        (date(2026, 11, 1), date(2026, 11, 3), ("done 2 days late", "soon")),
    ],
)
def test_due_when_day_given_then_state_in_words(day, done_on, expected):
    with translation.override("en"):
        assert due_state(day, done_on=done_on, today=TODAY) == expected


def test_due_when_moment_given_then_counts_in_the_town_s_days(settings):
    settings.TIME_ZONE = "Asia/Amman"
    with translation.override("en"):
        # 22:30 UTC on the 21st is the 22nd in Amman.
        assert due_state(datetime(2026, 11, 21, 22, 30, tzinfo=UTC), today=TODAY) == ("1 day left", "soon")


def test_closing_when_over_then_closed():
    with translation.override("en"):
        assert closing_state(date(2026, 11, 20), today=TODAY) == ("closed", "quiet")
        assert closing_state(TODAY, today=TODAY) == ("closes today", "soon")


def test_chip_when_tone_given_then_words_shape_and_markup_escaped():
    html = render('{% chip words tone="late" %}', words="<b>Late</b>")
    assert 'class="chip late"' in html
    assert "<svg" in html
    assert "&lt;b&gt;Late&lt;/b&gt;" in html


class CommentForm(forms.Form):
    name = forms.CharField(label="Name", help_text="As shown.")
    way = forms.ChoiceField(label="Way", choices=[("a", "A")], widget=forms.RadioSelect)
    agree = forms.BooleanField(label="Agree")
    note = forms.CharField(label="Note", required=False)


@pytest.mark.row("T04")
def test_form_when_sent_empty_then_errors_are_announced_linked_and_described():
    html = render('{% include "kit/form.html" %}', form=CommentForm({}))
    assert 'role="alert"' in flat(html)
    assert "3 things to mend" in flat(html)
    assert '<a href="#id_name">Name</a>' in flat(html)
    assert '<a href="#id_way_group">Way</a>' in flat(html)
    assert 'id="id_way_group"' in flat(html)
    assert 'aria-describedby="id_name_helptext id_name_error"' in flat(html)
    assert 'id="id_name_error"' in flat(html)
    assert 'id="id_name_helptext"' in flat(html)
    assert html.count('aria-invalid="true"') == 3


@pytest.mark.row("T04")
def test_form_when_shown_then_required_is_said_in_words():
    html = render('{% include "kit/form.html" %}', form=CommentForm())
    assert html.count("(required)") == 3
    assert html.count("(optional)") == 1
    assert 'role="alert"' not in html


def test_pager_when_query_holds_filters_then_they_are_kept(rf):
    html = render(
        "{% pager page %}", page=Paginator(range(100), 10).page(2), request=rf.get("/?q=نور&page=2")
    )
    assert 'rel="prev" href="?q=%D9%86%D9%88%D8%B1&amp;page=1"' in flat(html)
    assert 'rel="next" href="?q=%D9%86%D9%88%D8%B1&amp;page=3"' in flat(html)
    assert html.count('aria-current="page"') == 1


def test_pager_when_one_page_is_enough_then_nothing():
    assert render("{% pager page %}", page=Paginator(range(5), 10).page(1)).strip() == ""
