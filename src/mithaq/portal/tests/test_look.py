"""Layouts, gallery, error pages and theme: that they stand in three languages, with or without a town."""

import re
from types import SimpleNamespace

import pytest
from django import forms
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from mithaq.kit.i18n import Text
from mithaq.kit.testing import flat
from mithaq.portal.gallery import samples
from mithaq.portal.theme import theme

DIRECTIONS = {"ar": "rtl", "fr": "ltr", "en": "ltr"}
TOWN = SimpleNamespace(
    name=Text(ar="بلدية الرقاب", fr="Commune de Regueb", en="Municipality of Regueb"),
    tagline=Text(ar="البلدية المفتوحة"),
    colour="#7a1f5c",
    accent="#1d5fb3",
    logo=None,
)
MENU = [
    {
        "verb": "Take part",
        "current": True,
        "items": [{"label": "A", "url": "/a/"}, {"label": "B", "url": "/b/"}],
    },
    {"verb": "Look inside", "items": [{"label": "C", "url": "/c/", "current": True}]},
]
LANGUAGES = [{"code": code, "name": code, "url": f"/{code}/x/"} for code in DIRECTIONS]


def page(template, language="en", **context):
    request = RequestFactory().get(f"/{language}/x/")
    with translation.override(language):
        return render_to_string(template, {"request": request, "languages": LANGUAGES, **context})


@pytest.mark.parametrize(("language", "direction"), DIRECTIONS.items())
def test_gallery_when_opened_then_every_component_stands_in_its_direction(language, direction):
    with translation.override(language):
        context = samples.context()
    html = page("gallery/gallery.html", language, town=TOWN, menu=MENU, icon_names=["bell"], **context)
    assert f'<html lang="{language}" dir="{direction}">' in html
    assert "style=" not in html
    assert "<style" not in html
    assert html.count("<h1") == 1
    assert html.count("<script") == 1


@pytest.mark.row("T05")
@pytest.mark.parametrize("layout", ["public", "desk", "directory"])
def test_layout_when_shown_then_skip_link_leads_to_the_one_main_landmark(layout):
    html = page(f"layouts/{layout}.html", town=TOWN, menu=MENU)
    assert html.index('class="skip" href="#main"') < html.index("<header")
    assert html.count("<main") == 1
    assert 'id="main"' in html


@pytest.mark.parametrize("layout", ["public", "desk", "directory"])
def test_layout_when_context_is_empty_then_still_stands(layout):
    assert "</html>" in render_to_string(f"layouts/{layout}.html", {})


def test_layout_when_languages_given_then_alternates_are_full_addresses():
    html = page("layouts/public.html", town=TOWN)
    assert '<link rel="alternate" hreflang="ar" href="http://testserver/ar/x/">' in flat(html)
    assert '<link rel="canonical" href="http://testserver/en/x/">' in html


def test_masthead_when_group_holds_one_page_then_the_verb_leads_there():
    html = page("layouts/public.html", town=TOWN, menu=MENU)
    assert '<a href="/c/" class="here" aria-current="page">Look inside</a>' in flat(html)
    assert html.count('name="verbs"') == 1


@pytest.mark.row("T08")
@pytest.mark.parametrize("layout", ["public", "desk"])
def test_layout_when_acting_for_an_organisation_then_the_screen_says_which(layout):
    actor = SimpleNamespace(person="Amal", organisation=Text(en="Youth Association"))
    assert "<strong><bdi>Youth Association</bdi></strong>" in page(
        f"layouts/{layout}.html", town=TOWN, actor=actor
    )
    alone = SimpleNamespace(person="Amal", organisation=None)
    assert "Youth Association" not in page(f"layouts/{layout}.html", town=TOWN, actor=alone)


@pytest.mark.parametrize("name", ["400", "403_csrf", "500", "503", "offline"])
def test_error_page_when_nothing_can_be_relied_on_then_speaks_three_languages(name):
    html = render_to_string(f"{name}.html")
    assert flat(html).lower().startswith('<!doctype html><html lang="ar" dir="rtl">')
    assert html.count("<h1>") == 1
    assert html.count("<h2>") == 2
    assert 'lang="fr" dir="ltr"' in html
    assert 'lang="en" dir="ltr"' in html


@pytest.mark.parametrize("name", ["403", "404"])
@pytest.mark.parametrize("language", DIRECTIONS)
def test_error_page_when_page_is_missing_or_closed_then_stands_with_and_without_a_town(name, language):
    assert page(f"{name}.html", language, town=TOWN).count("<h1>") == 1
    assert page(f"{name}.html", language).count("<h1>") == 1


def test_theme_when_town_has_colours_then_they_are_sent_and_kept_a_year():
    request = RequestFactory().get("/theme.css")
    request.municipality = TOWN
    response = theme(request)
    assert "--brand:#7a1f5c" in response.content.decode()
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"


def test_theme_when_no_town_then_the_house_s_own_colours():
    assert "--brand:#0f5c5a" in theme(RequestFactory().get("/theme.css")).content.decode()


def test_select_when_nothing_is_chosen_then_says_so_in_words():
    class Form(forms.Form):
        zone = forms.ChoiceField(choices=[("", "---------"), ("n", "North")])

    with translation.override("fr"):
        assert [" ".join(one.split()) for one in re.findall(r">([^<]+)</option>", str(Form()["zone"]))] == [
            "Choisir…",
            "North",
        ]
