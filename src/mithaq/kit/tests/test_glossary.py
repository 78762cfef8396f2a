"""Protected terms survive translation."""

import pytest

from mithaq.kit.glossary import COMMON_TERMS, Problem, Term, check_terms, contains
from mithaq.kit.i18n import Text

SALT = Term(
    "salt",
    {"ar": "السلط الكبرى", "fr": "Grand Salt", "en": "Greater Salt"},
    wrong={"fr": ("Grand Sel", "du sel"), "ar": ("الملح الكبير",), "en": ("Big Salt",)},
)
OGP, GENDER = COMMON_TERMS


@pytest.mark.row("T06")
def test_check_when_salt_became_sel_then_named():
    text = Text(ar="بلدية السلط الكبرى", fr="Municipalité du Grand Sel", en="Greater Salt Municipality")
    assert check_terms(text, "fr", [SALT]) == [Problem(SALT, "wrong", "fr", "Grand Salt", "Grand Sel")]
    assert check_terms(text, "en", [SALT]) == []
    assert check_terms(text, "ar", [SALT]) == []


def test_check_when_term_is_lost_then_missing():
    text = Text(ar="بلدية السلط الكبرى", fr="La municipalité")
    assert check_terms(text, "fr", [SALT]) == [Problem(SALT, "missing", "fr", "Grand Salt")]


def test_check_when_nothing_is_translated_yet_then_silent():
    assert check_terms(Text(ar="السلط الكبرى"), "fr", [SALT]) == []
    assert check_terms(Text(ar="السلط الكبرى", fr=" "), "fr", [SALT]) == []


def test_check_when_gender_became_sexe_then_named():
    text = Text(en="Gender inclusion", fr="vise à le sexe l’intégration")
    assert check_terms(text, "fr", [GENDER]) == [Problem(GENDER, "wrong", "fr", "genre", "le sexe")]
    assert check_terms(Text(en="Gender inclusion", fr="Égalité de genre"), "fr", [GENDER]) == []


def test_check_when_french_word_is_a_homonym_then_demands_nothing():
    assert check_terms(Text(fr="Ce genre de route", en="This kind of road"), "en", [GENDER]) == []


def test_check_when_partnership_is_named_then_fixed_form():
    text = Text(en="the Open Government Partnership", ar="برنامج شراكة الحكومة المفتوحة")
    assert check_terms(text, "ar", COMMON_TERMS) == []
    text = Text(en="the Open Government Partnership", fr="le partenariat public")
    assert check_terms(text, "fr", COMMON_TERMS) == [
        Problem(OGP, "missing", "fr", "Partenariat pour un gouvernement ouvert")
    ]


@pytest.mark.parametrize(
    ("text", "phrase", "answer"),
    [
        ("خدمات للسلط الكبرى", "السلط الكبرى", True),
        ("وبالسلط الكُبرى", "السلط الكبرى", True),
        ("السلط الصغرى", "السلط الكبرى", False),
        ("GRAND  SEL", "Grand Sel", True),
        ("un grand selon", "Grand Sel", False),
        ("Sel Grand", "Grand Sel", False),
        ("", "Grand Sel", False),
        ("texte", "", False),
    ],
)
def test_contains_when_words_follow_each_other_then_found(text, phrase, answer):
    assert contains(text, phrase) is answer
