"""The filters of templates: language and direction marked, everything escaped, figures isolated."""

import datetime as dt
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from mithaq.kit.formats import Formats, use_formats
from mithaq.kit.i18n import Text, use_languages
from mithaq.kit.prose import render
from mithaq.kit.text import strip_bidi

TUNISIA = Formats("ar", "ar_TN", "latn", "TND", "Africa/Tunis")


@pytest.fixture(autouse=True)
def tunisia():
    with use_formats(TUNISIA), use_languages(["ar", "fr"]), override("ar"):
        yield


def show(source: str, **context) -> str:
    return Template("{% load mithaq %}" + source).render(Context(context))


def test_text_when_in_the_readers_language_then_plain_and_escaped():
    assert show("{{ t|text }}", t=Text(ar="<b>نص</b>", fr="Texte")) == "&lt;b&gt;نص&lt;/b&gt;"
    assert show("{{ t|text }}", t="<i>") == "&lt;i&gt;"
    assert show("{{ t|text }}", t=None) == ""
    assert show("{{ t|text }}", t=Text()) == ""


@pytest.mark.row("T06")
def test_text_when_not_translated_then_original_is_shown_and_marked():
    assert show("{{ t|text }}", t=Text(fr="<Texte>")) == (
        '<span lang="fr" dir="ltr">&lt;Texte&gt;</span> <span class="untranslated">غير مترجم</span>'
    )
    with override("en"):
        assert show("{{ t|text }}", t={"ar": "نص"}) == (
            '<span lang="ar" dir="rtl">نص</span> <span class="untranslated">not translated</span>'
        )


def test_plain_when_text_then_words_alone():
    assert show('<a title="{{ t|plain }}">', t=Text(fr='"x"')) == '<a title="&quot;x&quot;">'


def test_prose_when_paragraphs_lists_and_links_then_html():
    source = "سطر أول\nسطر ثان\n\n- نقطة\n  - فرع\n  - فرع آخر\n- أخرى\n\n١. أولا\n2. ثانيا\n\nhttps://example.org/a?b=1&c=2."
    assert show("{{ t|prose }}", t=Text(ar=source)) == (
        '<div class="prose"><p>سطر أول<br>سطر ثان</p>'
        "<ul><li>نقطة<ul><li>فرع</li><li>فرع آخر</li></ul></li><li>أخرى</li></ul>"
        "<ol><li>أولا</li><li>ثانيا</li></ol>"
        '<p><a href="https://example.org/a?b=1&amp;c=2" rel="nofollow noopener" dir="ltr">'
        "https://example.org/a?b=1&amp;c=2</a>.</p></div>"
    )


def test_prose_when_html_or_other_schemes_then_escaped_and_no_link():
    assert render("<script>x</script> javascript:alert(1) http://example.org") == (
        "<p>&lt;script&gt;x&lt;/script&gt; javascript:alert(1) http://example.org</p>"
    )
    assert render('https://example.org/"onmouseover=alert(1)') == (
        '<p><a href="https://example.org/" rel="nofollow noopener" dir="ltr">https://example.org/</a>'
        "&quot;onmouseover=alert(1)</p>"
    )


def test_prose_when_points_are_apart_or_continue_then_one_list():
    assert render("  • a\n\n  • b\n    suite\n\nfin") == "<ul><li>a</li><li>b<br>suite</li></ul><p>fin</p>"
    assert render("3) c\n4) d") == '<ol start="3"><li>c</li><li>d</li></ol>'
    assert render("-5 degrés") == "<p>-5 degrés</p>"


def test_prose_when_language_is_another_or_unknown_then_direction_is_right():
    assert show("{{ t|prose }}", t=Text(fr="Texte")) == (
        '<span class="untranslated">غير مترجم</span><div class="prose" lang="fr" dir="ltr"><p>Texte</p></div>'
    )
    assert show("{{ t|prose }}", t="Texte") == '<div class="prose" dir="auto"><p>Texte</p></div>'
    assert show("{{ t|prose }}{{ u|prose }}{{ v|prose }}", t=" ", u=None, v=Text()) == ""


@given(st.text(alphabet="ab<>&\"' \n-•1.):/htps"))
def test_prose_when_anything_is_written_then_no_tag_of_the_writer_survives(written):
    html = render(written)
    for ours in ("p", "ul", "ol", "li"):
        html = html.replace(f"<{ours}>", "").replace(f"</{ours}>", "")
    rest = (
        html.replace("<br>", "")
        .replace("</a>", "")
        .replace('<ol start="', "")
        .replace('<a href="https://', "")
    )
    assert "<" not in rest


def test_figures_when_in_html_then_isolated():
    day, moment = dt.date(2026, 1, 3), dt.datetime(2026, 1, 3, 13, 5, tzinfo=dt.UTC)
    assert show("{{ d|day }}", d=day) == "<bdi>3 جانفي 2026</bdi>"
    assert show("{{ d|month }}", d=day) == "<bdi>جانفي 2026</bdi>"
    assert show("{{ d|day_time }}", d=moment) == "<bdi>3 جانفي 2026، 2:05 م</bdi>"
    assert show("{{ n|number }}", n=1234) == "<bdi>1.234</bdi>"
    assert show("{{ n|percent }}", n=Decimal("0.5")) == "<bdi>50%</bdi>"
    assert strip_bidi(show("{{ n|money }}", n=Decimal("2.5"))) == "<bdi>2,500\u00a0د.ت.</bdi>"
    assert strip_bidi(show('{{ n|money:"EUR" }}', n=Decimal("2.5"))) == "<bdi>2,50\u00a0€</bdi>"
    assert show("{{ n|days }} {{ n|workdays }} {{ n|hours }}", n=3) == (
        "<bdi>3 أيام</bdi> <bdi>3 أيام عمل</bdi> <bdi>3 ساعات</bdi>"
    )
    assert show('{{ n|duration:"month" }}', n=2) == "<bdi>شهران</bdi>"
    assert show("{{ n|phone }}", n="+21620123456") == "<bdi>+216 20 123 456</bdi>"
    assert show("{{ n|ref }}", n="TN-<7>") == "<bdi>TN-&lt;7&gt;</bdi>"
    assert show("{% period d e %}", d=day, e=None) == "<bdi>ابتداءً من 3 جانفي 2026</bdi>"


def test_figures_when_plain_text_then_unicode_isolates():
    source = "{% autoescape off %}{{ d|day }}{% endautoescape %}"
    assert show(source, d=dt.date(2026, 1, 3)) == "\u20683 جانفي 2026\u2069"


def test_figures_when_nothing_then_nothing():
    assert show("{{ n|day }}{{ n|number }}{{ n|money }}{{ e|days }}", n=None, e="") == ""
    assert show("{{ n|number }}", n=0) == "<bdi>0</bdi>"


def test_languages_when_named_then_in_themselves():
    assert show("{{ 'ar'|language_name }} {{ 'ar'|direction }} {{ 'fr'|direction }}") == "العربية rtl ltr"
    assert show("{{ items|list_of }}", items=[Text(ar="الماء"), "الطرقات"]) == "الماء والطرقات"
