"""Known answers for folding and search forms, and what must hold for any text at all."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.kit.text import fold, fold_digits, isolate, query_tokens, strip_bidi, tokens, words


def matches(query: str, document: str, **kwargs) -> bool:
    """The rule that both databases apply, written once more in plain Python."""
    indexed = set(tokens(document))
    asked = query_tokens(query, **kwargs)
    return bool(asked) and all(indexed & set(alternatives) for alternatives in asked)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("مُحَمَّد", "محمد"),
        ("محـــمد", "محمد"),
        ("أإآٱا", "ااااا"),
        ("بلدية", "بلديه"),
        ("مستوى", "مستوي"),
        ("مسؤول", "مسءول"),
        ("مسئول", "مسءول"),
        ("ڨفصة", "قفصه"),
        ("ڤيديو", "فيديو"),
        ("پارك", "بارك"),
        ("٢٠٢٦", "2026"),
        ("۲۰۲۶", "2026"),
        ("\u200f٢٥\u200e", "25"),
        ("Élection", "election"),
        ("ŒUVRE", "oeuvre"),
        ("STRASSE straße", "strasse strasse"),
        ("\ufee3\ufea4\ufee3\ufeaa", "محمد"),
        ("", ""),
    ],
)
def test_fold_when_spelt_differently_then_known_answer(written, folded):
    assert fold(written) == folded


@given(st.text())
def test_fold_when_applied_twice_then_nothing_changes(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_fold_when_composed_or_decomposed_then_same_answer(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(alphabet=st.characters(whitelist_categories=["Lu", "Ll", "Lo", "Nd", "Zs", "Mn"])))
def test_query_when_it_is_the_document_then_document_is_found(text):
    indexed = set(tokens(text))
    assert [alternatives for alternatives in query_tokens(text) if not indexed & set(alternatives)] == []


@pytest.mark.parametrize(
    ("query", "document"),
    [
        ("انارة", "الإنارة العمومية"),
        ("الإنارة", "انارة الشوارع"),
        ("بلدية", "أعلنت البلدية عن برنامجها"),
        ("بلديه", "رئيس البلدية"),
        ("بلدية", "وبالبلدية مكتب"),
        ("بلدية", "للبلدية دور"),
        ("بلدية", "وبلدية أخرى"),
        ("بلدية", "وببلدية الرقاب"),
        ("بلدية", "اجتماع البلديات"),
        ("البلديات", "بلدية الرقاب"),
        ("مسؤول", "المسئول عن الملف"),
        ("مسئولين", "المسؤول عن الملف"),
        ("محمد", "السيد مُحَمَّد"),
        ("مُحَمَّد", "محمد"),
        ("خدماتها", "خدمات البلدية"),
        ("طرقات", "الطرق"),
        ("قفصة", "ڨفصة"),
        ("2026", "برنامج ٢٠٢٦"),
        ("election", "l’élection du conseil"),
        ("élections", "Election"),
        ("municipalité", "les municipalités"),
        ("evaluee", "la route est évaluée"),
        ("eclairage public", "L'ÉCLAIRAGE PUBLIC DES RUES"),
        ("services", "a public service"),
    ],
)
def test_query_when_another_form_is_written_then_found(query, document):
    assert matches(query, document) is True


@pytest.mark.parametrize(
    ("query", "document"),
    [
        ("بلدية", "لديه فكرة"),  # ب + لديه: only the document side may cut a joined letter
        ("إنارة النظافة", "الإنارة العمومية"),  # every word must be there
        ("نظافة", "الإنارة العمومية"),
        ("", "الإنارة"),
        ("؟ !", "الإنارة"),
        ("route", "l'eau"),
    ],
)
def test_query_when_words_differ_then_not_found(query, document):
    assert matches(query, document) is False


def test_query_when_synonyms_given_then_other_words_are_accepted():
    lighting = {"إنارة", "éclairage", "lighting"}
    assert matches("الإنارة", "Éclairage des rues") is False
    assert matches("الإنارة", "Éclairage des rues", synonyms=[lighting]) is True
    assert matches("lighting", "أعمدة الانارة", synonyms=[lighting]) is True
    assert matches("water", "أعمدة الانارة", synonyms=[lighting]) is False


def test_query_tokens_when_two_words_then_one_tuple_each():
    assert query_tokens("البلدية l'eau") == [("البلديه", "بلديه", "بلد"), ("eau",)]


def test_tokens_when_language_known_then_only_its_stem():
    assert tokens("municipales", "fr") == ["municipales", "municipal"]
    assert tokens("municipal", "en") == ["municipal", "municip"]


def test_tokens_when_particle_joined_then_word_without_it_is_indexed():
    assert tokens("وببلدية")[:3] == ["وببلديه", "ببلديه", "بلديه"]


def test_words_when_marks_inside_then_word_is_not_cut():
    assert words("السيد مُحَمَّد، ٣ مرات") == ["السيد", "محمد", "3", "مرات"]


def test_fold_digits_when_mixed_then_ascii_and_rest_untouched():
    assert fold_digits("رقم ١٢۳4 / É") == "رقم 1234 / É"


def test_isolate_when_stripped_then_original():
    assert isolate("TN-2026-7") == "\u2068TN-2026-7\u2069"
    assert strip_bidi("\u200f" + isolate("TN-2026-7")) == "TN-2026-7"
